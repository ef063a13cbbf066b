#include "bust_shape.h"

namespace mesomap::figure {

namespace {

/// Width of the rounding of |x| at the midline: avoids a crease where blends meet it.
constexpr float kMidlineRounding = 1.0f;       // mm^2
constexpr float kBodyMidlineRounding = 36.0f;  // wider masses, wider rounding
/// How much longer the male face is below the pupils (123.2 / 114.2, NIOSH 2003).
constexpr float kMaleFaceLength = 0.078f;
/// Over this height around the pupils the lengthening sets in.
constexpr float kLengtheningRounding = 9.0f;

}  // namespace

Build::Build(const Parameters& parameters)
    : sex(static_cast<float>(parameters.sex)),
      fat(static_cast<float>(parameters.build > 0 ? parameters.build : 0.42 * parameters.build)),
      age(static_cast<float>(parameters.age)),
      eyesOpen(parameters.eyesOpen) {}

BustShape::BustShape(const Parameters& parameters)
    : build_(parameters),
      faceScale_(1.0f / (1.0f + kMaleFaceLength * build_.sex)),
      skull_(build_),
      nose_(build_),
      eye_(build_),
      mouth_(build_),
      ear_(build_),
      torso_(build_) {}

Vec3 BustShape::toFace(const Vec3& p) const {
  const float above =
      0.5f * (p.y + std::sqrt(p.y * p.y + kLengtheningRounding * kLengtheningRounding));
  return {std::sqrt(p.x * p.x + kMidlineRounding), p.y * faceScale_ + (1.0f - faceScale_) * above,
          p.z};
}

float BustShape::faceToFigureHeight(float y) const {
  float guess = y;
  for (int i = 0; i < 12; ++i) guess += (y - toFace({0, guess, 0}).y) / faceScale_ * 0.9f;
  return guess;
}

float BustShape::operator()(const Vec3& p) const {
  const Vec3 q = toFace(p);
  const Vec3 body{std::sqrt(p.x * p.x + kBodyMidlineRounding), p.y, p.z};
  float d = skull_(q);
  d = nose_.addBridge(d, q);
  d = eye_.add(d, q);
  d = nose_.addWings(d, q);
  d = mouth_.add(d, q);
  d += skull_.fatPads(q);
  d = smoothMin(d, torso_.neck(body), 22.0f);
  d = torso_.addSternomastoid(d, body);
  d = torso_.addShoulders(d, body);
  d = torso_.cutToBust(d, body);
  return ear_.add(d, q);
}

Vec3 BustShape::gradient(const Vec3& p, float step) const {
  const BustShape& f = *this;
  return Vec3{f({p.x + step, p.y, p.z}) - f({p.x - step, p.y, p.z}),
              f({p.x, p.y + step, p.z}) - f({p.x, p.y - step, p.z}),
              f({p.x, p.y, p.z + step}) - f({p.x, p.y, p.z - step})} *
         (0.5f / step);
}

Vec3 BustShape::project(Vec3 p, bool onMidline) const {
  constexpr float kGoodEnough = 0.004f;
  constexpr float kLongestStep = 0.8f;  // smooth unions are not distances: long steps fly off
  constexpr float kSmallestSlope = 0.1f;
  for (int i = 0; i < 4; ++i) {
    const float d = (*this)(p);
    if (std::abs(d) < kGoodEnough) break;
    Vec3 g = gradient(p);
    if (onMidline) g.x = 0.0f;
    Vec3 step = g * (d / std::max(glm::dot(g, g), kSmallestSlope));
    const float length = glm::length(step);
    if (length > kLongestStep) step *= kLongestStep / length;
    p -= step;
  }
  return p;
}

Vec3 BustShape::cast(Vec3 origin, Vec3 direction) const {
  direction = glm::normalize(direction);
  constexpr float kReach = 600.0f;
  float travelled = 0.0f;
  while (travelled < kReach) {
    const float d = (*this)(origin + direction * travelled);
    if (d < 0.005f) break;
    travelled += std::max(0.01f, 0.5f * d);
  }
  return origin + direction * travelled;
}

}  // namespace mesomap::figure

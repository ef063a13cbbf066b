#include "shape/head_shape.h"

namespace mesomap::figure {

namespace {

/// Width of the rounding of |x| at the midline: avoids a crease where blends meet it.
constexpr float kHeadMidlineRounding = 1.0f;   // mm^2
constexpr float kNeckMidlineRounding = 36.0f;  // wider masses, wider rounding
/// How much longer the male face is below the pupils (123.2 / 114.2, NIOSH 2003).
constexpr float kMaleFaceLength = 0.078f;
/// Over this height around the pupils the lengthening sets in.
constexpr float kLengtheningRounding = 9.0f;
/// Jaw and throat meet in a wide curve at the midline, in a closer one under the ears.
constexpr float kNeckBlend = 22.0f, kThroatBlend = 32.0f;

}  // namespace

HeadShape::HeadShape(const Build& build)
    : faceScale_(1.0f / (1.0f + kMaleFaceLength * build.sex)),
      skull_(build),
      nose_(build),
      eye_(build),
      mouth_(build),
      ear_(build),
      neck_(build) {}

Vec3 HeadShape::toFace(const Vec3& p) const {
  const float above =
      0.5f * (p.y + std::sqrt(p.y * p.y + kLengtheningRounding * kLengtheningRounding));
  return {std::sqrt(p.x * p.x + kHeadMidlineRounding),
          p.y * faceScale_ + (1.0f - faceScale_) * above, p.z};
}

float HeadShape::faceToHeadHeight(float y) const {
  float guess = y;
  for (int i = 0; i < 12; ++i) guess += (y - toFace({0, guess, 0}).y) / faceScale_ * 0.9f;
  return guess;
}

float HeadShape::withoutEars(const Vec3& p) const {
  const Vec3 q = toFace(p);
  const Vec3 neck{std::sqrt(p.x * p.x + kNeckMidlineRounding), p.y, p.z};
  float d = skull_(q);
  d = nose_.addBridge(d, q);
  d = eye_.add(d, q);
  d = nose_.addWings(d, q);
  d = mouth_.add(d, q);
  d += skull_.fatPads(q);
  const float throat = smoothStep(-15, 25, q.z) * smoothStep(45, 10, q.x);
  d = smoothMin(d, neck_.column(neck), mix(kNeckBlend, kThroatBlend, throat));
  return neck_.addSternomastoid(d, neck);
}

float HeadShape::addEars(float d, const Vec3& p) const {
  return ear_.add(d, toFace(p));
}

}  // namespace mesomap::figure

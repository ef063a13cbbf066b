#include "shape/body_shape.h"

namespace mesomap::figure {

namespace {
/// Width of the rounding of |x| at the midline, mm^2.
constexpr float kMidlineRounding = 36.0f;
constexpr float kShoulderBlend = 38.0f, kArmpitBlend = 20.0f, kHipBlend = 42.0f,
                kCrotchBlend = 22.0f, kWristBlend = 12.0f, kAnkleBlend = 14.0f, kNeckBlend = 30.0f;
}  // namespace

BodyShape::BodyShape(const Parameters& parameters)
    : FigureShape(parameters),
      frames_(build()),
      trunk_(build(), frames_),
      arm_(build(), frames_),
      leg_(build(), frames_),
      hand_(build()),
      foot_(build()) {}

Vec3 BodyShape::folded(const Vec3& p) {
  return {std::sqrt(p.x * p.x + kMidlineRounding), p.y, p.z};
}

float BodyShape::operator()(const Vec3& p) const {
  const Vec3 q = folded(p);
  float arm = arm_(q);
  const Vec3 h = frames_.toHand(q);
  const float beyondHand = glm::length(h) - Hand::kReach;
  if (beyondHand < 0.0f) arm = smoothMin(arm, hand_(h) * frames_.handScale, kWristBlend);
  float leg = leg_(q);
  const Vec3 f = frames_.toFoot(q);
  const float beyondFoot = glm::length(f) - Foot::kReach;
  if (beyondFoot < 0.0f) leg = smoothMin(leg, foot_(f) * frames_.footScale, kAnkleBlend);
  const float hipBlend = mix(kCrotchBlend, kHipBlend, smoothStep(15, 90, q.x));
  float d = smoothMin(trunk_(q), leg, hipBlend);
  d = trunk_.addButtocks(d, q);
  const float shoulder = frames_.shoulder.y;
  d = smoothMin(d, arm,
                mix(kArmpitBlend, kShoulderBlend, smoothStep(shoulder - 60, shoulder, q.y)));
  const Vec3 atHead = p - frames_.headOrigin;
  if (atHead.y < -270.0f) return d;
  d = smoothMin(d, head().withoutEars(atHead), kNeckBlend);
  return head().addEars(d, atHead);
}

float BodyShape::insideGarment(const Vec3& p) const {
  return 60.0f * frames_.scale - std::abs(p.y - frames_.hip.y);
}

}  // namespace mesomap::figure

#include "shape/body_shape.h"

namespace mesomap::figure {

namespace {
/// Width of the rounding of |x| at the midline, mm^2.
constexpr float kMidlineRounding = 36.0f;
constexpr float kShoulderBlend = 38.0f, kArmpitBlend = 20.0f, kHipBlend = 42.0f,
                kCrotchBlend = 22.0f, kWristBlend = 12.0f, kAnkleBlend = 14.0f, kNeckBlend = 22.0f;
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
  constexpr float kCorner = 24.0f;  ///< rounding where edges meet
  const auto y = [&](float female, float male) { return build().blend(female, male); };
  const Vec3 q = folded(p);
  const float back = smoothStep(40, -80, q.z);
  // Shorts: a waistband under the iliac crests, higher behind; the female hem rises outwards.
  const float waistband = y(930, 1006) + 10.0f * back;
  const float rise = y(0.30f, 0.05f) * smoothStep(20, 190, q.x) * 190.0f;
  const float hem = y(748, 766) + rise - y(14, 4) * back;
  constexpr float kBesideHand = 260.0f;  // the hand hangs farther out
  float shorts = smoothMin(waistband - q.y, q.y - hem, kCorner);
  shorts = smoothMin(shorts, kBesideHand - q.x, kCorner);
  // Top: a band over the breasts; it shrinks away towards the male figure.
  constexpr float kShrink = 75.0f;
  const float upper = y(1226, 1330) - 22.0f * back - 7.0f * bump(q.x, 26);
  const float lower = y(1106, 1210) + 6.0f * back;
  // Between trunk and arm, from the arm pit down.
  const float side = y(156, 182) + 0.3f * (y(1240, 1330) - q.y);
  float top = smoothMin(upper - q.y, q.y - lower, kCorner);
  top = smoothMin(top, side - q.x, kCorner) - kShrink * build().sex;
  return std::max(shorts, top);
}

float BodyShape::nailAt(const Vec3& p) const {
  const Vec3 q = folded(p);
  const Vec3 h = frames_.toHand(q);
  if (glm::length(h) < Hand::kReach) return hand_.nail(h);
  const Vec3 f = frames_.toFoot(q);
  return glm::length(f) < Foot::kReach ? foot_.nail(f) : 0.0f;
}

float BodyShape::garmentAt(const Vec3& p) const {
  constexpr float kSoftEdge = 3.0f;  ///< mm; wider than an edge, or the hem frays
  return smoothStep(-kSoftEdge, kSoftEdge, insideGarment(p));
}

}  // namespace mesomap::figure

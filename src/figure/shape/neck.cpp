// Neck: a leaning column with larynx and sternomastoid.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
/// The column leans forward from the root of the neck to the skull's base.
constexpr Vec3 kTop{0, -40, -18};
constexpr Vec3 kBottom{0, -205, -40};
/// Sections are a little deeper than wide.
constexpr float kDepth = 0.95f;
constexpr float kLarynxBlend = 18, kSternomastoidBlend = 15;
/// How much thicker the heavy figure's neck is, mm of radius at the skull's base and at the root.
constexpr float kFatAbove = 9.0f, kFatBelow = 7.0f;
}  // namespace

Neck::Neck(const Build& b) : build_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  // From behind the ear to the breastbone's notch (187 | 203 mm under the pupils, ANSUR II).
  sternomastoid_ = {
      {52, -38, -20}, {9, y(-184, -200), 9}, b.blend(7.5f, 9) - b.fat, b.blend(5.5f, 6.5f) - b.fat};
  // The male larynx is larger and farther forward; both stay soft.
  larynx_ = {{0, y(-128, -138), b.blend(10.5f, 21) + 2.5f * b.fat},
             {b.blend(9, 11), 16, b.blend(10, 12)}};
}

float Neck::column(const Vec3& q) const {
  const Vec3 axis = kBottom - kTop;
  const float t = std::clamp(glm::dot(q - kTop, axis) / glm::dot(axis, axis), 0.0f, 1.0f);
  Vec3 r = q - (kTop + axis * t);
  r.z *= kDepth;
  // 330 | 398 mm round below the larynx (ANSUR II).
  const float radius = build_.blend(mix(48.5f, 46.7f, t), mix(58.5f, 59.0f, t)) +
                       mix(kFatAbove, kFatBelow, t) * build_.fat;
  return smoothMin(glm::length(r) - radius, larynx_(q), kLarynxBlend);
}

float Neck::addSternomastoid(float d, const Vec3& q) const {
  return smoothMin(d, sternomastoid_(q), kSternomastoidBlend);
}

}  // namespace mesomap::figure

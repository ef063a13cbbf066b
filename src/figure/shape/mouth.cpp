// Lips, philtrum, corners of the mouth and the folds around it, as relief over the muzzle.
#include "shape/head_parts.h"

namespace mesomap::figure {

Mouth::Mouth(const Build& b)
    : widen_(b.blend(1.015f, 0.965f)),
      fullness_(b.blend(0.95f, 0.70f)),
      vermilion_(b.blend(0.97f, 0.82f)),
      age_(b.age) {
  // Drawn over x 0..25 and scaled to a mouth 49 | 52 mm wide (NIOSH 2003). The slit rises towards
  // the corners: a rest that is friendly.
  upper_ = {{0, -54.5f},  {2.2f, -54.1f}, {5, -53.4f}, {8, -53.8f},
            {13, -55.5f}, {19, -58.2f},   {25, -60.4f}};
  slit_ = {{0, -62.9f}, {4, -62.7f}, {9, -62.4f}, {14, -62.3f}, {20, -61.7f}, {25, -60.5f}};
  lower_ = {{0, -72.0f}, {5, -71.9f}, {10, -71.0f}, {15, -69.0f}, {20, -65.6f}, {25, -61.0f}};
}

float Mouth::lipRelief(const Vec3& q) const {
  const float x = std::min(q.x * widen_, kDrawnHalfWidth);
  const float t = q.x * widen_ / kDrawnHalfWidth;
  const float s = slit_(x);
  const float above = q.y - s;
  const float taper = smoothStep(1.0f, 0.68f, t);
  // Height of one lip over the muzzle; `v` is 0 at the slit and 1 at the border of the red.
  const auto lip = [&](float height, float offset, float thickness, float nominal) {
    const float v = offset / std::max(height, 2.4f);
    constexpr float kCrest = 0.465f;
    constexpr float kReach = 0.58f;
    const float arch = 1.0f - (v - kCrest) * (v - kCrest) / (kReach * kReach);
    // Runs out softly instead of ending in a step.
    const float soft = 0.5f * (arch + std::sqrt(arch * arch + 0.08f));
    const float profile = std::pow(soft, 0.6f) * smoothStep(-0.9f, 0.1f, arch);
    return thickness * std::sqrt(std::clamp(height / nominal, 0.0f, 1.3f)) * profile;
  };
  const float upperHeight = (upper_(x) - s) * vermilion_;
  const float upper =
      lip(upperHeight, above, 3.0f, 8.0f) +
      0.35f * bump(above / std::max(upperHeight, 2.4f) - 1.04f, 0.14f);  // white roll
  const float lower = lip((s - lower_(x)) * vermilion_, -above, 3.4f, 9.0f);
  const float relief = mix(lower, upper, smoothStep(-1.2f, 1.2f, above)) * fullness_ * taper;
  const float slitDepth = (1.0f + 1.3f * taper) * smoothStep(1.14f, 0.75f, t);
  return relief - slitDepth * bump(above, 1.25f + 0.35f * t);
}

float Mouth::add(float d, const Vec3& q) const {
  if (q.z < 50.0f || q.y > -20.0f || q.y < -100.0f) return d;
  const float front = smoothStep(60, 74, q.z);
  // Philtrum: a groove between two columns.
  d += front * smoothStep(-43.5f, -49.0f, q.y) * smoothStep(-57, -53.5f, q.y) *
       (0.7f * bump(q.x, 2.8f) - 0.3f * bump(q.x - 5.4f, 2.5f));
  if (q.x < 40.0f && q.y < -40.0f && q.y > -90.0f) {
    d -= lipRelief(q) * front * smoothStep(1.45f, 1.15f, q.x * widen_ / kDrawnHalfWidth);
  }
  // Corner of the mouth: a small dimple.
  d += 0.8f * front * bump(glm::length(Vec2{q.x * widen_ - 27.0f, q.y + 60.3f}), 3.0f);
  // Nasolabial fold: from beside the wing down and outwards.
  const Vec2 top{17.5f, -33};
  const Vec2 bottom{32, -62};
  const Vec2 along = bottom - top;
  const Vec2 from = Vec2{q.x, q.y} - top;
  const float t = std::clamp(glm::dot(from, along) / glm::dot(along, along), 0.0f, 1.0f);
  const Vec2 off = from - along * t;
  const float side = off.x * along.y - off.y * along.x > 0 ? -1.0f : 1.0f;
  const float r = glm::length(off) * side;
  d += std::sin(3.14159265f * std::clamp(0.08f + 0.92f * t, 0.0f, 1.0f)) * age_ *
       (0.9f * bump(r, 2.6f) - 0.7f * bump(r - 6.0f, 4.0f)) * smoothStep(55, 70, q.z);
  // Fold between lip and chin.
  d += 2.3f * bump(q.y + 79.0f, 3.8f) * bump(q.x, 13) * front;
  return d;
}

}  // namespace mesomap::figure

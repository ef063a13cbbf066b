// Neck: a leaning column with larynx and sternomastoid.
#include "shape/head_parts.h"

namespace mesomap::figure {

Neck::Neck(const Build& b) : build_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  sternomastoid_ = {{52, -36, -18}, {10, y(-186, -204), 9}, b.blend(7.5f, 9), 6};
  larynx_ = {{0, y(-128, -137), b.blend(5, 15.5f)}, {b.blend(9, 11), 16, b.blend(10, 12)}};
}

float Neck::column(const Vec3& q) const {
  const Vec3 top{0, -40, -18};
  const Vec3 bottom{0, -205, -40};
  const Vec3 axis = bottom - top;
  const float t = std::clamp(glm::dot(q - top, axis) / glm::dot(axis, axis), 0.0f, 1.0f);
  Vec3 r = q - (top + axis * t);
  r.z *= 0.95f;
  const float radius = build_.blend(mix(46.0f, 48, t), mix(56, 59, t)) + 4.0f * build_.fat;
  return smoothMin(glm::length(r) - radius, larynx_(q), 16.0f);
}

float Neck::addSternomastoid(float d, const Vec3& q) const {
  return smoothMin(d, sternomastoid_(q), 14.0f);
}

}  // namespace mesomap::figure

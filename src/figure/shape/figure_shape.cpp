#include "shape/figure_shape.h"

#include "shape/body_shape.h"
#include "shape/bust_shape.h"

namespace mesomap::figure {

Build::Build(const Parameters& parameters)
    : sex(static_cast<float>(parameters.sex)),
      fat(static_cast<float>(parameters.build > 0 ? parameters.build : 0.42 * parameters.build)),
      age(static_cast<float>(parameters.age)),
      eyesOpen(parameters.eyesOpen) {}

std::unique_ptr<const FigureShape> makeShape(const Parameters& parameters) {
  if (parameters.kind == Kind::body) return std::make_unique<BodyShape>(parameters);
  return std::make_unique<BustShape>(parameters);
}

Vec3 FigureShape::gradient(const Vec3& p, float step) const {
  const FigureShape& f = *this;
  return Vec3{f({p.x + step, p.y, p.z}) - f({p.x - step, p.y, p.z}),
              f({p.x, p.y + step, p.z}) - f({p.x, p.y - step, p.z}),
              f({p.x, p.y, p.z + step}) - f({p.x, p.y, p.z - step})} *
         (0.5f / step);
}

Vec3 FigureShape::project(Vec3 p, bool onMidline) const {
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

Vec3 FigureShape::cast(Vec3 origin, Vec3 direction) const {
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

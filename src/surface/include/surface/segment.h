#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace mesomap::surface {

/// From `p` to the nearest place of the segment from `a` to `b`, in their unit.
[[nodiscard]] inline double distanceToSegment(const glm::dvec3& p, const glm::dvec3& a,
                                              const glm::dvec3& b) {
  const glm::dvec3 d = b - a;
  const double along = glm::dot(d, d);
  const double t = along > 0.0 ? std::clamp(glm::dot(p - a, d) / along, 0.0, 1.0) : 0.0;
  return glm::distance(p, a + d * t);
}

}  // namespace mesomap::surface

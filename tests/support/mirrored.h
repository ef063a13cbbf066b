// How well places are mirror images of one another about the plane x = 0.
#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <vector>

namespace mesomap::support {

/// The farthest that the mirror image of one of the first places lies from the nearest of the
/// others, mm; 0 where there are no first places.
inline double farthestFromMirrored(const std::vector<glm::dvec3>& places,
                                   const std::vector<glm::dvec3>& others) {
  double worst = 0.0;
  for (const glm::dvec3& place : places) {
    const glm::dvec3 image(-place.x, place.y, place.z);
    double nearest = 1e9;
    for (const glm::dvec3& other : others) nearest = std::min(nearest, glm::distance(image, other));
    worst = std::max(worst, nearest);
  }
  return worst;
}

}  // namespace mesomap::support

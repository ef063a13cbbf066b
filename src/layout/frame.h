// Directions in the skin: 0° along the horizontal to the client's left, 90° upwards.
#pragma once

#include <glm/vec3.hpp>

namespace mesomap::layout {

/// Unit tangent at skin with outward normal `normal`. At the client's very sides, where the
/// horizontal runs front to back, 0° points forwards; on top and below, towards the client's left.
[[nodiscard]] glm::dvec3 tangentTowards(const glm::dvec3& normal, double directionDeg);

}  // namespace mesomap::layout

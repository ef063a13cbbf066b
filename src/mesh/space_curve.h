// Order along a Hilbert curve (Skilling 2004, "Programming the Hilbert curve"): neighbours in the
// order are neighbours in space.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

namespace mesomap::mesh {

/// Indices of `positions` in curve order; ties keep their order.
[[nodiscard]] std::vector<std::uint32_t> curveOrder(const std::vector<glm::dvec3>& positions);

}  // namespace mesomap::mesh

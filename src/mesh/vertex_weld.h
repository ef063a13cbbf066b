// Vertices at exactly equal positions, found by hashing.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

namespace mesomap::mesh {

/// For every vertex the index of the first vertex at the same position (itself for most).
[[nodiscard]] std::vector<std::uint32_t> firstAtSamePosition(
    const std::vector<glm::vec3>& positions);

}  // namespace mesomap::mesh

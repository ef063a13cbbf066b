// Where a mesh passes through itself.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::test {

/// Pairs of triangles that cross although they share no vertex, ascending. An edge of one passes
/// through the other, judged in double precision; triangles that lie in one plane do not count.
/// 120,000 triangles take about a second.
[[nodiscard]] std::vector<std::array<std::uint32_t, 2>> selfIntersections(
    const mesh::TriangleMesh& mesh);

}  // namespace mesomap::test

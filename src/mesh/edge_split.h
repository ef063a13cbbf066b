// Splitting of long edges: passes that halve every edge above a limit, with the fixed templates for
// one, two and three halved edges of a triangle, so that neighbours always agree.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::mesh {

/// A mesh while it is being split. `source` and `barycentric` say where each corner lies in the
/// triangle that it was cut from; halving keeps these exact (sums of powers of two, down to 2^-24).
struct SplitMesh {
  std::vector<glm::dvec3> positions;
  std::vector<glm::dvec3> normals;
  std::vector<glm::dvec3> colors;  ///< Empty or complete.
  std::vector<float> coarseness;   ///< Factor on the limit by vertex, 1 or more; empty or complete.
  std::vector<Triangle> triangles;
  std::vector<std::uint32_t> source;
  std::vector<std::array<glm::vec3, 3>> barycentric;
};

/// About how many triangles splitting to this limit gives (within some 20 %).
[[nodiscard]] double estimateTriangles(const SplitMesh& mesh, double maxEdgeMm);

/// Errors: cancelled; refused when more than `maxTriangles` would be needed.
[[nodiscard]] Result<void> splitLongEdges(SplitMesh& mesh, double maxEdgeMm,
                                          std::size_t maxTriangles, const Progress& progress);

}  // namespace mesomap::mesh

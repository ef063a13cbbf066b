// Whether a mesh is a whole, and how even its triangles are.
#pragma once

#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::test {

/// Closed, manifold, one piece, no handle: the Euler characteristic of a sphere. Reports through
/// GoogleTest.
void expectWhole(const mesh::TriangleMesh& mesh);

/// The smallest angle of every triangle, degrees; NaN for one without area.
[[nodiscard]] std::vector<double> smallestAngles(const mesh::TriangleMesh& mesh);

/// Volume; negative where the triangles face inwards.
[[nodiscard]] double litres(const mesh::TriangleMesh& mesh);

}  // namespace mesomap::test

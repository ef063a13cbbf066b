// Counts of what is odd about a mesh; nothing is changed.
#pragma once

#include <cstdint>

#include "mesh/surface_file.h"

namespace mesomap::mesh {

/// False for a triangle whose corners coincide or lie on one line.
[[nodiscard]] bool hasArea(const TriangleMesh& mesh, std::uint32_t triangle);

/// All but `unusedVertices`, which only the reader knows.
[[nodiscard]] MeshDefects findDefects(const TriangleMesh& mesh);

}  // namespace mesomap::mesh

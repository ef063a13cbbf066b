// The two halves of a figure's mesh: which vertex and which triangle is whose mirror image.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

/// Of a mesh whose halves are mirror images in x = 0, vertex for vertex, with no triangle across
/// x = 0.
struct MeshMirror {
  std::vector<std::uint32_t> vertex;    ///< Its mirror image; itself on x = 0.
  std::vector<std::uint32_t> triangle;  ///< Its mirror image.
};

/// Nothing where the mesh is not exactly mirrored.
[[nodiscard]] std::optional<MeshMirror> mirrorOf(const mesh::TriangleMesh& mesh);

/// True for a triangle on the client's left (x >= 0); none lies on both sides.
[[nodiscard]] inline bool onLeft(const mesh::TriangleMesh& mesh, const mesh::Triangle& t) {
  return mesh.positions[t[0]].x > 0.0f || mesh.positions[t[1]].x > 0.0f ||
         mesh.positions[t[2]].x > 0.0f;
}

/// The same place on the other side.
[[nodiscard]] mesh::SurfacePoint mirrored(const mesh::TriangleMesh& mesh, const MeshMirror& mirror,
                                          const mesh::SurfacePoint& point);

}  // namespace mesomap::figure

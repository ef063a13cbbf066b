// A skin of very many triangles with fewer of them, to be drawn while the view moves where drawing
// them all takes too long. Pure data, no OpenGL.
#pragma once

#include <cstddef>

#include "skin_mesh.h"

namespace mesomap::render {

/// A skin with no more triangles than this is drawn quickly anywhere.
inline constexpr std::size_t kManyTriangles = 200'000;

struct ReducedSkin {
  SkinMesh mesh;        ///< `hollow` stays empty; `origin` names one of the vertices joined.
  float cellMm = 0.0f;  ///< Edge of the cells whose vertices were joined.
};

/// Vertices that lie in one cell of an even grid and face one way become one at their middle
/// (Rossignac & Borrel 1993), with cells as wide as about `triangles` ask for. The same vertices
/// are joined on both sides of a seam of the texture, so that nothing gapes there, and corners far
/// apart in the texture never share a place in it.
[[nodiscard]] ReducedSkin reducedSkin(const SkinMesh& whole, std::size_t triangles = 100'000);

}  // namespace mesomap::render

// From a signed-distance function to triangles where detail differs from place to place: surface
// nets (Gibson 1998) on cubic blocks whose cells are 1, 2 or 4 times the finest spacing. Faces of
// the net belong to the shortest lattice edges, as in dual contouring on octrees (Ju et al. 2002),
// so that blocks of different spacing join without cracks. Only blocks near the surface are stored.
#pragma once

#include "meshing/mesher.h"

namespace mesomap::figure {

struct NetsPlan {
  /// Box to look in, mm. With low.x = 0 the half x >= 0 of a shape that is symmetric about x = 0:
  /// its only border lies exactly on x = 0.
  Vec3 low{0}, high{0};
  float finest = 0.9f;  ///< Spacing of the finest blocks, mm.
  /// Spacing wanted at a place, mm: blocks take the next finer of 1, 2 or 4 times `finest`.
  std::function<float(const Vec3&)> spacing;
};

/// The same whatever the number of threads. Empty when cancelled. Parts that the box cuts come out
/// open.
[[nodiscard]] RawMesh adaptiveNets(const Distance& distance, const NetsPlan& plan,
                                   const Progress& progress);

}  // namespace mesomap::figure

// From a signed-distance function to triangles: surface nets on a non-uniform grid (Gibson 1998),
// for the half x >= 0 of a shape that is symmetric about x = 0.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/progress.h"
#include "shape/sdf.h"

namespace mesomap::figure {

using Distance = std::function<float(const Vec3&)>;

struct RawMesh {
  std::vector<Vec3> positions;
  std::vector<std::array<std::uint32_t, 3>> triangles;
};

/// Grid planes of one axis, ascending.
using Axis = std::vector<float>;

/// Planes from `from` to at least `to`; `step(x)` is the spacing wanted at x.
[[nodiscard]] Axis makeAxis(float from, float to, const std::function<float(float)>& step);

/// Meshes the half x >= 0. `x` starts at +h, half the width of the middle column of cells, whose
/// vertices lie exactly on x = 0 and form the only border. Blocks of cells far from the surface are
/// skipped; the result does not depend on the number of threads. Empty when cancelled.
[[nodiscard]] RawMesh meshHalf(const Distance& distance, const Axis& x, const Axis& y,
                               const Axis& z, const Progress& progress);

/// Keeps the piece with the most triangles and drops vertices that nothing uses.
void keepLargestPiece(RawMesh& mesh);

/// Lengths of edges to aim at.
struct SizeLimits {
  float smallest = 0.9f;     ///< mm
  float chordError = 0.03f;  ///< mm between an edge and the curved surface under it
  float gradation = 0.25f;   ///< change of length per mm of way
  std::function<float(const Vec3&)> largest;  ///< mm, by place
};
/// Wanted edge length at every vertex.
[[nodiscard]] std::vector<float> sizeFromCurvature(const RawMesh& mesh, const SizeLimits& limits);

/// One round of collapsing edges that are much shorter than wanted; vertices on x = 0 stay there.
/// Manifold stays manifold (link condition). `size` follows the vertices. Returns the collapses.
std::size_t coarsen(RawMesh& mesh, std::vector<float>& size);

/// Edges that run from border to border through the inside would be used four times once mirrored:
/// they get a vertex of their own, a little off the plane.
void splitMidlineChords(RawMesh& mesh);

/// Flips edges while that makes the smallest angle of the two triangles larger.
void flipForAngles(RawMesh& mesh);

/// Moves every vertex a part of the way to the middle of its neighbours; those on x = 0 stay there.
void smoothOnce(RawMesh& mesh, float share);

/// The whole from the half: vertices with x > 0 get a mirror image, appended in the same order.
[[nodiscard]] RawMesh mirrored(const RawMesh& half);
/// For every vertex of mirrored(half) the one at the mirrored place; itself on x = 0.
[[nodiscard]] std::vector<std::uint32_t> mirrorPairing(const RawMesh& half);

/// True when every edge has exactly two triangles of opposite direction and every vertex one fan.
[[nodiscard]] bool isClosedManifold(const RawMesh& mesh);

}  // namespace mesomap::figure

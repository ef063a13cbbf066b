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

/// The whole from the half: vertices with x > 0 get a mirror image, appended in the same order.
[[nodiscard]] RawMesh mirrored(const RawMesh& half);
/// For every vertex of mirrored(half) the one at the mirrored place; itself on x = 0.
[[nodiscard]] std::vector<std::uint32_t> mirrorPairing(const RawMesh& half);

/// True when every edge has exactly two triangles of opposite direction and every vertex one fan.
[[nodiscard]] bool isClosedManifold(const RawMesh& mesh);

}  // namespace mesomap::figure

// The straight way between two places along connected skin: the cut of the skin by the plane that
// holds both places and stands upright on them. On skin that bends gently it is the shortest way to
// within a few hundredths of a per cent, and it is found in microseconds. It is an upper bound of
// the shortest way: no shorter way is missed by more than the skin's own bumps.
#pragma once

#include <limits>
#include <vector>

#include "mesh/working_mesh.h"

namespace mesomap::paint {

/// What `skinDistance` answers where the cut does not lead from one place to the other.
inline constexpr double kNotConnected = std::numeric_limits<double>::infinity();

/// Length in mm of the cut from `from` to `to`; `kNotConnected` when it meets a border, wanders
/// off, or is longer than `longestRatio` times the straight distance (other lip, other side of a
/// fold). Both places must lie on the mesh.
[[nodiscard]] double skinDistance(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& from,
                                  const mesh::SurfacePoint& to, double longestRatio = 3.0);

/// Places along the same way at equal steps of at most `stepMm`, both ends left out. False, with
/// nothing written, where the two are not connected.
[[nodiscard]] bool skinPath(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& from,
                            const mesh::SurfacePoint& to, double stepMm,
                            std::vector<mesh::SurfacePoint>& between, double longestRatio = 3.0);

/// True when the triangle exists and the barycentrics are numbers inside it (1e-6 of slack).
[[nodiscard]] bool liesOn(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place);

}  // namespace mesomap::paint

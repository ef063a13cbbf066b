// The short way between two places where the straight cut meets a hole or a fold.
#pragma once

#include <vector>

#include "paint/skin.h"

namespace mesomap::paint {

/// Places along a short way over connected skin at steps of at most `stepMm`, both ends left out;
/// false, with nothing written, where none is shorter than `longestRatio` times the straight
/// distance. It is `skinPath` where that leads there; else the way down the distances from `to`,
/// pulled tight (a few per cent longer than the shortest at most).
[[nodiscard]] bool detour(const mesh::WorkingMesh& mesh, surface::GeodesicField& field,
                          const mesh::SurfacePoint& from, const mesh::SurfacePoint& to,
                          double stepMm, std::vector<mesh::SurfacePoint>& between,
                          double longestRatio = 3.0);

/// From `from` down the distances of the field's last ball to its source, vertex by vertex; the
/// last vertex is one of the source's own triangle. Empty where the ball did not reach `from`.
[[nodiscard]] std::vector<mesh::SurfacePoint> wayDown(const mesh::WorkingMesh& mesh,
                                                      const surface::GeodesicField& field,
                                                      const mesh::SurfacePoint& from);

}  // namespace mesomap::paint

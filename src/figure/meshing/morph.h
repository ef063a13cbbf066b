// How a figure's mesh becomes slim or heavy: its vertices follow the shape as the build changes in
// small steps, so that the triangles stay and a place on the skin keeps its triangle.
#pragma once

#include "meshing/mesh_shape.h"

namespace mesomap::figure {

/// How far each vertex of the half mesh of `parameters` at build 0 moves until build `towards`
/// (-1 or 1), mm. Empty when cancelled. Progress runs from 0 to 1.
[[nodiscard]] std::vector<Vec3> morphTo(const Parameters& parameters, double towards,
                                        const RawMesh& half, const Progress& progress);

}  // namespace mesomap::figure

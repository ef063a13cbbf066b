// Any figure's shape as triangles: grid, nets, remeshing, mirror image and the proof.
#pragma once

#include "base/result.h"
#include "meshing/sizing.h"

namespace mesomap::figure {

/// The half x >= 0 of a figure; positions rounded as they are written to a file. Closed and
/// manifold once mirrored(). Errors: cancelled; refused where no closed surface of one piece
/// comes out.
[[nodiscard]] Result<RawMesh> meshShape(const FigureShape& shape, Kind kind,
                                        const Progress& progress);

/// Nearest place of the surface by clamped Newton steps, each from four samples.
[[nodiscard]] Vec3 ontoShape(const FigureShape& shape, Vec3 p, bool onMidline, int steps = 3);

/// To the three decimals of a millimetre that a file holds.
void roundPositions(RawMesh& mesh);

}  // namespace mesomap::figure

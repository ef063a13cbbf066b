// The finished bust: mesh of a shape with positions rounded as they are written to the file.
#pragma once

#include "base/result.h"
#include "mesh/triangle_mesh.h"
#include "shape/bust_shape.h"

namespace mesomap::figure {

[[nodiscard]] Result<mesh::TriangleMesh> meshBust(const BustShape& shape, const Progress& progress);

/// Skin, lips, brows, lashes and cheeks at a place of the surface, sRGB 0..1.
[[nodiscard]] Vec3 colourAt(const FigureShape& shape, const Vec3& position, int tone);

}  // namespace mesomap::figure

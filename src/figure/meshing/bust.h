// The finished bust: mesh of a shape with positions rounded as they are written to the file.
#pragma once

#include "base/result.h"
#include "mesh/triangle_mesh.h"
#include "shape/bust_shape.h"

namespace mesomap::figure {

[[nodiscard]] Result<mesh::TriangleMesh> meshBust(const BustShape& shape, const Progress& progress);

}  // namespace mesomap::figure

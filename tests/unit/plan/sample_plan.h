// One small plan on a flat square, so that every expected number can be worked out by hand.
#pragma once

#include "mesh/triangle_mesh.h"
#include "plan/plan.h"

namespace mesomap::support {

/// Two triangles, 100 × 100 mm in the XY plane, facing +Z.
[[nodiscard]] mesh::TriangleMesh sampleSquare();
/// Two areas on it: r1 "Forehead" with 4 points 10 mm apart, 0.02 mL each, and r2 "Client's left
/// cheek" with 2 points of unset volume.
[[nodiscard]] plan::Plan samplePlan();

}  // namespace mesomap::support

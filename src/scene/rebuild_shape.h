// A shape drawn again from its border lines, for a plan whose exact field belongs to another
// working mesh.
#pragma once

#include <vector>

#include "mesh/ray_caster.h"
#include "mesh/working_mesh.h"
#include "plan/plan.h"
#include "surface/outline.h"

namespace mesomap::scene {

/// Inside lies on the left of each line seen from outside. Empty where there is no border.
[[nodiscard]] surface::PagedField shapeFromBorder(const mesh::WorkingMesh& mesh,
                                                  const mesh::RayCaster& workingCaster,
                                                  const surface::PageTriangles& pages,
                                                  const std::vector<plan::BorderLine>& border);

}  // namespace mesomap::scene

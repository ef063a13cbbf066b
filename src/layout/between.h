// Where the next session's points begin: between those of the last one.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "layout/sites.h"

namespace mesomap::layout {

/// In the middle of a triangle of neighbouring points, for each of them one, all towards the same
/// side: of an even lattice another one, as far from all points of the first as can be. mm. Points
/// with fewer than two neighbours within 1.5 spacings have none.
[[nodiscard]] std::vector<glm::dvec3> placesBetween(const std::vector<plan::Site>& sites,
                                                    double spacingMm);

/// Fills the seeds with places between the points of the region as it was before, where the pattern
/// is even and nothing else has filled them.
void addPlacesBetween(Input& input, const plan::Region& before, const PlaceContext& context);

}  // namespace mesomap::layout

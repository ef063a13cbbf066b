// What a region's arrangement needs beyond its shape and rule: guides, centres, sets, spacing that
// varies, and who stands beside it.
#pragma once

#include "layout/layout.h"
#include "layout/sites.h"

namespace mesomap::layout {

/// Fills `guide`, `centre`, `places`, `neighbours`, `spacingAt`, `mirror` of the input, whose mesh,
/// shape and rule are set; turns the rule's direction round where the region is the mirror image of
/// its linked one. Errors: refused, in words, where a saved set cannot be laid here.
[[nodiscard]] Result<void> addArrangement(Input& input, const plan::Region& region,
                                          const PlaceContext& context);

/// Fills the seeds with the mirror image of the linked area's points or rows, where it is laid by
/// the same rule. A pattern other than even takes them as they are, and only from an area of the
/// same size.
void addSeeds(Input& input, const plan::Region& region, const PlaceContext& context);

/// Figures on which where points lie depends are the same.
[[nodiscard]] bool sameArrangement(const plan::Rule& a, const plan::Rule& b);

/// Rows as the document keeps them: on the file's mesh, rounded, with their places in mm.
[[nodiscard]] plan::Row placedRow(const plan::Row& row, const PlaceContext& context);

}  // namespace mesomap::layout

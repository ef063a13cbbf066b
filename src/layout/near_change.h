// What a layout round a few changed places leaves as it was. See PlaceContext::around.
#pragma once

#include "layout/sites.h"

namespace mesomap::layout {

/// A point of the version before that the change left outside the area or its margin.
[[nodiscard]] bool wentOutside(const plan::Site& site, const plan::Region& region,
                               const PlaceContext& context);

/// `placed` has been laid only near the changed places: what was left out elsewhere, and what the
/// arrangement could not promise, goes on from the version before.
void carryOver(plan::Region& placed, const plan::Region& previous, const PlaceContext& context);

}  // namespace mesomap::layout

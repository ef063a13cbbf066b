// Points that would hit a spot of the last session again, moved aside.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "layout/sites.h"

namespace mesomap::layout {

/// Points that are new and lie within 0.36 spacings of one of `before` are moved beside it, where
/// there is most room between the others; where there is none they are left out. Wide
/// gaps beside the spots get a point.
void keepOff(std::vector<Point>& points, const plan::Region& before, const Input& input,
             const PlaceContext& context);

}  // namespace mesomap::layout

// The areas of a figure in soft colours, as the areas sheet shows them.
#pragma once

#include "plan/plan.h"
#include "scene/surface_model.h"

namespace mesomap::app {

/// The same plan with every area of the figure's atlas as a region without points, drawn below the
/// plan's own. Two areas that touch, and the two sides of a paired one, have different colours.
/// Only for a picture: the regions are not measured and the plan is not to be kept. A surface
/// without an atlas gives the plan back as it is.
[[nodiscard]] plan::Plan withAreaColours(const plan::Plan& plan, const scene::SurfaceModel& model);

}  // namespace mesomap::app

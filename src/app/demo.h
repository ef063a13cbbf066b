// The demo: a bundled bust with a few areas marked. "Example, not a client".
#pragma once

#include <memory>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "plan/plan.h"
#include "plan/technique.h"
#include "scene/surface_model.h"

namespace mesomap::app {

inline constexpr const char* kDemoFigure = "figure:bust-female";

/// The finished example on `model` (kDemoFigure), all points placed.
[[nodiscard]] Result<plan::Plan> makeDemoPlan(const scene::SurfaceModelPtr& model,
                                              const std::vector<plan::Technique>& techniques);

}  // namespace mesomap::app

// The views that --view names: standard ones, and those that a plan keeps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "scene/camera.h"

namespace mesomap::app {

struct WantedViews {
  std::vector<scene::StandardView> views;  ///< The front where a kept one is meant.
  std::vector<std::string> kept;           ///< Its name, or empty; one for each of `views`.
};
/// "front,Left cheek" taken apart; names that are not standard only where `ofPlan`.
[[nodiscard]] Result<WantedViews> wantedViews(const std::string& text, bool ofPlan);
/// The cameras of the kept ones; none for the others. Refuses names that the plan does not have.
[[nodiscard]] Result<std::vector<std::optional<scene::Camera>>> keptCameras(
    const std::vector<std::string>& kept, const plan::Plan& plan);

}  // namespace mesomap::app

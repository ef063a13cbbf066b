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
  std::vector<std::optional<scene::Camera>>
      cameras;  ///< Of the kept ones, one for each of `views`.
};
/// Each text is a name, or several with commas between them; a kept name that has commas itself is
/// taken whole before it is taken apart. Refuses names that are neither standard nor kept.
[[nodiscard]] Result<WantedViews> wantedViews(const std::vector<std::string>& texts,
                                              const std::vector<plan::KeptView>& kept);

}  // namespace mesomap::app

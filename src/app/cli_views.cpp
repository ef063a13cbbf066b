#include "cli_views.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.h"
#include "scene/kept_views.h"

namespace mesomap::app {

Result<WantedViews> wantedViews(const std::string& text, bool ofPlan) {
  WantedViews wanted;
  for (std::size_t from = 0; !text.empty() && from <= text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const std::string one = text.substr(from, comma - from);
    const auto named = scene::standardViewFromName(one);
    if (!named && (!ofPlan || one.empty())) {
      return Error{ErrorKind::usage,
                   {},
                   fmt::format(fmt::runtime(_("--view: '{}' is not one of {}")), one,
                               scene::standardViewNames())};
    }
    wanted.views.push_back(named.value_or(scene::StandardView::front));
    wanted.kept.push_back(named ? std::string() : one);
    from = comma + 1;
  }
  return wanted;
}

Result<std::vector<std::optional<scene::Camera>>> keptCameras(const std::vector<std::string>& kept,
                                                              const plan::Plan& plan) {
  std::vector<std::optional<scene::Camera>> cameras(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].empty()) continue;
    const auto found =
        std::find_if(plan.views.begin(), plan.views.end(),
                     [&](const plan::KeptView& view) { return view.name == kept[i]; });
    if (found == plan.views.end()) {
      std::string names = scene::standardViewNames();
      for (const plan::KeptView& view : plan.views) names += ", " + view.name;
      return Error{ErrorKind::usage,
                   {},
                   fmt::format(fmt::runtime(_("--view: '{}' is not one of {}")), kept[i], names)};
    }
    cameras[i] = scene::cameraOf(*found);
  }
  return cameras;
}

}  // namespace mesomap::app

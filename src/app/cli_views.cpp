#include "cli_views.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.h"
#include "scene/kept_views.h"

namespace mesomap::app {
namespace {

/// True where `name` is a view; it is among the wanted ones then.
bool take(const std::string& name, const std::vector<plan::KeptView>& kept, WantedViews& wanted) {
  if (const auto standard = scene::standardViewFromName(name)) {
    wanted.views.push_back(*standard);
    wanted.cameras.emplace_back();
    return true;
  }
  const auto found = std::find_if(kept.begin(), kept.end(),
                                  [&](const plan::KeptView& view) { return view.name == name; });
  if (found == kept.end()) return false;
  wanted.views.push_back(scene::StandardView::front);
  wanted.cameras.emplace_back(scene::cameraOf(*found));
  return true;
}

Error unknown(const std::string& name, const std::vector<plan::KeptView>& kept) {
  std::string names = scene::standardViewNames();
  for (const plan::KeptView& view : kept) names += ", " + view.name;
  return {ErrorKind::usage,
          {},
          fmt::format(fmt::runtime(_("--view: '{}' is not one of {}")), name, names)};
}

}  // namespace

Result<WantedViews> wantedViews(const std::vector<std::string>& texts,
                                const std::vector<plan::KeptView>& kept) {
  WantedViews wanted;
  for (const std::string& text : texts) {
    for (std::size_t from = 0; from <= text.size();) {
      // As much as is a name; at least up to the next comma.
      std::size_t end = text.size();
      while (!take(text.substr(from, end - from), kept, wanted)) {
        const std::size_t comma = end > from ? text.rfind(',', end - 1) : std::string::npos;
        if (comma == std::string::npos || comma < from) {
          return unknown(text.substr(from, end - from), kept);
        }
        end = comma;
      }
      from = end + 1;
    }
  }
  return wanted;
}

}  // namespace mesomap::app

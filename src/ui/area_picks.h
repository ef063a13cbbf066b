// The areas of a figure as they are offered: each once, however many sides it has.
#pragma once

#include <string>
#include <vector>

#include "panels.h"

namespace mesomap::ui {

struct AreaPick {
  std::string id, name, group;
  std::string english;  ///< The name as scene::sidedName() takes it.
  std::string also;     ///< Other names it goes by, or empty.
  bool paired = false;
  bool overlay = false;     ///< A fold, line or part over other areas.
  bool restricted = false;  ///< Offered on request only.
};
/// By group from the head down, midline before sides; empty on a scan.
[[nodiscard]] std::vector<AreaPick> areaPicks(const scene::SurfaceModel& model);

/// Marks the area, on both sides where none is named; what stands against it is shown.
void pickArea(Panels& panels, const std::string& id, plan::Side side = plan::Side::none);

}  // namespace mesomap::ui

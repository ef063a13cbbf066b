// The map of the course over the skin: whether it is shown, by which measure, and what was found.
// One window's, one thread.
#pragma once

#include <optional>

#include "scene/burden_map.h"

namespace mesomap::ui {

struct ViewState;

struct CourseMap {
  std::optional<scene::BurdenMeasure> measure;  ///< None: not shown.
  scene::BurdenMapPtr map;  ///< Null: no session is done, or it is not found yet.
};
[[nodiscard]] CourseMap& courseMap();
/// In place of the map of gaps, whose colours mean something else.
void showCourseMap(ViewState& view, std::optional<scene::BurdenMeasure> measure);

}  // namespace mesomap::ui

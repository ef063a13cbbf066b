// Places over the 3D view that belong to the panels floating there: a press on them is not a press
// on the skin.
#pragma once

#include <vector>

#include "ui/widget_report.h"

namespace mesomap::ui {

void clearViewCovers();
void coverView(const WidgetRect& rect);
[[nodiscard]] const std::vector<WidgetRect>& viewCovers();

}  // namespace mesomap::ui

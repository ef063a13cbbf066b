// Font atlas of the window.
#pragma once

#include "ui/theme.h"

namespace mesomap::ui {

/// Replaces Dear ImGui's atlas by ours for a monitor's scale.
[[nodiscard]] Fonts buildFonts(float scale);

}  // namespace mesomap::ui

// Font atlas of the window.
#pragma once

#include "ui/theme.h"

namespace mesomap::ui {

/// Replaces Dear ImGui's atlas by ours for a monitor's scale; `clientScale` 0: without the large
/// type of the client's page, which takes time and memory.
[[nodiscard]] Fonts buildFonts(float scale, float clientScale);

}  // namespace mesomap::ui

// A small picture of every pattern.
#pragma once

#include <imgui.h>

#include "plan/arrangement.h"
#include "ui/theme.h"

namespace mesomap::ui {

/// In a square of `size` screen pixels from `at`.
void drawPatternGlyph(ImDrawList& draw, ImVec2 at, float size, plan::Pattern pattern, Color ink);
[[nodiscard]] const char* patternHint(plan::Pattern pattern);  ///< A sentence.

}  // namespace mesomap::ui

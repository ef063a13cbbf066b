// Pictures of the tools: glyphs of the icon font where it has one, else drawn.
#pragma once

#include <imgui.h>

#include "scene/tool_settings.h"
#include "ui/theme.h"

namespace mesomap::ui {

/// About 20 design pixels across, round `middle` (screen pixels).
void drawToolGlyph(ImDrawList& draw, scene::Tool tool, ImVec2 middle, Color ink);

}  // namespace mesomap::ui

// What the window remembers of its tools from one start to the next: how they are set, and nothing
// that tells of a client or a plan.
#pragma once

#include "scene/view_tool.h"
#include "ui/settings.h"

namespace mesomap::ui {

/// At a start: the tools as they were left.
void recallTools(const Settings& settings, scene::ViewTool& tool);
/// When something was opened: the widths that fit it (a body's are wider), and nothing of the
/// client who was open before: no note, no area to stay inside.
void recallWidths(const Settings& settings, bool body, scene::ViewTool& tool);
/// What is open is a body, or a face, or nothing: then no width is taken over.
enum class Opened { nothing, face, body };
void rememberTools(const scene::ViewTool& tool, Opened opened, Settings& settings);

}  // namespace mesomap::ui

// Menus that open under a button of the top bar.
#pragma once

#include <initializer_list>

#include "ui/commands.h"

namespace mesomap::ui {

/// Under the top bar at `x` (screen pixels): its left edge where `align` is 0, its right where it
/// is 1. True while it is open; then endBarMenu() ends it.
[[nodiscard]] bool beginBarMenu(const char* id, float x, float align);
void endBarMenu();
/// Commands by name with their keys, and a tick where they are on.
void menuItems(const CommandRegistry& commands, std::initializer_list<const char*> ids);
void menuHeading(const char* text);

}  // namespace mesomap::ui

// The area whose row in the list the pointer is on, so that the picture can mark it. One window's
// panels, one thread.
#pragma once

#include "base/ids.h"

namespace mesomap::ui {

/// As the last frame's panels found it; none: no row, or no list.
[[nodiscard]] RegionId rowPointedAt();
/// By the panels: none at the beginning of every frame, then the row's.
void setRowPointedAt(RegionId area);

}  // namespace mesomap::ui

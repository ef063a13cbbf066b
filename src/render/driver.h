// What draws: which version it speaks, and whether a graphics card stands behind it.
#pragma once

#include "base/result.h"

namespace mesomap::render {

/// Error: what is bound speaks no OpenGL 3.3.
[[nodiscard]] Result<void> checkVersion();
/// In builds for finding faults: what the driver complains of goes to the log.
void listenToDriver();
/// Whether a processor stands in for the graphics card (Mesa's names for it).
[[nodiscard]] bool drawnByProcessor();

}  // namespace mesomap::render

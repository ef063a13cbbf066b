// Pictures against committed ones. A failing case leaves what it drew and the difference (five
// times too strong) in <build>/golden; MESOMAP_UPDATE_GOLDEN=1 rewrites the committed pictures
// instead.
#pragma once

#include <string>

#include "render/frame.h"

namespace mesomap::render::testing {

/// Draws the frame and compares it with tests/golden/NAME.png.
void expectGolden(const std::string& name, const Frame& frame);

}  // namespace mesomap::render::testing

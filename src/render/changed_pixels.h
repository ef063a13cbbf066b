// Which pixels a change of the skin's paint can reach. Pure arithmetic, no OpenGL.
#pragma once

#include <span>
#include <vector>

#include "page_index.h"
#include "target.h"
#include "view.h"

namespace mesomap::render {

/// Rectangles, few and apart from each other, that hold all pixels of what lies in the boxes. The
/// whole picture where a box reaches behind the eye.
[[nodiscard]] std::vector<PixelRect> changedPixels(const View& view,
                                                   std::span<const PageIndex::Box> boxes);

}  // namespace mesomap::render

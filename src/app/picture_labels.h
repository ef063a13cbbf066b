// Names of areas, numbers of points, the scale and what the zones' colours mean, laid on a picture
// for a file as the window lays them on its own.
#pragma once

#include <functional>

#include "base/result.h"
#include "render/frame.h"
#include "render/ink.h"

namespace mesomap::app {

/// Found now; what is handed back holds all it needs. Numbers are those of the chosen area where
/// the frame has one, else of all. The frame's pixelScale says how large. Never of a client's
/// frame: that is handed back empty. Error: the font is missing.
[[nodiscard]] Result<std::function<void(render::Ink&)>> labelsOf(const render::Frame& frame);

}  // namespace mesomap::app

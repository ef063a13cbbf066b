// What Grow, Shrink or Smooth would make of the chosen area, while the pointer rests on one of
// them.
#pragma once

#include <string>

#include "panels.h"

namespace mesomap::ui {

/// "Grow by 2 mm: ≈ 12 cm² → ≈ 15 cm²", or why not; empty while nothing is offered.
[[nodiscard]] std::string borderOffer(const Panels& panels, const plan::Region& region);

}  // namespace mesomap::ui

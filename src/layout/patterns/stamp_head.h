// A multi-needle head as such: whether it is its own mirror image, and how its footprints stand
// beside one another.
#pragma once

#include <optional>

#include "plan/arrangement.h"

namespace mesomap::layout {

/// How the head's footprints stand beside one another.
struct Tiling {
  double pitchMm = 0.0;  ///< Between the head's own nearest pins; of one pin the rule's spacing.
  double alongMm = 0.0;  ///< From touch to touch.
  double acrossMm = 0.0;
  bool honeycomb = false;  ///< Another touch stands in the middle of every four.
  double reachMm = 0.0;    ///< Farthest pin from the middle.
  double coverMm = 0.0;    ///< Skin up to this far from a pin counts as reached.
};
[[nodiscard]] Tiling tilingOf(const plan::Stamp& stamp, double spacingMm);

/// Lines through the head's middle about which it is its own mirror image.
struct HeadAxes {
  bool along = false;   ///< The line along its direction.
  bool across = false;  ///< The line across it.
};
/// None: the mirror image of the head is another head.
[[nodiscard]] std::optional<HeadAxes> axisOf(const plan::Stamp& stamp);

}  // namespace mesomap::layout

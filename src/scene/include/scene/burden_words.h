// What the colours of the course's map mean, in words, for the window and for pictures.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"
#include "scene/burden_map.h"

namespace mesomap::scene {

struct BurdenLegend {
  std::string title;  ///< "Punctures per cm², over 2 finished sessions"
  /// Under the scale's left end, middle and right end: numbers, or on a figure that is not fitted
  /// to the client "fewer", nothing and "more". Empty where no place has any.
  std::string low, middle, high;
  std::vector<std::string> notes;
};
[[nodiscard]] BurdenLegend burdenLegend(const BurdenMap& map, BurdenMeasure measure,
                                        const plan::Plan& plan);

}  // namespace mesomap::scene

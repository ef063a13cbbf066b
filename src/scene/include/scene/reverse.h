// Reverse planning: an amount that is wanted, and the figures of the rule that give it.
#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "plan/plan.h"

namespace mesomap::scene {

struct ReverseAsk {
  enum class From { points, volume };             ///< What `amount` counts.
  enum class Change { spacing, volumePerPoint };  ///< What may be changed to come to it.
  From from = From::points;
  Change change = Change::spacing;
  double amount = 0.0;                 ///< Points, or mL.
  std::vector<RegionId> regions = {};  ///< With their linked areas; empty: all areas.
  bool operator==(const ReverseAsk&) const = default;
};

/// What was worked out for the plan as it stands.
struct ReverseAnswer {
  ReverseAsk ask;
  std::string refusal;     ///< Why it cannot be had, in words; then nothing else is set.
  double spacingMm = 0.0;  ///< Of every area, where the spacing is changed ...
  double volumeMl = 0.0;   ///< ... or per point, where that is.
  plan::Totals totals;     ///< Of those areas, once applied; proposed points are among `proposed`.
  double awaitedMl = 0.0;  ///< Of the proposed points.
};

}  // namespace mesomap::scene

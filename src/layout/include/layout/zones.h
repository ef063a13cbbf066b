// Points and rows in caution zones: proposed, and counted nowhere, until one question for each zone
// and area is answered.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layout/sites.h"
#include "plan/plan.h"

namespace mesomap::layout {

/// Looks up the caution zone of every point of a region that was just laid out and marks it. An
/// automatic point waits as proposed unless the region holds an answer for that zone: kept ones are
/// planned, others go to `leftOut`. Points that the user placed keep their state; so do treated
/// ones. Rows wait and go in the same way, line by line. Numbers the points anew.
void applyZones(plan::Region& region, const PlaceContext& context);

/// The same for an answer given now: it replaces an older one for its zone, and the points that
/// waited for it are planned or left out. `zoneName` is for people.
void applyAnswer(plan::Region& region, const plan::ZoneAnswer& answer, const std::string& zoneName);

/// The region without its answer for the zone; kept points wait again. True where points were left
/// out, which only a new layout brings back.
bool withdrawAnswer(plan::Region& region, const std::string& zone);

/// A caution zone whose question is open in a region, and what waits for it.
struct OpenZone {
  std::string zone;
  std::size_t points = 0;
  std::size_t pricks = 0;  ///< About so many, of rows.
};
/// In the order of their first appearance, points before rows.
[[nodiscard]] std::vector<OpenZone> openZones(const plan::Region& region);
[[nodiscard]] const plan::ZoneAnswer* answerFor(const plan::Region& region,
                                                const std::string& zone);

}  // namespace mesomap::layout

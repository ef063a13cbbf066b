// Small changes of a plan that is being made.
#pragma once

#include <memory>

#include "plan/plan.h"

namespace mesomap::scene {

[[nodiscard]] std::shared_ptr<const plan::Region> share(plan::Region region);
/// Takes the region out; its partner is on its own from then on.
void removeFrom(plan::Plan& plan, RegionId id);
/// Puts the region in the place of the one with its id, else at the end.
void put(plan::Plan& plan, plan::Region region);
/// Two regions become partners, whatever partners they had.
void link(plan::Plan& plan, RegionId a, RegionId b);

}  // namespace mesomap::scene

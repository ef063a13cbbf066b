#include <algorithm>
#include <utility>

#include "plan/history.h"

namespace mesomap::plan {

void History::replaceRegion(const std::shared_ptr<const Region>& from,
                            const std::shared_ptr<const Region>& to) {
  if (!from || !to || from == to) return;
  for (Step& step : steps_) {
    const auto& held = step.plan->regions;
    if (std::find(held.begin(), held.end(), from) == held.end()) continue;
    Plan plan = *step.plan;
    std::replace(plan.regions.begin(), plan.regions.end(), from, to);
    Step next{step.label, std::make_shared<const Plan>(std::move(plan)), 0};
    count(next);  // First, so that shared pieces never fall to zero in between.
    uncount(step);
    step = std::move(next);
  }
  keepUnderCap();
}

bool History::reaches(const Region* region) const {
  for (std::size_t i = 0; i <= cursor_; ++i) {
    for (const auto& held : steps_[i].plan->regions) {
      if (held.get() == region) return true;
    }
  }
  return false;
}

}  // namespace mesomap::plan

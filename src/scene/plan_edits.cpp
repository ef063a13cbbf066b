#include "plan_edits.h"

#include <utility>

namespace mesomap::scene {

std::shared_ptr<const plan::Region> share(plan::Region region) {
  return std::make_shared<const plan::Region>(std::move(region));
}

void removeFrom(plan::Plan& plan, RegionId id) {
  std::erase_if(plan.regions, [id](const auto& region) { return region->id == id; });
  for (auto& region : plan.regions) {
    if (region->linked != id) continue;
    plan::Region alone = *region;
    alone.linked = {};
    region = share(std::move(alone));
  }
}

void put(plan::Plan& plan, plan::Region region) {
  const std::size_t index = plan.indexOf(region.id);
  if (index < plan.regions.size()) {
    plan.regions[index] = share(std::move(region));
  } else {
    plan.regions.push_back(share(std::move(region)));
  }
}

void link(plan::Plan& plan, RegionId a, RegionId b) {
  for (auto& region : plan.regions) {
    RegionId wanted = region->linked;
    if (region->id == a) {
      wanted = b;
    } else if (region->id == b) {
      wanted = a;
    } else if (wanted == a || wanted == b) {
      wanted = {};
    }
    if (wanted == region->linked) continue;
    plan::Region changed = *region;
    changed.linked = wanted;
    region = share(std::move(changed));
  }
}

}  // namespace mesomap::scene

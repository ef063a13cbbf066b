#include "scene/burden_maps.h"

#include <utility>

#include "base/i18n.h"

namespace mesomap::scene {

BurdenMapPtr BurdenMaps::of(const SurfaceModelPtr& model, const plan::PlanPtr& plan) {
  if (!model || !plan) {
    forget();
    return nullptr;
  }
  const bool sameSkin = work_ && work_->model == model;
  if (sameSkin && work_->plan == plan) return work_->map;
  BurdenSource source = burdenSource(*plan);
  if (sameSkin && work_->source == source) {
    work_->plan = plan;
    return work_->map;
  }
  BurdenMapPtr before = sameSkin ? work_->map : nullptr;
  forget();
  work_ = std::make_shared<Work>();
  work_->model = model;
  work_->plan = plan;
  work_->source = std::move(source);
  if (work_->source.places.sessions == 0) return nullptr;
  work_->map = std::move(before);
  // What comes of it goes to the work that asked for it, which a later one may have replaced.
  work_->number = jobs_.postAside(
      _("Map of the course"),
      [work = work_, model, source = work_->source](const Progress&) -> JobQueue::Completion {
        auto map = std::make_shared<const BurdenMap>(burdenMap(*model, source));
        return [work, map] {
          work->number = 0;
          work->map = map;
        };
      });
  return work_->map;
}

void BurdenMaps::forget() {
  if (work_ && work_->number != 0) jobs_.cancel(work_->number);
  work_.reset();
}

}  // namespace mesomap::scene

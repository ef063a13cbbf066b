// Layouts of committed steps: in order, each from the step before; undo of a pending step cancels
// its layout, redo runs it again. A result joins the step that asked for it and every later step
// that shares the region.
#include <algorithm>
#include <exception>
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {

using RegionResult = Result<std::shared_ptr<const plan::Region>>;

std::shared_ptr<Session::LayoutJob> Session::jobAwaitedBy(const plan::Region* region) const {
  for (const auto& job : layouts_) {
    for (const RegionPtr& target : job->targets) {
      if (target.get() == region) return job;
    }
  }
  return nullptr;
}

void Session::requestLayout(const RegionPtr& region, const RegionPtr& before, std::uint32_t firstId,
                            bool arrangeAgain) {
  auto job = std::make_shared<LayoutJob>();
  job->targets.push_back(region);
  job->firstId = firstId;
  job->exclusions = plan()->exclusions;
  job->arrangeAgain = arrangeAgain;
  if (before && before->sitesPending) {
    if (const auto awaited = jobAwaitedBy(before.get())) job->before = awaited->slot;
  } else {
    job->previous = before;
  }
  lendLinked(*job, *region);
  job->surroundings = surroundingsOf(*region);
  layouts_.push_back(job);
  postLayout(*job);
}

LayoutSurroundings Session::surroundingsOf(const plan::Region& region) const {
  LayoutSurroundings around;
  around.landmarks = plan()->landmarks;
  around.pointSets = pointSets;
  for (const RegionPtr& other : plan()->regions) {
    if (other->id != region.id && !other->sitesPending) around.others.push_back(other);
  }
  if (region.shape.vertexCount() != model_->working->mesh().positions.size()) return around;
  // Clearly on both sides of the plane, not just up to it.
  constexpr double kAcrossMm = 3.0;
  const surface::MirrorPlane& plane = middlePlane().plane;
  double least = 0.0;
  double most = 0.0;
  for (const std::uint32_t vertex : sampleInside(region.shape, 4000)) {
    const glm::dvec3 at(model_->working->mesh().positions[vertex]);
    const double side = glm::dot(plane.normal, at) - plane.offsetMm;
    least = std::min(least, side);
    most = std::max(most, side);
  }
  if (least < -kAcrossMm && most > kAcrossMm) {
    around.mirror = std::make_shared<const paint::OtherSide>(otherSide());
  }
  return around;
}

void LayoutSurroundings::lendTo(layout::PlaceContext& context) const {
  context.others = others;
  context.mirror = mirror;
  context.pointSets = pointSets;
  if (!landmarks.empty()) context.landmarks = landmarks;  // the user's, on a scan
}

void Session::lendLinked(LayoutJob& job, const plan::Region& region) const {
  const std::size_t index = plan()->indexOf(region.linked);
  if (index == plan()->regions.size()) return;
  const RegionPtr& linked = plan()->regions[index];
  if (!linked->sitesPending) {
    job.linked = linked;
  } else if (const auto awaited = jobAwaitedBy(linked.get())) {
    job.linkedSlot = awaited->slot;
  } else {
    return;  // Asked for after this one, which it will mirror.
  }
  job.otherSide = std::make_shared<const paint::OtherSide>(otherSide());
}

void Session::postLayout(LayoutJob& job) {
  const RegionPtr region = job.targets.front();
  std::shared_ptr<LayoutJob> self;
  for (const auto& known : layouts_) {
    if (known.get() == &job) self = known;
  }
  auto work = [this, self, region, model = model_, previous = job.previous, before = job.before,
               slot = job.slot, firstId = job.firstId, exclusions = job.exclusions,
               arrangeAgain = job.arrangeAgain, linked = job.linked, linkedSlot = job.linkedSlot,
               otherSide = job.otherSide,
               around = job.surroundings](const Progress& progress) -> JobQueue::Completion {
    layout::PlaceContext context = placeContextFor(*model, exclusions);
    around.lendTo(context);
    context.arrangeAgain = arrangeAgain;
    context.linked = linkedSlot ? linkedSlot->result : linked;
    context.otherSide = otherSide;
    const plan::Region* lender = before ? before->result.get() : previous.get();
    std::uint32_t nextId = firstId;
    const auto place = [&]() -> RegionResult {
      try {
        return layout::placeRegion(*region, lender, nextId, context, progress);
      } catch (const std::exception& failure) {  // Out of memory: the area stays, without points.
        return Error{ErrorKind::refused, region->name, failure.what()};
      }
    };
    RegionResult result = place();
    if (result) {
      slot->result = *result;
    } else if (result.error().kind == ErrorKind::cancelled) {
      return {};
    }
    // `this` is only used on the owner's thread, and the destructor cancels every job.
    return [this, self, result = std::move(result)] { finishLayout(self, result); };
  };
  job.number = jobs_.post(words(_("Placing points: {}"), region->name), std::move(work));
}

void Session::finishLayout(const std::shared_ptr<LayoutJob>& job, const RegionResult& result) {
  const auto found = std::find(layouts_.begin(), layouts_.end(), job);
  if (found == layouts_.end() || !history_) return;
  layouts_.erase(found);
  job->number = 0;
  if (!stroke_) dropLive(job->targets.front()->id);
  for (const RegionPtr& target : job->targets) {
    plan::Region placed = result ? **result : *target;
    if (!result) {
      placed.sites.clear();
      placed.leftOut.clear();
    }
    // What later steps may have changed meanwhile stays theirs.
    placed.name = target->name;
    placed.area = target->area;
    placed.code = target->code;
    placed.side = target->side;
    placed.color = target->color;
    placed.hatch = target->hatch;
    placed.linked = target->linked;
    placed.visible = target->visible;
    placed.locked = target->locked;
    placed.sitesPending = false;
    history_->replaceRegion(target, std::make_shared<const plan::Region>(std::move(placed)));
  }
  const plan::Region* shown = plan()->find(job->targets.front()->id);
  if (!result) {
    say(Notice::Kind::problem,
        words(_("No points were placed in {}: {}. The area is kept."),
              lowerFirst(job->targets.front()->name), result.error().message));
  } else if (shown != nullptr) {
    for (const plan::LeftOut& out : shown->leftOut) {
      say(Notice::Kind::info,
          words(translatePlural("Left out: {} point inside {}", "Left out: {} points inside {}",
                                out.positions.size()),
                out.positions.size(), out.zoneName));
    }
  }
  touched();
}

void Session::syncLayouts(bool forgetUnreached) {
  std::vector<std::shared_ptr<LayoutJob>> kept;
  for (const auto& job : layouts_) {
    const bool reached =
        std::any_of(job->targets.begin(), job->targets.end(),
                    [this](const RegionPtr& target) { return history_->reaches(target.get()); });
    if (!reached && job->number != 0) {
      jobs_.cancel(job->number);
      job->number = 0;
    }
    if (reached || !forgetUnreached) kept.push_back(job);
  }
  layouts_ = std::move(kept);
  // The vector does not change while posting: postLayout only looks the job up.
  for (const auto& job : layouts_) {
    const bool reached =
        std::any_of(job->targets.begin(), job->targets.end(),
                    [this](const RegionPtr& target) { return history_->reaches(target.get()); });
    if (reached && job->number == 0) postLayout(*job);
  }
}

void Session::cancelLayouts() {
  stopLive();
  keepLive({});
  for (const auto& job : std::exchange(layouts_, {})) {
    jobs_.cancel(job->number);
    for (const RegionPtr& target : job->targets) {
      plan::Region kept = *target;
      kept.sitesPending = false;
      // Automatic points of before that the step left outside go.
      std::erase_if(kept.sites, [&](const plan::Site& site) {
        return site.origin == plan::SiteOrigin::automatic && !site.locked &&
               !insideOf(kept.shape, model_->working->mesh(),
                         model_->working->fromFile(site.place));
      });
      std::uint32_t order = 1;
      for (plan::Site& site : kept.sites) site.order = order++;
      history_->replaceRegion(target, std::make_shared<const plan::Region>(std::move(kept)));
    }
    if (job->number == 0) continue;
    say(Notice::Kind::info,
        words(_("Stopped: {} keeps the points that it had. \"Arrange again\" places them anew."),
              lowerFirst(job->targets.front()->name)));
  }
  touched();
}

bool Session::layoutPending() const {
  return std::any_of(layouts_.begin(), layouts_.end(),
                     [](const auto& job) { return job->number != 0; });
}

}  // namespace mesomap::scene

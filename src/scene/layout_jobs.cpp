// Layouts of committed steps, on the worker.
#include <algorithm>
#include <exception>
#include <glm/geometric.hpp>
#include <span>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {

namespace {

using RegionResult = Result<std::shared_ptr<const plan::Region>>;

/// The area with the points that its layout will begin with.
std::shared_ptr<const plan::Region> beginningOf(const plan::Region& region,
                                                const plan::Region* before, bool arrangeAgain,
                                                const layout::PlaceContext& context) {
  const auto [locked, kept] = layout::lentSites(region, before, arrangeAgain, *context.fileMesh);
  auto beginning = std::make_shared<plan::Region>(region);
  beginning->sitesPending = false;
  beginning->sites.clear();
  for (const plan::Site* site : locked) beginning->sites.push_back(*site);
  for (const plan::Site* site : kept) {
    const mesh::SurfacePoint place = context.mesh->fromFile(site->place);
    if (insideOf(region.shape, context.mesh->mesh(), place)) beginning->sites.push_back(*site);
  }
  return beginning;
}

/// What an area has whose layout was stopped: its shape and rule are those of the step, its points
/// those of before. What its pattern never lays goes, and automatic points outside it.
plan::Region stoppedRegion(const plan::Region& target, const mesh::WorkingMesh& skin) {
  plan::Region kept = target;
  kept.sitesPending = false;
  const plan::Pattern pattern = kept.rule.pattern;
  const bool laysPoints =
      !kept.rule.laysRows() && pattern != plan::Pattern::none && pattern != plan::Pattern::freehand;
  std::erase_if(kept.sites, [&](const plan::Site& site) {
    if (site.origin != plan::SiteOrigin::automatic || site.locked) return false;
    return !laysPoints || !insideOf(kept.shape, skin.mesh(), skin.fromFile(site.place));
  });
  std::uint32_t order = 1;
  for (plan::Site& site : kept.sites) site.order = order++;
  if (!kept.rule.laysRows()) kept.rows.clear();
  if (pattern != plan::Pattern::stamps) kept.uncoveredCm2.reset();
  if (kept.sites.empty() && kept.rows.empty()) kept.leftOut.clear();
  return kept;
}

std::vector<std::string> leftOutTexts(const plan::Region& region) {
  std::vector<std::string> texts;
  for (const plan::LeftOut& out : region.leftOut) {
    const std::size_t count = out.positions.size();
    texts.push_back(words(region.rule.laysRows()
                              ? translatePlural("Left out: about {} prick inside {}",
                                                "Left out: about {} pricks inside {}", count)
                              : translatePlural("Left out: {} point inside {}",
                                                "Left out: {} points inside {}", count),
                          count, out.zoneName));
  }
  return texts;
}

}  // namespace

Session::Layouts::JobPtr Session::Layouts::awaiting(const plan::Region* region) const {
  for (const JobPtr& job : jobs_) {
    for (const RegionPtr& target : job->targets) {
      if (target.get() == region) return job;
    }
  }
  return nullptr;
}

LentRegion Session::Layouts::lent(const RegionPtr& region) const {
  if (!region || !region->sitesPending) return {region, nullptr};
  const JobPtr awaited = awaiting(region.get());
  return {nullptr, awaited ? awaited->slot : nullptr};
}

void Session::Layouts::request(const std::vector<Request>& requests, const Relayout& how) {
  const std::span<const Request> all(requests);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto job = std::make_shared<LayoutJob>();
    job->targets.push_back(all[i].region);
    job->firstId = all[i].firstId;
    job->exclusions = session_.plan()->exclusions;
    job->arrangeAgain = how.arrangeAgain;
    job->between = how.between;
    job->around = how.around;
    job->before = lent(all[i].before);
    lendLinked(*job, *all[i].region);
    job->surroundings = surroundingsOf(*all[i].region, all.subspan(i + 1), how.arrangeAgain);
    jobs_.push_back(job);
    post(job);
  }
}

LayoutSurroundings Session::Layouts::surroundingsOf(const plan::Region& region,
                                                    std::span<const Request> later,
                                                    bool arrangeAgain) const {
  LayoutSurroundings around;
  around.landmarks = session_.plan()->landmarks;
  around.pointSets = session_.pointSets;
  for (const RegionPtr& other : session_.plan()->regions) {
    if (other->id == region.id) continue;
    const auto request = std::find_if(later.begin(), later.end(),
                                      [&](const Request& one) { return one.region == other; });
    if (request == later.end()) {
      around.others.push_back({lent(other), nullptr, false});
    } else {
      around.others.push_back({lent(request->before), other, arrangeAgain});
    }
  }
  const SurfaceModelPtr& model = session_.model_;
  if (region.shape.vertexCount() != model->working->mesh().positions.size()) return around;
  // Clearly on both sides of the plane, not just up to it.
  constexpr double kAcrossMm = 3.0;
  const surface::MirrorPlane& plane = session_.middlePlane().plane;
  double least = 0.0;
  double most = 0.0;
  for (const std::uint32_t vertex : sampleInside(region.shape, 4000)) {
    const glm::dvec3 at(model->working->mesh().positions[vertex]);
    const double side = glm::dot(plane.normal, at) - plane.offsetMm;
    least = std::min(least, side);
    most = std::max(most, side);
  }
  if (least < -kAcrossMm && most > kAcrossMm) {
    around.mirror = std::make_shared<const paint::OtherSide>(session_.otherSide());
  }
  return around;
}

void LayoutSurroundings::lendTo(layout::PlaceContext& context) const {
  context.others.clear();
  for (const LayoutNeighbour& other : others) {
    auto points = other.points.region();
    if (other.later) {
      points = beginningOf(*other.later, points.get(), other.arrangeAgain, context);
    }
    if (points) context.others.push_back(std::move(points));
  }
  context.mirror = mirror;
  context.pointSets = pointSets;
  if (!landmarks.empty()) context.landmarks = landmarks;  // the user's, on a scan
}

void Session::Layouts::lendLinked(LayoutJob& job, const plan::Region& region) const {
  const plan::Plan& plan = *session_.plan();
  const std::size_t index = plan.indexOf(region.linked);
  if (index == plan.regions.size()) return;
  job.linked = lent(plan.regions[index]);
  // None: asked for after this one, which it will mirror.
  if (!job.linked.ready && !job.linked.awaited) return;
  job.otherSide = std::make_shared<const paint::OtherSide>(session_.otherSide());
}

void Session::Layouts::post(const JobPtr& job) {
  const RegionPtr region = job->targets.front();
  auto work = [this, job, region, model = session_.model_, before = job->before, slot = job->slot,
               firstId = job->firstId, exclusions = job->exclusions,
               arrangeAgain = job->arrangeAgain, between = job->between, linked = job->linked,
               otherSide = job->otherSide, around = job->surroundings,
               places = job->around](const Progress& progress) -> JobQueue::Completion {
    layout::PlaceContext context = placeContextFor(*model, exclusions);
    around.lendTo(context);
    context.arrangeAgain = arrangeAgain;
    context.between = between;
    context.around = places;
    context.linked = linked.region();
    context.otherSide = otherSide;
    const auto lender = before.region();
    std::uint32_t nextId = firstId;
    const auto place = [&]() -> RegionResult {
      try {
        return layout::placeRegion(*region, lender.get(), nextId, context, progress);
      } catch (const std::exception& failure) {  // Out of memory: the area stays, without points.
        return Error{ErrorKind::refused, region->name, failure.what()};
      }
    };
    RegionResult result = place();
    if (result) {
      slot->put(*result);
    } else if (result.error().kind == ErrorKind::cancelled) {
      return {};
    }
    // `this` is only used on the owner's thread, and the destructor cancels every job.
    return [this, job, result = std::move(result)] { finish(job, result); };
  };
  job->number = session_.jobs_.post(words(_("Placing points: {}"), region->name), std::move(work));
}

void Session::Layouts::finish(const JobPtr& job, const RegionResult& result) {
  const auto found = std::find(jobs_.begin(), jobs_.end(), job);
  if (found == jobs_.end() || !session_.history_) return;
  jobs_.erase(found);
  job->number = 0;
  if (!session_.stroke_) session_.live_->drop(job->targets.front()->id);
  for (const RegionPtr& target : job->targets) {
    plan::Region placed = result ? **result : *target;
    if (!result) {
      placed.sites.clear();
      placed.rows.clear();
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
    session_.history_->replaceRegion(target,
                                     std::make_shared<const plan::Region>(std::move(placed)));
  }
  const plan::Region* shown = session_.plan()->find(job->targets.front()->id);
  if (!result && shown != nullptr && session_.lacksGuide(shown->id, shown->rule.pattern)) {
    askForGuide(*shown);
  } else if (!result) {
    session_.say(Notice::Kind::problem,
                 words(_("No points were placed in {}: {}. The area is kept."),
                       lowerFirst(job->targets.front()->name), result.error().message));
  } else if (shown != nullptr && !shown->sitesPending) {
    tellLeftOut(*shown);
  }
  session_.touched();
}

void Session::Layouts::tellLeftOut(const plan::Region& region) {
  std::vector<std::string> now = leftOutTexts(region);
  std::vector<std::string>& told = told_[region.id.value];
  if (now == told) return;
  for (const std::string& text : now) session_.say(Notice::Kind::info, text);
  told = std::move(now);
}

void Session::Layouts::askForGuide(const plan::Region& region) {
  // Of two linked areas one is asked about: the other goes by its mirror image.
  const RegionId partner = region.linked;
  const RegionId selected = session_.selected();
  const bool other =
      partner == selected || (region.id != selected && partner.value < region.id.value);
  if (partner.valid() && other) return;
  session_.say(Notice::Kind::info,
               words(_("{} has no points yet: draw the line that they follow."), region.name));
  const bool first =
      std::find(guideAsked_.begin(), guideAsked_.end(), region.id) == guideAsked_.end();
  if (!first) return;
  guideAsked_.push_back(region.id);
  missingGuide_ = region.id;
}

bool Session::Layouts::reached(const LayoutJob& job) const {
  return std::any_of(job.targets.begin(), job.targets.end(), [this](const RegionPtr& target) {
    return session_.history_->reaches(target.get());
  });
}

void Session::Layouts::sync(bool forgetUnreached) {
  std::vector<JobPtr> kept;
  for (const JobPtr& job : jobs_) {
    const bool wanted = reached(*job);
    if (!wanted && job->number != 0) {
      session_.jobs_.cancel(job->number);
      job->number = 0;
    }
    if (wanted || !forgetUnreached) kept.push_back(job);
  }
  jobs_ = std::move(kept);
  for (const JobPtr& job : jobs_) {
    if (job->number == 0 && reached(*job)) post(job);
  }
}

void Session::Layouts::drop() {
  for (const JobPtr& job : std::exchange(jobs_, {})) session_.jobs_.cancel(job->number);
}

void Session::Layouts::startFrom(const plan::Plan& plan) {
  drop();
  told_.clear();
  guideAsked_.clear();
  missingGuide_ = {};
  for (const RegionPtr& region : plan.regions) told_[region->id.value] = leftOutTexts(*region);
}

void Session::Layouts::cancel() {
  const mesh::WorkingMesh& skin = *session_.model_->working;
  for (const JobPtr& job : std::exchange(jobs_, {})) {
    session_.jobs_.cancel(job->number);
    for (const RegionPtr& target : job->targets) {
      session_.history_->replaceRegion(
          target, std::make_shared<const plan::Region>(stoppedRegion(*target, skin)));
    }
    if (job->number == 0) continue;
    const plan::Region* shown = session_.plan()->find(job->targets.front()->id);
    const bool bare = shown != nullptr && shown->sites.empty() && shown->rows.empty();
    session_.say(
        Notice::Kind::info,
        words(bare ? _("Stopped: {} has no points yet. \"Arrange again\" places them.")
                   : _("Stopped: {} keeps the points that it had. \"Arrange again\" places them "
                       "anew."),
              lowerFirst(job->targets.front()->name)));
  }
}

bool Session::Layouts::pending() const {
  return std::any_of(jobs_.begin(), jobs_.end(),
                     [](const JobPtr& job) { return job->number != 0; });
}

void Session::cancelLayouts() {
  live_->stop();
  live_->keep({});
  if (isOpen()) layouts_->cancel();
  touched();
}

RegionId Session::takeMissingGuide() {
  return layouts_->takeMissingGuide();
}

bool Session::layoutPending() const {
  return layouts_->pending();
}

}  // namespace mesomap::scene

// Points placed, moved, deleted, locked and numbered by hand.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "model_cache.h"
#include "paint/skin_path.h"
#include "plan/course_steps.h"
#include "plan_edits.h"
#include "scene/session.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

// Areas of about more points than this are not waited for by an edit of one point.
constexpr double kSoonPlaced = 1500.0;

void number(std::vector<plan::Site>& sites) {
  std::uint32_t order = 1;
  for (plan::Site& site : sites) site.order = order++;
}

std::vector<plan::Site>::iterator siteIn(plan::Region& region, SiteId id) {
  return std::find_if(region.sites.begin(), region.sites.end(),
                      [id](const plan::Site& site) { return site.id == id; });
}

Error offTheSkin() {
  return {ErrorKind::usage, _("point"), _("that place does not lie on the skin")};
}

}  // namespace

Session::PointRef Session::point(SiteId id) const {
  if (!isOpen() || !id.valid()) return {};
  for (const auto& region : plan()->regions) {
    for (const plan::Site& site : region->sites) {
      if (site.id == id) return {region.get(), &site};
    }
  }
  return {};
}

SiteId Session::selectedPoint() const {
  if (!selectedPoint_.valid()) return {};
  const PointRef found = point(selectedPoint_);
  return found && found.region->id == selected_ ? selectedPoint_ : SiteId{};
}

void Session::selectPoint(SiteId id) {
  const PointRef found = point(id);
  const SiteId wanted = found ? id : SiteId{};
  if (found) select(found.region->id);
  if (wanted == selectedPoint_) return;
  selectedPoint_ = wanted;
  touched();
}

const std::vector<LandmarkDistance>& Session::landmarksNear(const plan::Site& site) const {
  ModelCache& kept = cache();
  if (!kept.landmarks || plan()->landmarks != kept.landmarksOf) {
    kept.landmarksOf = plan()->landmarks;
    kept.landmarks = std::make_unique<LandmarkFinder>(model_, plan()->landmarks);
  }
  static const std::vector<LandmarkDistance> none;
  if (!paint::liesOn(model_->fileMesh, site.place)) return none;
  return kept.landmarks->nearest(model_->working->fromFile(site.place));
}

Result<void> Session::awaitPoints(RegionId id) {
  const plan::Region* region = plan()->find(id);
  live_->stop();
  if (region == nullptr || !region->sitesPending) return {};
  const double spacing = std::max(region->rule.spacingMm, 0.5);
  if (region->areaCm2 * 100.0 / (0.866 * spacing * spacing) > kSoonPlaced) {
    return Error{ErrorKind::refused, region->name,
                 _("its points are still being placed: wait a moment")};
  }
  jobs_.drain();
  return {};
}

Result<Session::PointRef> Session::editablePoint(SiteId id) {
  if (!isOpen()) return Error{ErrorKind::usage, _("point"), _("nothing is open")};
  if (stroke_) endStroke();
  if (excluding_) endExclusion();
  const Error gone{ErrorKind::usage, _("point"), _("there is no such point")};
  const PointRef before = point(id);
  if (!before) return gone;
  if (const auto open = editable(before.region->id); !open) return open.error();
  if (const auto placed = awaitPoints(before.region->id); !placed) return placed.error();
  const PointRef now = point(id);
  if (!now) return gone;
  if (now.site->state == plan::SiteState::done || now.site->state == plan::SiteState::skipped) {
    return Error{ErrorKind::refused, now.region->name,
                 words(_("point {} was treated: what was done stays as it is"), now.site->order)};
  }
  return now;
}

void Session::sayWhereItLies(const mesh::SurfacePoint& place) {
  const layout::PlaceContext context = placeContextFor(*model_, plan()->exclusions);
  const std::string zone = context.blocked ? context.blocked(place) : std::string();
  if (zone.empty()) return;
  say(Notice::Kind::info,
      words(_("This point lies inside {}, where no automatic points go. It is kept as you placed "
              "it."),
            context.zoneName ? context.zoneName(zone) : zone));
}

Result<SiteId> Session::addPoint(const mesh::SurfacePoint& place) {
  if (!isOpen()) return Error{ErrorKind::usage, _("point"), _("nothing is open")};
  const mesh::TriangleMesh& mesh = model_->working->mesh();
  if (!paint::liesOn(mesh, place)) return offTheSkin();
  if (stroke_) endStroke();
  if (excluding_) endExclusion();
  const plan::Region* chosen = selectedRegion();
  RegionId target;
  if (chosen != nullptr &&
      (chosen->rule.pattern == plan::Pattern::freehand || insideOf(chosen->shape, mesh, place))) {
    target = chosen->id;
  } else {
    target = regionAt(place);
  }
  if (!target.valid()) {
    return Error{ErrorKind::refused, _("point"),
                 _("there is no area here. A point belongs to an area: mark the skin first, or "
                   "choose an area whose points are placed freehand")};
  }
  if (const auto open = editable(target); !open) return open.error();
  if (const auto placed = awaitPoints(target); !placed) return placed.error();
  plan::Plan next = *plan();
  plan::Region region = *next.find(target);
  if (region.rule.pattern == plan::Pattern::none) {
    return Error{ErrorKind::refused, region.name,
                 _("its technique has no points: a device passes over the skin")};
  }
  plan::Site site;
  site.id = SiteId{next.nextId++};
  site.order = static_cast<std::uint32_t>(region.sites.size()) + 1;
  site.place = layout::roundedPlace(model_->working->toFile(place));
  site.origin = plan::SiteOrigin::added;
  // One that comes up during the treatment was injected by being put there.
  const plan::Session* visit = plan::currentSession(next);
  if (visit != nullptr && visit->state == plan::SessionState::underWay) {
    site.state = plan::SiteState::added;
  }
  site.depthMm = plan::roundTo(region.rule.depthMm, plan::kLengthDecimals);
  site.volumeMl = region.rule.volumeMl;
  if (site.volumeMl) site.volumeMl = plan::roundTo(*site.volumeMl, plan::kVolumeDecimals);
  layout::derive(site, model_->fileMesh, region.rule);
  // A point put where one was deleted is wanted there again.
  std::erase_if(region.empty, [&](const mesh::SurfacePoint& gap) { return gap == site.place; });
  region.sites.push_back(site);
  const std::string name = lowerFirst(region.name);
  put(next, std::move(region));
  commit(words(_("add a point to {}"), name), std::move(next), {target},
         {.around = {model_->working->fromFile(site.place)}});
  selected_ = target;
  selectedPoint_ = site.id;
  newAreaNext_ = false;
  sayWhereItLies(place);
  return site.id;
}

Result<void> Session::movePoint(SiteId id, const mesh::SurfacePoint& place) {
  const auto found = editablePoint(id);
  if (!found) return found.error();
  if (!paint::liesOn(model_->working->mesh(), place)) return offTheSkin();
  const mesh::SurfacePoint wanted = layout::roundedPlace(model_->working->toFile(place));
  if (wanted == found->site->place) return {};
  plan::Plan next = *plan();
  plan::Region region = *found->region;
  plan::Site& site = *siteIn(region, id);
  if (site.origin == plan::SiteOrigin::automatic) {
    site.origin = plan::SiteOrigin::moved;
    site.movedFrom = site.place;
  }
  const std::vector<mesh::SurfacePoint> changed{model_->working->fromFile(site.place),
                                                model_->working->fromFile(wanted)};
  site.place = wanted;
  layout::derive(site, model_->fileMesh, region.rule);
  const std::string label = words(_("move point {} of {}"), site.order, lowerFirst(region.name));
  const RegionId target = region.id;
  put(next, std::move(region));
  commit(label, std::move(next), {target}, {.around = changed});
  selected_ = target;
  selectedPoint_ = id;
  sayWhereItLies(place);
  return {};
}

Result<void> Session::nudgePoint(SiteId id, const mesh::SurfacePoint& place, bool goesOn) {
  // Points that arrive do not end the run: they belong to the step.
  if (goesOn && nudged_ == std::pair(id, steps_)) (void)takeBackStep();
  const std::uint64_t before = steps_;
  const auto moved = movePoint(id, place);
  nudged_ = {};
  if (moved && steps_ != before) nudged_ = {id, steps_};
  return moved;
}

Result<void> Session::removePoint(SiteId id) {
  const auto found = editablePoint(id);
  if (!found) return found.error();
  plan::Plan next = *plan();
  plan::Region region = *found->region;
  const auto site = siteIn(region, id);
  const std::string label = words(_("delete point {} of {}"), site->order, lowerFirst(region.name));
  // Where the user had added one, the layout had none: nothing is to be kept free there.
  if (site->origin != plan::SiteOrigin::added) region.empty.push_back(site->place);
  region.sites.erase(site);
  number(region.sites);
  put(next, std::move(region));
  commit(label, std::move(next), {});
  return {};
}

Result<void> Session::lockPoint(SiteId id, bool locked) {
  const auto found = editablePoint(id);
  if (!found) return found.error();
  if (found->site->locked == locked) return {};
  plan::Plan next = *plan();
  plan::Region region = *found->region;
  plan::Site& site = *siteIn(region, id);
  site.locked = locked;
  const std::string label = words(locked ? _("lock point {} of {}") : _("unlock point {} of {}"),
                                  site.order, lowerFirst(region.name));
  put(next, std::move(region));
  commit(label, std::move(next), {});
  return {};
}

Result<void> Session::renumber(const std::vector<SiteId>& sequence) {
  std::vector<SiteId> wanted;
  for (const SiteId id : sequence) {
    if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) wanted.push_back(id);
  }
  if (wanted.empty()) return {};
  const auto found = editablePoint(wanted.front());
  if (!found) return found.error();
  return numberFrom(*found->region, wanted, found->site->order);
}

Result<void> Session::renumberPoint(SiteId id, std::uint32_t newNumber) {
  const auto found = editablePoint(id);
  if (!found) return found.error();
  return numberFrom(*found->region, {id}, newNumber);
}

Result<void> Session::numberFrom(const plan::Region& old, const std::vector<SiteId>& sequence,
                                 std::uint32_t first) {
  std::vector<plan::Site> ordered;
  std::vector<plan::Site> chosen;
  for (const SiteId id : sequence) {
    for (const plan::Site& site : old.sites) {
      if (site.id == id) chosen.push_back(site);
    }
  }
  if (chosen.size() != sequence.size()) {
    return Error{ErrorKind::usage, old.name, _("points of one area are numbered together")};
  }
  for (const plan::Site& site : old.sites) {
    if (std::find(sequence.begin(), sequence.end(), site.id) == sequence.end()) {
      ordered.push_back(site);
    }
  }
  const std::size_t at = std::min<std::size_t>(std::max(first, 1u) - 1, ordered.size());
  ordered.insert(ordered.begin() + static_cast<std::ptrdiff_t>(at), chosen.begin(), chosen.end());
  number(ordered);
  if (ordered == old.sites) return {};
  plan::Region region = old;
  region.sites = std::move(ordered);
  region.rule.order = plan::WorkingOrder::hand;
  const std::string label =
      sequence.size() == 1
          ? words(_("renumber point {} of {}"), chosen.front().order, lowerFirst(region.name))
          : words(_("renumber points of {}"), lowerFirst(region.name));
  plan::Plan next = *plan();
  put(next, std::move(region));
  commit(label, std::move(next), {});
  return {};
}

}  // namespace mesomap::scene

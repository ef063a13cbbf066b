// Whole areas: from the atlas, from points on the command line, and changes of one area.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "naming.h"
#include "paint/shapes.h"
#include "plan/product_steps.h"
#include "plan_edits.h"
#include "rule_limits.h"
#include "scene/session.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

// A point given farther from the skin than this is in another unit or on another mesh.
constexpr double kFarthestFromSkinMm = 15.0;

}  // namespace

Result<void> Session::pickArea(const std::string& areaId, plan::Side side,
                               const Constraints& constraints) {
  const auto meant = areasOf(areaId, side);
  if (!meant) return meant.error();
  const std::vector<std::size_t>& wanted = *meant;
  if (stroke_) endStroke();
  const std::vector<figure::Area>& areas = model_->atlas->areas();
  const paint::Allowed allowed = limitsOf(constraints, std::nullopt, paint::BrushMode::paint);
  plan::Plan next = *plan();
  std::vector<RegionId> changed;
  std::vector<RegionId> shown;
  std::string spared;
  bool allSpared = true;
  for (const std::size_t area : wanted) {
    surface::PagedField shape = paint::limited(skin(), atlasShape(area), allowed);
    if (constraints.keepOffBlockedZones && spared.empty()) {
      spared = edits_->zonesIn(atlasShape(area));
    }
    allSpared = allSpared && shape.empty();
    const AreaName name = nameOfArea(areas[area]);
    RegionId existing;
    for (const auto& region : next.regions) {
      if (region->area == name.area && region->side == name.side) existing = region->id;
    }
    if (const plan::Region* old = next.find(existing)) {
      if (const auto open = editable(existing); !open) {
        select(existing);
        return open.error();
      }
      shape = paint::united(old->shape, shape);
      shown.push_back(existing);
    }
    for (const auto& region : next.regions) {
      if (constraints.keepOffOtherAreas && region->id != existing &&
          overlaps(shape, region->shape)) {
        shape = paint::subtracted(shape, region->shape);
      }
    }
    if (shape.empty()) continue;
    shape = surface::redistanced(*model_->working, model_->pages, shape);
    if (const plan::Region* old = next.find(existing)) {
      const plan::Region grown = [&] {
        plan::Region region = *old;
        region.shape = shape;
        return measured(std::move(region));
      }();
      // What is marked already makes no step.
      if (std::abs(grown.areaCm2 - old->areaCm2) < 0.05) continue;
      next.regions[next.indexOf(existing)] = share(grown);
      changed.push_back(existing);
      continue;
    }
    plan::Region region = regionOfArea(next, areas[area], std::move(shape));
    region.rule = defaultRule;
    if (changed.empty()) region.guide = startGuide;
    if (widenOnLargeAreas) {
      region.rule = startingRule(defaultRule, techniques_, region.areaCm2);
      if (region.rule.spacingMm != defaultRule.spacingMm) {
        say(Notice::Kind::info, words(_("{} is large: its points start {:g} mm apart"), region.name,
                                      region.rule.spacingMm));
      }
      if (defaultRule.volumeMl && !region.rule.volumeMl) {
        say(Notice::Kind::info,
            words(_("{} is large: the volume per point is left for you to set"), region.name));
      }
    }
    if (region.rule.product.empty()) region.rule.product = plan::productOfNewArea(next);
    next.regions.push_back(share(std::move(region)));
    changed.push_back(next.regions.back()->id);
    shown.push_back(next.regions.back()->id);
  }
  if (changed.empty()) {
    const std::string name = _(areas[wanted.front()].name.c_str());
    if (!shown.empty()) {
      select(shown.front());
      say(Notice::Kind::info, words(_("{} is marked already"), name));
    } else if (allSpared) {
      say(Notice::Kind::info,
          spared.empty()
              ? words(_("{}: the limits that are set leave no skin of it."), name)
              : words(_("{}: {} is kept free. \"Not over blocked zones\" is on (Limits)."), name,
                      spared));
    } else {
      say(Notice::Kind::info,
          words(_("{}: all its skin belongs to areas marked before. Erase there first."), name));
    }
    return {};
  }
  if (changed.size() == 2) {
    const auto link = [&next](RegionId from, RegionId to) {
      plan::Region region = *next.find(from);
      if (region.linked.valid()) return;
      region.linked = to;
      next.regions[next.indexOf(from)] = share(std::move(region));
    };
    link(changed[0], changed[1]);
    link(changed[1], changed[0]);
  }
  const std::string label =
      changed.size() > 1
          ? words(_("mark {}, both sides"), lowerFirst(_(areas[wanted.front()].name.c_str())))
          : words(_("mark {}"), lowerFirst(next.find(changed.front())->name));
  commit(label, std::move(next), changed);
  selected_ = changed.front();
  newAreaNext_ = false;
  edits_->spared = std::move(spared);
  return {};
}

Result<void> Session::takeArea(const std::string& areaId, plan::Side side) {
  if (!isOpen()) return Error{ErrorKind::usage, areaId, _("nothing is open")};
  if (!model_->atlas) {
    return Error{ErrorKind::usage, areaId, _("areas can be picked on the bundled figures only")};
  }
  if (stroke_) endStroke();
  const std::vector<figure::Area>& areas = model_->atlas->areas();
  surface::PagedField taken = skin().blank();
  std::string name;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].id != areaId) continue;
    if (side != plan::Side::none && toPlanSide(areas[i].side) != side) continue;
    taken = paint::united(taken, atlasShape(i));
    name = side == plan::Side::none ? _(areas[i].name.c_str()) : nameOfArea(areas[i]).name;
  }
  if (name.empty()) {
    return Error{ErrorKind::usage, areaId, _("there is no such area on this figure")};
  }
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  bool changed = false;
  bool lockedOut = false;
  for (const auto& held : plan()->regions) {
    if (!overlaps(taken, held->shape)) continue;
    if (held->locked) {
      lockedOut = true;
      continue;
    }
    changed = true;
    plan::Region region = *held;
    region.shape = surface::redistanced(*model_->working, model_->pages,
                                        paint::subtracted(held->shape, taken));
    if (region.shape.empty()) {
      removeFrom(next, held->id);
      continue;
    }
    // A partner removed before may have unlinked it.
    region.linked = next.find(held->id)->linked;
    relayout.push_back(held->id);
    put(next, measured(std::move(region)));
  }
  if (!changed) {
    say(Notice::Kind::info,
        words(lockedOut ? _("{}: the areas there are locked.") : _("{}: nothing is marked there."),
              name));
    return {};
  }
  commit(words(_("take away {}"), lowerFirst(name)), std::move(next), relayout);
  if (plan()->find(selected_) == nullptr) selected_ = {};
  return {};
}

Result<RegionId> Session::addStrokeRegion(const std::vector<glm::dvec3>& points, double widthMm,
                                          const plan::Rule& rule, bool mirror) {
  if (!isOpen()) return Error{ErrorKind::usage, _("stroke"), _("nothing is open")};
  if (points.empty()) return Error{ErrorKind::usage, _("stroke"), _("no point is given")};
  if (!(widthMm >= 1.0 && widthMm <= 150.0)) {
    return Error{ErrorKind::usage, _("stroke"),
                 words(_("a brush of {:g} mm is not between 1 and 150"), widthMm)};
  }
  const Result<plan::Rule> checked = checkedRule(rule, techniques_);
  if (!checked) return checked.error();
  std::vector<mesh::SurfacePoint> places;
  std::vector<mesh::SurfacePoint> twins;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const glm::dvec3& p = points[i];
    const bool numbers = std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
    const auto hit = numbers ? model_->workingCaster->closest(p) : std::nullopt;
    if (!hit || hit->distance > kFarthestFromSkinMm) {
      if (!hit) {
        return Error{ErrorKind::refused, _("stroke"),
                     words(_("point {} is not a place: ({:g}, {:g}, {:g})"), i + 1, p.x, p.y, p.z)};
      }
      return Error{
          ErrorKind::refused, _("stroke"),
          words(_("point {} ({:g}, {:g}, {:g}) lies {:.1f} mm from the skin; points are in "
                  "mm, in the file's axes times its unit"),
                i + 1, p.x, p.y, p.z, hit->distance)};
    }
    places.push_back(hit->point);
    if (!mirror) continue;
    const auto twin = otherSide().at(hit->point);
    if (!twin) {
      return Error{ErrorKind::refused, _("stroke"),
                   words(_("point {} has no skin opposite it on the other side"), i + 1)};
    }
    twins.push_back(*twin);
  }
  const auto vertices = static_cast<std::uint32_t>(model_->working->mesh().positions.size());
  // The brush's own limits alone: clefts are walls.
  const paint::Allowed allowed =
      allowedBy({.keepOffBlockedZones = false}, std::nullopt, paint::BrushMode::paint);
  const auto through = [&](const std::vector<mesh::SurfacePoint>& way) {
    return paint::strokeThrough(*model_->working, surface::PagedField(vertices), way, widthMm,
                                paint::BrushMode::paint, allowed);
  };
  surface::PagedField shape = through(places);
  if (shape.empty()) {
    return Error{ErrorKind::refused, _("stroke"), _("no skin that can be painted lies there")};
  }
  std::optional<surface::PagedField> twin;
  if (mirror) {
    twin = through(twins);
    if (overlaps(shape, *twin)) {
      shape = paint::united(shape, *twin);
      twin.reset();
    }
  }
  plan::Plan next = *plan();
  std::vector<RegionId> added;
  const auto add = [&](const surface::PagedField& painted) {
    surface::PagedField clean = edits_->withoutOthers(painted, added);
    for (const RegionId id : added) clean = paint::subtracted(clean, next.find(id)->shape);
    if (clean.empty()) return;
    clean = surface::redistanced(*model_->working, model_->pages, clean);
    if (clean.empty()) return;
    plan::Region fresh = freshRegion(next, std::move(clean), *checked);
    if (added.empty()) fresh.guide = startGuide;
    next.regions.push_back(share(measured(std::move(fresh))));
    added.push_back(next.regions.back()->id);
  };
  add(shape);
  if (twin) add(*twin);
  if (added.empty()) {
    return Error{ErrorKind::refused, _("stroke"), _("all its skin belongs to areas before it")};
  }
  if (added.size() == 2) {
    for (int i = 0; i < 2; ++i) {
      const RegionId id = added[static_cast<std::size_t>(i)];
      plan::Region region = *next.find(id);
      region.linked = added[static_cast<std::size_t>(1 - i)];
      next.regions[next.indexOf(id)] = share(std::move(region));
    }
  }
  const std::string name = next.find(added.front())->name;
  commit(words(_("paint {}"), lowerFirst(name)), std::move(next), added);
  selected_ = added.front();
  return added.front();
}

void Session::newArea() {
  newAreaNext_ = true;
  selected_ = {};
  touched();
}

Result<void> Session::setRule(RegionId id, const plan::Rule& rule, const std::string& label) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  if (stroke_) endStroke();
  const plan::Region* old = plan()->find(id);
  if (old == nullptr) return Error{ErrorKind::usage, {}, _("there is no such area")};
  const Result<plan::Rule> checked = checkedRule(rule, techniques_);
  if (!checked) return checked.error();
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  bool changed = false;
  for (const RegionId each : {id, old->linked}) {
    const auto given = giveRule(next, each, *checked, relayout);
    if (!given) return given.error();
    changed = changed || *given;
  }
  if (!changed) return {};
  commit(label, std::move(next), relayout);
  return {};
}

Result<plan::Rule> Session::checkRule(const plan::Rule& rule) const {
  return checkedRule(rule, techniques_);
}

void Session::recordAnswer(plan::Check answered) {
  if (!isOpen() || stroke_) return;
  plan::Plan next = *plan();
  next.checks.push_back(std::move(answered));
  commit(_("answer"), std::move(next), {});
}

void Session::arrangeAgain(RegionId id) {
  if (!isOpen() || stroke_) return;
  const plan::Region* old = editableOrSay(id);
  if (old == nullptr) return;
  plan::Plan next = *plan();
  plan::Region region = *old;
  // All but what the user placed or locked goes, and with it gaps and numbers given by hand.
  region.empty.clear();
  if (region.rule.order == plan::WorkingOrder::hand) region.rule.order = plan::WorkingOrder::rows;
  const std::string label = words(_("arrange {} again"), lowerFirst(old->name));
  put(next, std::move(region));
  commit(label, std::move(next), {id}, {.arrangeAgain = true});
}

void Session::setClientReference(const std::string& reference) {
  if (!isOpen() || stroke_ || plan()->clientReference == reference) return;
  plan::Plan next = *plan();
  next.clientReference = reference;
  commit(_("client reference"), std::move(next), {});
}

}  // namespace mesomap::scene

// Areas and the figures that they are given: what marking a whole area and changing a rule share,
// and both in one step.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout/sites.h"
#include "naming.h"
#include "paint/shapes.h"
#include "plan_edits.h"
#include "rule_limits.h"
#include "scene/session.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {

Result<std::vector<std::size_t>> Session::areasOf(const std::string& areaId,
                                                  plan::Side side) const {
  if (!isOpen()) return Error{ErrorKind::usage, areaId, _("nothing is open")};
  if (!model_->atlas) {
    return Error{ErrorKind::usage, areaId,
                 _("areas can be picked on the bundled figures only; paint on the scan instead")};
  }
  const std::vector<figure::Area>& areas = model_->atlas->areas();
  std::vector<std::size_t> wanted;
  bool known = false;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].id != areaId) continue;
    known = true;
    if (side == plan::Side::none || toPlanSide(areas[i].side) == side) wanted.push_back(i);
  }
  if (wanted.empty()) {
    return Error{ErrorKind::usage, areaId,
                 !known                      ? _("there is no such area on this figure")
                 : side == plan::Side::left  ? _("this area has no part on the client's left")
                 : side == plan::Side::right ? _("this area has no part on the client's right")
                                             : _("this area has no part across the middle")};
  }
  return wanted;
}

plan::Region Session::regionOfArea(plan::Plan& next, const figure::Area& area,
                                   surface::PagedField shape) const {
  const AreaName name = nameOfArea(area);
  plan::Region region;
  region.id = RegionId{next.nextId++};
  region.name = uniqueName(name.name, next);
  region.area = name.area;
  region.code = name.code;
  region.side = name.side;
  const plan::Look look = plan::nextLook(next);
  region.color = look.color;
  region.hatch = look.hatch;
  region.shape = std::move(shape);
  return measured(std::move(region));
}

Result<bool> Session::giveRule(plan::Plan& next, RegionId id, const plan::Rule& rule,
                               std::vector<RegionId>& relayout) const {
  const plan::Region* held = next.find(id);
  if (held == nullptr || held->rule == rule) return false;
  if (const auto open = editable(id); !open) return open.error();
  plan::Region region = *held;
  const bool move = region.sitesPending || !sameLayout(region.rule, rule);
  region.rule = rule;
  if (move) {
    relayout.push_back(id);
  } else {
    // The points stay where they are; what hangs on depth, angle and volume follows.
    for (plan::Site& site : region.sites) {
      site.depthMm = region.rule.depthMm;
      site.volumeMl = region.rule.volumeMl;
      layout::derive(site, model_->fileMesh, region.rule);
    }
  }
  next.regions[next.indexOf(id)] = share(std::move(region));
  return true;
}

Result<void> Session::markWith(const AreaWithRule& wanted, const Constraints& constraints) {
  const auto meant = areasOf(wanted.area, wanted.side);
  if (!meant) return meant.error();
  const Result<plan::Rule> checked = checkedRule(wanted.rule, techniques_);
  if (!checked) return checked.error();
  if (stroke_) endStroke();
  const std::vector<figure::Area>& areas = model_->atlas->areas();
  const paint::Allowed allowed = limitsOf(constraints, std::nullopt, paint::BrushMode::paint);
  plan::Plan next = *plan();
  std::vector<RegionId> relayout, fresh;
  RegionId shown;
  bool changed = false;
  for (const std::size_t area : *meant) {
    const AreaName name = nameOfArea(areas[area]);
    const auto marked = std::find_if(
        next.regions.begin(), next.regions.end(),
        [&](const auto& region) { return region->area == name.area && region->side == name.side; });
    if (marked != next.regions.end()) {
      const RegionId id = (*marked)->id;
      const RegionId partner = (*marked)->linked;
      if (!shown.valid()) shown = id;
      for (const RegionId each : {id, partner}) {
        const auto given = giveRule(next, each, *checked, relayout);
        if (!given) {
          select(each);
          return given.error();
        }
        changed = changed || *given;
      }
      continue;
    }
    surface::PagedField shape = paint::limited(skin(), atlasShape(area), allowed);
    for (const auto& region : next.regions) {
      if (constraints.keepOffOtherAreas && overlaps(shape, region->shape)) {
        shape = paint::subtracted(shape, region->shape);
      }
    }
    if (shape.empty()) continue;
    shape = surface::redistanced(*model_->working, model_->pages, shape);
    plan::Region region = regionOfArea(next, areas[area], std::move(shape));
    region.rule = *checked;
    fresh.push_back(region.id);
    relayout.push_back(region.id);
    if (!shown.valid()) shown = region.id;
    next.regions.push_back(share(std::move(region)));
    changed = true;
  }
  if (fresh.size() == 2) link(next, fresh[0], fresh[1]);
  const std::string title = _(areas[meant->front()].name.c_str());
  if (!shown.valid()) {
    return Error{ErrorKind::refused, title,
                 _("the limits that are set, or areas marked before, leave no skin of it")};
  }
  if (!changed) {
    select(shown);
    say(Notice::Kind::info, words(_("{} has these figures already"), title));
    return {};
  }
  commit(wanted.label, std::move(next), relayout);
  selected_ = shown;
  newAreaNext_ = false;
  return {};
}

}  // namespace mesomap::scene

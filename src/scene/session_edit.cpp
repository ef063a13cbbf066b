// Changes of skin, whatever tool made them: which area they change, what they leave of others'
// skin, and the step they make.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout/sites.h"
#include "naming.h"
#include "paint/shapes.h"
#include "plan/product_steps.h"
#include "plan_edits.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

std::string locked(const plan::Region& region) {
  return words(_("{} is locked. Unlock it to change it."), region.name);
}

}  // namespace

RegionId Session::Edits::strokeTarget(const mesh::SurfacePoint& place) const {
  if (session_.newAreaNext_) return {};
  if (const RegionId under = session_.regionAt(place); under.valid()) return under;
  const plan::Region* selected = session_.selectedRegion();
  const auto area = areaAt(*session_.model_, place);
  if (selected != nullptr &&
      (!area || (selected->area == area->area && selected->side == area->side))) {
    return selected->id;
  }
  if (area) {
    for (const auto& region : session_.plan()->regions) {
      if (region->area == area->area && region->side == area->side) return region->id;
    }
  }
  return {};
}

std::optional<Edit> Session::Edits::begin(const mesh::SurfacePoint& place, paint::BrushMode mode,
                                          bool bothSides, std::string& refusal,
                                          RegionId into) const {
  const bool erasing = mode == paint::BrushMode::erase;
  RegionId target;
  if (erasing) {
    // What is under the pointer is what was meant, selected or not.
    target = session_.regionAt(place);
    if (!target.valid() && session_.selectedRegion() != nullptr) target = session_.selected_;
    if (!target.valid()) {
      refusal = _("There is no area here to erase.");
      return std::nullopt;
    }
  } else {
    target = into.valid() ? into : strokeTarget(place);
  }
  const plan::Region* region = session_.plan()->find(target);
  const plan::Region* partner = nullptr;
  if (bothSides && region != nullptr) {
    partner = session_.plan()->find(region->linked);
    if (partner == nullptr && (erasing || region->side == plan::Side::midline)) {
      partner = region;  // Both gestures change the one area.
    }
  }
  for (const plan::Region* changed : {region, partner}) {
    if (changed == nullptr || !changed->locked) continue;
    refusal = locked(*changed);
    return std::nullopt;
  }
  plan::Plan following;  // For the looks alone.
  following.regions = session_.plan()->regions;
  const auto arm = [&](const plan::Region* existing, std::uint32_t offset) {
    EditSide side;
    side.existing = existing != nullptr;
    side.region = existing != nullptr ? existing->id : RegionId{session_.plan()->nextId + offset};
    side.base = existing != nullptr ? existing->shape : session_.skin().blank();
    if (existing != nullptr) {
      side.look = {existing->color, existing->hatch};
    } else {
      side.look = plan::nextLook(following);
      plan::Region taken;
      taken.color = side.look.color;
      taken.hatch = side.look.hatch;
      following.regions.push_back(share(std::move(taken)));
    }
    side.shape = side.base;
    return side;
  };
  Edit edit;
  edit.mode = mode;
  edit.start = place;
  edit.selected = session_.selected_;
  edit.newArea = session_.newAreaNext_;
  edit.main = arm(region, 0);
  if (bothSides) edit.other = arm(partner, region != nullptr ? 0 : 1);
  return edit;
}

std::optional<Edit> Session::Edits::of(const ShapeEdit& wanted, std::string& refusal) const {
  if (!wanted.otherSideRefusal.empty()) {
    refusal = words(_("Nothing is changed on either side: {}."), wanted.otherSideRefusal);
    return std::nullopt;
  }
  auto edit = begin(wanted.start, wanted.mode, wanted.twin.has_value(), refusal);
  if (!edit) return edit;
  edit->label = wanted.label;
  edit->overOthers = !wanted.constraints.keepOffOtherAreas;
  edit->offZones = wanted.constraints.keepOffBlockedZones;
  const paint::Allowed allowed = session_.allowedBy(wanted.constraints, wanted.eye, wanted.mode);
  const paint::Skin here = session_.skin();
  edit->main.shape = paint::applied(here, edit->main.base, wanted.shape, wanted.mode, allowed);
  if (edit->other) {
    // What faces the eye on this side is what counts: the other side follows it.
    const paint::Allowed unseen = session_.allowedBy(wanted.constraints, std::nullopt, wanted.mode);
    edit->other->shape = paint::applied(here, edit->other->base, *wanted.twin, wanted.mode, unseen);
  }
  if (edit->main.shape == edit->main.base &&
      (!edit->other || edit->other->shape == edit->other->base)) {
    refusal =
        wanted.mode == paint::BrushMode::erase
            ? _("There is no area here to erase.")
            : whyNothing(wanted.shape, wanted.start, wanted.constraints, wanted.eye, wanted.mode);
    if (refusal.empty()) refusal = _("All of it is marked already.");
    return std::nullopt;
  }
  return edit;
}

surface::PagedField Session::Edits::withoutOthers(const surface::PagedField& shape,
                                                  const std::vector<RegionId>& own) const {
  surface::PagedField result = shape;
  for (const auto& region : session_.plan()->regions) {
    if (std::find(own.begin(), own.end(), region->id) != own.end()) continue;
    if (overlaps(result, region->shape)) result = paint::subtracted(result, region->shape);
  }
  return result;
}

std::vector<Session::LiveShape> Session::Edits::shapesOf(const Edit& edit) const {
  std::vector<LiveShape> shapes;
  std::vector<RegionId> own{edit.main.region};
  if (edit.other) own.push_back(edit.other->region);
  const auto show = [&](const EditSide& side, const surface::PagedField& shape) {
    shapes.push_back({side.region, side.look.color,
                      edit.overOthers || edit.mode == paint::BrushMode::erase
                          ? shape
                          : withoutOthers(shape, own),
                      side.look.hatch});
  };
  if (!edit.other) {
    show(edit.main, edit.main.shape);
  } else if (edit.other->region == edit.main.region) {
    const bool erasing = edit.mode == paint::BrushMode::erase;
    show(edit.main, erasing ? common(edit.main.shape, edit.other->shape)
                            : paint::united(edit.main.shape, edit.other->shape));
  } else {
    show(edit.main, edit.main.shape);
    show(*edit.other, edit.other->shape);
  }
  return shapes;
}

std::vector<Session::LiveShape> Session::previewOf(const ShapeEdit& wanted,
                                                   std::string* refusal) const {
  std::string why;
  std::vector<LiveShape> shapes;
  if (isOpen() && !stroke_) {
    if (const auto edit = edits_->of(wanted, why)) shapes = edits_->shapesOf(*edit);
  }
  if (refusal != nullptr) *refusal = std::move(why);
  return shapes;
}

bool Session::applyShape(const ShapeEdit& wanted) {
  if (!isOpen() || stroke_) return false;
  std::string why;
  const auto edit = edits_->of(wanted, why);
  if (!edit) {
    say(Notice::Kind::info, why);
    return false;
  }
  return wanted.mode == paint::BrushMode::erase ? edits_->erase(*edit) : edits_->paint(*edit);
}

bool Session::Edits::erase(const Edit& edit) {
  plan::Plan next = *session_.plan();
  std::vector<RegionId> relayout;
  const std::string name = next.find(edit.main.region)->name;
  const auto apply = [&](RegionId id, const surface::PagedField& shape) {
    const plan::Region* old = next.find(id);
    if (old == nullptr || shape == old->shape) return false;
    if (shape.empty()) {
      removeFrom(next, id);
      return true;
    }
    plan::Region region = *old;
    region.shape = surface::redistanced(*session_.model_->working, session_.model_->pages, shape);
    put(next, session_.measured(std::move(region)));
    relayout.push_back(id);
    return true;
  };
  bool changed = false;
  if (edit.other && edit.other->region == edit.main.region) {
    changed = apply(edit.main.region, common(edit.main.shape, edit.other->shape));
  } else {
    changed = apply(edit.main.region, edit.main.shape);
    if (edit.other && edit.other->existing) {
      changed = apply(edit.other->region, edit.other->shape) || changed;
    }
  }
  if (!changed) return false;
  session_.commit(words(_("erase {}"), lowerFirst(name)), std::move(next), relayout);
  if (session_.plan()->find(session_.selected_) == nullptr) session_.selected_ = {};
  return true;
}

plan::Region Session::freshRegion(plan::Plan& next, surface::PagedField shape,
                                  const plan::Rule& rule) const {
  plan::Region region;
  region.id = RegionId{next.nextId++};
  const AreaName name = nameFor(*model_, shape, next);
  region.name = name.name;
  region.area = name.area;
  region.code = name.code;
  region.side = name.side;
  const plan::Look look = plan::nextLook(next);
  region.color = look.color;
  region.hatch = look.hatch;
  region.rule = rule;
  if (region.rule.product.empty()) region.rule.product = plan::productOfNewArea(next);
  region.shape = std::move(shape);
  return region;
}

bool Session::Edits::paint(const Edit& edit) {
  const EditSide& main = edit.main;
  std::vector<RegionId> own{main.region};
  surface::PagedField shape = main.shape;
  std::optional<surface::PagedField> twin;
  RegionId mergedAway;
  if (edit.other) {
    own.push_back(edit.other->region);
    twin = edit.other->shape;
    // Across the midline, or into each other, both sides are one area.
    if (edit.other->region == main.region || overlaps(shape, *twin)) {
      shape = paint::united(shape, *twin);
      twin.reset();
      if (edit.other->existing && edit.other->region != main.region) {
        mergedAway = edit.other->region;
      }
    }
  }
  plan::Plan next = *session_.plan();
  std::vector<RegionId> relayout;
  const auto cutOf = [&](const surface::PagedField& painted) {
    return edit.overOthers ? painted : withoutOthers(painted, own);
  };
  const auto finish = [&](const EditSide& side,
                          const surface::PagedField& painted) -> std::optional<plan::Region> {
    const surface::PagedField cut = cutOf(painted);
    if (cut.empty()) return std::nullopt;
    const plan::Region* old = next.find(side.region);
    const bool merging = mergedAway.valid() && old != nullptr;
    if (old != nullptr && !merging && cut == cutOf(old->shape)) return std::nullopt;
    surface::PagedField clean =
        surface::redistanced(*session_.model_->working, session_.model_->pages, cut);
    if (clean.empty()) return std::nullopt;
    if (old == nullptr) return session_.freshRegion(next, std::move(clean), session_.defaultRule);
    plan::Region region = *old;
    region.shape = std::move(clean);
    return region;
  };
  std::optional<plan::Region> first = finish(main, shape);
  // The first is in the plan before the second is named, numbered and coloured.
  if (first) {
    if (mergedAway.valid()) {
      removeFrom(next, mergedAway);
      first->linked = {};
      if (first->area.empty() || first->side != plan::Side::midline) first->side = plan::Side::none;
    }
    relayout.push_back(first->id);
    put(next, session_.measured(*first));
  }
  std::optional<plan::Region> second;
  if (twin) second = finish(*edit.other, *twin);
  if (second) {
    const RegionId partner = first ? first->id : main.existing ? main.region : RegionId{};
    const plan::Region* partnerNow = next.find(partner);
    if (partnerNow != nullptr && second->linked != partner) {
      second->linked = partner;
      second->rule = partnerNow->rule;
      plan::Region linkedBack = *partnerNow;
      linkedBack.linked = second->id;
      put(next, std::move(linkedBack));
    }
    relayout.push_back(second->id);
    put(next, session_.measured(*second));
  }
  if (relayout.empty()) {
    const bool marked = shape == main.base && (!twin || *twin == edit.other->base);
    if (!marked) {
      session_.say(
          Notice::Kind::info,
          _("Nothing was added: that skin belongs to another area. Erase there first, or select "
            "that area."));
    }
    return false;
  }
  const RegionId shown = relayout.front();
  const std::string name = lowerFirst(next.find(shown)->name);
  const std::string label = words(edit.label.c_str(), name);
  session_.commit(relayout.size() > 1 ? words(_("{}, both sides"), label) : label, std::move(next),
                  relayout);
  session_.selected_ = shown;
  session_.newAreaNext_ = false;
  spared = zonesSparedBy(edit);
  offerElsewhere(edit, shown);
  return true;
}

}  // namespace mesomap::scene

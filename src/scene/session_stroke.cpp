// Strokes: which area a stroke changes, what it leaves of others' skin, and the step it makes.
#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "layout/sites.h"
#include "naming.h"
#include "paint/shapes.h"
#include "paint/skin_path.h"
#include "shape_ops.h"
#include "stroke_state.h"
#include "words.h"

namespace mesomap::scene {
namespace {

// Two samples of a drag belong together when the skin between them is hardly longer than the
// straight line; over a silhouette it is much longer, or there is none.
constexpr double kLongestDetour = 1.6;

std::shared_ptr<const plan::Region> share(plan::Region region) {
  return std::make_shared<const plan::Region>(std::move(region));
}

void moveSide(const mesh::WorkingMesh& mesh, double widthMm, StrokeSide& side,
              const mesh::SurfacePoint& place) {
  if (side.last) {
    const double straight = glm::distance(mesh::positionAt(mesh.mesh(), *side.last),
                                          mesh::positionAt(mesh.mesh(), place));
    if (straight > widthMm / 4 &&
        paint::skinDistance(mesh, *side.last, place, kLongestDetour) == paint::kNotConnected) {
      side.brush->lift();
    }
  }
  side.brush->moveTo(place);
  side.last = place;
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

}  // namespace

RegionId Session::strokeTarget(const mesh::SurfacePoint& place) const {
  if (newAreaNext_) return {};
  if (const RegionId under = regionAt(place); under.valid()) return under;
  const plan::Region* selected = selectedRegion();
  const auto area = areaAt(*model_, place);
  if (selected != nullptr &&
      (!area || (selected->area == area->area && selected->side == area->side))) {
    return selected->id;
  }
  if (area) {
    for (const auto& region : plan()->regions) {
      if (region->area == area->area && region->side == area->side) return region->id;
    }
  }
  return {};
}

std::optional<mesh::SurfacePoint> Session::mirrorOf(const mesh::SurfacePoint& place) const {
  const double plane = model_->figure ? 0.0 : model_->bounds.center().x;
  return paint::mirrored(*model_->working, *model_->workingCaster, place, plane);
}

void Session::beginStroke(const mesh::SurfacePoint& place, const StrokeOptions& options) {
  if (!isOpen() || stroke_ || !paint::liesOn(model_->working->mesh(), place)) return;
  const bool erasing = options.mode == paint::BrushMode::erase;
  RegionId target;
  if (erasing) {
    // What is under the pointer is what was meant, selected or not.
    target = regionAt(place);
    if (!target.valid()) target = selectedRegion() != nullptr ? selected_ : RegionId{};
    if (!target.valid()) return;
  } else {
    target = strokeTarget(place);
  }
  const plan::Region* region = plan()->find(target);
  const auto vertices = static_cast<std::uint32_t>(model_->working->mesh().positions.size());
  auto stroke = std::make_unique<StrokeState>();
  stroke->options = options;
  const auto arm = [&](StrokeSide& side, const plan::Region* existing, std::uint32_t offset) {
    side.existing = existing != nullptr;
    side.region = existing != nullptr ? existing->id : RegionId{plan()->nextId + offset};
    side.base = existing != nullptr ? existing->shape : surface::PagedField(vertices);
    side.color =
        existing != nullptr ? existing->color : plan::paletteColor(plan()->regions.size() + offset);
    side.brush = std::make_unique<paint::Stroke>(*model_->working, *field_, side.base, options.mode,
                                                 options.widthMm);
  };
  arm(stroke->main, region, 0);
  if (options.bothSides) {
    stroke->other.emplace();
    const plan::Region* partner = region != nullptr ? plan()->find(region->linked) : nullptr;
    if (partner == nullptr && region != nullptr &&
        (erasing || region->side == plan::Side::midline)) {
      partner = region;  // Both brushes change the one area.
    }
    arm(*stroke->other, partner, region != nullptr ? 0 : 1);
  }
  stroke_ = std::move(stroke);
  if (stroke_->main.existing) selected_ = stroke_->main.region;
  moveStroke(place);
}

void Session::moveStroke(const mesh::SurfacePoint& place) {
  if (!stroke_ || !paint::liesOn(model_->working->mesh(), place)) return;
  const double width = stroke_->options.widthMm;
  moveSide(*model_->working, width, stroke_->main, place);
  if (stroke_->other) {
    if (const auto twin = mirrorOf(place)) {
      moveSide(*model_->working, width, *stroke_->other, *twin);
    } else {
      stroke_->other->brush->lift();
      stroke_->other->last.reset();
    }
  }
  touched();
}

void Session::liftStroke() {
  if (!stroke_) return;
  stroke_->main.brush->lift();
  stroke_->main.last.reset();
  if (stroke_->other) {
    stroke_->other->brush->lift();
    stroke_->other->last.reset();
  }
}

void Session::cancelStroke() {
  if (!stroke_) return;
  stroke_.reset();
  touched();
}

surface::PagedField Session::withoutOthers(const surface::PagedField& shape,
                                           const std::vector<RegionId>& own) const {
  surface::PagedField result = shape;
  for (const auto& region : plan()->regions) {
    if (std::find(own.begin(), own.end(), region->id) != own.end()) continue;
    if (overlaps(result, region->shape)) result = paint::subtracted(result, region->shape);
  }
  return result;
}

std::vector<Session::LiveShape> Session::liveShapes() {
  std::vector<LiveShape> shapes;
  if (!stroke_) return shapes;
  StrokeSide& main = stroke_->main;
  surface::PagedField shape = main.brush->shape();
  if (!stroke_->other) {
    shapes.push_back({main.region, main.color, withoutOthers(shape, {main.region})});
    return shapes;
  }
  StrokeSide& other = *stroke_->other;
  const surface::PagedField twin = other.brush->shape();
  const std::vector<RegionId> own{main.region, other.region};
  if (other.region == main.region) {
    const bool erasing = stroke_->options.mode == paint::BrushMode::erase;
    shape = erasing ? common(shape, twin) : paint::united(shape, twin);
    shapes.push_back({main.region, main.color, withoutOthers(shape, own)});
  } else {
    shapes.push_back({main.region, main.color, withoutOthers(shape, own)});
    shapes.push_back({other.region, other.color, withoutOthers(twin, own)});
  }
  return shapes;
}

void Session::endStroke() {
  if (!stroke_) return;
  const std::unique_ptr<StrokeState> stroke = std::move(stroke_);
  touched();
  const bool changed =
      stroke->main.brush->changed() || (stroke->other && stroke->other->brush->changed());
  if (!changed) return;
  if (stroke->options.mode == paint::BrushMode::erase) {
    endErase(*stroke);
  } else {
    endPaint(*stroke);
  }
}

void Session::endErase(StrokeState& stroke) {
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  const std::string name = next.find(stroke.main.region)->name;
  const auto apply = [&](RegionId id, const surface::PagedField& shape) {
    const plan::Region* old = next.find(id);
    if (old == nullptr || shape == old->shape) return false;
    if (shape.empty()) {
      removeFrom(next, id);
      return true;
    }
    plan::Region region = *old;
    region.shape = surface::redistanced(*model_->working, model_->pages, shape);
    put(next, measured(std::move(region)));
    relayout.push_back(id);
    return true;
  };
  bool changed = false;
  if (stroke.other && stroke.other->region == stroke.main.region) {
    changed =
        apply(stroke.main.region, common(stroke.main.brush->shape(), stroke.other->brush->shape()));
  } else {
    changed = apply(stroke.main.region, stroke.main.brush->shape());
    if (stroke.other && stroke.other->existing) {
      changed = apply(stroke.other->region, stroke.other->brush->shape()) || changed;
    }
  }
  if (!changed) return;
  commit(words(_("erase {}"), lowerFirst(name)), std::move(next), relayout);
  if (plan()->find(selected_) == nullptr) selected_ = {};
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
  region.color = plan::paletteColor(next.regions.size());
  region.rule = rule;
  region.shape = std::move(shape);
  return region;
}

void Session::endPaint(StrokeState& stroke) {
  StrokeSide& main = stroke.main;
  std::vector<RegionId> own{main.region};
  surface::PagedField shape = main.brush->shape();
  std::optional<surface::PagedField> twin;
  RegionId mergedAway;
  if (stroke.other) {
    own.push_back(stroke.other->region);
    twin = stroke.other->brush->shape();
    // Across the midline, or into each other, both sides are one area.
    if (stroke.other->region == main.region || overlaps(shape, *twin)) {
      shape = paint::united(shape, *twin);
      twin.reset();
      if (stroke.other->existing && stroke.other->region != main.region) {
        mergedAway = stroke.other->region;
      }
    }
  }
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  const auto finish = [&](const StrokeSide& side,
                          const surface::PagedField& painted) -> std::optional<plan::Region> {
    const surface::PagedField cut = withoutOthers(painted, own);
    if (cut.empty()) return std::nullopt;
    const plan::Region* old = next.find(side.region);
    const bool merging = mergedAway.valid() && old != nullptr;
    if (old != nullptr && !merging && cut == withoutOthers(old->shape, own)) return std::nullopt;
    surface::PagedField clean = surface::redistanced(*model_->working, model_->pages, cut);
    if (clean.empty()) return std::nullopt;
    if (old == nullptr) return freshRegion(next, std::move(clean), defaultRule);
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
    put(next, measured(*first));
  }
  std::optional<plan::Region> second;
  if (twin) second = finish(*stroke.other, *twin);
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
    put(next, measured(*second));
  }
  if (relayout.empty()) {
    say(Notice::Kind::info,
        _("Nothing was added: that skin belongs to another area. Erase there first, or select that "
          "area."));
    return;
  }
  const RegionId shown = relayout.front();
  const std::string name = next.find(shown)->name;
  commit(relayout.size() > 1 ? words(_("paint {}, both sides"), lowerFirst(name))
                             : words(_("paint {}"), lowerFirst(name)),
         std::move(next), relayout);
  selected_ = shown;
  newAreaNext_ = false;
}

}  // namespace mesomap::scene

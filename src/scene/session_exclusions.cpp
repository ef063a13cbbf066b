// Skin that the practitioner keeps free of points: moles, scars, tattoos, on every session.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "edit_state.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "paint/line.h"
#include "paint/shapes.h"
#include "paint/skin_path.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

using ExclusionPtr = std::shared_ptr<const plan::Exclusion>;

/// Area and border, by the ruler that measures areas.
plan::Exclusion measuredExclusion(plan::Exclusion exclusion, const SurfaceModel& model) {
  plan::Region ruler;
  ruler.shape = exclusion.shape;
  ruler = layout::measured(std::move(ruler), model.placeContext());
  exclusion.areaCm2 = ruler.areaCm2;
  exclusion.border = std::move(ruler.border);
  return exclusion;
}

}  // namespace

layout::PlaceContext placeContextFor(const SurfaceModel& model,
                                     const std::vector<ExclusionPtr>& exclusions) {
  layout::PlaceContext context = model.placeContext();
  if (exclusions.empty()) return context;
  context.blocked = [zones = context.blocked, exclusions,
                     &model](const mesh::SurfacePoint& place) -> std::string {
    if (const plan::ExclusionId id = exclusionIn(exclusions, model, place); id.valid()) {
      return words("x{}", id.value);
    }
    return zones ? zones(place) : std::string();
  };
  context.zoneName = [zones = context.zoneName, exclusions](const std::string& id) {
    for (const ExclusionPtr& exclusion : exclusions) {
      if (words("x{}", exclusion->id.value) == id) return exclusionName(*exclusion);
    }
    return zones ? zones(id) : id;
  };
  return context;
}

plan::ExclusionId exclusionIn(const std::vector<ExclusionPtr>& exclusions,
                              const SurfaceModel& model, const mesh::SurfacePoint& place) {
  const auto& triangles = model.working->mesh().triangles;
  if (place.triangle >= triangles.size()) return {};
  const mesh::Triangle& corners = triangles[place.triangle];
  for (const ExclusionPtr& exclusion : exclusions) {
    if (exclusion->shape.vertexCount() != model.working->mesh().positions.size()) continue;
    double value = 0.0;
    for (int k = 0; k < 3; ++k) {
      value += place.barycentric[k] * exclusion->shape.mm(corners[static_cast<std::size_t>(k)]);
    }
    if (value > 0.0) return exclusion->id;
  }
  return {};
}

ExclusionPtr carriedExclusion(const plan::Exclusion& exclusion, const SurfaceModel& after) {
  plan::Exclusion carried = exclusion;
  if (carried.shape.vertexCount() == after.working->mesh().positions.size()) {
    carried.shape = surface::redistanced(*after.working, after.pages, carried.shape);
    carried = measuredExclusion(std::move(carried), after);
  }
  return std::make_shared<const plan::Exclusion>(std::move(carried));
}

plan::ExclusionId Session::exclusionAt(const mesh::SurfacePoint& place) const {
  return isOpen() ? exclusionIn(plan()->exclusions, *model_, place) : plan::ExclusionId{};
}

void Session::beginExclusion(const mesh::SurfacePoint& place, const ExclusionOptions& options) {
  if (!isOpen() || stroke_ || excluding_ || !paint::liesOn(model_->working->mesh(), place)) return;
  const plan::ExclusionId under = exclusionAt(place);
  const plan::Exclusion* existing = plan()->findExclusion(under);
  if (options.mode == paint::BrushMode::erase && existing == nullptr) return;
  auto excluding = std::make_unique<ExclusionState>();
  excluding->options = options;
  excluding->id = existing != nullptr ? under : plan::ExclusionId{plan()->nextId};
  excluding->base = existing != nullptr ? existing->shape : skin().blank();
  excluding->stroke = std::make_unique<paint::Stroke>(
      *model_->working, *field_, excluding->base, options.mode, options.widthMm,
      allowedBy({.keepOffBlockedZones = false}, std::nullopt, options.mode));
  excluding_ = std::move(excluding);
  moveExclusion(place);
}

void Session::moveExclusion(const mesh::SurfacePoint& place) {
  if (!excluding_ || !paint::liesOn(model_->working->mesh(), place)) return;
  moveBrush(*model_->working, excluding_->options.widthMm, *excluding_->stroke, excluding_->last,
            place);
  touched();
}

void Session::liftExclusion() {
  if (!excluding_) return;
  excluding_->stroke->lift();
  excluding_->last.reset();
}

void Session::cancelExclusion() {
  if (!excluding_) return;
  excluding_.reset();
  touched();
}

std::optional<Session::LiveExclusion> Session::liveExclusion() {
  if (!excluding_) return std::nullopt;
  const plan::Exclusion* existing = plan()->findExclusion(excluding_->id);
  return LiveExclusion{excluding_->id,
                       existing != nullptr ? existing->kind : excluding_->options.kind,
                       excluding_->stroke->shape()};
}

void Session::endExclusion() {
  if (!excluding_) return;
  const std::unique_ptr<ExclusionState> excluding = std::move(excluding_);
  touched();
  if (!excluding->stroke->changed()) return;
  surface::PagedField shape = excluding->stroke->shape();
  const surface::PagedField touchedSkin = paint::united(excluding->base, shape);
  plan::Plan next = *plan();
  const auto indexOf = [&next](plan::ExclusionId id) {
    return std::find_if(next.exclusions.begin(), next.exclusions.end(),
                        [id](const ExclusionPtr& one) { return one->id == id; });
  };
  const auto old = indexOf(excluding->id);
  plan::Exclusion made;
  if (old != next.exclusions.end()) {
    made = **old;
  } else {
    made.id = {next.nextId++};
    made.kind = excluding->options.kind;
    made.note = excluding->options.note;
  }
  const std::string word = exclusionWord(made.kind);
  if (shape.empty()) {
    if (old == next.exclusions.end()) {
      say(Notice::Kind::info,
          _("Nothing was marked: that is smaller than the skin is divided here. Use a wider "
            "brush."));
      return;
    }
    next.exclusions.erase(old);
    commitExclusions(words(_("remove {}"), word), std::move(next), touchedSkin);
    return;
  }
  if (excluding->options.mode == paint::BrushMode::paint) {
    // What it runs into and is the same becomes one with it.
    std::erase_if(next.exclusions, [&](const ExclusionPtr& one) {
      if (one->id == made.id || one->kind != made.kind || one->note != made.note ||
          !overlaps(shape, one->shape)) {
        return false;
      }
      shape = paint::united(shape, one->shape);
      return true;
    });
  }
  made.shape = surface::redistanced(*model_->working, model_->pages, shape);
  if (made.shape.empty()) return;
  auto placed = std::make_shared<const plan::Exclusion>(measuredExclusion(made, *model_));
  const auto place = indexOf(made.id);
  if (place != next.exclusions.end()) {
    *place = std::move(placed);
  } else {
    next.exclusions.push_back(std::move(placed));
  }
  const bool erasing = excluding->options.mode == paint::BrushMode::erase;
  commitExclusions(words(erasing ? _("erase {}") : _("mark {}"), word), std::move(next),
                   touchedSkin);
}

void Session::commitExclusions(std::string label, plan::Plan next,
                               const surface::PagedField& changed) {
  std::vector<RegionId> relayout;
  for (const auto& region : next.regions) {
    if (region->shape.vertexCount() == changed.vertexCount() && overlaps(region->shape, changed)) {
      relayout.push_back(region->id);
    }
  }
  commit(std::move(label), std::move(next), relayout);
}

void Session::removeExclusion(plan::ExclusionId id) {
  if (!isOpen() || stroke_ || excluding_) return;
  const plan::Exclusion* old = plan()->findExclusion(id);
  if (old == nullptr) return;
  const surface::PagedField shape = old->shape;
  const std::string word = exclusionWord(old->kind);
  plan::Plan next = *plan();
  std::erase_if(next.exclusions, [id](const ExclusionPtr& one) { return one->id == id; });
  commitExclusions(words(_("remove {}"), word), std::move(next), shape);
}

void Session::setExclusion(plan::ExclusionId id, plan::ExclusionKind kind,
                           const std::string& note) {
  if (!isOpen() || stroke_ || excluding_) return;
  const plan::Exclusion* old = plan()->findExclusion(id);
  if (old == nullptr || (old->kind == kind && old->note == note)) return;
  plan::Plan next = *plan();
  for (ExclusionPtr& one : next.exclusions) {
    if (one->id != id) continue;
    plan::Exclusion changed = *one;
    changed.kind = kind;
    changed.note = note;
    one = std::make_shared<const plan::Exclusion>(std::move(changed));
  }
  // The points' own list of what was left out names it.
  const std::string zone = words("x{}", id.value);
  const std::string name = exclusionName(*next.findExclusion(id));
  for (auto& region : next.regions) {
    const auto names = [&](const plan::LeftOut& left) { return left.zone == zone; };
    if (std::none_of(region->leftOut.begin(), region->leftOut.end(), names)) continue;
    plan::Region renamed = *region;
    for (plan::LeftOut& left : renamed.leftOut) {
      if (left.zone == zone) left.zoneName = name;
    }
    region = std::make_shared<const plan::Region>(std::move(renamed));
  }
  commit(words(_("change {}"), exclusionWord(kind)), std::move(next), {});
}

}  // namespace mesomap::scene

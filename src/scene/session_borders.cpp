// Borders of areas moved as a whole: grown, shrunk and smoothed.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "naming.h"
#include "paint/shapes.h"
#include "plan_edits.h"
#include "shape_ops.h"
#include "surface/offset.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kMostGrowthMm = 50.0;
constexpr double kFinestScaleMm = 0.2;
constexpr double kCoarsestScaleMm = 10.0;

}  // namespace

Result<Session::Edits::ShapeChange> Session::Edits::changeOf(const BorderChange& change) const {
  using Kind = BorderChange::Kind;
  if (change.kind == Kind::smooth) {
    if (!(change.mm >= kFinestScaleMm && change.mm <= kCoarsestScaleMm)) {
      return Error{ErrorKind::usage, _("smooth"),
                   words(_("{:g} mm is not between {:g} and {:g}"), change.mm, kFinestScaleMm,
                         kCoarsestScaleMm)};
    }
    return ShapeChange([&model = *session_.model_, mm = change.mm](const surface::PagedField& shape,
                                                                   const paint::Allowed&) {
      return surface::smoothed(*model.working, model.pages, shape, mm);
    });
  }
  const double mm = change.kind == Kind::shrink ? -change.mm : change.mm;
  if (!(std::abs(mm) <= kMostGrowthMm) || mm == 0.0) {
    return Error{ErrorKind::usage, _("grow"),
                 words(_("{:g} mm is not between -{:g} and {:g}, or is nothing"), mm, kMostGrowthMm,
                       kMostGrowthMm)};
  }
  return ShapeChange([&model = *session_.model_, mm](const surface::PagedField& shape,
                                                     const paint::Allowed& allowed) {
    return surface::grown(*model.working, model.pages, shape, mm,
                          mm > 0.0 ? allowed.passable() : nullptr);
  });
}

Result<std::vector<std::pair<RegionId, surface::PagedField>>> Session::Edits::reshaped(
    RegionId id, bool bothSides, const Constraints& constraints, const ShapeChange& change) const {
  const auto first = session_.editable(id);
  if (!first) return first.error();
  std::vector<RegionId> wanted{id};
  const plan::Region* partner = session_.plan()->find((*first)->linked);
  if (bothSides && partner != nullptr) {
    if (const auto open = session_.editable(partner->id); !open) return open.error();
    wanted.push_back(partner->id);
  }
  const paint::Skin here = session_.skin();
  const paint::Allowed allowed =
      session_.allowedBy(constraints, std::nullopt, paint::BrushMode::paint);
  std::vector<std::pair<RegionId, surface::PagedField>> shapes;
  for (const RegionId each : wanted) {
    const surface::PagedField& old = session_.plan()->find(each)->shape;
    const surface::PagedField changed = change(old, allowed);
    // What was marked and still is stays, whatever the limits are now; what is new keeps to them.
    surface::PagedField shape =
        paint::united(common(old, changed), paint::limited(here, changed, allowed));
    if (constraints.keepOffOtherAreas) shape = withoutOthers(shape, wanted);
    shapes.emplace_back(each, std::move(shape));
  }
  if (shapes.size() == 2 && overlaps(shapes[0].second, shapes[1].second)) {
    const surface::PagedField whole = shapes[0].second;
    shapes[0].second = nearerTo(shapes[0].second, shapes[1].second);
    shapes[1].second = nearerTo(shapes[1].second, whole);
  }
  return shapes;
}

Result<std::vector<LiveShape>> Session::previewOf(RegionId id, const BorderChange& change,
                                                  bool bothSides,
                                                  const Constraints& constraints) const {
  if (isOpen() && stroke_) return Error{ErrorKind::usage, {}, _("a stroke is under way")};
  const auto how = edits_->changeOf(change);
  if (!how) return how.error();
  auto shapes = edits_->reshaped(id, bothSides, constraints, *how);
  if (!shapes) return shapes.error();
  std::vector<LiveShape> live;
  for (auto& [each, shape] : *shapes) {
    const plan::Region& region = *plan()->find(each);
    if (shape.empty()) {
      return Error{ErrorKind::refused, region.name, _("nothing of it would be left")};
    }
    live.push_back({each, region.color, std::move(shape), region.hatch});
  }
  return live;
}

Result<void> Session::Edits::reshape(RegionId id, bool bothSides, const Constraints& constraints,
                                     const char* label, const BorderChange& change) {
  if (session_.isOpen() && session_.stroke_) session_.endStroke();
  const auto how = changeOf(change);
  if (!how) return how.error();
  const auto shapes = reshaped(id, bothSides, constraints, *how);
  if (!shapes) return shapes.error();
  plan::Plan next = *session_.plan();
  std::vector<RegionId> relayout;
  for (const auto& [each, shape] : *shapes) {
    const plan::Region* old = next.find(each);
    surface::PagedField clean =
        surface::redistanced(*session_.model_->working, session_.model_->pages, shape);
    if (clean.empty()) {
      return Error{ErrorKind::refused, old->name, _("nothing of it would be left")};
    }
    plan::Region region = *old;
    region.shape = std::move(clean);
    region = session_.measured(std::move(region));
    const bool same = std::abs(region.areaCm2 - old->areaCm2) < 0.005 &&
                      std::abs(region.perimeterMm - old->perimeterMm) < 0.05;
    if (same) continue;
    put(next, std::move(region));
    relayout.push_back(each);
  }
  const std::string& known = next.find(id)->name;
  if (relayout.empty()) {
    return Error{ErrorKind::refused, known,
                 _("nothing changes: the skin round it is taken or kept free")};
  }
  const std::string text = words(label, lowerFirst(known));
  session_.commit(relayout.size() > 1 ? words(_("{}, both sides"), text) : text, std::move(next),
                  relayout);
  session_.selected_ = id;
  return {};
}

Result<void> Session::grow(RegionId id, double mm, bool bothSides, const Constraints& constraints) {
  using Kind = BorderChange::Kind;
  return edits_->reshape(id, bothSides, constraints, mm > 0.0 ? _("grow {}") : _("shrink {}"),
                         {mm > 0.0 ? Kind::grow : Kind::shrink, std::abs(mm)});
}

Result<void> Session::smooth(RegionId id, double scaleMm, bool bothSides,
                             const Constraints& constraints) {
  return edits_->reshape(id, bothSides, constraints, _("smooth {}"),
                         {BorderChange::Kind::smooth, scaleMm});
}

}  // namespace mesomap::scene

// Lines that a pattern follows, and skin that is painted to be denser.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "paint/line.h"
#include "paint/shapes.h"
#include "plan_edits.h"
#include "rule_limits.h"
#include "scene/session.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kGuideToleranceMm = 0.1;
constexpr double kGuideStepMm = 1.0;
/// Of the spacing elsewhere: what denser skin starts with.
constexpr double kDenseShare = 0.7;
constexpr double kLeastSpacingMm = 2.0;

}  // namespace

bool Session::lacksGuide(RegionId id, plan::Pattern pattern) const {
  if (!isOpen() || !plan::needsGuide(pattern)) return false;
  const auto isLine = [](const plan::Region* region) {
    return region != nullptr && region->guide.size() > 1;
  };
  const plan::Region* region = plan()->find(id);
  return region != nullptr && !isLine(region) && !isLine(plan()->find(region->linked));
}

Result<void> Session::setGuide(RegionId id, const std::vector<mesh::SurfacePoint>& clicks) {
  return putGuide(id, clicks, nullptr, {});
}

Result<void> Session::setGuide(RegionId id, const std::vector<mesh::SurfacePoint>& clicks,
                               const plan::Rule& rule, const std::string& step) {
  const Result<plan::Rule> checked = checkedRule(rule, techniques_);
  if (!checked) return checked.error();
  return putGuide(id, clicks, &*checked, step);
}

Result<void> Session::putGuide(RegionId id, const std::vector<mesh::SurfacePoint>& clicks,
                               const plan::Rule* rule, const std::string& step) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  const Result<const plan::Region*> open = editable(id);
  if (!open) return open.error();
  std::vector<mesh::SurfacePoint> guide;
  if (!clicks.empty()) {
    const auto line = paint::lineThrough(skin(), clicks, paint::LineKind::smooth, kGuideStepMm);
    if (!line) return line.error();
    surface::Polyline way;
    way.points = *line;
    way.closed = false;
    for (const mesh::SurfacePoint& place :
         surface::simplified(model_->working->mesh(), way, kGuideToleranceMm).points) {
      guide.push_back(layout::roundedPlace(model_->working->toFile(place)));
    }
  }
  if (guide == (*open)->guide && rule == nullptr) return {};
  const RegionId partner = (*open)->linked;
  if (plan()->find(partner) != nullptr) {
    if (const auto other = editable(partner); !other) return other.error();
  }
  std::string label = words(guide.empty() ? _("remove the guide of {}") : _("guide of {}"),
                            lowerFirst((*open)->name));
  if (!step.empty()) label = step;
  plan::Plan next = *plan();
  plan::Region region = **open;
  region.guide = std::move(guide);
  if (rule != nullptr) region.rule = *rule;
  put(next, std::move(region));
  std::vector<RegionId> relayout{id};
  if (const plan::Region* held = next.find(partner)) {
    // Without one of its own it goes by the mirror image.
    plan::Region other = *held;
    other.guide.clear();
    if (rule != nullptr) other.rule = *rule;
    put(next, std::move(other));
    relayout.push_back(partner);
  }
  commit(label, std::move(next), relayout, {.arrangeAgain = true});
  return {};
}

Result<void> Session::setDense(RegionId id, const surface::PagedField& shape) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  const Result<const plan::Region*> open = editable(id);
  if (!open) return open.error();
  if (shape.vertexCount() != (*open)->shape.vertexCount()) {
    return Error{ErrorKind::usage, (*open)->name, _("the shape belongs to another surface")};
  }
  const auto within = [this](const surface::PagedField& dense, const plan::Region& region) {
    const surface::PagedField inside = common(dense, region.shape);
    return inside.empty() ? surface::PagedField()
                          : surface::redistanced(*model_->working, model_->pages, inside);
  };
  plan::Plan next = *plan();
  plan::Region region = **open;
  region.dense = within(shape, region);
  if (region.dense == (*open)->dense) return {};
  if (!region.dense.empty() && !region.rule.denseSpacingMm) {
    const double half = std::round(2.0 * kDenseShare * region.rule.spacingMm) / 2.0;
    region.rule.denseSpacingMm = std::max(kLeastSpacingMm, half);
  }
  const plan::Rule rule = region.rule;
  const RegionId partner = region.linked;
  const std::string label =
      words(region.dense.empty() ? _("no denser skin on {}") : _("denser skin on {}"),
            lowerFirst(region.name));
  const surface::PagedField dense = region.dense;
  put(next, std::move(region));
  std::vector<RegionId> relayout{id};
  if (const plan::Region* held = next.find(partner)) {
    if (const auto other = editable(partner); !other) return other.error();
    plan::Region twin = *held;
    twin.rule = rule;
    twin.dense = {};
    if (!dense.empty()) {
      const auto carried = paint::carriedOver(skin(), otherSide(), dense);
      if (!carried) return carried.error();
      twin.dense = within(carried->shape, twin);
    }
    put(next, std::move(twin));
    relayout.push_back(partner);
  }
  // As after a change of the spacing: all anew.
  commit(label, std::move(next), relayout, {.arrangeAgain = true});
  return {};
}

}  // namespace mesomap::scene

// One-shot changes of whole areas: larger, smaller, smoother, to the other side, merged, parted.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "naming.h"
#include "paint/both_sides.h"
#include "paint/shapes.h"
#include "plan_edits.h"
#include "rule_limits.h"
#include "shape_ops.h"
#include "surface/parts.h"
#include "words.h"

namespace mesomap::scene {
namespace {

bool holds(const surface::PagedField& shape, const mesh::TriangleMesh& mesh,
           const mesh::SurfacePoint& place) {
  double value = 0.0;
  for (int k = 0; k < 3; ++k) {
    value += place.barycentric[k] *
             shape.mm(mesh.triangles[place.triangle][static_cast<std::size_t>(k)]);
  }
  return value > 0.0;
}

plan::Side opposite(plan::Side side) {
  if (side == plan::Side::left) return plan::Side::right;
  if (side == plan::Side::right) return plan::Side::left;
  return side;
}

}  // namespace

Result<void> Session::copyToOtherSide(RegionId id, const Constraints& constraints) {
  if (isOpen() && stroke_) endStroke();
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  const plan::Region* source = plan()->find(id);
  if (source == nullptr) return Error{ErrorKind::usage, {}, _("there is no such area")};
  const plan::Region* partner = plan()->find(source->linked);
  if (partner != nullptr) {
    if (const auto open = editable(partner->id); !open) return open.error();
  }
  auto carried = paint::carriedOver(skin(), otherSide(), source->shape);
  if (!carried) {
    Error error = carried.error();
    if (error.subject.empty()) error.subject = source->name;
    return error;
  }
  const surface::PagedField mirrored = paint::limited(
      skin(), carried->shape, limitsOf(constraints, std::nullopt, paint::BrushMode::paint));
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  const std::string label = words(_("copy {} to the other side"), lowerFirst(source->name));
  if (partner == nullptr && overlaps(source->shape, mirrored)) {
    // It reaches over the midline: both halves are one area.
    if (const auto open = editable(id); !open) return open.error();
    plan::Region region = *source;
    surface::PagedField shape = paint::united(source->shape, mirrored);
    if (constraints.keepOffOtherAreas) shape = edits_->withoutOthers(shape, {id});
    region.shape = surface::redistanced(*model_->working, model_->pages, shape);
    region = measured(std::move(region));
    if (std::abs(region.areaCm2 - source->areaCm2) < 0.05) {
      return Error{ErrorKind::refused, source->name, _("is the same on both sides already")};
    }
    put(next, std::move(region));
    relayout.push_back(id);
  } else {
    std::vector<RegionId> own;
    if (partner != nullptr) own.push_back(partner->id);
    surface::PagedField shape =
        constraints.keepOffOtherAreas ? edits_->withoutOthers(mirrored, own) : mirrored;
    shape = surface::redistanced(*model_->working, model_->pages, shape);
    if (shape.empty()) {
      return Error{ErrorKind::refused, source->name,
                   _("the skin on the other side belongs to other areas or is kept free")};
    }
    plan::Region region;
    if (partner != nullptr) {
      region = *partner;
      region.shape = std::move(shape);
    } else {
      region = freshRegion(next, std::move(shape), source->rule);
      // Named as its partner is; after the place only where that has a name of its own.
      if (!source->area.empty() && region.area != source->area) {
        region.area = source->area;
        region.code = source->code;
        region.side = opposite(source->side);
      }
    }
    region.rule = source->rule;
    const RegionId made = region.id;
    region = measured(std::move(region));
    if (partner != nullptr && std::abs(region.areaCm2 - partner->areaCm2) < 0.005 &&
        std::abs(region.perimeterMm - partner->perimeterMm) < 0.05) {
      return Error{ErrorKind::refused, source->name, _("is the same on both sides already")};
    }
    put(next, std::move(region));
    link(next, id, made);
    relayout.push_back(made);
  }
  commit(label, std::move(next), relayout);
  return {};
}

Result<void> Session::merge(const std::vector<RegionId>& ids) {
  if (isOpen() && stroke_) endStroke();
  std::vector<RegionId> wanted;
  for (const RegionId id : ids) {
    if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) wanted.push_back(id);
  }
  for (const RegionId id : wanted) {
    if (const auto open = editable(id); !open) return open.error();
  }
  if (wanted.size() < 2) {
    return Error{ErrorKind::usage, _("merge"), _("at least two areas are needed")};
  }
  plan::Plan next = *plan();
  plan::Region merged = *next.find(wanted.front());
  bool pending = merged.sitesPending;
  std::vector<plan::Side> sides{merged.side};
  for (std::size_t i = 1; i < wanted.size(); ++i) {
    const plan::Region& other = *next.find(wanted[i]);
    merged.shape = joined(merged.shape, other.shape);
    // Points keep their ids and what became of them; those that now stand too near go.
    merged.sites.insert(merged.sites.end(), other.sites.begin(), other.sites.end());
    merged.empty.insert(merged.empty.end(), other.empty.begin(), other.empty.end());
    sides.push_back(other.side);
    if (other.area != merged.area) merged.code.clear();
    pending = pending || other.sitesPending;
  }
  if (std::any_of(sides.begin(), sides.end(),
                  [&](plan::Side side) { return side != sides.front(); })) {
    merged.side = plan::Side::none;
  }
  const std::vector<RegionId> parts(wanted.begin() + 1, wanted.end());
  if (std::find(parts.begin(), parts.end(), merged.linked) != parts.end()) merged.linked = {};
  merged.shape = surface::redistanced(*model_->working, model_->pages, merged.shape);
  for (const RegionId part : parts) removeFrom(next, part);
  merged = measured(std::move(merged));
  const RegionPtr lender =
      pending ? regionPtr(wanted.front()) : std::make_shared<const plan::Region>([&merged] {
        plan::Region lent = merged;
        lent.sitesPending = false;
        return lent;
      }());
  const std::string label = words(_("merge into {}"), lowerFirst(merged.name));
  put(next, std::move(merged));
  commit(label, std::move(next), {wanted.front()}, {.lenders = {{wanted.front(), lender}}});
  selected_ = wanted.front();
  return {};
}

Result<void> Session::separateParts(RegionId id) {
  if (isOpen() && stroke_) endStroke();
  const auto open = editable(id);
  if (!open) return open.error();
  const plan::Region source = **open;
  const std::vector<surface::PagedField> parts =
      surface::separated(*model_->working, model_->pages, source.shape);
  if (parts.size() < 2) {
    return Error{ErrorKind::refused, source.name, _("is one piece")};
  }
  if (plan()->regions.size() + parts.size() > kMostAreas) {
    return Error{ErrorKind::refused, source.name,
                 words(_("has {} pieces; a plan holds {} areas"), parts.size(), kMostAreas)};
  }
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  std::vector<std::pair<RegionId, RegionPtr>> lenders;
  auto at = static_cast<std::ptrdiff_t>(next.indexOf(id));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    plan::Region part = source;
    part.shape = parts[i];
    std::erase_if(part.sites, [&](const plan::Site& site) {
      return !holds(parts[i], model_->working->mesh(), model_->working->fromFile(site.place));
    });
    part.leftOut.clear();
    if (i > 0) {
      part.id = RegionId{next.nextId++};
      const AreaName name = nameFor(*model_, parts[i], next);
      part.name = name.area.empty() ? uniqueName(source.name, next) : name.name;
      part.area = name.area;
      part.code = name.code;
      part.side = name.side;
      part.linked = {};
      const plan::Look look = plan::nextLook(next);
      part.color = look.color;
      part.hatch = look.hatch;
    }
    lenders.emplace_back(
        part.id, source.sitesPending ? regionPtr(id) : std::make_shared<const plan::Region>(part));
    relayout.push_back(part.id);
    plan::Region placed = measured(std::move(part));
    if (i == 0) {
      put(next, std::move(placed));
    } else {
      next.regions.insert(next.regions.begin() + ++at, share(std::move(placed)));
    }
  }
  commit(words(_("separate {}"), lowerFirst(source.name)), std::move(next), relayout,
         {.lenders = lenders});
  selected_ = id;
  return {};
}

}  // namespace mesomap::scene

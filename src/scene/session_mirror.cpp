// What the session derives from the surface: its middle plane, masks and bending.
#include <cmath>
#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "model_cache.h"
#include "naming.h"
#include "paint/shapes.h"
#include "shape_ops.h"
#include "words.h"

namespace mesomap::scene {
namespace {

double skinMm2(const mesh::TriangleMesh& mesh) {
  double sum = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) sum += mesh::triangleArea(mesh, t);
  return sum;
}

}  // namespace

SkinMasks masksOf(const SurfaceModel& model) {
  // Clefts are narrower than folds: they are looked for more finely than fills look at the skin.
  constexpr double kFineMm = 1.0;
  // Lips, lids, nostrils and ears are about half a per cent of a head's skin.
  constexpr double kMostClefts = 0.03;
  const paint::Skin skin{model.working.get(), &model.pages, nullptr};
  SkinMasks masks{skin.blank(), paint::clefts(skin, surface::Bend(*model.working, kFineMm))};
  // On a rough scan every pore would be one, and walls everywhere would stop every stroke.
  if (surface::areaMm2(*model.working, model.pages, masks.clefts) >
      kMostClefts * skinMm2(model.working->mesh())) {
    masks.clefts = skin.blank();
  }
  if (model.atlas) {
    masks.blocked = paint::shapeWhere(skin, [&model](std::uint32_t vertex) {
      return !model.blockedZoneAt(placeOf(*model.working, vertex)).empty();
    });
  }
  return masks;
}

Session::ModelCache& Session::cache() const {
  if (!cache_ || cache_->model != model_) {
    cache_ = std::make_unique<ModelCache>();
    cache_->model = model_;
  }
  const auto& set = plan()->mirrorPlane;
  if (cache_->setPlane != set) {
    cache_->setPlane = set;
    cache_->middle.reset();
    cache_->otherSide.reset();
    cache_->lines.reset();
    cache_->guides.reset();
  }
  return *cache_;
}

void Session::prepareTools() const {
  if (!isOpen()) return;
  ModelCache& kept = cache();
  if (kept.masks.valid()) return;
  kept.masks = std::async(std::launch::async, [model = model_] { return masksOf(*model); }).share();
}

paint::Skin Session::skin() const {
  return {model_->working.get(), &model_->pages, field_.get()};
}

const surface::Bend& Session::bend() const {
  ModelCache& kept = cache();
  if (!kept.bend) kept.bend.emplace(*model_->working);
  return *kept.bend;
}

const surface::PagedField& Session::atlasShape(std::size_t area) const {
  ModelCache& kept = cache();
  const auto known = kept.areas.find(area);
  if (known != kept.areas.end()) return known->second;
  return kept.areas.emplace(area, shapeOfArea(*model_, area)).first->second;
}

const MiddlePlane& Session::middlePlane() const {
  ModelCache& kept = cache();
  if (kept.middle) return *kept.middle;
  if (kept.setPlane && !model_->figure) {
    MiddlePlane set;
    const double length = glm::length(kept.setPlane->normal);
    set.plane.normal = kept.setPlane->normal / length;
    set.plane.offsetMm = kept.setPlane->offsetMm / length;
    set.source = MiddlePlane::Source::set;
    kept.middle = set;
  } else {
    if (!kept.found) kept.found = findMiddlePlane(*model_);
    kept.middle = kept.found;
  }
  return *kept.middle;
}

const std::vector<std::vector<glm::dvec3>>& Session::middleLines() const {
  const MiddlePlane middle = middlePlane();
  ModelCache& kept = cache();
  if (!kept.lines) kept.lines = cutLines(*model_, middle.plane);
  return *kept.lines;
}

const paint::OtherSide& Session::otherSide() const {
  ModelCache& kept = cache();
  if (!kept.otherSide && model_->base && model_->base->prepared) {
    auto pairs =
        paint::OtherSide::byPairs(*model_->working, model_->fileMesh, model_->base->prepared->twin);
    if (pairs) kept.otherSide = std::move(*pairs);
  }
  if (!kept.otherSide) {
    const surface::MirrorPlane plane = middlePlane().plane;
    kept.otherSide.emplace(*model_->working, *model_->workingCaster, plane);
  }
  return *kept.otherSide;
}

Result<mesh::SurfacePoint> Session::otherSideOf(const mesh::SurfacePoint& place) const {
  const paint::OtherSide::Opposite opposite = otherSide().opposite(place);
  switch (opposite.answer) {
    case paint::OtherSide::Answer::found:
      return opposite.place;
    case paint::OtherSide::Answer::tooFar:
      return Error{ErrorKind::refused, _("other side"),
                   words(_("no skin lies within {:g} mm of the mirrored place"),
                         paint::OtherSide::kFarthestMm)};
    case paint::OtherSide::Answer::facesAway:
      return Error{ErrorKind::refused, _("other side"),
                   _("the skin at the mirrored place faces another way")};
    case paint::OtherSide::Answer::nowhere:
      break;
  }
  return Error{ErrorKind::usage, _("other side"), _("this place is not on the skin")};
}

Result<void> Session::setMirrorPlane(std::optional<plan::MirrorPlane> wanted) {
  if (!isOpen()) return Error{ErrorKind::usage, _("middle plane"), _("nothing is open")};
  if (stroke_) endStroke();
  if (model_->figure) {
    return Error{ErrorKind::usage, _("middle plane"),
                 _("the figure's sides are exact mirror images; its plane stays")};
  }
  if (wanted) {
    glm::dvec3& normal = wanted->normal;
    const double length = glm::length(normal);
    if (!(std::isfinite(length) && length > 1e-9 && std::abs(wanted->offsetMm) <= 1e7)) {
      return Error{ErrorKind::usage, _("middle plane"), _("these numbers make no plane")};
    }
    const double turned = normal.x < 0.0 ? -length : length;
    for (int k = 0; k < 3; ++k) {
      normal[k] = plan::roundTo(normal[k] / turned, plan::kUnitVectorDecimals);
    }
    wanted->offsetMm = plan::roundTo(wanted->offsetMm / turned, plan::kLengthDecimals);
  }
  if (wanted == plan()->mirrorPlane) return {};
  plan::Plan next = *plan();
  next.mirrorPlane = wanted;
  commit(wanted ? _("move the middle plane") : _("find the middle plane again"), std::move(next),
         {});
  return {};
}

paint::Allowed Session::allowedBy(const Constraints& constraints,
                                  const std::optional<glm::dvec3>& eye,
                                  paint::BrushMode mode) const {
  paint::Allowed allowed = limitsOf(constraints, eye, mode);
  if (isOpen() && mode == paint::BrushMode::paint) {
    prepareTools();
    allowed.wall(cache().masks.get().clefts);
  }
  return allowed;
}

paint::Allowed Session::limitsOf(const Constraints& constraints,
                                 const std::optional<glm::dvec3>& eye,
                                 paint::BrushMode mode) const {
  paint::Allowed allowed;
  if (!isOpen()) return allowed;
  if (constraints.facingOnly && eye) allowed.facing(*eye);
  if (!model_->atlas) return allowed;
  if (!constraints.insideArea.empty()) {
    surface::PagedField inside = skin().blank();
    const auto& areas = model_->atlas->areas();
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool side = constraints.insideSide == plan::Side::none ||
                        constraints.insideSide == toPlanSide(areas[i].side);
      if (areas[i].id == constraints.insideArea && side) {
        inside = paint::united(inside, atlasShape(i));
      }
    }
    allowed.inside(std::move(inside));
  }
  if (constraints.keepOffBlockedZones && mode == paint::BrushMode::paint) {
    prepareTools();
    allowed.outside(cache().masks.get().blocked);
  }
  return allowed;
}

}  // namespace mesomap::scene

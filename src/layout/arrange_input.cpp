#include "arrange_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/i18n.h"
#include "paint/skin_path.h"
#include "plan/point_set.h"

namespace mesomap::layout {
namespace {

constexpr double kLeastSpacingMm = 2.0;
constexpr double kOverlapMm = 0.5;  // deeper than borders that two areas share are out of line

double valueAt(const mesh::TriangleMesh& mesh, const surface::PagedField& field,
               const mesh::SurfacePoint& place) {
  const mesh::Triangle& corners = mesh.triangles[place.triangle];
  double value = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    value += place.barycentric[static_cast<int>(k)] * static_cast<double>(field.mm(corners[k]));
  }
  return value;
}

/// 0 below 0, 1 above 1, with no corner at either.
double smoothStep(double x) {
  const double t = std::clamp(x, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

void addSpacing(Input& input, const plan::Region& region) {
  const plan::Rule& rule = region.rule;
  const mesh::WorkingMesh& mesh = *input.mesh;
  const std::uint32_t vertices = input.shape.vertexCount();
  const bool dense =
      rule.denseSpacingMm && region.dense.vertexCount() == vertices && !region.dense.empty();
  if (!rule.edgeSpacingMm && !dense) return;
  struct Varying {
    surface::PagedField fromBorder, inDense;
    double spacing = 0.0, edge = 0.0, width = 1.0, denseSpacing = 0.0, blend = 1.0;
    bool atEdge = false, atDense = false;
  };
  auto varying = std::make_shared<Varying>();
  varying->spacing = rule.spacingMm;
  constexpr double kOutsideMm = 4.0;
  if (rule.edgeSpacingMm) {
    varying->atEdge = true;
    varying->edge = *rule.edgeSpacingMm;
    varying->width = std::max(rule.edgeWidthMm, 1.0);
    varying->fromBorder = surface::redistanced(mesh, *input.pages, input.shape, kOutsideMm,
                                               std::min(varying->width + 2.0, 500.0));
  }
  if (dense) {
    varying->atDense = true;
    varying->denseSpacing = *rule.denseSpacingMm;
    // From one spacing to the other over one spacing, half of it on either side of the paint.
    varying->blend = std::max(varying->spacing, varying->denseSpacing);
    const double half = 0.5 * varying->blend + 2.0;
    varying->inDense = surface::redistanced(mesh, *input.pages, region.dense, half, half);
  }
  input.spacingAt = [varying, skin = &mesh.mesh()](const mesh::SurfacePoint& place) {
    double h = varying->spacing;
    if (varying->atEdge) {
      const double depth = valueAt(*skin, varying->fromBorder, place);
      h = varying->edge + (h - varying->edge) * smoothStep(depth / varying->width);
    }
    if (varying->atDense) {
      const double inside = valueAt(*skin, varying->inDense, place);
      h += (varying->denseSpacing - h) * smoothStep(inside / varying->blend + 0.5);
    }
    return std::max(h, kLeastSpacingMm);
  };
}

/// Points of other areas that stand within a spacing of this one's box.
void addNeighbours(Input& input, const plan::Region& region, const PlaceContext& context) {
  if (context.others.empty()) return;
  const mesh::TriangleMesh& skin = input.mesh->mesh();
  glm::dvec3 low(std::numeric_limits<double>::max());
  glm::dvec3 high(-std::numeric_limits<double>::max());
  constexpr std::uint32_t kSize = surface::PagedField::kPageSize;
  for (std::uint32_t page = input.shape.nextPage(0); page < input.shape.pageCount();
       page = input.shape.nextPage(page + 1)) {
    const std::uint32_t end = std::min((page + 1) * kSize, input.shape.vertexCount());
    for (std::uint32_t v = page * kSize; v < end; ++v) {
      if (input.shape.raw(v) <= 0) continue;
      low = glm::min(low, glm::dvec3(skin.positions[v]));
      high = glm::max(high, glm::dvec3(skin.positions[v]));
    }
  }
  const double reach = region.rule.spacingMm + 2.0;
  for (const auto& other : context.others) {
    if (!other || other->id == region.id || other->sitesPending) continue;
    for (const plan::Site& site : other->sites) {
      if (glm::any(glm::lessThan(site.position, low - reach)) ||
          glm::any(glm::greaterThan(site.position, high + reach))) {
        continue;
      }
      if (!paint::liesOn(*context.fileMesh, site.place)) continue;
      const mesh::SurfacePoint place = input.mesh->fromFile(site.place);
      // Two areas on the same skin are arranged each for itself.
      const bool onBoth = valueAt(skin, input.shape, place) > kOverlapMm &&
                          other->shape.vertexCount() == input.shape.vertexCount() &&
                          valueAt(skin, other->shape, place) > 0.0;
      if (!onBoth) input.neighbours.push_back(place);
    }
  }
}

/// Scalp areas have their rays from the vertex, crow's feet from the outer corner of the eye.
void addCentre(Input& input, const plan::Region& region, const PlaceContext& context) {
  if (!context.closest) return;
  std::string_view id;
  plan::Side side = plan::Side::midline;
  if (region.area.starts_with("scalp")) id = "vertex";
  if (region.area == "crows-feet") {
    id = "exocanthion";
    side = region.side;
  }
  if (id.empty() || region.rule.pattern != plan::Pattern::rays) return;
  for (const plan::Landmark& landmark : context.landmarks) {
    const bool sameSide = landmark.side == side || id == "vertex";
    if (landmark.id == id && sameSide) input.centre = context.closest(landmark.position);
  }
}

Result<void> addSet(Input& input, const plan::Region& region, const PlaceContext& context) {
  if (region.rule.pattern != plan::Pattern::set || region.rule.pointSet.empty()) return {};
  const auto refuse = [&](std::string message) {
    return Error{ErrorKind::refused, region.name, std::move(message)};
  };
  const plan::PointSet* set =
      context.pointSets ? plan::findPointSet(*context.pointSets, region.rule.pointSet) : nullptr;
  if (set == nullptr) {
    return refuse(fmt::format(fmt::runtime(_("the saved set of points '{}' is not known here")),
                              region.rule.pointSet));
  }
  if (!context.closest) return refuse(_("a saved set cannot be laid without a surface"));
  const plan::Side own = plan::sideOf(*set);
  const bool otherSide = (own == plan::Side::left && region.side == plan::Side::right) ||
                         (own == plan::Side::right && region.side == plan::Side::left);
  const auto places = plan::placesAmong(*set, context.landmarks, otherSide);
  if (!places) return refuse(places.error().message);
  for (const glm::dvec3& at : *places) {
    if (const auto place = context.closest(at)) input.places.push_back(*place);
  }
  return {};
}

void addGuide(Input& input, const plan::Region& region, const PlaceContext& context) {
  const auto add = [&](const mesh::SurfacePoint& place, bool opposite) {
    if (!paint::liesOn(*context.fileMesh, place)) return;
    const mesh::SurfacePoint here = input.mesh->fromFile(place);
    if (!opposite) {
      input.guide.push_back(here);
    } else if (const auto there = context.otherSide->at(here)) {
      input.guide.push_back(*there);
    }
  };
  for (const mesh::SurfacePoint& place : region.guide) add(place, false);
  if (!region.guide.empty() || !context.linked || !context.otherSide) return;
  for (const mesh::SurfacePoint& place : context.linked->guide) add(place, true);
}

}  // namespace

Result<void> addArrangement(Input& input, const plan::Region& region, const PlaceContext& context) {
  addGuide(input, region, context);
  addCentre(input, region, context);
  addSpacing(input, region);
  addNeighbours(input, region, context);
  input.mirror = context.mirror;
  // Of two linked areas the younger shows the mirror image of the other one's directions, whichever
  // of the two is laid first.
  if (region.linked.valid() && region.id.value > region.linked.value) {
    input.rule.directionDeg = 180.0 - input.rule.directionDeg;
    if (input.rule.directionDeg > 180.0) input.rule.directionDeg -= 360.0;
    for (glm::dvec2& pin : input.rule.stamp.pins) pin.y = -pin.y;
  }
  return addSet(input, region, context);
}

void addSeeds(Input& input, const plan::Region& region, const PlaceContext& context) {
  if (!context.linked || !context.otherSide ||
      !sameArrangement(context.linked->rule, region.rule)) {
    return;
  }
  const plan::Region& linked = *context.linked;
  constexpr double kSameSize = 0.05;
  if (region.rule.pattern != plan::Pattern::even) {
    const double areaCm2 = surface::areaMm2(*input.mesh, *input.pages, input.shape) / 100.0;
    if (!(std::abs(areaCm2 - linked.areaCm2) <= kSameSize * linked.areaCm2)) return;
  }
  const auto opposite = [&](const mesh::SurfacePoint& place) -> std::optional<mesh::SurfacePoint> {
    if (!paint::liesOn(*context.fileMesh, place)) return std::nullopt;
    return context.otherSide->at(context.mesh->fromFile(place));
  };
  for (const plan::Site& s : linked.sites) {
    // What was placed by hand stays on its own side.
    if (s.origin == plan::SiteOrigin::added) continue;
    const auto place = opposite(s.movedFrom ? *s.movedFrom : s.place);
    if (!place) continue;
    input.seeds.push_back(*place);
    input.seedTouches.push_back(s.touch);
  }
  // Where some was left out, what is left of the rows says nothing about this side.
  if (!linked.leftOut.empty()) return;
  for (const plan::Row& row : linked.rows) {
    std::vector<mesh::SurfacePoint> line;
    for (const mesh::SurfacePoint& corner : row.places) {
      if (const auto place = opposite(corner)) line.push_back(*place);
    }
    if (line.size() != row.places.size()) {
      input.seedLines.clear();
      return;
    }
    std::reverse(line.begin(), line.end());
    input.seedLines.push_back(std::move(line));
  }
}

bool sameArrangement(const plan::Rule& a, const plan::Rule& b) {
  return a.pattern == b.pattern && a.spacingMm == b.spacingMm && a.marginMm == b.marginMm &&
         a.directionDeg == b.directionDeg && a.pitch() == b.pitch() && a.rowPoints == b.rowPoints &&
         a.edgeSpacingMm == b.edgeSpacingMm &&
         (!a.edgeSpacingMm || a.edgeWidthMm == b.edgeWidthMm) &&
         a.denseSpacingMm == b.denseSpacingMm && a.stamp == b.stamp && a.pointSet == b.pointSet;
}

plan::Row placedRow(const plan::Row& row, const PlaceContext& context) {
  const auto rounded = [](const glm::dvec3& p) {
    return glm::dvec3(plan::roundTo(p.x, plan::kLengthDecimals),
                      plan::roundTo(p.y, plan::kLengthDecimals),
                      plan::roundTo(p.z, plan::kLengthDecimals));
  };
  plan::Row placed;
  placed.pitchMm = plan::roundTo(row.pitchMm, plan::kLengthDecimals);
  placed.pricks = row.pricks;
  placed.zone = row.zone;
  for (const mesh::SurfacePoint& place : row.places) {
    const mesh::SurfacePoint onFile = roundedPlace(context.mesh->toFile(place));
    if (!paint::liesOn(*context.fileMesh, onFile)) continue;
    placed.places.push_back(onFile);
    placed.points.push_back(rounded(mesh::positionAt(*context.fileMesh, onFile)));
  }
  return placed;
}

}  // namespace mesomap::layout

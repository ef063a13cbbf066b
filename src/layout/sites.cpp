#include "layout/sites.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "arrange_input.h"
#include "base/i18n.h"
#include "between.h"
#include "frame.h"
#include "ground.h"
#include "keep_off.h"
#include "layout/zones.h"
#include "near_change.h"
#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

constexpr double kBorderToleranceMm = 0.1;

glm::dvec3 rounded(const glm::dvec3& v, int decimals) {
  return {plan::roundTo(v.x, decimals), plan::roundTo(v.y, decimals), plan::roundTo(v.z, decimals)};
}

bool stays(const plan::Site& site) {
  return site.locked || site.origin != plan::SiteOrigin::automatic ||
         site.state == plan::SiteState::done || site.state == plan::SiteState::skipped ||
         site.state == plan::SiteState::added;
}

/// Which automatic points of the version before the user has moved, locked or deleted since.
class ChangedByHand {
 public:
  explicit ChangedByHand(const plan::Region& now) : empty_(now.empty) {
    for (const plan::Site& s : now.sites) {
      if (stays(s)) ids_.push_back(s.id.value);
    }
    std::sort(ids_.begin(), ids_.end());
  }
  [[nodiscard]] bool holds(const plan::Site& site) const {
    return std::binary_search(ids_.begin(), ids_.end(), site.id.value) ||
           std::find(empty_.begin(), empty_.end(), site.place) != empty_.end();
  }

 private:
  std::vector<std::uint32_t> ids_;
  const std::vector<mesh::SurfacePoint>& empty_;
};

/// As the user numbered them; new ones come last, among themselves as they are.
void keepNumbers(std::vector<plan::Site>& sites, const std::vector<std::uint32_t>& before) {
  std::vector<std::size_t> way(sites.size());
  for (std::size_t i = 0; i < way.size(); ++i) way[i] = i;
  std::stable_sort(way.begin(), way.end(),
                   [&](std::size_t a, std::size_t b) { return before[a] < before[b]; });
  std::vector<plan::Site> ordered;
  ordered.reserve(sites.size());
  for (const std::size_t i : way) ordered.push_back(sites[i]);
  sites = std::move(ordered);
  std::uint32_t order = 1;
  for (plan::Site& site : sites) site.order = order++;
}

}  // namespace

mesh::SurfacePoint roundedPlace(const mesh::SurfacePoint& place) {
  glm::dvec3 b = glm::clamp(place.barycentric, glm::dvec3(0.0), glm::dvec3(1.0));
  const double sum = b.x + b.y + b.z;
  b = sum > 0.0 ? b / sum : glm::dvec3(1.0 / 3.0);
  const double b0 = plan::roundTo(b.x, plan::kBarycentricDecimals);
  double b1 = plan::roundTo(b.y, plan::kBarycentricDecimals);
  double b2 = plan::roundTo(1.0 - b0 - b1, plan::kBarycentricDecimals);
  if (b2 < 0.0) {
    b1 = plan::roundTo(b1 + b2, plan::kBarycentricDecimals);
    b2 = 0.0;
  }
  // "-0" reads back as another bit pattern than it was written from.
  return {place.triangle, {b0 + 0.0, b1 + 0.0, b2 + 0.0}};
}

void derive(plan::Site& site, const mesh::TriangleMesh& fileMesh, const plan::Rule& rule) {
  if (!paint::liesOn(fileMesh, site.place)) return;
  const std::uint32_t triangle = site.place.triangle;
  const glm::dvec3 normal = upAt(fileMesh, site.place);
  site.face = triangle < fileMesh.faces.size() ? fileMesh.faces[triangle] : triangle;
  site.position = rounded(mesh::positionAt(fileMesh, site.place), plan::kLengthDecimals);
  site.normal = rounded(normal, plan::kUnitVectorDecimals);
  const double angle = rule.angleDeg * std::numbers::pi / 180.0;
  const glm::dvec3 needle =
      tangentTowards(normal, rule.directionDeg) * std::cos(angle) - normal * std::sin(angle);
  site.needleDirection = rounded(needle, plan::kUnitVectorDecimals);
}

plan::Region measured(plan::Region region, const PlaceContext& context) {
  region.sitesPending = true;
  region.border.clear();
  region.areaCm2 = 0.0;
  region.perimeterMm = 0.0;
  region.parts = 0;
  if (!context.mesh || !context.pages ||
      region.shape.vertexCount() != context.mesh->mesh().positions.size()) {
    return region;
  }
  const mesh::WorkingMesh& mesh = *context.mesh;
  double perimeter = 0.0;
  for (const surface::Polyline& line : surface::isolines(mesh, *context.pages, region.shape)) {
    perimeter += surface::lengthMm(mesh.mesh(), line);
    const surface::Polyline simple = surface::simplified(mesh.mesh(), line, kBorderToleranceMm);
    plan::BorderLine border;
    border.closed = line.closed;
    border.points.reserve(simple.points.size());
    for (const mesh::SurfacePoint& p : simple.points) {
      border.points.push_back(rounded(mesh::positionAt(mesh.mesh(), p), plan::kLengthDecimals));
    }
    region.border.push_back(std::move(border));
  }
  region.areaCm2 = plan::roundTo(surface::areaMm2(mesh, *context.pages, region.shape) / 100.0,
                                 plan::kAreaDecimals);
  region.perimeterMm = plan::roundTo(perimeter, plan::kLengthDecimals);
  region.parts = surface::countParts(mesh, *context.pages, region.shape);
  return region;
}

LentSites lentSites(const plan::Region& region, const plan::Region* previous, bool arrangeAgain,
                    const mesh::TriangleMesh& fileMesh) {
  // The user's own and the treated points are in the region as it is now; the automatic ones may
  // only be in the version before.
  LentSites lent;
  for (const plan::Site& s : region.sites) {
    if (stays(s) && paint::liesOn(fileMesh, s.place)) lent.locked.push_back(&s);
  }
  if (!previous || arrangeAgain || !sameArrangement(previous->rule, region.rule)) return lent;
  const ChangedByHand changed(region);
  for (const plan::Site& s : previous->sites) {
    if (stays(s) || !paint::liesOn(fileMesh, s.place)) continue;
    if (!changed.holds(s)) lent.kept.push_back(&s);
  }
  return lent;
}

Result<std::shared_ptr<const plan::Region>> placeRegion(const plan::Region& region,
                                                        const plan::Region* previous,
                                                        std::uint32_t& nextId,
                                                        const PlaceContext& context,
                                                        const Progress& progress) {
  if (!context.fileMesh || !context.mesh || !context.pages) {
    return Error{ErrorKind::usage, region.name, "points cannot be arranged without a surface"};
  }
  const LentSites lent = lentSites(region, previous, context.arrangeAgain, *context.fileMesh);
  const std::vector<const plan::Site*>& locked = lent.locked;
  std::vector<const plan::Site*> kept = lent.kept;

  Input input;
  input.mesh = context.mesh;
  input.pages = context.pages;
  input.shape = region.shape;
  input.rule = region.rule;
  input.blocked = context.blocked;
  input.caution = context.caution;
  if (!kept.empty() && region.rule.pattern == plan::Pattern::even && !region.rule.edgeSpacingMm &&
      !region.rule.denseSpacingMm) {
    input.around = context.around;
  }
  if (!input.around.empty()) {
    std::erase_if(kept, [&](const plan::Site* s) { return wentOutside(*s, region, context); });
    if (kept.empty()) input.around.clear();
  }
  const bool nearOnly = !input.around.empty();
  for (const plan::Site* s : kept) input.keep.push_back(context.mesh->fromFile(s->place));
  if (kept.empty()) addSeeds(input, region, context);
  if (context.between && previous != nullptr) addPlacesBetween(input, *previous, context);
  for (const plan::Site* s : locked) input.locked.push_back(context.mesh->fromFile(s->place));
  for (const mesh::SurfacePoint& place : region.empty) {
    if (paint::liesOn(*context.fileMesh, place)) {
      input.empty.push_back(context.mesh->fromFile(place));
    }
  }
  input.effort = context.effort;
  if (const Result<void> added = addArrangement(input, region, context); !added) {
    return added.error();
  }
  Result<Output> laid = layOut(input, progress);
  if (!laid) {
    Error error = laid.error();
    if (error.subject.empty()) error.subject = region.name;
    return error;
  }
  if (context.between && previous != nullptr) keepOff(laid->points, *previous, input, context);

  // What is only shown on the way needs no border, and the skin is the same where points alone
  // changed.
  const bool measuredBefore = context.effort == Effort::live || (nearOnly && region.parts > 0);
  auto placed = std::make_shared<plan::Region>(measuredBefore ? region : measured(region, context));
  placed->sites.clear();
  placed->leftOut.clear();
  placed->sitesPending = false;
  placed->rows.clear();
  for (const plan::Row& row : laid->rows) placed->rows.push_back(placedRow(row, context));
  placed->uncoveredCm2.reset();
  if (laid->uncoveredMm2) {
    placed->uncoveredCm2 = plan::roundTo(*laid->uncoveredMm2 / 100.0, plan::kAreaDecimals);
  }
  placed->gaveWay = laid->gaveWay;
  std::uint32_t order = 1;
  std::vector<std::uint32_t> numbers;  // before
  for (const Point& point : laid->points) {
    plan::Site site;
    const auto from = static_cast<std::size_t>(point.keptFrom);
    if (point.keptFrom >= 0 && from >= kept.size()) {
      site = *locked[from - kept.size()];
    } else if (point.keptFrom >= 0) {
      site = *kept[from];
      // Moved a little: the same point at a new place. Where it stood still, its rounded place in
      // the file stays as it is, bit for bit.
      if (!(point.place == input.keep[from])) {
        site.place = roundedPlace(context.mesh->toFile(point.place));
      }
    } else {
      site.id = SiteId{nextId++};
      site.place = roundedPlace(context.mesh->toFile(point.place));
    }
    numbers.push_back(site.order > 0 ? site.order : std::numeric_limits<std::uint32_t>::max());
    site.order = order++;
    site.touch = point.touch;
    site.depthMm = plan::roundTo(region.rule.depthMm, plan::kLengthDecimals);
    site.volumeMl = region.rule.volumeMl;
    if (site.volumeMl) site.volumeMl = plan::roundTo(*site.volumeMl, plan::kVolumeDecimals);
    derive(site, *context.fileMesh, region.rule);
    placed->sites.push_back(site);
  }
  if (region.rule.order == plan::WorkingOrder::hand) keepNumbers(placed->sites, numbers);
  for (const BlockedPoint& blocked : laid->blocked) {
    auto at = std::find_if(placed->leftOut.begin(), placed->leftOut.end(),
                           [&](const plan::LeftOut& l) { return l.zone == blocked.zone; });
    if (at == placed->leftOut.end()) {
      plan::LeftOut entry;
      entry.zone = blocked.zone;
      entry.zoneName = context.zoneName ? context.zoneName(blocked.zone) : blocked.zone;
      placed->leftOut.push_back(std::move(entry));
      at = placed->leftOut.end() - 1;
    }
    at->positions.push_back(rounded(blocked.position, plan::kLengthDecimals));
  }
  if (nearOnly) carryOver(*placed, *previous, context);
  applyZones(*placed, context);
  return std::shared_ptr<const plan::Region>(std::move(placed));
}

}  // namespace mesomap::layout

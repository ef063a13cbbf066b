#include "middle.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <vector>

#include "paint/skin_path.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {
namespace {

/// Half way between a place and its mirror image, where the two are near one another.
mesh::SurfacePoint onTheMidline(const Setting& setting, const mesh::SurfacePoint& place,
                                double farthestMm) {
  const auto& mirror = setting.input.mirror;
  if (!mirror) return place;
  const auto other = mirror->at(place);
  if (!other) return place;
  const double apart = paint::skinDistance(setting.mesh(), place, *other);
  if (!(apart > 1e-6) || apart > farthestMm) return place;
  std::vector<mesh::SurfacePoint> between;
  // Two equal steps have one place between them.
  if (!paint::skinPath(setting.mesh(), place, *other, 0.5 * apart + 1e-9, between) ||
      between.empty()) {
    return place;
  }
  return between[between.size() / 2];
}

/// How well the points stand in whole steps from `centre`: root mean square, in steps.
double offStep(const Setting& setting, surface::GeodesicField& field,
               const mesh::SurfacePoint& centre, double reachMm, double stepMm) {
  (void)field.ball(centre, reachMm);
  double sum = 0.0;
  double count = 0.0;
  for (const mesh::SurfacePoint& place : setting.input.keep) {
    if (!paint::liesOn(setting.skin(), place)) continue;
    const double away = field.distanceAt(place);
    if (!std::isfinite(away)) continue;
    const double off = away / stepMm - std::round(away / stepMm);
    sum += off * off;
    count += 1.0;
  }
  return count > 0.0 ? std::sqrt(sum / count) : 1.0;
}

}  // namespace

std::uint32_t deepestPart(const Ground& ground) {
  float deepest = 0.0f;
  std::uint32_t part = 0;
  for (const Spot& s : ground.spots()) {
    if (s.depthMm > deepest) {
      deepest = s.depthMm;
      part = s.part;
    }
  }
  return part;
}

std::optional<mesh::SurfacePoint> middleOf(const Setting& setting, std::uint32_t part) {
  const auto& spots = setting.ground.spots();
  glm::dvec3 middle(0.0);
  double count = 0.0;
  float deepest = 0.0f;
  for (const Spot& s : spots) {
    if (s.part != part) continue;
    middle += s.position;
    count += 1.0;
    deepest = std::max(deepest, s.depthMm);
  }
  if (count < 0.5) return std::nullopt;
  middle /= count;
  // Not on a rim: a crescent's middle is beside it.
  const float deepEnough = 0.6f * deepest;
  const Spot* best = nullptr;
  for (const Spot& s : spots) {
    if (s.part != part || s.depthMm < deepEnough) continue;
    if (!best || glm::distance(s.position, middle) < glm::distance(best->position, middle)) {
      best = &s;
    }
  }
  if (best == nullptr) return std::nullopt;
  const mesh::SurfacePoint place = placeOf(setting.mesh(), best->vertex);
  return onTheMidline(setting, place, static_cast<double>(deepest));
}

std::optional<mesh::SurfacePoint> centreOf(const Setting& setting, double stepMm) {
  const Input& input = setting.input;
  if (!input.guide.empty() && paint::liesOn(setting.skin(), input.guide.front())) {
    return input.guide.front();
  }
  if (input.centre && paint::liesOn(setting.skin(), *input.centre)) return input.centre;
  const auto middle = middleOf(setting, deepestPart(setting.ground));
  if (!middle || input.keep.size() < 4) return middle;

  // The area has changed: its points say where they were laid from.
  constexpr std::size_t kTried = 8;
  constexpr double kGoodStep = 0.06;
  const glm::dvec3 at = mesh::positionAt(setting.skin(), *middle);
  std::vector<std::pair<double, std::size_t>> near;
  for (std::size_t i = 0; i < input.keep.size(); ++i) {
    if (!paint::liesOn(setting.skin(), input.keep[i])) continue;
    near.emplace_back(glm::distance(mesh::positionAt(setting.skin(), input.keep[i]), at), i);
  }
  std::sort(near.begin(), near.end());
  if (near.size() > kTried) near.resize(kTried);
  surface::GeodesicField field(setting.mesh());
  double best = kGoodStep;
  std::optional<mesh::SurfacePoint> found;
  for (const auto& [away, i] : near) {
    const double off = offStep(setting, field, input.keep[i], 6.0 * stepMm, stepMm);
    if (off < best) {
      best = off;
      found = input.keep[i];
    }
  }
  return found ? found : middle;
}

Extent extentOf(const Ground& ground) {
  Extent extent;
  if (ground.spots().empty()) return extent;
  glm::dvec3 low = ground.spots().front().position;
  glm::dvec3 high = low;
  for (const Spot& s : ground.spots()) {
    low = glm::min(low, s.position);
    high = glm::max(high, s.position);
  }
  extent.centre = 0.5 * (low + high);
  for (const Spot& s : ground.spots()) {
    extent.radiusMm = std::max(extent.radiusMm, glm::distance(s.position, extent.centre));
  }
  return extent;
}

}  // namespace mesomap::layout

#include "scene/gap_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "surface/geodesic_field.h"

namespace mesomap::scene {
namespace {

/// Spacings that every point is followed by itself, which is exact: an even arrangement needs no
/// more, and all that lies beyond is found from there at once.
constexpr double kFollowed = 0.6;

}  // namespace

GapMap gapMap(const SurfaceModel& model, const plan::Region& region) {
  GapMap map;
  const double spacing = region.rule.spacingMm;
  if (!model.working || region.sites.empty() || !(spacing > 0.0) || !std::isfinite(spacing) ||
      region.shape.vertexCount() != model.working->mesh().positions.size()) {
    return map;
  }
  const mesh::TriangleMesh& mesh = model.working->mesh();
  constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
  constexpr float kFar = std::numeric_limits<float>::infinity();
  std::vector<std::uint32_t> places(mesh.positions.size(), kNowhere);
  for (const std::uint32_t triangle : model.pages.touched(region.shape)) {
    const auto& corners = mesh.triangles[triangle];
    if (std::none_of(corners.begin(), corners.end(),
                     [&](std::uint32_t v) { return region.shape.mm(v) > 0.0f; })) {
      continue;
    }
    for (const std::uint32_t v : corners) {
      if (places[v] == kNowhere) {
        places[v] = static_cast<std::uint32_t>(map.vertices.size());
        map.vertices.push_back({v, static_cast<float>(kGapTo), region.shape.mm(v)});
      }
      map.indices.push_back(places[v]);
    }
  }
  surface::GeodesicField field(*model.working);
  std::vector<float> nearestMm(mesh.positions.size(), kFar);
  for (const plan::Site& site : region.sites) {
    if (!site.counts() || site.place.triangle >= model.fileMesh.triangles.size()) continue;
    const mesh::SurfacePoint place = model.working->fromFile(site.place);
    for (const surface::Reached& reached : field.reach(place, kFollowed * spacing)) {
      nearestMm[reached.vertex] = std::min(nearestMm[reached.vertex], reached.distanceMm);
    }
  }
  // What lies beyond is reached from the rim of what was.
  std::vector<std::uint8_t> open(mesh.positions.size(), 0);
  std::vector<surface::GeodesicField::Seed> rim;
  for (std::size_t i = 0; i < map.indices.size(); i += 3) {
    std::array<std::uint32_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) corners[k] = map.vertices[map.indices[i + k]].vertex;
    const auto isFar = [&](std::uint32_t v) { return nearestMm[v] == kFar; };
    if (std::none_of(corners.begin(), corners.end(), isFar)) continue;
    for (const std::uint32_t v : corners) {
      if (open[v] == 0 && !isFar(v)) rim.push_back({v, nearestMm[v]});
      open[v] = 1;
    }
  }
  if (!rim.empty()) {
    const auto isOpen = [&](std::uint32_t v) { return open[v] != 0; };
    for (const surface::Reached& reached : field.fromSeeds(rim, kGapTo * spacing, isOpen)) {
      nearestMm[reached.vertex] = std::min(nearestMm[reached.vertex], reached.distanceMm);
    }
  }
  for (GapMap::Vertex& each : map.vertices) {
    const double gap = static_cast<double>(nearestMm[each.vertex]) / spacing;
    each.gap = static_cast<float>(std::min(kGapTo, gap));
  }
  return map;
}

}  // namespace mesomap::scene

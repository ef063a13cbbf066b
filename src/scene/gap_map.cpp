#include "scene/gap_map.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "surface/geodesic_field.h"

namespace mesomap::scene {

GapMap gapMap(const SurfaceModel& model, const plan::Region& region) {
  GapMap map;
  const double spacing = region.rule.spacingMm;
  if (!model.working || region.sites.empty() || !(spacing > 0.0) || !std::isfinite(spacing) ||
      region.shape.vertexCount() != model.working->mesh().positions.size()) {
    return map;
  }
  const mesh::TriangleMesh& mesh = model.working->mesh();
  std::unordered_map<std::uint32_t, std::uint32_t> places;
  for (const std::uint32_t triangle : model.pages.touched(region.shape)) {
    const auto& corners = mesh.triangles[triangle];
    if (std::none_of(corners.begin(), corners.end(),
                     [&](std::uint32_t v) { return region.shape.mm(v) > 0.0f; })) {
      continue;
    }
    for (const std::uint32_t v : corners) {
      const auto [at, fresh] = places.try_emplace(v, static_cast<std::uint32_t>(places.size()));
      if (fresh) map.vertices.push_back({v, static_cast<float>(kGapTo), region.shape.mm(v)});
      map.indices.push_back(at->second);
    }
  }
  // From point to point only as far as an even arrangement needs; what lies beyond is a gap, and
  // its distances go on from those.
  surface::GeodesicField field(*model.working);
  std::unordered_map<std::uint32_t, float> nearestMm;
  nearestMm.reserve(2 * map.vertices.size());
  for (const plan::Site& site : region.sites) {
    if (!site.counts() || site.place.triangle >= model.fileMesh.triangles.size()) continue;
    const mesh::SurfacePoint place = model.working->fromFile(site.place);
    for (const surface::Reached& reached : field.reach(place, kGapFrom * spacing)) {
      const auto [at, fresh] = nearestMm.try_emplace(reached.vertex, reached.distanceMm);
      if (!fresh) at->second = std::min(at->second, reached.distanceMm);
    }
  }
  const auto isFar = [&](const GapMap::Vertex& each) { return !nearestMm.contains(each.vertex); };
  if (!nearestMm.empty() && std::any_of(map.vertices.begin(), map.vertices.end(), isFar)) {
    std::vector<surface::GeodesicField::Seed> seeds;
    seeds.reserve(nearestMm.size());
    for (const auto& [vertex, mm] : nearestMm) seeds.push_back({vertex, mm});
    for (const surface::Reached& reached : field.fromSeeds(seeds, kGapTo * spacing)) {
      nearestMm.try_emplace(reached.vertex, reached.distanceMm);
    }
  }
  for (GapMap::Vertex& each : map.vertices) {
    const auto at = nearestMm.find(each.vertex);
    if (at == nearestMm.end()) continue;
    each.gap = static_cast<float>(std::min(kGapTo, static_cast<double>(at->second) / spacing));
  }
  return map;
}

}  // namespace mesomap::scene

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
  surface::GeodesicField field(*model.working);
  for (const plan::Site& site : region.sites) {
    if (!site.counts() || site.place.triangle >= model.fileMesh.triangles.size()) continue;
    const mesh::SurfacePoint place = model.working->fromFile(site.place);
    for (const surface::Reached& reached : field.reach(place, kGapTo * spacing)) {
      const auto at = places.find(reached.vertex);
      if (at == places.end()) continue;
      float& gap = map.vertices[at->second].gap;
      gap = std::min(gap, static_cast<float>(static_cast<double>(reached.distanceMm) / spacing));
    }
  }
  return map;
}

}  // namespace mesomap::scene

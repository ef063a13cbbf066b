#include "surface/offset.h"

#include <algorithm>
#include <cmath>

#include "border_seeds.h"

namespace mesomap::surface {

PagedField grown(const mesh::WorkingMesh& mesh, const PageTriangles& pages, const PagedField& field,
                 double mm, const std::function<bool(std::uint32_t)>& allowed) {
  if (std::isnan(mm) || mm == 0.0) return field;
  constexpr double kMostMm = 200.0;
  const double by = std::clamp(mm, -kMostMm, kMostMm);
  const auto touched = pages.touched(field);
  const auto seeds = borderSeeds(mesh, touched, field);
  if (seeds.empty()) return field;

  // All neighbours of a vertex inside must be known, or the border would jump to the vertex.
  const double band = std::max(4.0, 2.0 * mesh.maxEdgeMm());
  const auto inside = [&field](std::uint32_t v) { return field.raw(v) > 0; };
  const auto outside = [&](std::uint32_t v) { return !inside(v) && (!allowed || allowed(v)); };
  PagedField::Editor editor{PagedField(field.vertexCount())};
  GeodesicField distances(mesh);
  const auto keep = [&](std::uint32_t v, double distance) {
    const double value = distance + by;
    if (value > -band) editor.setRaw(v, PagedField::quantise(static_cast<float>(value)));
  };
  const double inwards = by < 0.0 ? 511.0 : 511.0 - by;
  std::vector<std::uint32_t> reached;
  for (const auto& r : distances.fromSeeds(seeds, inwards, inside)) {
    keep(r.vertex, std::max(r.distanceMm, kLeastMm));
    reached.push_back(r.vertex);
  }
  if (by + band > 0.0) {
    for (const auto& r : distances.fromSeeds(seeds, by + band, outside)) {
      keep(r.vertex, -static_cast<double>(std::max(r.distanceMm, kLeastMm)));
    }
  }
  // A piece that no border bounds has nowhere to go.
  std::sort(reached.begin(), reached.end());
  for (const auto t : touched) {
    for (const auto v : mesh.mesh().triangles[t]) {
      if (inside(v) && !std::binary_search(reached.begin(), reached.end(), v)) {
        editor.setRaw(v, field.raw(v));
      }
    }
  }
  return editor.publish();
}

}  // namespace mesomap::surface

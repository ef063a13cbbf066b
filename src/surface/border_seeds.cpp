#include "border_seeds.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "level_triangle.h"
#include "surface/segment.h"

namespace mesomap::surface {

std::vector<GeodesicField::Seed> borderSeeds(const mesh::WorkingMesh& mesh,
                                             const std::vector<std::uint32_t>& touched,
                                             const PagedField& field,
                                             std::vector<std::uint32_t>* crossed) {
  std::vector<GeodesicField::Seed> seeds;
  for (const auto t : touched) {
    const auto& triangle = mesh.mesh().triangles[t];
    const LevelTriangle cut(triangle, field, 0.0);
    if (!cut.crossed()) continue;
    if (crossed != nullptr) crossed->push_back(t);
    const glm::dvec3 a = positionAt(mesh.mesh(), {t, cut.entryPlace()});
    const glm::dvec3 b = positionAt(mesh.mesh(), {t, cut.exitPlace()});
    for (int k = 0; k < 3; ++k) {
      const double d = distanceToSegment(mesh.mesh().corner(t, k), a, b);
      seeds.push_back({triangle[static_cast<std::size_t>(k)], static_cast<float>(d)});
    }
  }
  // One seed a vertex, the nearest.
  std::sort(seeds.begin(), seeds.end(), [](const auto& x, const auto& y) {
    return x.vertex != y.vertex ? x.vertex < y.vertex : x.distanceMm < y.distanceMm;
  });
  seeds.erase(std::unique(seeds.begin(), seeds.end(),
                          [](const auto& x, const auto& y) { return x.vertex == y.vertex; }),
              seeds.end());
  return seeds;
}

}  // namespace mesomap::surface

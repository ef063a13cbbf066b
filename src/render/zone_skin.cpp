#include "zone_skin.h"

#include <algorithm>

namespace mesomap::render {

std::vector<ZoneTint> zoneTints(const figure::Atlas& atlas, const mesh::WorkingMesh& working) {
  const auto count = static_cast<std::uint32_t>(working.mesh().positions.size());
  std::vector<ZoneTint> tints(count, ZoneTint::none);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    const auto corners = working.topology().cornersAt(vertex);
    if (corners.empty()) continue;
    mesh::SurfacePoint place{mesh::CornerTable::triangleOf(corners.front()), glm::dvec3(0.0)};
    place.barycentric[static_cast<int>(corners.front() % 3)] = 1.0;
    const auto zone = atlas.zoneAt(working.toFile(place));
    if (!zone || *zone >= atlas.zones().size()) continue;
    tints[vertex] = atlas.zones()[*zone].kind == figure::ZoneKind::blocked ? ZoneTint::blocked
                                                                           : ZoneTint::caution;
  }
  return tints;
}

ZoneSkin zoneSkin(const std::vector<ZoneTint>& tints, const mesh::TriangleMesh& mesh) {
  ZoneSkin skin;
  std::vector<std::uint32_t> renumbered(mesh.positions.size(), mesh::kNone);
  if (tints.size() != mesh.positions.size()) return skin;
  for (const mesh::Triangle& t : mesh.triangles) {
    const bool tinted = std::any_of(t.begin(), t.end(),
                                    [&](std::uint32_t v) { return tints[v] != ZoneTint::none; });
    if (!tinted) continue;
    for (const std::uint32_t v : t) {
      if (renumbered[v] == mesh::kNone) {
        renumbered[v] = static_cast<std::uint32_t>(skin.vertices.size());
        skin.vertices.push_back(v);
      }
      skin.indices.push_back(renumbered[v]);
    }
  }
  return skin;
}

}  // namespace mesomap::render

#include "paint/skin.h"

#include <algorithm>
#include <glm/geometric.hpp>

namespace mesomap::paint {

double bandOf(const mesh::WorkingMesh& working) {
  const mesh::TriangleMesh& mesh = working.mesh();
  const std::size_t count = mesh.triangles.size();
  const std::size_t stride = std::max<std::size_t>(1, count / 2048);
  double sum = 0.0;
  double longest = 0.0;
  std::size_t edges = 0;
  for (std::size_t t = 0; t < count; t += stride) {
    for (std::size_t k = 0; k < 3; ++k) {
      const double edge = glm::distance(mesh.positions[mesh.triangles[t][k]],
                                        mesh.positions[mesh.triangles[t][(k + 1) % 3]]);
      sum += edge;
      longest = std::max(longest, edge);
      ++edges;
    }
  }
  if (edges == 0) return 1.0;
  return std::clamp(std::max(1.25 * sum / static_cast<double>(edges), 1.05 * longest), 0.25, 8.0);
}

mesh::SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex) {
  mesh::SurfacePoint place{mesh::kNone, glm::dvec3(0.0)};
  if (vertex >= mesh.mesh().positions.size()) return place;
  const auto corners = mesh.topology().cornersAt(vertex);
  if (corners.empty()) return place;
  place.triangle = mesh::CornerTable::triangleOf(corners.front());
  place.barycentric[static_cast<int>(corners.front() % 3)] = 1.0;
  return place;
}

glm::dvec3 outwardAt(const mesh::WorkingMesh& mesh, std::uint32_t vertex) {
  glm::dvec3 sum(0.0);
  for (const std::uint32_t c : mesh.topology().cornersAt(vertex)) {
    const std::uint32_t t = mesh::CornerTable::triangleOf(c);
    const glm::dvec3 a = mesh.mesh().corner(t, 0);
    sum += glm::cross(mesh.mesh().corner(t, 1) - a, mesh.mesh().corner(t, 2) - a);
  }
  const double length = glm::length(sum);
  return length > 0.0 ? sum / length : glm::dvec3(0.0);
}

}  // namespace mesomap::paint

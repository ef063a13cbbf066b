#include "hygiene.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "mesh/corner_table.h"
#include "vertex_weld.h"

namespace mesomap::mesh {

bool hasArea(const TriangleMesh& mesh, std::uint32_t triangle) {
  // Twice the area below this share of the longest edge squared: float corners on a line give about
  // 1e-7 at worst, and a sliver this thin has no direction to measure along.
  constexpr double kNoArea = 1e-10;
  const glm::dvec3 a = mesh.corner(triangle, 0);
  const glm::dvec3 b = mesh.corner(triangle, 1);
  const glm::dvec3 c = mesh.corner(triangle, 2);
  const double longest =
      std::max({glm::dot(b - a, b - a), glm::dot(c - b, c - b), glm::dot(a - c, a - c)});
  return glm::length(glm::cross(b - a, c - a)) > kNoArea * longest;
}

MeshDefects findDefects(const TriangleMesh& mesh) {
  MeshDefects defects;
  const auto first = firstAtSamePosition(mesh.positions);
  TriangleMesh welded;
  welded.positions = mesh.positions;
  std::vector<Triangle> keys;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    if (!hasArea(mesh, t)) {
      ++defects.zeroAreaTriangles;
      continue;
    }
    Triangle tri = mesh.triangles[t];
    for (auto& v : tri) v = first[v];
    welded.triangles.push_back(tri);
    std::sort(tri.begin(), tri.end());
    keys.push_back(tri);
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i] == keys[i - 1]) ++defects.duplicateTriangles;
  }
  defects.nonManifoldEdges = CornerTable(welded).nonManifoldEdgeCount();
  return defects;
}

}  // namespace mesomap::mesh

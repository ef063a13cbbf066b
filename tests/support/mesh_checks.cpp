#include "support/mesh_checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "mesh/corner_table.h"

namespace mesomap::test {

void expectWhole(const mesh::TriangleMesh& mesh) {
  const mesh::CornerTable topology(mesh);
  EXPECT_EQ(topology.borderEdgeCount(), 0u);
  EXPECT_EQ(topology.nonManifoldEdgeCount(), 0u);
  EXPECT_EQ(mesh::countParts(mesh, topology), 1u);
  EXPECT_EQ(mesh::countHoles(mesh, topology), 0u);
  // No handle through an ear, a nostril or between fingers, and no pinched vertex.
  const auto vertices = static_cast<long>(mesh.positions.size());
  const auto triangles = static_cast<long>(mesh.triangles.size());
  EXPECT_EQ(triangles % 2, 0);
  EXPECT_EQ(vertices - triangles / 2, 2);
}

std::vector<double> smallestAngles(const mesh::TriangleMesh& mesh) {
  constexpr double kDegrees = 57.29577951308232;
  std::vector<double> angles(mesh.triangles.size());
  for (std::uint32_t t = 0; t < angles.size(); ++t) {
    double smallest = 180.0;
    for (int k = 0; k < 3; ++k) {
      const auto a = mesh.corner(t, k);
      const auto u = mesh.corner(t, (k + 1) % 3) - a;
      const auto v = mesh.corner(t, (k + 2) % 3) - a;
      const double product = glm::length(u) * glm::length(v);
      const double cosine = glm::dot(u, v) / product;
      smallest = product > 0.0
                     ? std::min(smallest, std::acos(std::clamp(cosine, -1.0, 1.0)) * kDegrees)
                     : std::nan("");
      if (std::isnan(smallest)) break;
    }
    angles[t] = smallest;
  }
  return angles;
}

double litres(const mesh::TriangleMesh& mesh) {
  double sixVolumes = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t)
    sixVolumes += glm::dot(mesh.corner(t, 0), glm::cross(mesh.corner(t, 1), mesh.corner(t, 2)));
  return sixVolumes / 6.0e6;
}

}  // namespace mesomap::test

#include "mesh/triangle_mesh.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

TEST(TriangleMesh, NormalsOfASphereAreItsRadii) {
  const auto m = support::makeIcosphere(70, 4);
  for (std::size_t v = 0; v < m.positions.size(); ++v) {
    EXPECT_GT(glm::dot(glm::normalize(m.positions[v]), m.normals[v]), 0.9999f);
  }
}

TEST(TriangleMesh, NormalsAcrossASeamAreOne) {
  // Two triangles that share an edge by position only, bent by a right angle.
  TriangleMesh m;
  m.positions = {{0, 0, 0}, {0, 1, 0}, {-1, 0, 0}, {0, 0, 0}, {0, 1, 0}, {0, 0, -1}};
  m.triangles = {{0, 1, 2}, {3, 5, 4}};
  computeNormals(m);
  EXPECT_EQ(m.normals[0], m.normals[3]);
  EXPECT_EQ(m.normals[1], m.normals[4]);
}

TEST(TriangleMesh, AVertexWithoutAreaStillHasAUnitNormal) {
  TriangleMesh m;
  m.positions = {{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
  m.triangles = {{0, 1, 2}};
  computeNormals(m);
  for (const auto& n : m.normals) EXPECT_FLOAT_EQ(glm::length(n), 1.0f);
  EXPECT_EQ(faceNormal(m, 0), glm::dvec3(0, 0, 1));
  EXPECT_EQ(triangleArea(m, 0), 0.0);
}

TEST(TriangleMesh, BarycentricsComeBack) {
  const auto m = support::randomBumpySphere(1);
  support::Random random(1);
  for (int i = 0; i < 500; ++i) {
    const auto p = random.pointOn(m);
    const auto b = barycentricOf(m, p.triangle, positionAt(m, p));
    EXPECT_NEAR(glm::distance(b, p.barycentric), 0.0, 1e-9);
    EXPECT_NEAR(glm::length(normalAt(m, p)), 1.0, 1e-12);
  }
}

TEST(TriangleMesh, BarycentricsOfOutsidePlacesAreTheNearestOfTheTriangle) {
  TriangleMesh m;
  m.positions = {{0, 0, 0}, {4, 0, 0}, {0, 3, 0}};
  m.triangles = {{0, 1, 2}};
  support::Random random(2);
  for (int i = 0; i < 300; ++i) {
    const glm::dvec3 q(random.uniform(-5, 8), random.uniform(-5, 8), random.uniform(-5, 5));
    const auto b = barycentricOf(m, 0, q);
    ASSERT_GE(std::min({b.x, b.y, b.z}), 0.0);
    ASSERT_NEAR(b.x + b.y + b.z, 1.0, 1e-12);
    const double d = glm::distance(positionAt(m, {0, b}), q);
    for (int k = 0; k <= 20; ++k) {
      for (int l = 0; k + l <= 20; ++l) {
        const glm::dvec3 c(k / 20.0, l / 20.0, 1.0 - (k + l) / 20.0);
        ASSERT_LE(d, glm::distance(positionAt(m, {0, c}), q) + 1e-12);
      }
    }
  }
}

TEST(TriangleMesh, AreasOfASphereAddUp) {
  const auto m = support::makeIcosphere(70, 6);
  double area = 0;
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) area += triangleArea(m, t);
  EXPECT_NEAR(area / (4 * std::numbers::pi * 70 * 70), 1.0, 0.001);
  EXPECT_NEAR(boundsOf(m).size().y, 140.0, 0.1);
}

}  // namespace
}  // namespace mesomap::mesh

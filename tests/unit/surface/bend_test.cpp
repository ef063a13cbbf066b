#include "surface/bend.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "support/meshes.h"

namespace mesomap::surface {
namespace {

std::shared_ptr<const mesh::WorkingMesh> working(const mesh::TriangleMesh& file) {
  return *mesh::makeWorkingMesh(file, {.maxEdgeMm = 1.25});
}

TEST(Bend, ASphereBulgesByOneOverItsRadius) {
  const auto sphere = working(support::makeIcosphere(40.0, 6));
  const Bend bend(*sphere);
  ASSERT_EQ(bend.vertexCount(), sphere->mesh().positions.size());
  for (std::uint32_t v = 0; v < bend.vertexCount(); ++v) {
    EXPECT_NEAR(bend.bulge(v), 1.0 / 40.0, 0.15 / 40.0);
    EXPECT_LT(bend.hollow(v), 0.1 / 40.0);
  }
}

TEST(Bend, TurnedInsideOutItIsHollow) {
  mesh::TriangleMesh inside = support::makeIcosphere(40.0, 5);
  for (auto& t : inside.triangles) std::swap(t[0], t[1]);
  mesh::computeNormals(inside);
  const auto sphere = working(inside);
  const Bend bend(*sphere);
  for (std::uint32_t v = 0; v < bend.vertexCount(); ++v) {
    EXPECT_NEAR(bend.hollow(v), 1.0 / 40.0, 0.25 / 40.0);
    EXPECT_LT(bend.bulge(v), 0.15 / 40.0);
  }
}

TEST(Bend, ACylinderBulgesAcrossAndIsStraightAlong) {
  const auto tube = working(support::makeCylinder(25.0, 80.0, 160, 80));
  const Bend bend(*tube);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < bend.vertexCount(); ++v) {
    if (std::abs(tube->mesh().positions[v].y) > 30.0f) continue;
    EXPECT_NEAR(bend.bulge(v), 1.0 / 25.0, 0.2 / 25.0);
    EXPECT_LT(bend.hollow(v), 0.1 / 25.0);
    ++checked;
  }
  EXPECT_GT(checked, 1000u);
}

TEST(Bend, APlaneIsFlatAndAFoldIsHollowAlongItsLine) {
  mesh::TriangleMesh fold = support::makePlane(60, 60, 1.0);
  for (auto& p : fold.positions) p.z = 0.6f * std::abs(p.x);
  mesh::computeNormals(fold);
  const auto skin = working(fold);
  const Bend bend(*skin);
  for (std::uint32_t v = 0; v < bend.vertexCount(); ++v) {
    const float x = std::abs(skin->mesh().positions[v].x);
    if (x < 0.1f && std::abs(skin->mesh().positions[v].y) < 20.0f) {
      EXPECT_GT(bend.hollow(v), 0.1) << "turns by 62 degrees within about 6 mm";
    }
    if (x > 12.0f) {
      EXPECT_LT(std::max(bend.hollow(v), bend.bulge(v)), 0.005);
    }
  }
}

TEST(Bend, NeedsNoNormalsAndTakesOddScales) {
  mesh::TriangleMesh plane = support::makePlane(10, 10, 1.0);
  for (auto& n : plane.normals) n = glm::vec3(std::nanf(""));
  const auto skin = working(plane);
  for (const double scale : {0.0, -1.0, std::nan(""), 1e9}) {
    const Bend bend(*skin, scale);
    for (std::uint32_t v = 0; v < bend.vertexCount(); ++v) {
      EXPECT_NEAR(bend.hollow(v) + bend.bulge(v), 0.0, 1e-4);
    }
  }
}

}  // namespace
}  // namespace mesomap::surface

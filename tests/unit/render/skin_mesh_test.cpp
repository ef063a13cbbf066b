#include "skin_mesh.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/meshes.h"

namespace mesomap::render {
namespace {

TEST(SkinMesh, CornersThatDisagreeOnTheTextureAreSplitAndOthersShared) {
  mesh::TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
  mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  mesh.normals.assign(4, glm::vec3(0, 0, 1));
  const glm::vec2 a(0, 0), b(1, 0), c(1, 1), d(0, 1), other(0.5f, 0.5f);
  mesh.cornerUvs = {{a, b, c}, {a, c, d}};
  EXPECT_EQ(makeSkinMesh(mesh).vertices.size(), 4u);
  mesh.cornerUvs = {{a, b, c}, {other, c, d}};
  const SkinMesh split = makeSkinMesh(mesh);
  ASSERT_EQ(split.vertices.size(), 5u);
  ASSERT_EQ(split.indices.size(), 6u);
  for (std::size_t t = 0; t < 2; ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const SkinVertex& v = split.vertices[split.indices[t * 3 + k]];
      EXPECT_EQ(v.uv, mesh.cornerUvs[t][k]);
      EXPECT_EQ(v.position, mesh.positions[mesh.triangles[t][k]]);
    }
  }
}

TEST(SkinMesh, BadIndicesAndNumbersAreLeftOut) {
  mesh::TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {NAN, 1, 0}};
  mesh.triangles = {{0, 1, 2}, {0, 1, 3}};
  mesh.normals.assign(3, glm::vec3(NAN));
  mesh.colors = {{2, -1, NAN}, {0.5f, 0.5f, 0.5f}, {1, 1, 1}};
  mesh.cornerUvs = {{glm::vec2(NAN), glm::vec2(0), glm::vec2(1)}, {}};
  const SkinMesh skin = makeSkinMesh(mesh);
  EXPECT_EQ(skin.indices.size(), 3u);
  EXPECT_EQ(skin.vertices[0].color, (std::array<std::uint8_t, 4>{255, 0, 0, 255}));
  EXPECT_EQ(skin.vertices[0].uv, glm::vec2(0.0f));
}

TEST(SkinMesh, HollownessIsNoneOnAPlaneAndEvenOnASphere) {
  const auto plane = support::makePlane(60.0, 60.0, 2.0);
  const auto flat = hollowness(plane, 5.0f);
  for (std::size_t v = 0; v < flat.size(); ++v) {
    const glm::vec3& p = plane.positions[v];
    if (std::abs(p.x) < 15.0f && std::abs(p.y) < 15.0f) {
      EXPECT_NEAR(flat[v], 0.0f, 1e-4f);
    }
  }
  const auto sphere = hollowness(support::makeIcosphere(30.0, 4), 5.0f);
  for (const float h : sphere) EXPECT_LT(h, 0.0f);  // a ball is all ridge
  mesh::TriangleMesh inside = support::makeIcosphere(30.0, 4);
  for (auto& n : inside.normals) n = -n;
  for (const float h : hollowness(inside, 5.0f)) EXPECT_GT(h, 0.0f);
}

}  // namespace
}  // namespace mesomap::render

#include "surface/openness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "support/meshes.h"
#include "support/temporary_folder.h"

namespace mesomap::surface {
namespace {

Openness bake(const mesh::TriangleMesh& mesh, const OpennessOptions& options = {}) {
  const auto baked = bakeOpenness(mesh, mesh::RayCaster(mesh), options);
  EXPECT_TRUE(baked) << baked.error().text();
  return baked ? *baked : Openness();
}

TEST(Openness, ABallSeesTheWholeSky) {
  const Openness open = bake(support::makeIcosphere(70.0, 4));
  ASSERT_EQ(open.size(), support::makeIcosphere(70.0, 4).positions.size());
  for (const std::uint8_t o : open) EXPECT_EQ(o, 255);
}

TEST(Openness, InsideAHollowBallIsNoLight) {
  mesh::TriangleMesh inside = support::makeIcosphere(40.0, 4);
  for (auto& n : inside.normals) n = -n;
  for (const std::uint8_t o : bake(inside)) EXPECT_EQ(o, 0);
}

/// A floor with a wall of the same height as it is far: a known part of the sky is hidden.
TEST(Openness, BesideAWallHalfTheSkyIsHidden) {
  mesh::TriangleMesh floor = support::makePlane(80.0, 80.0, 2.0);
  const auto count = static_cast<std::uint32_t>(floor.positions.size());
  // A wall through x = 0, far longer than a ray reaches.
  floor.positions.insert(floor.positions.end(),
                         {{0, -500, -1}, {0, 500, -1}, {0, 500, 500}, {0, -500, 500}});
  floor.normals.insert(floor.normals.end(), 4, glm::vec3(1, 0, 0));
  floor.triangles.push_back({count, count + 1, count + 2});
  floor.triangles.push_back({count, count + 2, count + 3});
  const Openness open = bake(floor);
  int checked = 0;
  for (std::uint32_t v = 0; v < count; ++v) {
    const glm::vec3& p = floor.positions[v];
    if (std::abs(p.y) > 30.0f || std::abs(p.z) > 1e-3f) continue;
    if (std::abs(p.x) > 3.0f && std::abs(p.x) < 6.0f) {
      // Cosine-weighted: half of it, and a little less for the wall's end.
      EXPECT_NEAR(open[v], 128, 14) << p.x;
      ++checked;
    }
  }
  EXPECT_GT(checked, 20);
}

TEST(Openness, IsTheSameEveryTime) {
  const mesh::TriangleMesh mesh = support::makePlane(40.0, 40.0, 2.0);
  EXPECT_EQ(bake(mesh), bake(mesh));
}

TEST(Openness, StopsWhenAskedTo) {
  const mesh::TriangleMesh mesh = support::makeIcosphere(70.0, 5);
  std::stop_source source;
  Progress progress{source.get_token(), [&](double fraction, std::string_view) {
                      if (fraction > 0.3) source.request_stop();
                    }};
  const auto baked = bakeOpenness(mesh, mesh::RayCaster(mesh), {}, progress);
  ASSERT_FALSE(baked);
  EXPECT_EQ(baked.error().kind, ErrorKind::cancelled);
}

TEST(Openness, AMeshTooLargeForAllRaysTakesFewer) {
  const mesh::TriangleMesh mesh = support::makeIcosphere(70.0, 4);
  OpennessOptions few;
  few.mostRays = 1;
  for (const std::uint8_t o : bake(mesh, few)) EXPECT_EQ(o, 255);
}

TEST(OpennessFile, GivesBackWhatWasWritten) {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "a.light";
  const std::string shape(64, 'a');
  const Openness open{0, 1, 127, 255};
  ASSERT_TRUE(writeOpenness(open, shape, path));
  const auto read = readOpenness(path, shape, 4);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(*read, open);
}

TEST(OpennessFile, DamageAndOtherShapesAreRefused) {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "a.light";
  const std::string shape(64, 'a');
  const Openness open(100, 200);
  ASSERT_TRUE(writeOpenness(open, shape, path));
  EXPECT_FALSE(readOpenness(path, std::string(64, 'b'), 100));
  EXPECT_FALSE(readOpenness(path, shape, 99));
  EXPECT_FALSE(readOpenness(path, shape, 101));
  EXPECT_FALSE(readOpenness(folder.path() / "none.light", shape, 100));
  for (const std::streamoff at : {0, 20, 100, 200}) {
    ASSERT_TRUE(writeOpenness(open, shape, path));
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.put('#');
    file.close();
    EXPECT_FALSE(readOpenness(path, shape, 100)) << at;
  }
  std::filesystem::resize_file(path, 150);
  EXPECT_FALSE(readOpenness(path, shape, 100));
}

}  // namespace
}  // namespace mesomap::surface

#include "figure/prepared.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <glm/geometric.hpp>
#include <random>

#include "base/platform/files.h"
#include "support/self_intersection.h"
#include "support/temporary_folder.h"

namespace mesomap::figure {
namespace {

/// Two pairs and one vertex on the midline.
Prepared small() {
  Prepared prepared;
  prepared.twin = {3, 1, 4, 0, 2};
  prepared.slim = {{1, 2, 3}, {0, -1, 0.5f}, {-2, 0, 0}, {-1, 2, 3}, {2, 0, 0}};
  prepared.heavy = {{80.005f, 0, 1}, {0, 3, 4}, {5, 5, 5}, {-80.005f, 0, 1}, {-5, 5, 5}};
  prepared.cover.resize(5);
  prepared.cover[0].lips = prepared.cover[3].lips = 1.0f;
  prepared.cover[1].garment = 51.0f / 255.0f;
  prepared.cover[2].pupil = prepared.cover[4].pupil = 128.0f / 255.0f;
  quantise(prepared);
  return prepared;
}

class PreparedFile : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "small.figure"; }
  std::string bytes() const {
    EXPECT_TRUE(writePrepared(small(), file()));
    const auto read = platform::readFile(file());
    EXPECT_TRUE(read);
    return read ? *read : std::string();
  }
  /// What reading these bytes complains about; empty where it does not.
  std::string complaint(const std::string& bytes, std::size_t vertices = 5) const {
    EXPECT_TRUE(platform::writeFileAtomically(file(), bytes));
    const auto read = readPrepared(file(), vertices);
    if (read) return {};
    EXPECT_NE(read.error().text().find("small.figure"), std::string::npos);
    return read.error().message;
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(PreparedFile, GoesThereAndBack) {
  const Prepared prepared = small();
  ASSERT_TRUE(writePrepared(prepared, file()));
  const auto read = readPrepared(file(), 5);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ((*read)->twin, prepared.twin);
  EXPECT_EQ((*read)->slim, prepared.slim);
  EXPECT_EQ((*read)->heavy, prepared.heavy);
  EXPECT_EQ((*read)->cover[0].lips, 1.0f);
  EXPECT_EQ((*read)->cover[3].lips, 1.0f);
  EXPECT_EQ((*read)->cover[1].garment, prepared.cover[1].garment);
  EXPECT_EQ((*read)->cover[4].pupil, prepared.cover[4].pupil);
  EXPECT_EQ((*read)->cover[4].lips, 0.0f);
}

TEST_F(PreparedFile, SaysWhatIsWrongAndWhere) {
  const std::string good = bytes();
  ASSERT_EQ(complaint(good), "");
  EXPECT_NE(complaint("no figure at all").find("byte 0"), std::string::npos);
  EXPECT_NE(complaint("").find("byte 0"), std::string::npos);
  std::string bad = good;
  bad[8] = 2;
  EXPECT_NE(complaint(bad).find("version 2"), std::string::npos);
  EXPECT_NE(complaint(good, 6).find("5 vertices, not 6"), std::string::npos);
  bad = good;
  bad[16] = 4;
  EXPECT_NE(complaint(bad).find("bytes instead of"), std::string::npos);
  EXPECT_NE(complaint(good + '\0').find("bytes instead of"), std::string::npos);
  bad = good;
  bad[20] = 9;  // the first vertex's twin does not exist
  EXPECT_NE(complaint(bad).find("vertex 0"), std::string::npos);
  bad = good;
  bad[20] = 1;  // and now it is somebody else's
  EXPECT_NE(complaint(bad).find("vertex 0"), std::string::npos);
  bad = good;
  bad[20 + 5 * 4 + 12] = 1;  // the second of three halves lies on the midline
  EXPECT_NE(complaint(bad).find("leaves the midline"), std::string::npos);
}

TEST_F(PreparedFile, CutShortAnywhereIsRefused) {
  const std::string good = bytes();
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_NE(complaint(good.substr(0, length)), "") << length;
}

TEST_F(PreparedFile, SurvivesAnyChange) {
  const std::string good = bytes();
  std::mt19937 random(7);
  for (int n = 0; n < 2000; ++n) {
    std::string bad = good;
    for (int k = 0; k <= n % 4; ++k)
      bad[random() % bad.size()] = static_cast<char>(random() & 0xffu);
    std::ofstream(file(), std::ios::binary) << bad;  // waiting for the disk proves nothing here
    const auto read = readPrepared(file(), 5);
    if (!read) continue;
    for (std::size_t v = 0; v < 5; ++v) {
      ASSERT_LT((*read)->twin[v], 5u);
      EXPECT_EQ((*read)->twin[(*read)->twin[v]], v);
      EXPECT_EQ((*read)->slim[v].x, -(*read)->slim[(*read)->twin[v]].x);
    }
  }
}

TEST_F(PreparedFile, RefusesToWriteWhatItCannotSay) {
  Prepared prepared = small();
  prepared.heavy[0].y = 200.0f;
  EXPECT_FALSE(writePrepared(prepared, file()));
  prepared = small();
  prepared.heavy[0].y = std::nanf("");
  EXPECT_FALSE(writePrepared(prepared, file()));
  prepared = small();
  prepared.twin[0] = 1;
  EXPECT_FALSE(writePrepared(prepared, file()));
  prepared = small();
  prepared.cover.pop_back();
  EXPECT_FALSE(writePrepared(prepared, file()));
}

TEST(ApplyParameters, MovesInProportionOnEachSideAndColoursAnew) {
  const Prepared prepared = small();
  mesh::TriangleMesh rest;
  rest.positions = {{10, 0, 0}, {0, 5, 0}, {10, 10, 5}, {-10, 0, 0}, {-10, 10, 5}};
  rest.triangles = {{0, 1, 2}, {3, 4, 1}};
  Parameters parameters;
  parameters.tone = 5;
  for (const double build : {-1.0, -0.25, 0.0, 0.5}) {
    parameters.build = build;
    mesh::TriangleMesh mesh = rest;
    applyParameters(mesh, prepared, parameters);
    const auto& moves = build < 0.0 ? prepared.slim : prepared.heavy;
    for (std::size_t v = 0; v < 5; ++v) {
      const auto expected = rest.positions[v] + moves[v] * static_cast<float>(std::abs(build));
      EXPECT_LT(glm::distance(mesh.positions[v], expected), 1e-5f);
      EXPECT_EQ(mesh.colors[v], colourOf(prepared.cover[v], 5, true));
    }
    EXPECT_EQ(mesh.triangles, rest.triangles);
    EXPECT_EQ(mesh.normals.size(), 5u);
  }
}

TEST(SelfIntersections, FindsATriangleThroughAnotherAndNothingElse) {
  mesh::TriangleMesh mesh;
  mesh.positions = {{0, 0, 0},   {10, 0, 0}, {0, 10, 0},  // flat
                    {2, 2, -3},  {3, 2, 3},  {2, 3, 3},   // stands in it
                    {20, 2, -3}, {21, 2, 3}, {20, 3, 3},  // stands beside it
                    {0, 0, 5}};
  mesh.triangles = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 1, 9}};
  const auto found = test::selfIntersections(mesh);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (std::array<std::uint32_t, 2>{0, 1}));
}

}  // namespace
}  // namespace mesomap::figure

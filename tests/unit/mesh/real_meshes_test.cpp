// Real shapes from the folder named by MESOMAP_MESHES; skipped where a clone lacks them.
#include <gtest/gtest.h>

#include "base/platform/files.h"
#include "mesh/corner_table.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

TEST(RealMeshes, HeadScanAsksForItsUnitAndOpensInMetres) {
  const auto path = support::realMesh("head-scan.obj");
  if (!path) GTEST_SKIP() << "head-scan.obj is not at hand (MESOMAP_MESHES)";
  const auto asked = openSurface(*path, {});
  ASSERT_FALSE(asked.ok());
  EXPECT_EQ(asked.error().kind, ErrorKind::unitUnknown);
  EXPECT_NE(asked.error().message.find("metres"), std::string::npos);
  EXPECT_NE(asked.error().message.find("385 mm"), std::string::npos);

  const auto file = openSurface(*path, {Unit::metre, std::nullopt});
  ASSERT_TRUE(file.ok()) << file.error().text();
  EXPECT_EQ(file->mesh.positions.size(), 8838u);
  EXPECT_EQ(file->mesh.triangles.size(), 17672u);
  EXPECT_EQ(file->mesh.faces.back(), 8838u);
  EXPECT_NEAR(boundsOf(file->mesh).size().x, 385.3, 0.1);
  ASSERT_TRUE(file->texture);
  EXPECT_EQ(file->texture->width, 1024);
  EXPECT_EQ(file->mesh.cornerUvs.size(), 17672u);
  EXPECT_TRUE(file->warnings.empty());

  // Texture seams do not cut the surface: it is one closed piece.
  const auto working = makeWorkingMesh(file->mesh, {});
  ASSERT_TRUE(working.ok());
  const auto& w = **working;
  EXPECT_EQ(countParts(w.mesh(), w.topology()), 1u);
  EXPECT_EQ(countHoles(w.mesh(), w.topology()), 0u);
  EXPECT_GT(w.mesh().triangles.size(), 200000u);
  EXPECT_LT(w.mesh().triangles.size(), 500000u);
}

TEST(RealMeshes, AHeadScanThatIsCutOffIsRefused) {
  const auto path = support::realMesh("head-scan.obj");
  if (!path) GTEST_SKIP() << "head-scan.obj is not at hand (MESOMAP_MESHES)";
  const auto whole = platform::readFile(*path, std::size_t{16} << 20);
  ASSERT_TRUE(whole.ok());
  const OpenOptions metres{Unit::metre, std::nullopt};
  // In the middle of a corner.
  auto cut = parseObj(whole->substr(0, 700000), *path, metres);
  ASSERT_FALSE(cut.ok());
  EXPECT_NE(cut.error().message.find("the file seems cut off"), std::string::npos);
  EXPECT_NE(cut.error().message.find("'289/28'"), std::string::npos) << cut.error().message;
  // Wherever it is cut before half of the vertices are used, it is refused or told.
  for (std::size_t length = 699930; length < 700070; ++length) {
    cut = parseObj(whole->substr(0, length), *path, metres);
    EXPECT_TRUE(!cut.ok() || cut->warnings.size() == 1) << length;
  }
  // Without its last line's end alone it is whole.
  ASSERT_EQ(whole->back(), '\n');
  const auto bare = parseObj(whole->substr(0, whole->size() - 1), *path, metres);
  ASSERT_TRUE(bare.ok()) << bare.error().text();
  EXPECT_EQ(bare->mesh.triangles.size(), 17672u);
  EXPECT_TRUE(bare->warnings.empty());
}

TEST(RealMeshes, MakeHumanOpensByPart) {
  const auto path = support::realMesh("makehuman-base.obj");
  if (!path) GTEST_SKIP() << "makehuman-base.obj is not at hand (MESOMAP_MESHES)";
  const auto asked = openSurface(*path, {});
  ASSERT_FALSE(asked.ok());
  EXPECT_EQ(asked.error().kind, ErrorKind::unitUnknown);
  EXPECT_NE(asked.error().message.find("--unit dm"), std::string::npos);

  const auto body = openSurface(*path, {Unit::decimetre, "body"});
  ASSERT_TRUE(body.ok()) << body.error().text();
  EXPECT_TRUE(body->warnings.empty());
  EXPECT_EQ(body->parts.size(), 139u);
  EXPECT_EQ(body->mesh.positions.size(), 13380u);
  EXPECT_EQ(body->mesh.triangles.size(), 26756u);
  EXPECT_NEAR(boundsOf(body->mesh).size().y, 1665.9, 0.5);
  EXPECT_FALSE(body->texture);

  const auto wrong = openSurface(*path, {Unit::decimetre, "torso"});
  ASSERT_FALSE(wrong.ok());
  EXPECT_NE(wrong.error().message.find("body"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::mesh

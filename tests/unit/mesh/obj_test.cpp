#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <glm/geometric.hpp>

#include "base/hash.h"
#include "mesh/surface_file.h"
#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

constexpr OpenOptions kMillimetres{Unit::millimetre, std::nullopt};

SurfaceFile read(const std::string& text, const OpenOptions& options = kMillimetres) {
  auto file = parseObj(text, "shape.obj", options);
  EXPECT_TRUE(file.ok()) << (file ? "" : file.error().text());
  return file ? *file : SurfaceFile{};
}

TEST(Obj, PolygonsAreCutFromTheirFirstCorner) {
  const auto file = read(
      "v 0 0 0\nv 100 0 0\nv 100 100 0\nv 50 150 0\nv 0 100 0\n"
      "f 1 2 3\nf 1 2 3 4 5\nf -5 -4 -3 -1\n");
  ASSERT_EQ(file.mesh.triangles.size(), 6u);
  EXPECT_EQ(file.mesh.triangles[1], (Triangle{0, 1, 2}));
  EXPECT_EQ(file.mesh.triangles[2], (Triangle{0, 2, 3}));
  EXPECT_EQ(file.mesh.triangles[3], (Triangle{0, 3, 4}));
  EXPECT_EQ(file.mesh.triangles[5], (Triangle{0, 2, 4}));
  EXPECT_EQ(file.mesh.faces, (std::vector<std::uint32_t>{0, 1, 1, 1, 2, 2}));
}

TEST(Obj, PartsAreListedAndChosen) {
  const std::string text =
      "v 0 0 0\nv 100 0 0\nv 0 100 0\nv 0 0 100\nv 7 7 7\n"
      "g skin\nf 1 2 3\nf 1 2 4\ng hair\nf 2 3 4\nf 1 3 4\nf 4 1 3\ng skin\nf 1 2 4 3\n";
  const auto whole = read(text);
  ASSERT_EQ(whole.parts.size(), 2u);
  EXPECT_EQ(whole.parts[0].name, "skin");
  EXPECT_EQ(whole.parts[0].triangles, 4u);
  EXPECT_EQ(whole.parts[1].triangles, 3u);
  EXPECT_EQ(whole.defects.unusedVertices, 1u);
  EXPECT_EQ(whole.mesh.positions.size(), 4u);
  const auto hair = read(text, {Unit::millimetre, "hair"});
  EXPECT_EQ(hair.mesh.triangles.size(), 3u);
  EXPECT_EQ(hair.mesh.faces, (std::vector<std::uint32_t>{2, 3, 4}));
  EXPECT_EQ(hair.part, "hair");
  const auto none = parseObj(text, "shape.obj", {Unit::millimetre, "nose"});
  ASSERT_FALSE(none.ok());
  EXPECT_NE(none.error().message.find("skin, hair"), std::string::npos);
}

TEST(Obj, UnitsScaleAndAreAskedFor) {
  const std::string text = "v 0 0 0\nv 0.385 0 0\nv 0 0.3 0\nf 1 2 3\n";
  const auto metres = read(text, {Unit::metre, std::nullopt});
  EXPECT_FLOAT_EQ(metres.mesh.positions[1].x, 385.0f);
  EXPECT_EQ(metres.unit, Unit::metre);
  const auto unknown = parseObj(text, "shape.obj", {});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().kind, ErrorKind::unitUnknown);
  EXPECT_EQ(unknown.error().message,
            "the file states no unit and is 0.385 units across its longest side: as metres that "
            "is a head or bust of 385 mm. Say --unit m");
  const auto plain = read("v 0 0 0\nv 300 0 0\nv 0 300 0\nf 1 2 3\n", {});
  EXPECT_EQ(plain.unit, Unit::millimetre);
  EXPECT_TRUE(plain.warnings.empty());
  EXPECT_EQ(read(text).warnings.size(), 1u);  // 0.385 mm, as told, but odd
}

TEST(Obj, ColoursUvsNumbersAndLineEndsOfEveryKind) {
  const auto file = read(
      "\xef\xbb\xbf# comment\r\nv +1e2 0. .5 1 0 0.5\r\n\tv 0 100 0 0 1 0\r\n"
      "v 0 0 1E+2 0 0 1\r\nvt 0.25 0.75\r\nvt 0.5 0.5 0\r\nvn 0 0 1\r\n"
      "f 1/1/1 2/2/1 3/1\r\n");
  ASSERT_EQ(file.mesh.positions.size(), 3u);
  EXPECT_EQ(file.mesh.positions[0], glm::vec3(100, 0, 0.5f));
  ASSERT_EQ(file.mesh.colors.size(), 3u);
  EXPECT_EQ(file.mesh.colors[0], glm::vec3(1, 0, 0.5f));
  ASSERT_EQ(file.mesh.cornerUvs.size(), 1u);
  EXPECT_EQ(file.mesh.cornerUvs[0][0], glm::vec2(0.25f, 0.75f));
  EXPECT_EQ(file.mesh.cornerUvs[0][1], glm::vec2(0.5f, 0.5f));
  EXPECT_EQ(read("v 0 0 0\rv 300 0 0\rv 0 300 0\rf 1//1 2//1 3//1\rvn 0 0 1").mesh.triangles.size(),
            1u);
}

TEST(Obj, CountsDefects) {
  const auto file = read(
      "v 0 0 0\nv 100 0 0\nv 0 100 0\nv 0 0 100\nv 200 0 0\nv 0 -100 0\n"
      "f 1 2 3\nf 2 3 1\nf 1 2 5\nf 2 1 6\nf 1 2 4\n");
  EXPECT_EQ(file.defects.zeroAreaTriangles, 1u);
  EXPECT_EQ(file.defects.duplicateTriangles, 1u);
  EXPECT_EQ(file.defects.nonManifoldEdges, 3u);  // 1-2 of four triangles; 2-3, 3-1 of the copies
}

TEST(Obj, TheHashIsOfTheBytes) {
  const std::string text = "v 0 0 0\nv 300 0 0\nv 0 300 0\nf 1 2 3\n";
  EXPECT_EQ(read(text).sha256, sha256Hex(text));
}

TEST(Obj, WhatIsWrittenIsReadBack) {
  auto m = support::randomBumpySphere(1, 120.0, 3);
  for (std::size_t v = 0; v < m.positions.size(); ++v) m.colors.emplace_back(0.25f, 0.5f, 1.0f);
  const auto folder = std::filesystem::path(::testing::TempDir());
  const auto path = folder / "mesomap_obj_test.obj";
  ASSERT_TRUE(writeObj(m, path, "first line\nsecond line").ok());
  const auto file = openSurface(path, {});
  ASSERT_TRUE(file.ok()) << file.error().text();
  ASSERT_EQ(file->mesh.triangles, m.triangles);
  for (std::size_t v = 0; v < m.positions.size(); ++v) {
    ASSERT_LT(glm::distance(file->mesh.positions[v], m.positions[v]), 0.001f);
  }
  EXPECT_EQ(file->mesh.colors[0], glm::vec3(0.25f, 0.5f, 1.0f));
  // Written again it is the same, byte for byte.
  EXPECT_EQ(objText(file->mesh, "x"), objText(read(objText(file->mesh, "x")).mesh, "x"));
  std::filesystem::remove(path);
}

TEST(Obj, NeverWritesMinusZero) {
  TriangleMesh m;
  m.positions = {{-0.0001f, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  m.triangles = {{0, 1, 2}};
  EXPECT_EQ(objText(m, "").find("-0.000"), std::string::npos);
}

/// A folder with an OBJ, its MTL and whatever picture the test puts there.
class ObjPicture : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("mesomap_picture_" +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_ / "inner");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  SurfaceFile open(const std::string& pictureName) {
    write("my shape.mtl", "newmtl skin\nmap_Kd " + pictureName + "\n");
    write("shape.obj",
          "mtllib my shape.mtl\nv 0 0 0\nv 300 0 0\nv 0 300 0\nvt 0 0\nvt 1 0\nvt 0 1\n"
          "usemtl skin\nf 1/1 2/2 3/3\n");
    auto file = openSurface(folder_ / "shape.obj", {});
    EXPECT_TRUE(file.ok()) << (file ? "" : file.error().text());
    return file ? *file : SurfaceFile{};
  }
  /// A PPM of one red pixel above one blue pixel.
  static std::string ppm() {
    return std::string("P6\n1 2\n255\n") + std::string("\xff\x00\x00\x00\x00\xff", 6);
  }

  std::filesystem::path folder_;
};

TEST_F(ObjPicture, IsReadTopRowFirst) {
  write("skin.ppm", ppm());
  const auto file = open("skin.ppm");
  ASSERT_TRUE(file.texture);
  EXPECT_EQ(file.texture->width, 1);
  EXPECT_EQ(file.texture->height, 2);
  EXPECT_EQ(file.texture->pixels, (std::vector<std::uint8_t>{255, 0, 0, 0, 0, 255}));
  EXPECT_TRUE(file.warnings.empty());
}

TEST_F(ObjPicture, MissingOrBrokenIsAWarning) {
  const auto missing = open("gone.jpg");
  EXPECT_FALSE(missing.texture);
  ASSERT_EQ(missing.warnings.size(), 1u);
  EXPECT_NE(missing.warnings[0].find("gone.jpg"), std::string::npos);
  write("broken.jpg", "\xff\xd8\xff but no more");
  const auto broken = open("broken.jpg");
  EXPECT_FALSE(broken.texture);
  EXPECT_EQ(broken.warnings.size(), 1u);
}

TEST_F(ObjPicture, IsNotTakenFromOutsideTheFolder) {
  write("secret.ppm", ppm());
  write("inner/shape.mtl", "newmtl skin\nmap_Kd ../secret.ppm\n");
  write("inner/shape.obj",
        "mtllib shape.mtl\nv 0 0 0\nv 300 0 0\nv 0 300 0\nvt 0 0\nusemtl skin\nf 1/1 2/1 3/1\n");
  const auto file = openSurface(folder_ / "inner" / "shape.obj", {});
  ASSERT_TRUE(file.ok());
  EXPECT_FALSE(file->texture);
  EXPECT_EQ(file->warnings.size(), 1u);
  // The bare name beside the file is tried instead, which also helps with "C:\Users\…" names.
  write("inner/secret.ppm", ppm());
  EXPECT_TRUE(openSurface(folder_ / "inner" / "shape.obj", {})->texture);
  write("skin.ppm", ppm());
  EXPECT_TRUE(open("C:\\Users\\someone\\skin.ppm").texture);
  EXPECT_TRUE(open("inner\\secret.ppm").texture);
}

TEST_F(ObjPicture, AMissingMaterialFileIsAWarning) {
  write("lone.obj", "mtllib none.mtl\nv 0 0 0\nv 300 0 0\nv 0 300 0\nusemtl a\nf 1 2 3\n");
  const auto file = openSurface(folder_ / "lone.obj", {});
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->warnings.size(), 1u);
  EXPECT_NE(file->warnings[0].find("none.mtl"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::mesh

#include "texture_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenes.h"
#include "skin_mesh.h"
#include "support/meshes.h"

namespace mesomap::render::testing {
namespace {

/// A bumpy ball whose picture is darker in its hollows, spread by longitude and latitude.
struct Painted {
  mesh::TriangleMesh mesh = support::randomBumpySphere(5, 70.0, 5);
  std::vector<float> hollow = hollowness(mesh, 12.0f);
  mesh::Image picture;

  explicit Painted(bool fromTop) {
    picture.width = picture.height = 128;
    picture.channels = 3;
    picture.pixels.assign(128 * 128 * 3, 150);
    std::vector<glm::vec2> uvs;
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
      const glm::vec3& p = mesh.positions[v];
      const float r = std::sqrt(p.x * p.x + p.y * p.y + p.z * p.z);
      const glm::vec2 uv(0.02f + 0.96f * (std::atan2(p.x, p.z) / 6.2831853f + 0.5f),
                         0.02f + 0.96f * std::acos(std::clamp(p.y / r, -1.0f, 1.0f)) / 3.1415927f);
      uvs.push_back(uv);
      const float row = fromTop ? uv.y : 1.0f - uv.y;
      const std::size_t at =
          (static_cast<std::size_t>(row * 128.0f) * 128 + static_cast<std::size_t>(uv.x * 128.0f)) *
          3;
      for (std::size_t c = 0; c < 3; ++c) {
        picture.pixels[at + c] = static_cast<std::uint8_t>(150.0f - 90.0f * hollow[v]);
      }
    }
    for (const auto& t : mesh.triangles)
      mesh.cornerUvs.push_back({uvs[t[0]], uvs[t[1]], uvs[t[2]]});
  }
};

TEST(TextureRows, TellsWhichWayUpThePictureLies) {
  const Painted top(true);
  EXPECT_TRUE(countsFromTop(top.mesh, top.hollow, top.picture));
  const Painted bottom(false);
  EXPECT_FALSE(countsFromTop(bottom.mesh, bottom.hollow, bottom.picture));
}

TEST(TextureRows, InDoubtTheRuleOfTheFormatHolds) {
  Painted flat(true);
  std::fill(flat.picture.pixels.begin(), flat.picture.pixels.end(), std::uint8_t{128});
  EXPECT_FALSE(countsFromTop(flat.mesh, flat.hollow, flat.picture));
  EXPECT_FALSE(countsFromTop(flat.mesh, {}, flat.picture));
  EXPECT_FALSE(countsFromTop(mesh::TriangleMesh(), {}, flat.picture));
  for (auto& uvs : flat.mesh.cornerUvs) uvs.fill(glm::vec2(NAN));
  EXPECT_FALSE(countsFromTop(flat.mesh, flat.hollow, flat.picture));
}

TEST(TextureRows, RealScanWithRowsFromTheTop) {
  const auto path = support::realMesh("head-scan.obj");
  if (!path) GTEST_SKIP() << "head-scan.obj is not here";
  mesh::OpenOptions options;
  options.unit = mesh::Unit::metre;
  auto file = mesh::openSurface(*path, options);
  ASSERT_TRUE(file) << file.error().text();
  ASSERT_TRUE(file->texture);
  if (file->mesh.normals.empty()) mesh::computeNormals(file->mesh);
  EXPECT_TRUE(countsFromTop(file->mesh, hollowness(file->mesh, 5.0f), *file->texture));
}

}  // namespace
}  // namespace mesomap::render::testing

// Zones and borders of an atlas on the skin.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "border_lines.h"
#include "render/offscreen.h"
#include "render/renderer.h"
#include "scenes.h"
#include "zone_skin.h"

namespace mesomap::render::testing {
namespace {

/// A blocked cap towards the viewer and a caution ring round it, with a border round one triangle.
class CapAtlas : public figure::Atlas {
 public:
  explicit CapAtlas(const mesh::TriangleMesh& mesh) : mesh_(mesh) {
    zones_.push_back({"cap", "the cap", figure::ZoneKind::blocked, "", "", true});
    zones_.push_back({"ring", "the ring", figure::ZoneKind::caution, "", "", false});
  }
  const std::vector<figure::Area>& areas() const override { return areas_; }
  const std::vector<figure::Zone>& zones() const override { return zones_; }
  const std::vector<figure::Landmark>& landmarks() const override { return landmarks_; }
  std::optional<std::size_t> areaAt(const mesh::SurfacePoint&) const override { return {}; }
  std::vector<std::size_t> areasAt(const mesh::SurfacePoint&) const override { return {}; }
  std::vector<float> insideArea(std::size_t, const mesh::TriangleMesh&,
                                std::span<const mesh::SurfacePoint>) const override {
    return {};
  }
  std::vector<figure::BorderCurve> networkBorders() const override {
    // Round the back of the ball's front half, through the middle of the picture.
    figure::BorderCurve across;
    for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
      const glm::dvec3 p = mesh::positionAt(mesh_, {t, {1, 0, 0}});
      if (std::abs(p.x) < 1.0 && p.z > 60.0) across.points.push_back({t, {1, 0, 0}});
    }
    return {across};
  }
  std::vector<figure::BorderCurve> areaBorders(std::size_t) const override { return {}; }
  std::vector<figure::BorderCurve> zoneBorders(std::size_t) const override {
    return {{{{0, {1, 0, 0}}, {0, {0, 1, 0}}, {0, {0, 0, 1}}}, true}};
  }
  std::optional<std::size_t> zoneAt(const mesh::SurfacePoint& file) const override {
    const double z = mesh::positionAt(mesh_, file).z;
    if (z > 60) return 0;
    return z > 45 ? std::optional<std::size_t>(1) : std::nullopt;
  }
  bool inZone(std::size_t zone, const mesh::SurfacePoint& file) const override {
    return zoneAt(file) == zone;
  }

 private:
  mesh::TriangleMesh mesh_;
  std::vector<figure::Area> areas_;
  std::vector<figure::Zone> zones_;
  std::vector<figure::Landmark> landmarks_;
};

TEST(BorderLines, AClosedCurveReturnsAndItsLengthRunsOn) {
  const auto model = sphereModel();
  const mesh::TriangleMesh& mesh = model->fileMesh;
  const CapAtlas atlas(mesh);
  const auto pieces = linePieces(atlas.zoneBorders(0), mesh, {1, 2, 3}, true);
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[2].to, pieces[0].from);
  EXPECT_EQ(pieces[0].color, (std::array<std::uint8_t, 4>{1, 2, 3, 255}));
  const float sides =
      glm::distance(pieces[0].from, pieces[0].to) + glm::distance(pieces[1].from, pieces[1].to);
  EXPECT_NEAR(pieces[2].alongMm, sides, 1e-3f);
  auto open = atlas.zoneBorders(0);
  open[0].closed = false;
  EXPECT_EQ(linePieces(open, mesh, {1, 2, 3}, false).size(), 2u);
}

TEST(BorderLines, PlacesThatAreNoneAreLeftOut) {
  const auto model = sphereModel();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<figure::BorderCurve> curves{
      {{{0, {1, 0, 0}}, {4000000000u, {1, 0, 0}}, {0, {0, nan, 1}}}, true}, {{}, true}};
  EXPECT_TRUE(linePieces(curves, model->fileMesh, {0, 0, 0}, false).empty());
}

TEST(ZoneSkin, HoldsTheTrianglesWithATintedCornerAndNoOthers) {
  const auto model = sphereModel();
  const CapAtlas atlas(model->fileMesh);
  const auto tints = zoneTints(atlas, *model->working);
  const mesh::TriangleMesh& mesh = model->working->mesh();
  ASSERT_EQ(tints.size(), mesh.positions.size());
  for (std::size_t v = 0; v < tints.size(); ++v) {
    const float z = mesh.positions[v].z;
    // Beside the borders rounding decides.
    if (std::abs(z - 60.0f) < 0.01f || std::abs(z - 45.0f) < 0.01f) continue;
    const ZoneTint expected = z > 60.0f   ? ZoneTint::blocked
                              : z > 45.0f ? ZoneTint::caution
                                          : ZoneTint::none;
    ASSERT_EQ(tints[v], expected) << z;
  }
  const ZoneSkin skin = zoneSkin(tints, mesh);
  std::size_t tinted = 0;
  for (const mesh::Triangle& t : mesh.triangles) {
    if (tints[t[0]] != ZoneTint::none || tints[t[1]] != ZoneTint::none ||
        tints[t[2]] != ZoneTint::none) {
      ++tinted;
    }
  }
  EXPECT_EQ(skin.indices.size(), 3 * tinted);
  for (const std::uint32_t i : skin.indices) ASSERT_LT(i, skin.vertices.size());
  EXPECT_TRUE(zoneSkin({}, mesh).indices.empty());
}

TEST(ZonePass, TintsTheSkinOnlyWhenAskedAndAgainAfterAChangeOfTheFigure) {
  auto context = OffscreenContext::create();
  ASSERT_TRUE(context) << context.error().text();
  auto renderer = Renderer::create(shaderFolder());
  ASSERT_TRUE(renderer) << renderer.error().text();
  auto model = sphereModel();
  model->atlas = std::make_shared<CapAtlas>(model->fileMesh);
  Frame frame = frameOf(model);
  frame.sideLetters = false;
  const auto drawn = [&] {
    const auto done = (*renderer)->draw(frame);
    EXPECT_TRUE(done) << (done ? "" : done.error().text());
    return (*renderer)->readPixels().pixels;
  };
  // Red over blue, summed over the middle of the picture.
  const auto redness = [&](const std::vector<std::uint8_t>& pixels) {
    int sum = 0;
    for (int y = 110; y < 130; ++y) {
      for (int x = 150; x < 170; ++x) {
        const auto at = static_cast<std::size_t>(y * 320 + x) * 4;
        sum += pixels[at] - pixels[at + 2];
      }
    }
    return sum;
  };
  const auto bare = drawn();
  frame.showZones = true;
  const auto zones = drawn();
  EXPECT_GT(redness(zones), redness(bare) + 400 * 5);
  frame.showZones = false;
  EXPECT_EQ(drawn(), bare);
  frame.showAreas = true;
  EXPECT_NE(drawn(), bare);
  frame.showAreas = false;
  frame.showZones = true;
  // Another build: the same atlas on skin that moved.
  auto moved = std::make_shared<scene::SurfaceModel>(*model);
  frame.model = moved;
  EXPECT_EQ(drawn(), zones);
  // A scan has no zones to show.
  moved = std::make_shared<scene::SurfaceModel>(*model);
  moved->atlas.reset();
  frame.model = moved;
  EXPECT_EQ(drawn(), bare);
}

}  // namespace
}  // namespace mesomap::render::testing

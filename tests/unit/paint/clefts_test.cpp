// Paint does not creep from lip to lip through the bottom of the cleft between them.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>

#include "mesh/surface_file.h"
#include "paint/brush.h"
#include "paint/line.h"
#include "surface/offset.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

/// A sheet with a groove along y = 0, 3 mm deep and about 2 mm wide, that fades out at x = 15.
mesh::TriangleMesh grooved() {
  mesh::TriangleMesh sheet = support::makePlane(80, 60, 0.5);
  for (auto& p : sheet.positions) {
    const float fade = std::clamp((15.0f - p.x) / 4.0f, 0.0f, 1.0f);
    p.z -= 3.0f * fade * std::max(0.0f, 1.0f - std::abs(p.y));
  }
  mesh::computeNormals(sheet);
  return sheet;
}

TEST(Clefts, OnePassesOnlyRoundTheirEnd) {
  Canvas canvas(grooved());
  const Skin skin = canvas.skin();
  const PagedField wall = clefts(skin, surface::Bend(*canvas.mesh, 1.0));
  EXPECT_EQ(canvas.parts(wall), 1);
  EXPECT_EQ(
      canvas.inside(wall, [](const glm::dvec3& p) { return std::abs(p.y) > 2.0 || p.x > 16.0; }),
      0u);
  Allowed beside;
  beside.wall(wall);
  const auto below = [](const glm::dvec3& p) { return p.y < -2.0; };
  for (const double radius : {5.0, 10.0, 15.0, 20.0}) {
    const auto at = canvas.at({-15, 4, 0});
    EXPECT_EQ(canvas.inside(diskAt(skin, at, radius, beside), below), 0u) << radius;
    Stroke stroke(*canvas.mesh, canvas.field, skin.blank(), BrushMode::paint, 2.0 * radius, beside);
    stroke.moveTo(at);
    EXPECT_EQ(canvas.inside(stroke.shape(), below), 0u) << radius;
  }
  EXPECT_GT(canvas.inside(diskAt(skin, canvas.at({-15, 4, 0}), 15.0), below), 100u)
      << "without the wall it creeps through";
  // Round the end there is a way.
  EXPECT_GT(canvas.inside(diskAt(skin, canvas.at({18, 4, 0}), 12.0, beside), below), 50u);
}

TEST(Clefts, TheBorderAlongThemIsStraight) {
  Canvas canvas(grooved());
  const Skin skin = canvas.skin();
  Allowed beside;
  beside.wall(clefts(skin, surface::Bend(*canvas.mesh, 1.0)));
  const auto shape = diskAt(skin, canvas.at({-15, 3, 0}), 12.0, beside);
  EXPECT_EQ(canvas.parts(shape), 1);
  double low = 1e9;
  double high = -1e9;
  for (const auto& line : surface::isolines(*canvas.mesh, canvas.pages, shape)) {
    for (const auto& place : line.points) {
      const glm::dvec3 p = canvas.position(place);
      if (std::abs(p.x + 15.0) > 6.0 || p.y > 3.0) continue;
      low = std::min(low, p.y);
      high = std::max(high, p.y);
    }
  }
  EXPECT_GT(high, low);
  EXPECT_LT(high - low, 0.25);
}

TEST(Clefts, GrowingAndErasingStopThereToo) {
  Canvas canvas(grooved());
  const Skin skin = canvas.skin();
  Allowed beside;
  beside.wall(clefts(skin, surface::Bend(*canvas.mesh, 1.0)));
  const auto below = [](const glm::dvec3& p) { return p.y < -2.0; };
  const auto seed = diskAt(skin, canvas.at({-20, 6, 0}), 4.0, beside);
  const auto grown = limited(
      skin, surface::grown(*canvas.mesh, canvas.pages, seed, 14.0, beside.passable()), beside);
  EXPECT_EQ(canvas.inside(grown, below), 0u);
  EXPECT_GT(canvas.area(grown), 300.0);
  const auto all = shapeFrom(skin, [](std::uint32_t) { return 5.0f; });
  Stroke stroke(*canvas.mesh, canvas.field, all, BrushMode::erase, 30.0, beside);
  stroke.moveTo(canvas.at({-20, 3, 0}));
  EXPECT_EQ(canvas.inside(stroke.shape(), below), canvas.inside(all, below));
  EXPECT_LT(canvas.area(stroke.shape()), canvas.area(all) - 200.0);
}

TEST(Clefts, OfABundledFigureKeepLipsAndLidsApart) {
  const char* data = std::getenv("MESOMAP_DATA");
  const auto path = std::filesystem::path(data == nullptr ? "" : data) / "assets/figures";
  for (const char* name : {"bust-female.obj", "bust-male.obj"}) {
    if (!std::filesystem::exists(path / name)) GTEST_SKIP() << "no file " << name;
    auto file = mesh::openSurface(path / name, {});
    ASSERT_TRUE(file) << file.error().text();
    Canvas canvas(file->mesh);
    const Skin skin = canvas.skin();
    const PagedField wall = clefts(skin, surface::Bend(*canvas.mesh, 1.0));
    EXPECT_LT(canvas.area(wall), 3000.0) << "a few grooves, not the face";
    Allowed beside;
    beside.wall(wall);
    const auto front = [&](double x, double y) {
      return canvas.caster.cast({x, y, 400}, {0, 0, -1})->point;
    };
    const auto bottomOf = [&](double x, double from, double to) {
      double deepest = 0.0;
      double at = 0.0;
      for (double y = from; y < to; y += 0.2) {
        for (const std::uint32_t v : canvas.mesh->mesh().triangles[front(x, y).triangle]) {
          if (wall.mm(v) > deepest) {
            deepest = wall.mm(v);
            at = y;
          }
        }
      }
      EXPECT_GT(deepest, 0.0) << name << " has no cleft at x = " << x;
      return at;
    };
    // From the middle of the upper lip nothing arrives on the lower: round the corners of the mouth
    // it is 40 mm and more.
    const double mouth = bottomOf(0.0, -75.0, -55.0);
    const auto lower = [&](const glm::dvec3& p) {
      return p.y < mouth - 3.5 && p.y > mouth - 15.0 && std::abs(p.x) < 15.0 && p.z > 60.0;
    };
    const double lids = bottomOf(32.0, -14.0, 4.0);
    const auto under = [&](const glm::dvec3& p) {
      return p.y < lids - 3.5 && p.y > lids - 8.0 && std::abs(p.x - 32.0) < 8.0 && p.z > 30.0;
    };
    for (const double radius : {3.0, 6.0, 10.0, 20.0, 30.0}) {
      const auto lip = diskAt(skin, front(0.0, mouth + 5.0), radius, beside);
      EXPECT_FALSE(lip.empty());
      EXPECT_EQ(canvas.inside(lip, lower), 0u) << name << " lips " << radius;
      if (radius > 15.0) continue;  // the lids' corners are 15 mm away
      const auto lid = diskAt(skin, front(32.0, lids + 5.0), radius, beside);
      EXPECT_FALSE(lid.empty());
      EXPECT_EQ(canvas.inside(lid, under), 0u) << name << " lids " << radius;
    }
    EXPECT_GT(canvas.inside(diskAt(skin, front(0.0, mouth + 5.0), 20.0), lower), 20u);
  }
}

TEST(Clefts, OddInput) {
  Canvas canvas(support::makePlane(20, 20, 1.0));
  const surface::Bend bend(*canvas.mesh, 1.0);
  EXPECT_TRUE(clefts(canvas.skin(), surface::Bend()).empty());
  for (const double radius : {0.0, -1.0, std::nan(""), 1e9}) {
    EXPECT_TRUE(clefts(canvas.skin(), bend, radius).empty()) << radius;
  }
  Allowed none;
  none.wall(canvas.skin().blank());
  EXPECT_TRUE(none.everywhere());
  EXPECT_FALSE(none.passable());
  // A dab on a wall paints nothing.
  Allowed all;
  all.wall(shapeFrom(canvas.skin(), [](std::uint32_t) { return 3.0f; }));
  EXPECT_TRUE(diskAt(canvas.skin(), canvas.at({0, 0, 0}), 5.0, all).empty());
}

}  // namespace
}  // namespace mesomap::paint

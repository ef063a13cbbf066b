// Every gesture on skin as scanners leave it: borders, fins, slivers, crumbs, no normals.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <string>
#include <vector>

#include "paint/both_sides.h"
#include "paint/brush.h"
#include "paint/fill.h"
#include "paint/lasso.h"
#include "paint/line.h"
#include "paint/shapes.h"
#include "surface/offset.h"
#include "surface/parts.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using mesh::SurfacePoint;
using surface::PagedField;
using test::Canvas;

/// A 40 mm sheet with a fin standing on its middle line (three triangles at each edge there), a fan
/// of needles at one corner, and an island of three triangles beside it. Normals are not numbers.
mesh::TriangleMesh battered() {
  mesh::TriangleMesh sheet = support::makePlane(40, 40, 1.0);
  mesh::TriangleMesh fin = support::makePlane(40, 10, 1.0);
  for (auto& p : fin.positions) p = glm::vec3(p.x, 0.0f, p.y + 5.0f);
  test::append(sheet, fin);
  const auto add = [&sheet](const std::vector<glm::vec3>& points,
                            const std::vector<mesh::Triangle>& triangles) {
    const auto base = static_cast<std::uint32_t>(sheet.positions.size());
    sheet.positions.insert(sheet.positions.end(), points.begin(), points.end());
    for (mesh::Triangle t : triangles) {
      for (auto& v : t) v += base;
      sheet.triangles.push_back(t);
    }
  };
  // Needles 20 mm long and a hundredth of a millimetre wide, from the sheet's corner outwards.
  for (int i = 0; i < 10; ++i) {
    const float y = 20.0f - 0.01f * static_cast<float>(i);
    add({{20, y, 0}, {20, y - 0.01f, 0}, {40, y, 0}}, {{0, 1, 2}});
  }
  add({{60, 0, 0}, {63, 0, 0}, {60, 3, 0}, {57, 0, 0}, {60, -3, 0}},
      {{0, 1, 2}, {0, 2, 3}, {0, 3, 4}});
  sheet.normals.assign(sheet.positions.size(), glm::vec3(std::nanf("")));
  return sheet;
}

struct Place {
  std::string name;
  SurfacePoint place;
};

std::vector<Place> awkward(const Canvas& canvas) {
  std::vector<Place> places;
  for (const auto& [name, at] :
       std::vector<std::pair<std::string, glm::dvec3>>{{"a border", {-20, 3.3, 0}},
                                                       {"a corner of the sheet", {-20, -20, 0}},
                                                       {"the edge of three triangles", {4.4, 0, 0}},
                                                       {"the vertex of a fan of them", {4, 0, 0}},
                                                       {"the fin", {3, 0, 6}},
                                                       {"a needle", {33, 19.95, 0}},
                                                       {"an island", {60.2, 0.4, 0}},
                                                       {"the island's middle", {60, 0, 0}}}) {
    places.push_back({name, canvas.at(at)});
  }
  return places;
}

void expectSound(const Canvas& canvas, const PagedField& shape, const std::string& name) {
  ASSERT_EQ(shape.vertexCount(), canvas.mesh->mesh().positions.size()) << name;
  const double area = canvas.area(shape);
  EXPECT_TRUE(std::isfinite(area)) << name;
  EXPECT_GE(area, 0.0) << name;
  EXPECT_LT(area, 40.0 * 40.0 + 400.0 + 20.0) << name;
}

TEST(BadSurface, EveryGestureAtEveryAwkwardPlace) {
  Canvas canvas(battered());
  const Skin skin = canvas.skin();
  const surface::Bend bend(*canvas.mesh);
  const OtherSide other(*canvas.mesh, canvas.caster, {});
  Allowed facing;
  facing.facing({0, 0, 500});
  for (const auto& [name, place] : awkward(canvas)) {
    for (const double width : {0.0, std::nan(""), 0.5, 6.0, 150.0}) {
      for (const Allowed& allowed : {Allowed(), facing}) {
        Stroke stroke(*canvas.mesh, canvas.field, skin.blank(), BrushMode::paint, width, allowed);
        EXPECT_EQ(stroke.moveTo(place), 1) << name;
        expectSound(canvas, stroke.shape(), name);
      }
      const PagedField disk = diskAt(skin, place, 0.5 * width);
      EXPECT_FALSE(disk.empty() && width > 5.0) << name;
      expectSound(canvas, disk, name);
      expectSound(canvas, surface::grown(*canvas.mesh, canvas.pages, disk, 3.0), name);
      expectSound(canvas, surface::grown(*canvas.mesh, canvas.pages, disk, -1.0), name);
      expectSound(canvas, surface::smoothed(*canvas.mesh, canvas.pages, disk, 2.0), name);
      for (const auto& part : surface::separated(*canvas.mesh, canvas.pages, disk)) {
        expectSound(canvas, part, name);
      }
      if (const auto carried = carriedOver(skin, other, disk)) {
        expectSound(canvas, carried->shape, name);
      }
    }
    expectSound(canvas, filled(skin, bend, place), name);
    EXPECT_FALSE(brushRing(*canvas.mesh, place, 20.0).empty()) << name;
    for (const auto& [second, to] : awkward(canvas)) {
      for (const LineKind kind : {LineKind::straight, LineKind::smooth}) {
        const std::vector<SurfacePoint> clicks{place, to, place};
        const auto line = lineThrough(skin, clicks, kind);
        if (!line) continue;
        EXPECT_TRUE(std::isfinite(lengthMm(canvas.mesh->mesh(), *line))) << name << second;
        expectSound(canvas, bandAlong(skin, *line, 4.0), name);
      }
    }
  }
}

TEST(BadSurface, PaintOnAnIslandStaysOnIt) {
  Canvas canvas(battered());
  const PagedField shape = diskAt(canvas.skin(), canvas.at({60.2, 0.4, 0}), 60.0);
  EXPECT_NEAR(canvas.area(shape), 3.0 * 4.5, 1e-3);
  EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.x < 50.0; }), 0u);
  EXPECT_EQ(canvas.parts(surface::grown(*canvas.mesh, canvas.pages, shape, 50.0)), 1);
}

TEST(BadSurface, AnEdgeOfThreeTrianglesIsAWall) {
  Canvas canvas(battered());
  const PagedField above = diskAt(canvas.skin(), canvas.at({0, 5, 0}), 12.0);
  EXPECT_EQ(canvas.inside(above, [](const glm::dvec3& p) { return p.y < -0.01; }), 0u);
  EXPECT_EQ(canvas.inside(above, [](const glm::dvec3& p) { return p.z > 0.1; }), 0u);
  EXPECT_GT(canvas.area(above), 150.0);
}

TEST(BadSurface, ABrushLargerThanTheSkinTakesAllThatIsConnected) {
  Canvas canvas(support::makeIcosphere(8.0, 3));
  const PagedField all = diskAt(canvas.skin(), canvas.at({8, 0, 0}), 200.0);
  const double area = canvas.area(all);
  double whole = 0.0;
  for (std::uint32_t t = 0; t < canvas.mesh->mesh().triangles.size(); ++t) {
    whole += mesh::triangleArea(canvas.mesh->mesh(), t);
  }
  EXPECT_NEAR(area, whole, 1e-6);
  EXPECT_EQ(canvas.perimeter(all), 0.0);
}

TEST(BadSurface, NormalsThatAreNotNumbersDoNotMatter) {
  mesh::TriangleMesh plane = support::makePlane(60, 60, 1.0);
  Canvas good(plane);
  for (auto& n : plane.normals) n = glm::vec3(std::nanf(""));
  Canvas bad(plane);
  const PictureView view(glm::ortho(-50.0, 50.0, -50.0, 50.0, 1.0, 200.0) *
                             glm::lookAt(glm::dvec3(0, 0, 100), glm::dvec3(0), glm::dvec3(0, 1, 0)),
                         {500, 500});
  const std::vector<glm::dvec2> loop{{180, 180}, {320, 180}, {320, 320}, {180, 320}};
  const auto a = lassoed(good.skin(), good.caster, view, loop);
  const auto b = lassoed(bad.skin(), bad.caster, view, loop);
  ASSERT_TRUE(a);
  ASSERT_TRUE(b);
  EXPECT_EQ(*a, *b);
  Allowed facing;
  facing.facing({0, 0, 500});
  EXPECT_EQ(limited(good.skin(), *a, facing), limited(bad.skin(), *b, facing));
}

TEST(BadSurface, AMeshOfOneTriangle) {
  mesh::TriangleMesh one;
  one.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  one.triangles = {{0, 1, 2}};
  mesh::computeNormals(one);
  Canvas canvas(one);
  const Skin skin = canvas.skin();
  const surface::Bend bend(*canvas.mesh);
  const SurfacePoint place{0, {0.2, 0.3, 0.5}};
  EXPECT_NEAR(canvas.area(diskAt(skin, place, 10.0)), 0.5, 1e-6);
  EXPECT_NEAR(canvas.area(filled(skin, bend, place)), 0.5, 1e-6);
  EXPECT_NEAR(
      canvas.area(surface::smoothed(*canvas.mesh, canvas.pages, diskAt(skin, place, 10.0), 5.0)),
      0.5, 1e-6);
}

}  // namespace
}  // namespace mesomap::paint

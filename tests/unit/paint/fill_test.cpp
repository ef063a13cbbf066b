#include "paint/fill.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>

#include "paint/line.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

/// A 100 mm sheet with a fold along x = 0: flat on either side.
mesh::TriangleMesh folded(double edgeMm, float steepness) {
  mesh::TriangleMesh sheet = support::makePlane(100, 60, edgeMm);
  for (auto& p : sheet.positions) p.z = steepness * std::abs(p.x);
  mesh::computeNormals(sheet);
  return sheet;
}

TEST(Fill, OnFlatSkinIsADiskOfTheLargestRadius) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 25.0;
  const auto shape = filled(canvas.skin(), bend, canvas.at({3, -4, 0}), options);
  EXPECT_NEAR(canvas.area(shape), 625.0 * std::numbers::pi, 0.01 * 625.0 * std::numbers::pi);
  EXPECT_NEAR(canvas.perimeter(shape), 50.0 * std::numbers::pi, 0.01 * 50.0 * std::numbers::pi);
  const auto preview = fillPreview(canvas.skin(), bend, canvas.at({3, -4, 0}), options);
  EXPECT_NEAR(canvas.area(preview), canvas.area(shape), 0.01 * canvas.area(shape));
}

TEST(Fill, StopsAtAFoldAndAtAnEdgeWhateverTheFineness) {
  for (const double edge : {1.0, 4.0}) {
    for (const float steepness : {0.7f, -0.9f}) {
      Canvas canvas(folded(edge, steepness));
      const surface::Bend bend(*canvas.mesh);
      FillOptions options;
      options.maxRadiusMm = 200.0;
      const auto shape =
          filled(canvas.skin(), bend, canvas.at({-30, 5, std::abs(30 * steepness)}), options);
      EXPECT_EQ(canvas.parts(shape), 1);
      EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.x > -0.5; }), 0u);
      const double side = 50.0 * 60.0 * std::hypot(1.0, static_cast<double>(steepness));
      EXPECT_GT(canvas.area(shape), 0.88 * side) << edge;
      // The border along the fold is straight.
      double nearest = 1e9;
      double farthest = -1e9;
      for (const auto& line : surface::isolines(*canvas.mesh, canvas.pages, shape)) {
        for (const auto& place : line.points) {
          const glm::dvec3 p = canvas.position(place);
          if (std::abs(p.y) > 15.0) continue;
          nearest = std::min(nearest, p.x);
          farthest = std::max(farthest, p.x);
        }
      }
      EXPECT_LT(farthest - nearest, 0.7) << edge << " " << steepness;
    }
  }
}

TEST(Fill, OfNoisySkinHasASmoothBorder) {
  mesh::TriangleMesh sheet = folded(1.0, 0.9f);
  support::Random random(8);
  for (auto& p : sheet.positions) p.z += static_cast<float>(random.uniform(-0.15, 0.15));
  mesh::computeNormals(sheet);
  Canvas canvas(sheet);
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 200.0;
  options.limitDegPerCm = 60.0;
  const auto at = canvas.at({-30, 5, 27});
  const auto shape = filled(canvas.skin(), bend, at, options);
  const auto along = [&](const PagedField& field) {
    double length = 0.0;
    for (const auto& line : surface::isolines(*canvas.mesh, canvas.pages, field)) {
      for (std::size_t i = 1; i < line.points.size(); ++i) {
        const glm::dvec3 a = canvas.position(line.points[i - 1]);
        const glm::dvec3 b = canvas.position(line.points[i]);
        if (std::abs(a.y) < 20.0 && a.x > -12.0) length += glm::distance(a, b);
      }
    }
    return length;
  };
  EXPECT_GT(along(shape), 0.99 * 40.0);
  EXPECT_LT(along(shape), 1.04 * 40.0);
}

TEST(Fill, AWiderLimitGoesOverTheFold) {
  Canvas canvas(folded(1.0, 0.7f));
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 300.0;
  double before = 0.0;
  for (const double limit : {5.0, 38.0, 1e6}) {
    options.limitDegPerCm = limit;
    const double area = canvas.area(filled(canvas.skin(), bend, canvas.at({-30, 5, 21}), options));
    EXPECT_GE(area, before) << limit;
    before = area;
  }
  EXPECT_NEAR(before, 6000.0 * std::hypot(1.0, 0.7), 5.0);
}

TEST(Fill, ASphereIsFilledWhenItsRoundnessIsAllowed) {
  Canvas canvas(support::makeIcosphere(30.0, 5));
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 20.0;
  options.bulgeShare = 1.0;
  // A radius of 30 mm bends by 19.1 degrees per cm.
  options.limitDegPerCm = 25.0;
  const double cap = 2.0 * std::numbers::pi * 900.0 * (1.0 - std::cos(20.0 / 30.0));
  EXPECT_NEAR(canvas.area(filled(canvas.skin(), bend, canvas.at({0, 0, 30}), options)), cap,
              0.01 * cap);
  options.limitDegPerCm = 15.0;
  EXPECT_TRUE(filled(canvas.skin(), bend, canvas.at({0, 0, 30}), options).empty());
  options.bulgeShare = 0.5;
  EXPECT_NEAR(canvas.area(filled(canvas.skin(), bend, canvas.at({0, 0, 30}), options)), cap,
              0.01 * cap);
}

TEST(Fill, DoesNotLeakThroughAStrait) {
  Canvas canvas(support::makePlane(100, 60, 0.8));
  const surface::Bend bend(*canvas.mesh);
  // A wall at x = 0 with a gap of 3 mm.
  const PagedField wall = shapeFrom(canvas.skin(), [&](std::uint32_t v) {
    const glm::dvec3 p = canvas.position(v);
    return static_cast<float>(std::min(2.0 - std::abs(p.x), std::abs(p.y) - 1.5));
  });
  Allowed beside;
  beside.outside(wall);
  FillOptions options;
  options.maxRadiusMm = 200.0;
  const auto shape = filled(canvas.skin(), bend, canvas.at({-20, 3, 0}), options, beside);
  EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.x > 4.0; }), 0u);
  EXPECT_NEAR(canvas.area(shape), 48.0 * 60.0, 0.02 * 48.0 * 60.0);
  options.neckMm = 0.0;
  const auto leaked = filled(canvas.skin(), bend, canvas.at({-20, 3, 0}), options, beside);
  EXPECT_GT(canvas.area(leaked), 1.9 * 48.0 * 60.0);
}

TEST(Fill, AMoleIsFilledOver) {
  mesh::TriangleMesh skin = support::makePlane(80, 80, 0.8);
  for (auto& p : skin.positions) {
    const float r = std::hypot(p.x - 8.0f, p.y);
    p.z = 2.0f * std::exp(-r * r / 4.0f);
  }
  mesh::computeNormals(skin);
  Canvas canvas(skin);
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 30.0;
  options.limitDegPerCm = 20.0;
  const auto preview = fillPreview(canvas.skin(), bend, canvas.at({-8, 0, 0}), options);
  const auto shape = filled(canvas.skin(), bend, canvas.at({-8, 0, 0}), options);
  const auto onMole = [](const glm::dvec3& p) { return std::hypot(p.x - 8.0, p.y) < 1.0; };
  EXPECT_EQ(canvas.inside(preview, onMole), 0u);
  EXPECT_GT(canvas.inside(shape, onMole), 3u);
}

TEST(Fill, ASlitIsAWall) {
  Canvas canvas(test::slitPlane(1.0));
  const surface::Bend bend(*canvas.mesh);
  FillOptions options;
  options.maxRadiusMm = 15.0;
  const auto shape = filled(canvas.skin(), bend, canvas.at({-15, 4, 0}), options);
  EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.y < -0.02; }), 0u);
  EXPECT_GT(canvas.area(shape), 200.0);
}

TEST(Fill, OddInput) {
  Canvas canvas(support::makePlane(40, 40, 1.0));
  const surface::Bend bend(*canvas.mesh);
  const auto middle = canvas.at({0, 0, 0});
  for (const double limit : {0.0, -5.0, std::nan("")}) {
    FillOptions options;
    options.limitDegPerCm = limit;
    EXPECT_TRUE(filled(canvas.skin(), bend, middle, options).empty()) << limit;
  }
  for (const double radius : {0.0, -1.0, std::nan("")}) {
    FillOptions options;
    options.maxRadiusMm = radius;
    EXPECT_LT(canvas.area(filled(canvas.skin(), bend, middle, options)), 8.0) << radius;
  }
  FillOptions wild;
  wild.bulgeShare = std::nan("");
  wild.neckMm = std::nan("");
  wild.holeMm2 = std::numeric_limits<double>::infinity();
  wild.maxRadiusMm = 1e300;
  wild.limitDegPerCm = 1e300;
  EXPECT_NEAR(canvas.area(filled(canvas.skin(), bend, middle, wild)), 1600.0, 1e-3);
  EXPECT_TRUE(filled(canvas.skin(), bend, {0xfffffff0u, {1, 0, 0}}).empty());
  EXPECT_TRUE(filled(canvas.skin(), surface::Bend(), middle).empty()) << "of another mesh";
}

}  // namespace
}  // namespace mesomap::paint

#include "paint/allowed.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>

#include "paint/brush.h"
#include "paint/line.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

/// The half plane x < `x`, as an area.
PagedField leftOf(Canvas& canvas, float x) {
  return shapeFrom(canvas.skin(), [&canvas, x](std::uint32_t v) {
    return x - canvas.mesh->mesh().positions[v].x;
  });
}

PagedField dab(Canvas& canvas, PagedField base, const glm::dvec3& at, double width, BrushMode mode,
               const Allowed& allowed) {
  Stroke stroke(*canvas.mesh, canvas.field, std::move(base), mode, width, allowed);
  stroke.moveTo(canvas.at(at));
  return stroke.shape();
}

TEST(Allowed, AnAreaCutsADabAlongAStraightLine) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  Allowed half;
  half.inside(leftOf(canvas, 0.3f));
  const PagedField shape =
      dab(canvas, canvas.skin().blank(), {0.3, 0, 0}, 40.0, BrushMode::paint, half);
  EXPECT_NEAR(canvas.area(shape), 200.0 * std::numbers::pi, 3.0);
  // A half disk: its border is straight, not ragged by triangles.
  EXPECT_NEAR(canvas.perimeter(shape), 20.0 * std::numbers::pi + 40.0, 0.6);
  EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.x > 0.31; }), 0u);
}

TEST(Allowed, OtherAreasAreLeftAlone) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  Allowed beside;
  beside.outside(leftOf(canvas, 0.3f));
  const PagedField shape =
      dab(canvas, canvas.skin().blank(), {0.3, 0, 0}, 40.0, BrushMode::paint, beside);
  EXPECT_NEAR(canvas.area(shape), 200.0 * std::numbers::pi, 3.0);
  EXPECT_EQ(canvas.inside(shape, [](const glm::dvec3& p) { return p.x < 0.29; }), 0u);
  // A shape that was never painted forbids nothing.
  Allowed none;
  none.outside(canvas.skin().blank());
  EXPECT_TRUE(none.everywhere());
}

TEST(Allowed, BothHalvesMakeTheWhole) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  const PagedField left = leftOf(canvas, 0.3f);
  const PagedField disk = diskAt(canvas.skin(), canvas.at({2, 1, 0}), 20.0);
  Allowed in, out;
  in.inside(left);
  out.outside(left);
  const double sum = canvas.area(limited(canvas.skin(), disk, in)) +
                     canvas.area(limited(canvas.skin(), disk, out));
  EXPECT_NEAR(sum, canvas.area(disk), 0.5);
}

TEST(Allowed, ErasingStopsAtTheLimitToo) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  Allowed half;
  half.inside(leftOf(canvas, 0.3f));
  const PagedField all = leftOf(canvas, 30.0f);
  const PagedField left = dab(canvas, all, {0.3, 0, 0}, 40.0, BrushMode::erase, half);
  EXPECT_NEAR(canvas.area(all) - canvas.area(left), 200.0 * std::numbers::pi, 3.0);
  EXPECT_EQ(canvas.inside(left,
                          [](const glm::dvec3& p) {
                            return p.x > 0.8 && p.x < 28.0 && std::abs(p.y) < 30.0;
                          }),
            canvas.inside(all, [](const glm::dvec3& p) {
              return p.x > 0.8 && p.x < 28.0 && std::abs(p.y) < 30.0;
            }));
}

TEST(Allowed, OnlySkinThatFacesTheEye) {
  Canvas canvas(support::makeCylinder(20.0, 80.0, 120, 80));
  Allowed front;
  front.facing({0, 0, 4000});
  const PagedField ring =
      dab(canvas, canvas.skin().blank(), {19, 0, 6}, 50.0, BrushMode::paint, front);
  EXPECT_GT(canvas.inside(ring, [](const glm::dvec3& p) { return p.z > 0.5; }), 300u);
  EXPECT_EQ(canvas.inside(ring, [](const glm::dvec3& p) { return p.z < -0.3; }), 0u);
  const PagedField through =
      dab(canvas, canvas.skin().blank(), {19, 0, 6}, 50.0, BrushMode::paint, {});
  EXPECT_GT(canvas.inside(through, [](const glm::dvec3& p) { return p.z < -1.0; }), 200u);
}

TEST(Allowed, WhatABlockedZoneCutsIsSmooth) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  // A round zone given by yes and no only.
  const PagedField zone = shapeWhere(
      canvas.skin(), [&](std::uint32_t v) { return glm::length(canvas.position(v)) < 15.0; });
  EXPECT_NEAR(canvas.area(zone), 225.0 * std::numbers::pi, 0.03 * 225.0 * std::numbers::pi);
  EXPECT_NEAR(canvas.perimeter(zone), 30.0 * std::numbers::pi, 0.02 * 30.0 * std::numbers::pi);
  Allowed beside;
  beside.outside(zone);
  const PagedField shape =
      dab(canvas, canvas.skin().blank(), {0, 0, 0}, 50.0, BrushMode::paint, beside);
  EXPECT_NEAR(canvas.area(shape), 400.0 * std::numbers::pi, 0.02 * 400.0 * std::numbers::pi);
  EXPECT_NEAR(canvas.perimeter(shape), 80.0 * std::numbers::pi, 0.02 * 80.0 * std::numbers::pi);
}

TEST(Allowed, SeveralLimitsHoldTogether) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  Allowed strip;
  strip.inside(leftOf(canvas, 10.0f)).outside(leftOf(canvas, -10.0f));
  const PagedField shape = limited(canvas.skin(), leftOf(canvas, 35.0f), strip);
  EXPECT_NEAR(canvas.area(shape), 20.0 * 80.0, 4.0);
  EXPECT_TRUE(strip.at(*canvas.mesh, canvas.at({0, 0, 0})));
  EXPECT_FALSE(strip.at(*canvas.mesh, canvas.at({12, 0, 0})));
  EXPECT_FALSE(strip.at(*canvas.mesh, canvas.at({-12, 0, 0})));
  EXPECT_FALSE(strip.at(*canvas.mesh, {0xfffffff0u, {1, 0, 0}}));
}

TEST(Allowed, AGestureIsAddedOrTakenAway) {
  Canvas canvas(support::makePlane(80, 80, 1.0));
  const PagedField one = diskAt(canvas.skin(), canvas.at({-10, 0, 0}), 12.0);
  const PagedField two = diskAt(canvas.skin(), canvas.at({10, 0, 0}), 12.0);
  const double lens = 2.0 * 144.0 * std::acos(10.0 / 12.0) - 10.0 * std::sqrt(4.0 * 144.0 - 400.0);
  EXPECT_NEAR(canvas.area(applied(canvas.skin(), one, two, BrushMode::paint)),
              288.0 * std::numbers::pi - lens, 4.0);
  EXPECT_NEAR(canvas.area(applied(canvas.skin(), one, two, BrushMode::erase)),
              144.0 * std::numbers::pi - lens, 4.0);
}

TEST(Allowed, OddNumbersForbid) {
  Canvas canvas(support::makePlane(20, 20, 1.0));
  EXPECT_TRUE(shapeFrom(canvas.skin(), {}).empty());
  EXPECT_TRUE(shapeWhere(canvas.skin(), {}).empty());
  EXPECT_TRUE(shapeFrom(canvas.skin(), [](std::uint32_t) { return std::nanf(""); }).empty());
  EXPECT_TRUE(shapeWhere(canvas.skin(), [](std::uint32_t) { return false; }).empty());
  EXPECT_NEAR(
      canvas.area(shapeFrom(canvas.skin(),
                            [](std::uint32_t) { return std::numeric_limits<float>::infinity(); })),
      400.0, 1e-3);
  Allowed nowhere;
  nowhere.inside(PagedField());
  EXPECT_FALSE(nowhere.at(*canvas.mesh, canvas.at({0, 0, 0})));
  Allowed blind;
  blind.facing(glm::dvec3(std::nan("")));
  EXPECT_FALSE(blind.at(*canvas.mesh, canvas.at({0, 0, 0})));
}

}  // namespace
}  // namespace mesomap::paint

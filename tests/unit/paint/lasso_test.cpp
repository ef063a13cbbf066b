#include "paint/lasso.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <limits>
#include <numbers>
#include <vector>

#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

const glm::dvec2 kSize(1200, 800);

/// From 1 m in front, `mmHigh` of it at the origin filling the picture's height.
PictureView fromFront(double mmHigh, bool parallel = false) {
  const glm::dmat4 view = glm::lookAt(glm::dvec3(0, 0, 1000), glm::dvec3(0), glm::dvec3(0, 1, 0));
  const double aspect = kSize.x / kSize.y;
  const glm::dmat4 projection =
      parallel ? glm::ortho(-0.5 * mmHigh * aspect, 0.5 * mmHigh * aspect, -0.5 * mmHigh,
                            0.5 * mmHigh, 100.0, 2000.0)
               : glm::perspective(2.0 * std::atan(0.5 * mmHigh / 1000.0), aspect, 100.0, 2000.0);
  return {projection * view, kSize};
}

std::vector<glm::dvec2> outline(const PictureView& view, const std::vector<glm::dvec3>& places) {
  std::vector<glm::dvec2> pixels;
  for (const auto& p : places) pixels.push_back(*view.pixelOf(p));
  return pixels;
}

std::vector<glm::dvec3> circle(const glm::dvec3& middle, double radius, int points = 200) {
  std::vector<glm::dvec3> places;
  for (int i = 0; i < points; ++i) {
    const double a = 2.0 * std::numbers::pi * i / points;
    places.push_back(middle + radius * glm::dvec3(std::cos(a), std::sin(a), 0));
  }
  return places;
}

PagedField drawn(Canvas& canvas, const PictureView& view, const std::vector<glm::dvec2>& loop,
                 const LassoOptions& options = {}, const Allowed& allowed = {}) {
  auto shape = lassoed(canvas.skin(), canvas.caster, view, loop, options, allowed);
  if (!shape) {
    ADD_FAILURE() << shape.error().text();
    return canvas.skin().blank();
  }
  return *shape;
}

/// Two plates facing the eye: 100 mm wide at z = 0, and one 30 mm wide 40 mm in front of it.
mesh::TriangleMesh plateBehindPlate() {
  mesh::TriangleMesh plates = support::makePlane(100, 100, 1.0);
  mesh::TriangleMesh front = support::makePlane(30, 60, 1.0);
  for (auto& p : front.positions) p.z += 40.0f;
  test::append(plates, front);
  return plates;
}

TEST(PictureView, PixelsAndRaysAgree) {
  for (const bool parallel : {false, true}) {
    const PictureView view = fromFront(300.0, parallel);
    const glm::dvec3 p(31, -44, 57);
    const auto pixel = view.pixelOf(p);
    ASSERT_TRUE(pixel);
    const PictureView::Ray ray = view.rayThrough(*pixel);
    const glm::dvec3 foot = ray.origin + ray.direction * glm::dot(p - ray.origin, ray.direction);
    EXPECT_LT(glm::distance(foot, p), 1e-6);
    EXPECT_LT(glm::distance(*view.pixelOf({0, 0, 0}), kSize * 0.5), 1e-9);
    EXPECT_LT(view.pixelOf({0, 10, 0})->y, 400.0) << "up is towards smaller y";
  }
  EXPECT_FALSE(fromFront(300.0).pixelOf({0, 0, 1500})) << "behind the eye";
}

TEST(Lasso, ACircleOnAPlaneIsADisk) {
  for (const double edge : {0.6, 1.2}) {
    Canvas canvas(support::makePlane(100, 100, edge));
    for (const bool parallel : {false, true}) {
      const PictureView view = fromFront(200.0, parallel);
      const auto shape = drawn(canvas, view, outline(view, circle({10, -5, 0}, 20.0)));
      EXPECT_NEAR(canvas.area(shape), 400.0 * std::numbers::pi, 0.005 * 400.0 * std::numbers::pi)
          << edge;
      EXPECT_NEAR(canvas.perimeter(shape), 40.0 * std::numbers::pi, 0.005 * 40.0 * std::numbers::pi)
          << edge;
      EXPECT_EQ(canvas.parts(shape), 1);
    }
  }
}

TEST(Lasso, DistancesAreAlongTheSkin) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  const auto shape = drawn(canvas, view, outline(view, circle({0, 0, 0}, 25.0)));
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
    const double d = glm::length(canvas.position(v));
    if (d < 10.0 || d > 28.5) continue;
    EXPECT_NEAR(shape.mm(v), 25.0 - d, 0.05 + 0.015 * std::abs(25.0 - d));
    ++checked;
  }
  EXPECT_GT(checked, 1500u);
}

TEST(Lasso, OnASphereOnlyTheSideThatFacesTheEye) {
  Canvas canvas(support::makeIcosphere(50.0, 6));
  const PictureView view = fromFront(300.0, true);
  const auto half = drawn(canvas, view, outline(view, circle({0, 0, 0}, 90.0)));
  EXPECT_NEAR(canvas.area(half), 2.0 * std::numbers::pi * 2500.0,
              0.01 * 2.0 * std::numbers::pi * 2500.0);
  EXPECT_NEAR(canvas.perimeter(half), 100.0 * std::numbers::pi, 0.01 * 100.0 * std::numbers::pi);
  LassoOptions through;
  through.through = true;
  const auto whole = drawn(canvas, view, outline(view, circle({0, 0, 0}, 90.0)), through);
  EXPECT_NEAR(canvas.area(whole), 4.0 * std::numbers::pi * 2500.0,
              0.01 * 4.0 * std::numbers::pi * 2500.0);
  const auto both = drawn(canvas, view, outline(view, circle({0, 0, 0}, 25.0)), through);
  EXPECT_EQ(canvas.parts(both), 2) << "front and back";
  const double cap = 2.0 * std::numbers::pi * 2500.0 * (1.0 - std::cos(std::asin(0.5)));
  EXPECT_NEAR(canvas.area(both), 2.0 * cap, 0.01 * 2.0 * cap);
}

TEST(Lasso, HiddenSkinIsNotTakenAndTheShadowsEdgeIsStraight) {
  Canvas canvas(plateBehindPlate());
  const PictureView view = fromFront(150.0, true);
  // Over the right half of the front plate and the skin beside it.
  const auto loop = outline(view, {{5, -20, 0}, {45, -20, 0}, {45, 20, 0}, {5, 20, 0}});
  const auto largest = drawn(canvas, view, loop);
  EXPECT_EQ(canvas.inside(largest, [](const glm::dvec3& p) { return p.z > 20.0; }), 0u)
      << "the plate in front is the smaller piece";
  EXPECT_NEAR(canvas.area(largest), 30.0 * 40.0, 8.0);
  EXPECT_NEAR(canvas.perimeter(largest), 140.0, 1.5);
  LassoOptions all;
  all.allPieces = true;
  const auto pieces = drawn(canvas, view, loop, all);
  EXPECT_EQ(canvas.parts(pieces), 2);
  EXPECT_NEAR(canvas.area(pieces), 40.0 * 40.0, 12.0);
  LassoOptions through;
  through.through = true;
  EXPECT_NEAR(canvas.area(drawn(canvas, view, loop, through)), 40.0 * 40.0 + 10.0 * 40.0, 8.0);
}

TEST(Lasso, AFigureOfEightTakesBothEyes) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  std::vector<glm::dvec3> eight;
  for (int i = 0; i < 400; ++i) {
    const double a = 2.0 * std::numbers::pi * i / 400;
    eight.emplace_back(30.0 * std::sin(a), 30.0 * std::sin(a) * std::cos(a), 0.0);
  }
  LassoOptions all;
  all.allPieces = true;
  const auto shape = drawn(canvas, view, outline(view, eight), all);
  // Gerono's lemniscate of half width a: 4 a^2 / 3.
  EXPECT_NEAR(canvas.area(shape), 4.0 * 900.0 / 3.0, 25.0);
  EXPECT_GT(canvas.inside(shape, [](const glm::dvec3& p) { return p.x > 2.0; }), 100u);
  EXPECT_GT(canvas.inside(shape, [](const glm::dvec3& p) { return p.x < -2.0; }), 100u);
}

TEST(Lasso, GoingRoundTwiceIsStillInside) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  auto twice = circle({0, 0, 0}, 20.0);
  const auto again = circle({0, 0, 0}, 15.0);
  twice.insert(twice.end(), again.begin(), again.end());
  const auto shape = drawn(canvas, view, outline(view, twice));
  EXPECT_EQ(canvas.parts(shape), 1);
  EXPECT_NEAR(canvas.area(shape), 400.0 * std::numbers::pi, 0.03 * 400.0 * std::numbers::pi);
}

TEST(Lasso, ASlitIsAWallButBothSidesAreSeen) {
  Canvas canvas(test::slitPlane(1.0));
  const PictureView view = fromFront(100.0, true);
  // Round the middle of the cut: two pieces, of which the larger is taken.
  const auto loop = outline(view, {{-25, -4, 0}, {-5, -4, 0}, {-5, 9, 0}, {-25, 9, 0}});
  const auto upper = drawn(canvas, view, loop);
  EXPECT_EQ(canvas.parts(upper), 1);
  EXPECT_NEAR(canvas.area(upper), 180.0, 4.0);
  LassoOptions all;
  all.allPieces = true;
  EXPECT_NEAR(canvas.area(drawn(canvas, view, loop, all)), 260.0, 6.0);
}

TEST(Lasso, LimitsCutIt) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  const PagedField left = shapeFrom(
      canvas.skin(), [&](std::uint32_t v) { return 0.3f - canvas.mesh->mesh().positions[v].x; });
  Allowed half;
  half.inside(left);
  const auto loop = outline(view, circle({0.3, 0, 0}, 20.0));
  EXPECT_NEAR(canvas.area(drawn(canvas, view, loop, {}, half)), 200.0 * std::numbers::pi, 4.0);
  Allowed nowhere;
  nowhere.inside(PagedField(left.vertexCount()));
  const auto none = lassoed(canvas.skin(), canvas.caster, view, loop, {}, nowhere);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::refused);
}

TEST(Lasso, AHundredThousandPointsAreTheSameCircle) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  const auto few = drawn(canvas, view, outline(view, circle({0, 0, 0}, 20.0, 500)));
  const auto many = drawn(canvas, view, outline(view, circle({0, 0, 0}, 20.0, 100000)));
  EXPECT_NEAR(canvas.area(many), canvas.area(few), 0.002 * canvas.area(few));
  // A scribble as long as that has some result.
  support::Random random(4);
  std::vector<glm::dvec2> scribble;
  for (int i = 0; i < 100000; ++i) {
    scribble.emplace_back(random.uniform(300, 900), random.uniform(200, 600));
  }
  (void)lassoed(canvas.skin(), canvas.caster, view, scribble);
}

TEST(Lasso, OddOutlinesAndViews) {
  Canvas canvas(support::makePlane(100, 100, 1.0));
  const PictureView view = fromFront(200.0);
  const auto kindOf = [&](const PictureView& picture, const std::vector<glm::dvec2>& loop) {
    const auto shape = lassoed(canvas.skin(), canvas.caster, picture, loop);
    return shape ? ErrorKind::cancelled : shape.error().kind;
  };
  EXPECT_EQ(kindOf(view, {}), ErrorKind::usage);
  EXPECT_EQ(kindOf(view, {{600, 400}}), ErrorKind::usage);
  EXPECT_EQ(kindOf(view, {{600, 400}, {700, 420}}), ErrorKind::usage);
  EXPECT_EQ(kindOf(view, {{600, 400}, {600, 400}, {600, 400}, {600, 400}}), ErrorKind::usage);
  EXPECT_EQ(kindOf(view, {{600, 400}, {650, 400}, {700, 400}}), ErrorKind::usage) << "no width";
  const double nan = std::nan("");
  EXPECT_EQ(kindOf(view, {{nan, 400}, {650, nan}, {700, 400}}), ErrorKind::usage);
  // Beside the skin, beside the picture, smaller than a triangle.
  EXPECT_EQ(kindOf(view, {{10, 10}, {60, 10}, {60, 60}}), ErrorKind::refused);
  EXPECT_EQ(kindOf(view, {{-500, 10}, {-60, 10}, {-60, 60}}), ErrorKind::refused);
  EXPECT_EQ(kindOf(view, {{602, 402}, {602.6, 402}, {602.6, 402.6}}), ErrorKind::refused);
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_EQ(kindOf(view, {{-inf, -inf}, {inf, -inf}, {inf, inf}, {-inf, inf}}),
            ErrorKind::cancelled)
      << "all there is";
  const std::vector<glm::dvec2> loop{{500, 300}, {700, 300}, {700, 500}, {500, 500}};
  EXPECT_NE(kindOf(PictureView(glm::dmat4(nan), kSize), loop), ErrorKind::cancelled);
  EXPECT_NE(kindOf(PictureView(glm::dmat4(0.0), kSize), loop), ErrorKind::cancelled);
  EXPECT_NE(kindOf(PictureView(glm::dmat4(1.0), {0, 0}), loop), ErrorKind::cancelled);
  EXPECT_NE(kindOf(PictureView(glm::dmat4(1.0), {nan, nan}), loop), ErrorKind::cancelled);
}

}  // namespace
}  // namespace mesomap::paint

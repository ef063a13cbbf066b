#include "paint/line.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <vector>

#include "paint/detour.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using mesh::SurfacePoint;
using test::Canvas;

std::vector<SurfacePoint> through(Canvas& canvas, const std::vector<glm::dvec3>& clicks,
                                  LineKind kind) {
  std::vector<SurfacePoint> places;
  for (const auto& c : clicks) places.push_back(canvas.at(c));
  auto line = lineThrough(canvas.skin(), places, kind);
  if (!line) {
    ADD_FAILURE() << line.error().text();
    return {};
  }
  return *line;
}

double longestStep(const Canvas& canvas, const std::vector<SurfacePoint>& line) {
  double longest = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    longest =
        std::max(longest, glm::distance(canvas.position(line[i - 1]), canvas.position(line[i])));
  }
  return longest;
}

TEST(Line, StraightOnASphereIsAGreatCircle) {
  Canvas canvas(support::makeIcosphere(70.0, 6));
  const glm::dvec3 a = glm::normalize(glm::dvec3(-0.5, 0.2, 0.8));
  const glm::dvec3 b = glm::normalize(glm::dvec3(0.6, -0.1, 0.7));
  const auto line = through(canvas, {a * 70.0, b * 70.0}, LineKind::straight);
  const double exact = 70.0 * std::acos(glm::dot(a, b));
  EXPECT_NEAR(lengthMm(canvas.mesh->mesh(), line), exact, 0.003 * exact);
  EXPECT_LE(longestStep(canvas, line), 1.01);
  const glm::dvec3 pole = glm::normalize(glm::cross(a, b));
  for (const auto& place : line) EXPECT_NEAR(glm::dot(canvas.position(place), pole), 0.0, 0.1);
}

TEST(Line, ABandOnThePlaneIsAStadium) {
  Canvas canvas(support::makePlane(120, 60, 1.0));
  const auto line = through(canvas, {{-30, 0.2, 0}, {30, 0.2, 0}}, LineKind::straight);
  for (const double width : {2.0, 6.0, 20.0, 40.0}) {
    const auto shape = bandAlong(canvas.skin(), line, width);
    const double exact = 60.0 * width + 0.25 * std::numbers::pi * width * width;
    // A border of 120 mm whose scallops are at most 0.05 mm deep, on edges of 1 mm.
    EXPECT_NEAR(canvas.area(shape), exact, 0.06 * 130.0 + 0.005 * exact) << width;
    EXPECT_EQ(canvas.parts(shape), 1);
    EXPECT_NEAR(canvas.perimeter(shape), 120.0 + std::numbers::pi * width,
                0.01 * (120.0 + std::numbers::pi * width));
  }
}

TEST(Line, ABandHoldsTrueDistances) {
  Canvas canvas(support::makePlane(100, 60, 0.8));
  const auto line = through(canvas, {{-20, 0, 0}, {20, 0, 0}}, LineKind::straight);
  const auto shape = bandAlong(canvas.skin(), line, 20.0);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
    const glm::dvec3 p = canvas.position(v);
    const double d = glm::distance(p, glm::dvec3(std::clamp(p.x, -20.0, 20.0), 0, 0));
    if (d > 10.8) continue;
    // Of disks 2 mm apart: true at the border, a little low along the middle.
    EXPECT_NEAR(shape.mm(v), 10.0 - d, 0.03 + std::hypot(d, 1.0) - d);
    ++checked;
  }
  EXPECT_GT(checked, 1500u);
}

TEST(Line, SmoothThroughPlacesOfACircleStaysNearIt) {
  Canvas canvas(support::makePlane(120, 120, 1.0));
  std::vector<glm::dvec3> clicks;
  for (int i = 0; i <= 6; ++i) {
    const double angle = std::numbers::pi * i / 6.0;
    clicks.emplace_back(40.0 * std::cos(angle), 40.0 * std::sin(angle), 0.0);
  }
  const auto line = through(canvas, clicks, LineKind::smooth);
  EXPECT_LE(longestStep(canvas, line), 1.5);
  for (const auto& place : line) {
    // The end pieces know nothing of the circle beyond them.
    EXPECT_NEAR(glm::length(canvas.position(place)), 40.0, 1.2);
  }
  // Every click lies on it.
  for (const auto& c : clicks) {
    double nearest = 1e9;
    for (const auto& place : line) {
      nearest = std::min(nearest, glm::distance(canvas.position(place), c));
    }
    EXPECT_LT(nearest, 0.01);
  }
  // No corner: between two steps the way turns a little only.
  for (std::size_t i = 2; i < line.size(); ++i) {
    const glm::dvec3 u = canvas.position(line[i - 1]) - canvas.position(line[i - 2]);
    const glm::dvec3 w = canvas.position(line[i]) - canvas.position(line[i - 1]);
    if (glm::length(u) < 0.2 || glm::length(w) < 0.2) continue;
    EXPECT_GT(glm::dot(glm::normalize(u), glm::normalize(w)), std::cos(0.25)) << i;
  }
}

TEST(Line, SmoothOnASphereStaysOnIt) {
  Canvas canvas(support::makeIcosphere(70.0, 6));
  const auto line =
      through(canvas, {{-60, 0, 40}, {-20, 30, 60}, {20, -10, 66}, {60, 10, 35}}, LineKind::smooth);
  EXPECT_GT(line.size(), 60u);
  for (const auto& place : line) EXPECT_NEAR(glm::length(canvas.position(place)), 70.0, 0.05);
  const auto shape = bandAlong(canvas.skin(), line, 6.0);
  EXPECT_EQ(canvas.parts(shape), 1);
  const double length = lengthMm(canvas.mesh->mesh(), line);
  const double exact = 6.0 * length + 9.0 * std::numbers::pi;
  EXPECT_NEAR(canvas.area(shape), exact, 0.02 * exact);
}

TEST(Line, GoesRoundASlitAndNotAcross) {
  Canvas canvas(test::slitPlane(1.0));
  // The cut runs along y = 0 from x = -30 to 10: the short way leads round its end.
  const auto line = through(canvas, {{2, 6, 0}, {2, -6, 0}}, LineKind::straight);
  double farthest = -1e9;
  for (const auto& place : line) farthest = std::max(farthest, canvas.position(place).x);
  EXPECT_GT(farthest, 9.9);
  // The last vertex that both lips share lies at x = 11.
  const double exact = 2.0 * std::hypot(9.0, 6.0);
  EXPECT_LT(lengthMm(canvas.mesh->mesh(), line), 1.02 * exact);
  EXPECT_GE(lengthMm(canvas.mesh->mesh(), line), 0.999 * exact);
  // From lip to lip far from the corner there is no short way.
  const std::vector<SurfacePoint> lips{canvas.at({-20, 2, 0}), canvas.at({-20, -2, 0})};
  const auto none = lineThrough(canvas.skin(), lips, LineKind::straight);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::refused);
  EXPECT_NE(none.error().message.find("click 1 to click 2"), std::string::npos);
}

TEST(Line, BetweenTwoPlatesThereIsNone) {
  Canvas canvas(test::twoPlates(1.0));
  const std::vector<SurfacePoint> clicks{canvas.at({-8, 0, 1.0}), canvas.at({0, 0, 1.0}),
                                         canvas.at({8, 0, 0.0})};
  for (const LineKind kind : {LineKind::straight, LineKind::smooth}) {
    const auto none = lineThrough(canvas.skin(), clicks, kind);
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().message.find("click 2 to click 3"), std::string::npos);
  }
}

TEST(Line, OddClicks) {
  Canvas canvas(support::makePlane(20, 20, 1.0));
  const auto kindOf = [&](const std::vector<SurfacePoint>& clicks) {
    const auto line = lineThrough(canvas.skin(), clicks, LineKind::smooth);
    return line ? ErrorKind::cancelled : line.error().kind;
  };
  EXPECT_EQ(kindOf({}), ErrorKind::usage);
  EXPECT_EQ(kindOf({{0xfffffff0u, {1, 0, 0}}}), ErrorKind::usage);
  EXPECT_EQ(kindOf({{0, {std::nan(""), 0, 0}}}), ErrorKind::usage);
  const SurfacePoint one = canvas.at({1, 1, 0});
  const std::vector<SurfacePoint> same{one, one, one};
  const auto single = lineThrough(canvas.skin(), same, LineKind::smooth);
  ASSERT_TRUE(single);
  EXPECT_EQ(single->size(), 1u);
  const std::vector<SurfacePoint> pair{one, canvas.at({-5, -3, 0})};
  for (const double step : {0.0, -1.0, std::nan(""), 1e9}) {
    const auto line = lineThrough(canvas.skin(), pair, LineKind::straight, step);
    ASSERT_TRUE(line);
    EXPECT_NEAR(lengthMm(canvas.mesh->mesh(), *line), std::hypot(6, 4), 1e-4);
  }
  for (const double width : {0.0, -3.0, std::nan("")}) {
    EXPECT_NEAR(canvas.area(bandAlong(canvas.skin(), same, width)), 0.25 * std::numbers::pi, 0.4)
        << width;
  }
  EXPECT_NEAR(canvas.area(bandAlong(canvas.skin(), pair, 1e9)), 400.0, 1e-3) << "all there is";
  EXPECT_TRUE(bandAlong(canvas.skin(), {}, 5.0).empty());
  const std::vector<SurfacePoint> lost{{0xfffffff0u, {1, 0, 0}}};
  EXPECT_TRUE(bandAlong(canvas.skin(), lost, 5.0).empty());
}

TEST(Disk, OnTheSphereIsExactAtEveryFineness) {
  // Edges of 2.4, 1.2 and 0.6 mm in the file.
  for (const int fineness : {5, 6, 7}) {
    Canvas canvas(support::makeIcosphere(70.0, fineness));
    for (const double radius : {10.0, 20.0, 30.0}) {
      const auto shape = diskAt(canvas.skin(), canvas.at({10, 20, 66}), radius);
      const double area = 2.0 * std::numbers::pi * 4900.0 * (1.0 - std::cos(radius / 70.0));
      const double round = 2.0 * std::numbers::pi * 70.0 * std::sin(radius / 70.0);
      EXPECT_NEAR(canvas.area(shape), area, 0.003 * area) << fineness << " " << radius;
      EXPECT_NEAR(canvas.perimeter(shape), round, 0.005 * round) << fineness << " " << radius;
    }
  }
}

TEST(Disk, OddRadiiAndPlaces) {
  Canvas canvas(support::makePlane(40, 40, 1.0));
  const SurfacePoint middle = canvas.at({0, 0, 0});
  for (const double radius : {0.0, -1.0, std::nan("")}) {
    EXPECT_NEAR(canvas.area(diskAt(canvas.skin(), middle, radius)), 0.25 * std::numbers::pi, 0.4);
  }
  EXPECT_NEAR(canvas.area(diskAt(canvas.skin(), middle, 1e12)), 1600.0, 1e-3);
  EXPECT_TRUE(diskAt(canvas.skin(), {0xfffffff0u, {1, 0, 0}}, 5.0).empty());
}

TEST(Detour, OnOpenSkinIsTheStraightWay) {
  Canvas canvas(support::makePlane(40, 40, 1.0));
  std::vector<SurfacePoint> between;
  const auto a = canvas.at({-10, 3, 0});
  const auto b = canvas.at({12, -7, 0});
  ASSERT_TRUE(detour(*canvas.mesh, canvas.field, a, b, 0.5, between));
  between.insert(between.begin(), a);
  between.push_back(b);
  EXPECT_NEAR(lengthMm(canvas.mesh->mesh(), between), std::hypot(22, 10), 1e-4);
}

}  // namespace
}  // namespace mesomap::paint

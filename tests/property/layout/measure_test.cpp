// The measure itself, on patterns whose figures are known exactly.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>

#include "layout/promises.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

constexpr double kH = 8.0;
constexpr int kRings = 5;
constexpr double kTurn = 0.3;  // so that rows run along no line of the mesh

/// A hexagon of lattice points, turned; the middle one first.
std::vector<glm::dvec2> hexagonOfPoints() {
  std::vector<glm::dvec2> points{{0.0, 0.0}};
  const glm::dvec2 a(kH, 0.0);
  const glm::dvec2 b(0.5 * kH, std::sqrt(0.75) * kH);
  for (int i = -kRings; i <= kRings; ++i) {
    for (int j = -kRings; j <= kRings; ++j) {
      if (std::abs(i + j) > kRings || (i == 0 && j == 0)) continue;
      const glm::dvec2 p = a * static_cast<double>(i) + b * static_cast<double>(j);
      points.emplace_back(p.x * std::cos(kTurn) - p.y * std::sin(kTurn),
                          p.x * std::sin(kTurn) + p.y * std::cos(kTurn));
    }
  }
  return points;
}

/// How far inside the hexagon through the outer points a place lies (exact inside).
double insideHexagon(const glm::dvec2& p) {
  double inside = 1e9;
  for (int k = 0; k < 6; ++k) {
    const double angle = kTurn + (k + 0.5) * std::numbers::pi / 3.0;
    inside = std::min(inside, kRings * kH * std::sqrt(0.75) -
                                  glm::dot(p, glm::dvec2(std::cos(angle), std::sin(angle))));
  }
  return inside;
}

/// Skin that can be rolled out flat, and how.
struct Flat {
  test::Skin skin;
  std::function<glm::dvec2(const glm::dvec3&)> out;
  std::function<glm::dvec3(const glm::dvec2&)> back;

  [[nodiscard]] Quality measure(const std::vector<glm::dvec2>& points, double aside = 0.0) const {
    plan::Rule rule;
    rule.spacingMm = kH;
    rule.marginMm = 0.0;
    const auto shape = paint::shapeOf(
        *skin.mesh, skin.pages, [&](const glm::dvec3& p) { return insideHexagon(out(p)) + aside; });
    std::vector<mesh::SurfacePoint> places;
    for (const glm::dvec2& p : points) places.push_back(test::nearest(skin.mesh, back(p)));
    return qualityOf(*skin.mesh, skin.pages, shape, rule, places);
  }
};

Flat plane(double edgeMm) {
  return {test::Skin(support::makePlane(110, 110, edgeMm), 2.0 * edgeMm),
          [](const glm::dvec3& p) { return glm::dvec2(p); },
          [](const glm::dvec2& p) { return glm::dvec3(p, 0.0); }};
}

constexpr double kRadius = 45.0;

Flat cylinder() {
  return {test::Skin(support::makeCylinder(kRadius, 110, 260, 100), 2.0),
          [](const glm::dvec3& p) { return glm::dvec2(kRadius * std::atan2(p.x, p.z), p.y); },
          [](const glm::dvec2& p) {
            return glm::dvec3(kRadius * std::sin(p.x / kRadius), p.y,
                              kRadius * std::cos(p.x / kRadius));
          }};
}

/// Neighbours of each point by the empty circles of all triples: slow, simple, exact.
std::vector<std::set<std::size_t>> delaunay(const std::vector<glm::dvec2>& points) {
  std::vector<std::set<std::size_t>> near(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      for (std::size_t k = j + 1; k < points.size(); ++k) {
        const glm::dvec2 b = points[j] - points[i];
        const glm::dvec2 c = points[k] - points[i];
        const double turn = 2.0 * (b.x * c.y - b.y * c.x);
        if (std::abs(turn) < 1e-9) continue;
        const double bb = glm::dot(b, b);
        const double cc = glm::dot(c, c);
        const glm::dvec2 centre((c.y * bb - b.y * cc) / turn, (b.x * cc - c.x * bb) / turn);
        const double radius = glm::length(centre);
        if (radius > 3.0 * kH) continue;
        bool empty = true;
        for (std::size_t o = 0; o < points.size() && empty; ++o) {
          if (o == i || o == j || o == k) continue;
          empty = glm::distance(points[o] - points[i], centre) > radius;
        }
        if (!empty) continue;
        near[i].insert({j, k});
        near[j].insert({i, k});
        near[k].insert({i, j});
      }
    }
  }
  return near;
}

void expectPerfect(const Quality& q, double slack, double borderSlack) {
  EXPECT_EQ(q.sites, 91u);
  EXPECT_EQ(q.interior, 61u);
  EXPECT_DOUBLE_EQ(q.sixNeighbourShare, 1.0);
  EXPECT_NEAR(q.minDistanceMm, kH, slack * kH);
  EXPECT_LE(q.nearestCv, slack);
  EXPECT_NEAR(q.largestGapMm, kH / std::sqrt(3.0), 0.012 * kH + slack * kH);
  EXPECT_LE(q.borderRmsMm, borderSlack * kH);
  // Oler's bound is met by hexagons: 75 for the area, 15 for the border, and 1.
  EXPECT_NEAR(q.expected, 91.0, 0.4);
}

TEST(Quality, AHexagonOfLatticePointsIsPerfect) {
  expectPerfect(plane(1.0).measure(hexagonOfPoints()), 1e-4, 0.012);
}

TEST(Quality, TheSameOnSkinOfCoarseTriangles) {
  // Edges of three eighths of the spacing: the places farthest from all points are inside
  // triangles.
  // The hexagon's corners are cut where they fall inside a triangle.
  expectPerfect(plane(3.0).measure(hexagonOfPoints()), 1e-4, 0.05);
}

TEST(Quality, TheSameRolledUp) {
  expectPerfect(cylinder().measure(hexagonOfPoints()), 2e-3, 0.02);
}

TEST(Quality, AMissingPointIsAGapAndCostsItsNeighboursTheirSix) {
  auto points = hexagonOfPoints();
  points.erase(points.begin());
  const Quality q = plane(1.7).measure(points);
  EXPECT_EQ(q.sites, 90u);
  EXPECT_EQ(q.interior, 60u);
  EXPECT_NEAR(q.largestGapMm, kH, 0.015 * kH);
}

TEST(Quality, NeighboursAreThoseOfTheDelaunayTriangulation) {
  const Flat flat = plane(1.3);
  support::Random random(3);
  for (int round = 0; round < 6; ++round) {
    auto points = hexagonOfPoints();
    const double jitter = 0.05 * (round + 1) * kH;
    for (glm::dvec2& p : points) {
      if (glm::length(p) > (kRings - 1.9) * kH) continue;  // the outer rows stay
      p += glm::dvec2(random.uniform(-jitter, jitter), random.uniform(-jitter, jitter));
    }
    const auto near = delaunay(points);
    double six = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (insideHexagon(points[i]) > 0.3 * kH && near[i].size() == 6) six += 1.0;
    }
    const Quality q = flat.measure(points);
    ASSERT_EQ(q.interior, 61u);
    EXPECT_NEAR(q.sixNeighbourShare, six / 61.0, 1e-9) << "round " << round;
  }
}

TEST(Quality, OnePointAsideIsTheSmallestDistanceAndVariation) {
  auto points = hexagonOfPoints();
  points[0].x += 0.1 * kH;
  const Quality q = plane(1.0).measure(points);
  double nearest = 1e9;
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    double own = 1e9;
    for (std::size_t j = 0; j < points.size(); ++j) {
      if (j != i) own = std::min(own, glm::distance(points[i], points[j]));
    }
    nearest = std::min(nearest, own);
    sum += own;
    squares += own * own;
  }
  const double mean = sum / 91.0;
  EXPECT_NEAR(q.minDistanceMm, nearest, 1e-3);
  EXPECT_NEAR(q.nearestCv, std::sqrt(squares / 91.0 - mean * mean) / mean, 1e-4);
}

TEST(Quality, TheOuterRowIsMeasuredFromTheErodedBorder) {
  const Quality q = plane(1.0).measure(hexagonOfPoints(), 0.3 * kH);
  EXPECT_EQ(q.interior, 61u);
  EXPECT_NEAR(q.borderRmsMm, 0.3 * kH, 0.02 * kH);
}

TEST(Quality, DistancesRunAlongTheSkin) {
  // Across a tube of 6 mm radius two points are 12 mm apart in space and 6 π along the skin.
  const test::Skin skin(support::makeCylinder(6.0, 60, 80, 60), 1.0);
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages,
                                    [](const glm::dvec3& p) { return 20.0 - std::abs(p.y); });
  plan::Rule rule;
  rule.spacingMm = 12.0;
  rule.marginMm = 1.0;
  const Quality q =
      qualityOf(*skin.mesh, skin.pages, shape, rule,
                {test::nearest(skin.mesh, {0, 0, 6.0}), test::nearest(skin.mesh, {0, 0, -6.0})});
  EXPECT_NEAR(q.minDistanceMm, 6.0 * std::numbers::pi, 0.05);
  // Farthest: at the ends of the band, a quarter round from both points.
  EXPECT_NEAR(q.largestGapMm, std::hypot(19.0, 3.0 * std::numbers::pi), 0.25);
}

TEST(Quality, AGapIsNotClosedFromBeyondASlit) {
  const test::Skin skin(test::slitPlane(1.0));
  const auto shape = paint::shapeOf(*skin.mesh, skin.pages, [](const glm::dvec3& p) {
    return std::min({p.x + 28.0, -2.0 - p.x, 8.0 - std::abs(p.y)});
  });
  plan::Rule rule;
  rule.spacingMm = 10.0;
  rule.marginMm = 0.0;
  std::vector<mesh::SurfacePoint> upper;
  for (const double x : {-24.0, -14.0, -4.0}) upper.push_back(test::nearest(skin.mesh, {x, 3, 0}));
  const Quality q = qualityOf(*skin.mesh, skin.pages, shape, rule, upper);
  EXPECT_GE(q.largestGapMm, 18.9) << "the lower lip has no points: its gap is at the limit";
}

TEST(Quality, PlacesLeftOutCloseTheirGapAndAreNotMeasured) {
  const Flat flat = plane(1.7);
  auto points = hexagonOfPoints();
  const glm::dvec2 out = points.front();
  points.erase(points.begin());
  plan::Rule rule;
  rule.spacingMm = kH;
  rule.marginMm = 0.0;
  const auto shape = paint::shapeOf(*flat.skin.mesh, flat.skin.pages,
                                    [](const glm::dvec3& p) { return insideHexagon(p); });
  std::vector<mesh::SurfacePoint> places;
  for (const glm::dvec2& p : points) places.push_back(test::nearest(flat.skin.mesh, {p, 0.0}));
  const Quality q = qualityOf(*flat.skin.mesh, flat.skin.pages, shape, rule, places,
                              {test::nearest(flat.skin.mesh, {out, 0.0})});
  EXPECT_EQ(q.sites, 90u);
  EXPECT_EQ(q.interior, 60u);
  EXPECT_DOUBLE_EQ(q.sixNeighbourShare, 1.0);
  EXPECT_NEAR(q.largestGapMm, kH / std::sqrt(3.0), 0.012 * kH);
  EXPECT_NEAR(q.expected, 90.0, 0.4);
  for (const Promise& promise : promisesOf(q)) {
    EXPECT_TRUE(promise.asked && promise.kept()) << promise.name;
  }
}

TEST(Promises, AreAskedAsTheNumberOfPointsAllows) {
  Quality q;
  q.spacingMm = 10.0;
  const auto asked = [&] {
    std::string names;
    for (const Promise& p : promisesOf(q)) names += p.asked ? p.name + " " : "";
    return names;
  };
  EXPECT_EQ(asked(), "");
  q.sites = 1;
  EXPECT_EQ(asked(), "largest-gap ");
  q.sites = 24;
  q.minDistanceMm = 9.5;
  EXPECT_EQ(asked(), "smallest-distance largest-gap ");
  EXPECT_FALSE(promisesOf(q).front().kept());
  q.sites = 25;
  q.interior = 20;
  EXPECT_EQ(asked(), "smallest-distance variation six-neighbours largest-gap border count ");
  q.interior = 100;
  EXPECT_EQ(promisesOf(q)[2].least, 0.80);
  q.interior = 101;
  EXPECT_EQ(promisesOf(q)[2].least, 0.88);
}

TEST(Quality, WithoutPointsOrSpacingThereIsNothingToMeasure) {
  const Flat flat = plane(3.0);
  EXPECT_EQ(flat.measure({}).sites, 0u);
  plan::Rule rule;
  rule.spacingMm = std::nan("");
  const Quality q = qualityOf(
      *flat.skin.mesh, flat.skin.pages,
      paint::shapeOf(*flat.skin.mesh, flat.skin.pages, [](const glm::dvec3&) { return 1.0; }), rule,
      {{0, {1, 0, 0}}, {4000000000u, {1, 0, 0}}});
  EXPECT_EQ(q.minDistanceMm, 0.0);
}

}  // namespace
}  // namespace mesomap::layout

// Sections and tapes against exact oracles: cylinder, sphere, torus, two cylinders side by side.
#include "figure/measures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "measures/arc.h"
#include "measures/section.h"
#include "measures/subject.h"

namespace mesomap::figure {
namespace {

constexpr double kPi = std::numbers::pi;

void addQuad(mesh::TriangleMesh& mesh, std::uint32_t a, std::uint32_t b, std::uint32_t c,
             std::uint32_t d) {
  mesh.triangles.push_back({a, b, c});
  mesh.triangles.push_back({a, c, d});
}

/// Upright prism over a regular polygon, closed by fans.
void addCylinder(mesh::TriangleMesh& mesh, const dvec3& foot, double radius, double height,
                 int sides) {
  const auto first = static_cast<std::uint32_t>(mesh.positions.size());
  const auto n = static_cast<std::uint32_t>(sides);
  for (std::uint32_t i = 0; i < n; ++i) {
    const double angle = 2 * kPi * i / sides;
    const dvec3 ring = foot + dvec3(radius * std::cos(angle), 0, radius * std::sin(angle));
    mesh.positions.emplace_back(ring);
    mesh.positions.emplace_back(ring + dvec3(0, height, 0));
  }
  mesh.positions.emplace_back(foot);
  mesh.positions.emplace_back(foot + dvec3(0, height, 0));
  const std::uint32_t bottom = first + 2 * n;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t a = first + 2 * i;
    const std::uint32_t b = first + 2 * ((i + 1) % n);
    addQuad(mesh, a, a + 1, b + 1, b);
    mesh.triangles.push_back({a, b, bottom});
    mesh.triangles.push_back({b + 1, a + 1, bottom + 1});
  }
}

/// Torus about the y axis.
mesh::TriangleMesh torus(double ring, double tube, std::uint32_t around, std::uint32_t across) {
  mesh::TriangleMesh mesh;
  for (std::uint32_t i = 0; i < around; ++i) {
    for (std::uint32_t j = 0; j < across; ++j) {
      const double a = 2 * kPi * i / around;
      const double b = 2 * kPi * (j + 0.5) / across;
      const double r = ring + tube * std::cos(b);
      mesh.positions.emplace_back(r * std::cos(a), tube * std::sin(b), r * std::sin(a));
    }
  }
  for (std::uint32_t i = 0; i < around; ++i) {
    for (std::uint32_t j = 0; j < across; ++j) {
      const std::uint32_t next = (i + 1) % around;
      const std::uint32_t beside = (j + 1) % across;
      addQuad(mesh, i * across + j, i * across + beside, next * across + beside, next * across + j);
    }
  }
  return mesh;
}

mesh::TriangleMesh cylinder(double radius = 50, int sides = 720) {
  mesh::TriangleMesh mesh;
  addCylinder(mesh, dvec3(0), radius, 200, sides);
  return mesh;
}

TEST(Section, OfACylinderIsItsCircle) {
  const auto mesh = cylinder();
  const Section section = sectionOf(mesh, Plane::horizontal(80));
  ASSERT_EQ(section.loops.size(), 1u);
  EXPECT_NEAR(tapeRound(section, section.loops[0]), 2 * kPi * 50, 0.02);
  for (const dvec3& p : section.loops[0]) EXPECT_NEAR(p.y, 80, 1e-5);
}

TEST(Section, AskewOfACylinderIsAnEllipse) {
  const auto mesh = cylinder();
  const double tilt = kPi / 6;
  const Section section = sectionOf(mesh, {{0, 100, 0}, {std::sin(tilt), std::cos(tilt), 0}});
  ASSERT_EQ(section.loops.size(), 1u);
  // Ramanujan's approximation of the perimeter, good to 1e-6 here.
  const double a = 50 / std::cos(tilt);
  const double b = 50;
  const double h = (a - b) * (a - b) / ((a + b) * (a + b));
  const double ellipse = kPi * (a + b) * (1 + 3 * h / (10 + std::sqrt(4 - 3 * h)));
  EXPECT_NEAR(tapeRound(section, section.loops[0]), ellipse, 0.02);
}

TEST(Section, ThroughVerticesStillCloses) {
  // The plane holds whole rings of vertices.
  auto mesh = torus(100, 30, 64, 32);
  const Section section = sectionOf(mesh, {{0, 0, 0}, {0, 0, 1}});
  ASSERT_EQ(section.loops.size(), 2u);
  for (const Loop& loop : section.loops) {
    EXPECT_NEAR(tapeRound(section, loop), 2 * kPi * 30, 0.5);
  }
}

TEST(Section, BesideTheMeshIsEmpty) {
  const Section section = sectionOf(cylinder(), Plane::horizontal(500));
  EXPECT_TRUE(section.loops.empty());
  EXPECT_EQ(section.around({0, 500, 0}), nullptr);
  EXPECT_TRUE(sectionOf(mesh::TriangleMesh{}, Plane{}).loops.empty());
}

TEST(Tape, SpansTheHoleOfATorus) {
  const auto mesh = torus(100, 30, 720, 360);
  const Section level = sectionOf(mesh, Plane::horizontal(0));
  ASSERT_EQ(level.loops.size(), 2u);  // inner and outer circle
  const Loop* loop = level.around({0, 0, 0});
  ASSERT_NE(loop, nullptr);
  EXPECT_NEAR(tapeRound(level, *loop), 2 * kPi * 130, 0.05);
}

TEST(Tape, ChoosesTheLoopThatGoesRoundTheSeed) {
  mesh::TriangleMesh mesh;
  addCylinder(mesh, {-100, 0, 0}, 40, 200, 360);
  addCylinder(mesh, {90, 0, 0}, 25, 200, 360);
  const Section level = sectionOf(mesh, Plane::horizontal(100));
  ASSERT_EQ(level.loops.size(), 2u);
  const Loop* left = level.around({95, 100, 5});
  const Loop* right = level.around({-90, 100, 5});
  ASSERT_NE(left, nullptr);
  ASSERT_NE(right, nullptr);
  EXPECT_NEAR(tapeRound(level, *left), 2 * kPi * 25, 0.02);
  EXPECT_NEAR(tapeRound(level, *right), 2 * kPi * 40, 0.02);
  // Outside both: the nearer one.
  EXPECT_EQ(level.around({40, 100, 0}), left);
}

TEST(Tape, IsPulledStraightOverAHollow) {
  // A square with a notch: the hull forgets the notch.
  const std::vector<dvec2> points{{0, 0}, {10, 0}, {10, 10}, {5, 4}, {0, 10}, {5, 0}};
  EXPECT_EQ(convexHull(points).size(), 4u);
  EXPECT_DOUBLE_EQ(perimeter(convexHull(points)), 40.0);
  EXPECT_DOUBLE_EQ(perimeter(convexHull({{0, 0}, {3, 4}})), 10.0);
  Section level;
  level.plane = Plane::horizontal(7);
  const Loop notched{{0, 7, 0}, {10, 7, 0}, {10, 7, 10}, {5, 7, 4}, {0, 7, 10}};
  EXPECT_DOUBLE_EQ(tapeRound(level, notched), 40.0);
}

TEST(TapeOver, FollowsTheRoundAndLeavesTheOtherSide) {
  // A quarter turn over a cylinder: from +x to +z.
  const auto mesh = cylinder();
  const dvec3 from{50, 100, 0};
  const dvec3 to{0, 100, 50};
  const double s = std::sqrt(0.5) * 50;
  EXPECT_NEAR(tapeOver(mesh, from, to, {s, 100, s}), kPi / 2 * 50, 0.02);
  // The other way it would be three quarters, of which nothing lies over the straight line's ends
  // but what is wider than they are.
  EXPECT_NEAR(tapeOver(mesh, from, to, {-s, 100, -s}, Reach::beyond), 3 * kPi / 2 * 50, 0.05);
}

TEST(TapeOver, IsNeverShorterThanTheStraightLine) {
  const auto mesh = cylinder();
  // `over` lies on the hollow side: nothing there.
  EXPECT_NEAR(tapeOver(mesh, {50, 20, 0}, {50, 180, 0}, {80, 100, 0}), 160.0, 1e-3);
  EXPECT_EQ(tapeOver(mesh, {1, 2, 3}, {1, 2, 3}, {0, 0, 0}), 0.0);
}

TEST(ChainBetween, IsHardlyLongerThanTheShortestWay) {
  // On a cylinder the shortest way is a helix, which unrolls to a straight line.
  const auto mesh = cylinder();
  const dvec3 from{50, 60, 0};
  const dvec3 to{0, 100, 50};
  // A plane section is no helix, but the shortest one is hardly longer.
  const double helix = std::hypot(kPi / 2 * 50, 40.0);
  const double chain = chainBetween(mesh, from, to, {1, 0, 1});
  EXPECT_GE(chain, helix - 0.05);
  EXPECT_LE(chain, 1.02 * helix);
  EXPECT_EQ(chainBetween(mesh, from, from, {1, 0, 0}), 0.0);
}

TEST(Measures, DoNotChangeWithTheMeshsOrderOrPlace) {
  auto mesh = cylinder(50, 360);
  const double before = Subject({}, mesh, {}).girth({0, 100, 0}, {0, 1, 0});
  EXPECT_NEAR(before, 2 * kPi * 50, 0.05);
  std::reverse(mesh.triangles.begin(), mesh.triangles.end());
  for (mesh::Triangle& t : mesh.triangles) t = {t[1], t[2], t[0]};
  EXPECT_NEAR(Subject({}, mesh, {}).girth({0, 100, 0}, {0, 1, 0}), before, 1e-9);
  for (glm::vec3& p : mesh.positions) p += glm::vec3(0, 64, 32);
  EXPECT_NEAR(Subject({}, mesh, {}).girth({0, 164, 32}, {0, 1, 0}), before, 1e-3);
}

TEST(Measures, OfALegThatTouchesItsTwinArePartedAtTheMidline) {
  mesh::TriangleMesh mesh;
  addCylinder(mesh, {0, 0, 0}, 60, 200, 720);
  const double half = Subject({}, mesh, {}).girth({30, 100, 0}, {0, 1, 0});
  EXPECT_NEAR(half, kPi * 60 + 120, 0.5);
}

TEST(Measures, OfWhatIsNoFigureAreNone) {
  EXPECT_TRUE(measureFigure({}, {}, {}).empty());
  Parameters body;
  body.kind = Kind::body;
  // Without landmarks only what needs none can be taken; nothing is made up.
  for (const Measure& m : measureFigure(body, cylinder(), {})) {
    EXPECT_TRUE(m.dimension.id == "stature" || m.dimension.id == "mass") << m.dimension.id;
  }
  const std::vector<Landmark> broken{{"glabella", "", Side::midline, {99999999, {}}}};
  EXPECT_NO_FATAL_FAILURE((void)measureFigure(body, cylinder(), broken));
}

}  // namespace
}  // namespace mesomap::figure

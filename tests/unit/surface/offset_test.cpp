#include "surface/offset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>

#include "support/meshes.h"
#include "unit/surface/disk.h"

namespace mesomap::surface {
namespace {

double capArea(double ballRadius, double radius) {
  return 2.0 * std::numbers::pi * ballRadius * ballRadius * (1.0 - std::cos(radius / ballRadius));
}

TEST(Offset, ADiskOnTheSphereGrowsAndShrinksByTheMillimetre) {
  Painted p(support::makeIcosphere(70.0, 6));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {10, 20, 66}), 20.0);
  for (const double by : {-12.0, -5.0, -1.0, 1.0, 5.0, 15.0}) {
    const PagedField other = grown(*p.mesh, p.pages, p.field, by);
    // One per cent of the way, which is what a curved front costs.
    const double slack = 0.05 + 0.012 * std::abs(by);
    const double round = 2.0 * std::numbers::pi * 70.0 * std::sin((20.0 + by) / 70.0);
    EXPECT_NEAR(areaMm2(*p.mesh, p.pages, other), capArea(70.0, 20.0 + by), slack * round) << by;
    EXPECT_NEAR(perimeterMm(*p.mesh, p.pages, other), round, 2.0 * std::numbers::pi * slack) << by;
  }
}

TEST(Offset, ValuesAfterwardsAreDistancesToTheNewBorder) {
  Painted p(support::makePlane(100, 100, 1.0));
  const auto centre = support::nearestBruteForce(p.mesh->mesh(), {3.3, -2.2, 0});
  const glm::dvec3 c = positionAt(p.mesh->mesh(), centre);
  p.addDisk(centre, 20.0);
  const PagedField other = grown(*p.mesh, p.pages, p.field, 6.0);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < other.vertexCount(); ++v) {
    const double d = glm::distance(c, glm::dvec3(p.mesh->mesh().positions[v]));
    if (d < 5.0 || d > 29.5) continue;
    EXPECT_NEAR(other.mm(v), 26.0 - d, 0.08 + 0.012 * std::abs(20.0 - d)) << "at distance " << d;
    ++checked;
  }
  EXPECT_GT(checked, 2000u);
}

TEST(Offset, ShrinkingBeyondTheMiddleLeavesNothing) {
  Painted p(support::makePlane(60, 60, 1.0));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {0, 0, 0}), 8.0);
  EXPECT_TRUE(grown(*p.mesh, p.pages, p.field, -9.0).empty());
}

TEST(Offset, TwoDisksGrowIntoOne) {
  Painted p(support::makePlane(100, 60, 1.0));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {-12, 0, 0}), 10.0);
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {12, 0, 0}), 10.0);
  ASSERT_EQ(countParts(*p.mesh, p.pages, p.field), 2);
  const PagedField other = grown(*p.mesh, p.pages, p.field, 3.0);
  EXPECT_EQ(countParts(*p.mesh, p.pages, other), 1);
  // Two circles of 13 mm, 24 mm apart, less their common lens.
  const double lens = 2.0 * 169.0 * std::acos(12.0 / 13.0) - 12.0 * std::sqrt(4.0 * 169.0 - 576.0);
  const double exact = 2.0 * std::numbers::pi * 169.0 - lens;
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, other), exact, 0.01 * exact);
}

TEST(Offset, GrowingStopsAtABorderOfTheMesh) {
  Painted p(support::makePlane(40, 40, 1.0));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {0, 0, 0}), 10.0);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, grown(*p.mesh, p.pages, p.field, 150.0)), 1600.0, 1e-3);
}

TEST(Offset, OddAmountsAndEmptyShapes) {
  Painted p(support::makeIcosphere(30.0, 4));
  EXPECT_TRUE(grown(*p.mesh, p.pages, p.field, 5.0).empty());
  EXPECT_TRUE(smoothed(*p.mesh, p.pages, p.field, 5.0).empty());
  p.setFrom([](const glm::vec3&) { return 2.0; });
  EXPECT_EQ(grown(*p.mesh, p.pages, p.field, -10.0), p.field) << "no border: nothing to move";
  EXPECT_EQ(countParts(*p.mesh, p.pages, smoothed(*p.mesh, p.pages, p.field, 3.0)), 1);
  p.setFrom([](const glm::vec3& x) { return static_cast<double>(x.z) - 12.0; });
  for (const double mm : {0.0, std::nan("")}) {
    EXPECT_EQ(grown(*p.mesh, p.pages, p.field, mm), p.field);
    EXPECT_EQ(smoothed(*p.mesh, p.pages, p.field, mm), p.field);
  }
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(grown(*p.mesh, p.pages, p.field, -inf).empty());
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, grown(*p.mesh, p.pages, p.field, inf)),
              4.0 * std::numbers::pi * 900.0, 0.01 * 4.0 * std::numbers::pi * 900.0);
  EXPECT_FALSE(smoothed(*p.mesh, p.pages, p.field, inf).empty());
}

TEST(Smoothed, ACircleStaysWhatItIs) {
  Painted p(support::makeIcosphere(70.0, 6));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {10, 20, 66}), 20.0);
  const double area = areaMm2(*p.mesh, p.pages, p.field);
  const double round = perimeterMm(*p.mesh, p.pages, p.field);
  for (const double scale : {1.0, 3.0, 6.0}) {
    const PagedField other = smoothed(*p.mesh, p.pages, p.field, scale);
    EXPECT_NEAR(areaMm2(*p.mesh, p.pages, other), area, 0.005 * area) << scale;
    EXPECT_NEAR(perimeterMm(*p.mesh, p.pages, other), round, 0.005 * round) << scale;
  }
}

TEST(Smoothed, AWavyBorderBecomesACircleOfTheSameArea) {
  Painted p(support::makePlane(100, 100, 0.8));
  p.setFrom([](const glm::vec3& x) {
    const double angle = std::atan2(static_cast<double>(x.y), static_cast<double>(x.x));
    const double r = std::hypot(static_cast<double>(x.x), static_cast<double>(x.y));
    return std::clamp(25.0 + 1.5 * std::sin(24.0 * angle) - r, -8.0, 8.0);
  });
  const double area = areaMm2(*p.mesh, p.pages, p.field);
  const double wavy = perimeterMm(*p.mesh, p.pages, p.field);
  const PagedField other = smoothed(*p.mesh, p.pages, p.field, 4.0);
  const double circle = 2.0 * std::sqrt(std::numbers::pi * area);
  EXPECT_GT(wavy, 1.2 * circle);
  EXPECT_LT(perimeterMm(*p.mesh, p.pages, other), 1.01 * circle);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, other), area, 0.005 * area);
}

TEST(Smoothed, UnevenTrianglesDoNotBendAStraightBorder) {
  mesh::TriangleMesh plane = support::makePlane(60, 60, 1.0);
  support::Random random(5);
  for (auto& p : plane.positions) {
    if (std::abs(p.x) > 29.0f || std::abs(p.y) > 29.0f) continue;
    p.x += static_cast<float>(random.uniform(-0.35, 0.35));
    p.y += static_cast<float>(random.uniform(-0.35, 0.35));
  }
  Painted p(plane);
  p.setFrom(
      [](const glm::vec3& x) { return std::clamp(0.3 - static_cast<double>(x.x), -9.0, 9.0); });
  const PagedField other = smoothed(*p.mesh, p.pages, p.field, 4.0);
  for (const auto& line : isolines(*p.mesh, p.pages, other)) {
    for (const auto& place : line.points) {
      const glm::dvec3 at = positionAt(p.mesh->mesh(), place);
      if (std::abs(at.y) < 24.0) {
        EXPECT_NEAR(at.x, 0.3, 0.06);
      }
    }
  }
}

TEST(Smoothed, ThinHairsGoAndTheStraightBorderStays) {
  Painted p(support::makePlane(80, 80, 0.8));
  p.setFrom([](const glm::vec3& x) {
    const double body = std::min(20.0 - std::abs(static_cast<double>(x.x)),
                                 20.0 - std::abs(static_cast<double>(x.y)));
    const double hair = std::min(1.0 - std::abs(static_cast<double>(x.x)),
                                 35.0 - std::abs(static_cast<double>(x.y)));
    return std::max(body, hair);
  });
  const PagedField other = smoothed(*p.mesh, p.pages, p.field, 4.0);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < other.vertexCount(); ++v) {
    const glm::vec3 x = p.mesh->mesh().positions[v];
    if (std::abs(x.y) > 26.0f) {
      EXPECT_LE(other.raw(v), 0);
    }
    if (std::abs(x.y) < 8.0f && std::abs(x.x) < 18.5f) {
      EXPECT_GT(other.raw(v), 0);
      ++checked;
    }
  }
  EXPECT_GT(checked, 500u);
}

}  // namespace
}  // namespace mesomap::surface

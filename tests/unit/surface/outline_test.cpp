#include "surface/outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>

#include "disk.h"
#include "support/meshes.h"

namespace mesomap::surface {
namespace {

TEST(Outline, DiskOnASphereHasTheCapsAreaAndPerimeter) {
  Painted p(support::makeIcosphere(70.0, 7));  // edges of 0.6 mm
  p.addDisk({1000, {0.2, 0.3, 0.5}}, 15.0);
  const double area = 2 * std::numbers::pi * 70 * 70 * (1 - std::cos(15.0 / 70));
  const double length = 2 * std::numbers::pi * 70 * std::sin(15.0 / 70);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, p.field), area, 0.001 * area);
  EXPECT_NEAR(perimeterMm(*p.mesh, p.pages, p.field), length, 0.002 * length);
  const auto lines = isolines(*p.mesh, p.pages, p.field);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].closed);
  EXPECT_NEAR(lengthMm(p.mesh->mesh(), lines[0]), perimeterMm(*p.mesh, p.pages, p.field), 1e-6);
  EXPECT_EQ(countParts(*p.mesh, p.pages, p.field), 1);
  // The margin's line: 5 mm inside the border.
  const double inner = 2 * std::numbers::pi * 70 * 70 * (1 - std::cos(10.0 / 70));
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, p.field, 5.0), inner, 0.001 * inner);
}

TEST(Outline, HalfPlaneIsExact) {
  Painted p(support::makePlane(40, 20, 1.0));
  p.setFrom([](const glm::vec3& q) { return 3.25f - q.x; });
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, p.field), (20 + 3.25) * 20, 1e-3);
  EXPECT_NEAR(perimeterMm(*p.mesh, p.pages, p.field), 20.0, 1e-4);
  const auto lines = isolines(*p.mesh, p.pages, p.field);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_FALSE(lines[0].closed);
  for (const auto& point : lines[0].points) {
    EXPECT_NEAR(mesh::positionAt(p.mesh->mesh(), point).x, 3.25, 1e-4);
  }
  // Inside (smaller x) on the left: the line runs towards +y.
  const auto first = mesh::positionAt(p.mesh->mesh(), lines[0].points.front());
  const auto last = mesh::positionAt(p.mesh->mesh(), lines[0].points.back());
  EXPECT_NEAR(first.y, -10, 1e-4);
  EXPECT_NEAR(last.y, 10, 1e-4);
}

TEST(Outline, ALineThroughVerticesIsStillOneManifoldLine) {
  Painted p(support::makePlane(20, 20, 1.0));
  p.setFrom([](const glm::vec3& q) { return q.x; });  // exactly zero on a column of vertices
  const auto lines = isolines(*p.mesh, p.pages, p.field);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_NEAR(lengthMm(p.mesh->mesh(), lines[0]), 20.0, 0.05);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, p.field), 200.0, 0.2);
}

TEST(Outline, BandOnACylinderHasTwoLoopsOfTheRightLength) {
  Painted p(support::makeCylinder(20.0, 60.0, 180, 60));
  p.setFrom([](const glm::vec3& q) { return 10.0f - std::abs(q.y); });
  const auto lines = isolines(*p.mesh, p.pages, p.field);
  ASSERT_EQ(lines.size(), 2u);
  for (const auto& line : lines) {
    EXPECT_TRUE(line.closed);
    EXPECT_NEAR(lengthMm(p.mesh->mesh(), line), 2 * std::numbers::pi * 20,
                0.001 * 2 * std::numbers::pi * 20);
  }
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, p.field), 2 * std::numbers::pi * 20 * 20,
              0.001 * 2 * std::numbers::pi * 20 * 20);
  EXPECT_EQ(countParts(*p.mesh, p.pages, p.field), 1);
}

TEST(Outline, CountsSeparatePieces) {
  Painted p(support::makePlane(60, 20, 1.0));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {-20, 0, 0}), 5);
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {20, 0, 0}), 5);
  EXPECT_EQ(countParts(*p.mesh, p.pages, p.field), 2);
  EXPECT_EQ(isolines(*p.mesh, p.pages, p.field).size(), 2u);
}

TEST(Outline, NothingPaintedHasNoOutline) {
  Painted p(support::makePlane(10, 10, 1.0));
  EXPECT_TRUE(isolines(*p.mesh, p.pages, p.field).empty());
  EXPECT_EQ(areaMm2(*p.mesh, p.pages, p.field), 0.0);
  EXPECT_EQ(countParts(*p.mesh, p.pages, p.field), 0);
}

TEST(Outline, SimplifiedStaysWithinItsTolerance) {
  Painted p(support::makePlane(60, 60, 1.0));
  p.addDisk(support::nearestBruteForce(p.mesh->mesh(), {0.3, 0.2, 0}), 20);
  const auto lines = isolines(*p.mesh, p.pages, p.field);
  ASSERT_EQ(lines.size(), 1u);
  const auto few = simplified(p.mesh->mesh(), lines[0], 0.1);
  EXPECT_LT(few.points.size(), lines[0].points.size() / 3);
  EXPECT_TRUE(few.closed);
  for (const auto& point : lines[0].points) {
    const auto q = mesh::positionAt(p.mesh->mesh(), point);
    double nearest = 1e9;
    for (std::size_t i = 0; i < few.points.size(); ++i) {
      const auto a = mesh::positionAt(p.mesh->mesh(), few.points[i]);
      const auto b = mesh::positionAt(p.mesh->mesh(), few.points[(i + 1) % few.points.size()]);
      const auto d = b - a;
      const double t = std::clamp(glm::dot(q - a, d) / glm::dot(d, d), 0.0, 1.0);
      nearest = std::min(nearest, glm::distance(q, a + d * t));
    }
    EXPECT_LE(nearest, 0.1 + 1e-9);
  }
}

TEST(Outline, RedistancedFieldMeasuresFromTheBorder) {
  // A field that is twice too steep becomes a true distance.
  Painted p(support::makePlane(60, 60, 1.0));
  p.setFrom([](const glm::vec3& q) { return 2.0 * (15.0 - std::hypot(q.x, q.y)); });
  const auto fresh = redistanced(*p.mesh, p.pages, p.field, 4.0, kWholeDepthMm);
  for (std::uint32_t v = 0; v < fresh.vertexCount(); ++v) {
    const auto& q = p.mesh->mesh().positions[v];
    const double exact = 15.0 - std::hypot(q.x, q.y);
    EXPECT_EQ(fresh.raw(v) > 0, p.field.raw(v) > 0);
    if (exact < -3.5 || exact > 12.0) continue;
    EXPECT_NEAR(fresh.mm(v), exact, 0.03 + 0.015 * std::abs(exact));
  }
}

TEST(Outline, DeepInsideTheDistanceIsTheDepthThatIsKept) {
  Painted p(support::makePlane(60, 60, 1.0));
  p.setFrom([](const glm::vec3& q) { return 25.25f - glm::length(glm::vec2(q)); });
  const auto kept = redistanced(*p.mesh, p.pages, p.field);
  const auto full = redistanced(*p.mesh, p.pages, kept, 4.0, kWholeDepthMm);
  for (std::uint32_t v = 0; v < kept.vertexCount(); ++v) {
    const double depth = 25.25 - glm::length(glm::dvec2(p.mesh->mesh().positions[v]));
    if (depth < -3.5) continue;
    EXPECT_NEAR(kept.mm(v), std::min(depth, kKeptDepthMm), 0.05 + 0.03 * std::abs(depth));
    // What is not kept can be measured from the border again.
    if (depth < 22.0) {
      EXPECT_NEAR(full.mm(v), depth, 0.05 + 0.03 * std::abs(depth));
    }
  }
}

TEST(Outline, PagesThatAreDeepInsideAreOne) {
  Painted p(support::makePlane(60, 60, 0.5));
  p.setFrom([](const glm::vec3& q) { return q.y + 20.0f; });
  const auto kept = redistanced(*p.mesh, p.pages, p.field);
  std::set<const PagedField::Page*> deep;
  std::size_t pages = 0;
  for (std::uint32_t i = 0; i < kept.pageCount(); ++i) {
    const auto& page = kept.page(i);
    if (!page || *std::min_element(page->begin(), page->end()) < 8 * 64) continue;
    deep.insert(page.get());
    ++pages;
  }
  EXPECT_GE(pages, 5u);
  EXPECT_EQ(deep.size(), 1u);
}

/// Triangles larger than the depth that is kept: more is kept of them.
TEST(Outline, LargeTrianglesKeepTheirBorder) {
  Painted p(support::makePlane(200, 200, 15.0));
  p.setFrom([](const glm::vec3& q) { return 62.0f - glm::length(glm::vec2(q)); });
  const double before = areaMm2(*p.mesh, p.pages, p.field);
  auto field = p.field;
  for (int i = 0; i < 5; ++i) field = redistanced(*p.mesh, p.pages, field);
  EXPECT_NEAR(areaMm2(*p.mesh, p.pages, field), before, 3e-3 * before);
}

/// A disk's border stays where it is, to the last bit, however often it is measured.
TEST(Outline, MeasuringAgainDoesNotMoveTheBorder) {
  Painted p(support::makeIcosphere(60.0, 5));  // edges of 2.3 mm
  p.addDisk({1000, {0.2, 0.3, 0.5}}, 12.0);
  const auto once = redistanced(*p.mesh, p.pages, p.field);
  EXPECT_DOUBLE_EQ(areaMm2(*p.mesh, p.pages, once), areaMm2(*p.mesh, p.pages, p.field));
  EXPECT_DOUBLE_EQ(perimeterMm(*p.mesh, p.pages, once), perimeterMm(*p.mesh, p.pages, p.field));
}

TEST(Outline, RedistancingATrueDistanceChangesLittle) {
  Painted p(support::makeIcosphere(70.0, 6));
  p.addDisk({77, {0.3, 0.3, 0.4}}, 15.0);
  const auto fresh = redistanced(*p.mesh, p.pages, p.field, 3.0, kWholeDepthMm);
  for (std::uint32_t v = 0; v < fresh.vertexCount(); ++v) {
    const float old = p.field.mm(v);
    EXPECT_EQ(fresh.raw(v) > 0, p.field.raw(v) > 0);
    if (old < -2.9f || old > 13.0f) continue;
    // The straight front lags a curved border a little: some 2 % of the depth at 1.2 mm edges.
    EXPECT_NEAR(fresh.mm(v), old, 0.05 + 0.025 * std::abs(old));
  }
}

}  // namespace
}  // namespace mesomap::surface

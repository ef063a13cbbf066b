// What the brush promises of its borders, and of the memory that a stroke takes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <iostream>
#include <memory>
#include <numbers>
#include <utility>
#include <vector>

#include "paint/brush.h"
#include "plan/history.h"
#include "surface/outline.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

class DiskOnASphere : public ::testing::TestWithParam<int> {};

/// Files with edges of 2, 1 and 0.5 mm: an icosahedron whose edges were halved 5, 6 and 7 times.
/// They are painted as the program paints them: on the working mesh, edges at most 1.25 mm.
TEST_P(DiskOnASphere, HasTheExactAreaAndPerimeter) {
  constexpr double kSphereMm = 60.9;
  Canvas canvas(support::makeIcosphere(kSphereMm, GetParam()),
                mesh::WorkingMeshOptions{}.maxEdgeMm);
  support::Random random(11);
  for (const double radius : {10.0, 15.0, 30.0}) {
    const double pi = std::numbers::pi;
    const double area = 2.0 * pi * kSphereMm * kSphereMm * (1.0 - std::cos(radius / kSphereMm));
    const double perimeter = 2.0 * pi * kSphereMm * std::sin(radius / kSphereMm);
    for (int i = 0; i < 12; ++i) {
      SCOPED_TRACE(std::to_string(radius) + " mm, place " + std::to_string(i));
      Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint,
                    2.0 * radius);
      stroke.moveTo(random.pointOn(canvas.mesh->mesh()));
      const PagedField live = stroke.shape();
      EXPECT_NEAR(canvas.area(live), area, 0.003 * area);
      EXPECT_NEAR(canvas.perimeter(live), perimeter, 0.005 * perimeter);
      // And as the document keeps it, with its distances measured anew.
      const PagedField kept = surface::redistanced(*canvas.mesh, canvas.pages, live);
      EXPECT_NEAR(canvas.area(kept), area, 0.003 * area);
      EXPECT_NEAR(canvas.perimeter(kept), perimeter, 0.005 * perimeter);
    }
  }
}

/// A body's working mesh has edges of 2 to 3 mm, and its brush is 60 mm wide.
TEST(DiskOnABody, HasTheExactAreaAndPerimeter) {
  constexpr double kSphereMm = 150.0;
  Canvas canvas(support::makeIcosphere(kSphereMm, 6), 5.0);  // 2.5 mm
  support::Random random(12);
  constexpr double kRadius = 30.0;
  const double pi = std::numbers::pi;
  const double area = 2.0 * pi * kSphereMm * kSphereMm * (1.0 - std::cos(kRadius / kSphereMm));
  const double perimeter = 2.0 * pi * kSphereMm * std::sin(kRadius / kSphereMm);
  for (int i = 0; i < 12; ++i) {
    Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 60.0);
    stroke.moveTo(random.pointOn(canvas.mesh->mesh()));
    const PagedField kept = surface::redistanced(*canvas.mesh, canvas.pages, stroke.shape());
    EXPECT_NEAR(canvas.area(kept), area, 0.003 * area);
    EXPECT_NEAR(canvas.perimeter(kept), perimeter, 0.005 * perimeter);
  }
}

INSTANTIATE_TEST_SUITE_P(Edges, DiskOnASphere, ::testing::Values(5, 6, 7));

/// A sheet with the waves of a cheek, edges of 0.6 mm.
mesh::TriangleMesh wavySheet(double sizeMm) {
  mesh::TriangleMesh sheet = support::makePlane(sizeMm, sizeMm, 0.6);
  for (glm::vec3& p : sheet.positions) {
    p.z = 6.0f * std::sin(p.x / 25.0f) + 4.0f * std::cos(p.y / 18.0f);
  }
  mesh::computeNormals(sheet);
  return sheet;
}

plan::PlanPtr planOf(const std::vector<std::shared_ptr<const plan::Region>>& regions) {
  plan::Plan plan;
  plan.regions = regions;
  return std::make_shared<const plan::Plan>(std::move(plan));
}

/// A region as a document would hold it: true distances, borders in mm, a point every 10 mm.
std::shared_ptr<const plan::Region> regionOf(Canvas& canvas, const PagedField& painted) {
  plan::Region region;
  region.id = RegionId{1};
  region.name = "Client's left cheek";
  region.shape = surface::redistanced(*canvas.mesh, canvas.pages, painted);
  for (const auto& line : surface::isolines(*canvas.mesh, canvas.pages, region.shape)) {
    plan::BorderLine border;
    const auto simple = surface::simplified(canvas.mesh->mesh(), line, 0.02);
    for (const auto& point : simple.points) {
      border.points.push_back(mesh::positionAt(canvas.mesh->mesh(), point));
    }
    region.border.push_back(std::move(border));
  }
  region.sites.resize(static_cast<std::size_t>(canvas.area(region.shape) / 86.6) + 1);
  return std::make_shared<const plan::Region>(std::move(region));
}

PagedField ordinaryStroke(Canvas& canvas, const PagedField& base, double y) {
  Stroke stroke(*canvas.mesh, canvas.field, base, BrushMode::paint, 20.0);
  for (int x = -50; x <= 50; x += 4) stroke.moveTo(canvas.at({x, y, 6.0 * std::sin(x / 25.0)}));
  return stroke.shape();
}

/// Bytes that a stroke of 100 mm x 20 mm adds to the history: alone, and at the rim of an area of
/// 100 mm x 60 mm.
std::pair<std::size_t, std::size_t> stepBytes(double sheetMm) {
  Canvas canvas(wavySheet(sheetMm), 5.0);
  const PagedField blank = canvas.skin().blank();
  plan::History alone(planOf({}));
  alone.commit("paint", planOf({regionOf(canvas, ordinaryStroke(canvas, blank, 0.0))}));

  PagedField large = blank;
  for (int y = -60; y < 0; y += 8) large = ordinaryStroke(canvas, large, y);
  const auto before = regionOf(canvas, large);
  plan::History grown(planOf({before}));
  grown.commit("paint", planOf({regionOf(canvas, ordinaryStroke(canvas, before->shape, 4.0))}));
  return {alone.stepBytes(), grown.stepBytes()};
}

TEST(StrokeMemory, AnOrdinaryStrokeTakesAtMost64kB) {
  const auto [alone, grown] = stepBytes(243.0);  // about 330,000 triangles
  EXPECT_LE(alone, std::size_t{64} << 10);
  // The larger area's points and border are each one list and are kept anew, and skin that now lies
  // deeper inside has other distances.
  EXPECT_LE(grown, std::size_t{96} << 10);
  std::cout << "330 thousand triangles: " << alone << " bytes alone, " << grown << " at a rim\n";
}

TEST(StrokeMemory, HardlyMoreWithSixteenTimesTheSkinAround) {
  const auto [alone, grown] = stepBytes(972.0);  // about 5.2 million
  EXPECT_LE(alone, std::size_t{64} << 10);
  EXPECT_LE(grown, std::size_t{96} << 10);
  std::cout << "5.2 million triangles: " << alone << " bytes alone, " << grown << " at a rim\n";
}

TEST(StrokeMemory, TheHistoryStaysUnderItsCap) {
  Canvas canvas(support::makeIcosphere(40.0, 5), 5.0);
  constexpr std::size_t kCap = std::size_t{2} << 20;
  plan::History history(planOf({}), kCap);
  support::Random random(5);
  PagedField shape = canvas.skin().blank();
  std::size_t most = 0;
  for (int i = 0; i < 120; ++i) {
    Stroke stroke(*canvas.mesh, canvas.field, shape,
                  random.uniform() < 0.7 ? BrushMode::paint : BrushMode::erase, 25.0);
    stroke.moveTo(random.pointOn(canvas.mesh->mesh()));
    shape = stroke.shape();
    history.commit("paint", planOf({regionOf(canvas, shape)}));
    ASSERT_LE(history.heapBytes(), kCap);
    most = std::max(most, history.size());
  }
  EXPECT_LT(history.size(), 121u) << "nothing was dropped: the cap was not tried";
  EXPECT_GT(history.size(), 5u);
}

TEST(StrokeMemory, SkinFarFromAStrokeIsSharedWithTheStepBefore) {
  Canvas canvas(support::makePlane(160, 160, 1.0), 5.0);
  PagedField base = canvas.skin().blank();
  for (const double y : {-40.0, -25.0, -10.0}) base = ordinaryStroke(canvas, base, y);
  const PagedField kept = surface::redistanced(*canvas.mesh, canvas.pages, base);
  const PagedField again = surface::redistanced(*canvas.mesh, canvas.pages, kept);
  for (std::uint32_t p = 0; p < kept.pageCount(); ++p) EXPECT_EQ(kept.page(p), again.page(p)) << p;
}

}  // namespace
}  // namespace mesomap::paint

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
#include "paint/line.h"
#include "plan/history.h"
#include "surface/outline.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

/// All of the mesh marked, 8 mm deep.
PagedField whole(const Canvas& canvas) {
  const auto count = static_cast<std::uint32_t>(canvas.mesh->mesh().positions.size());
  PagedField::Editor editor{PagedField(count)};
  for (std::uint32_t v = 0; v < count; ++v) editor.raiseTo(v, 8.0f);
  return editor.publish();
}

/// Disks of a brush at a dozen places of a sphere have the exact area to 0.3 % and the exact
/// perimeter to 0.5 %, while they are painted and as the document keeps them.
void expectExactDisks(Canvas& canvas, double sphereMm, double radius) {
  const double pi = std::numbers::pi;
  const double area = 2.0 * pi * sphereMm * sphereMm * (1.0 - std::cos(radius / sphereMm));
  const double perimeter = 2.0 * pi * sphereMm * std::sin(radius / sphereMm);
  support::Random random(11);
  for (int i = 0; i < 12; ++i) {
    SCOPED_TRACE(std::to_string(radius) + " mm, place " + std::to_string(i));
    Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint,
                  2.0 * radius);
    stroke.moveTo(random.pointOn(canvas.mesh->mesh()));
    const PagedField live = stroke.shape();
    EXPECT_NEAR(canvas.area(live), area, 0.003 * area);
    EXPECT_NEAR(canvas.perimeter(live), perimeter, 0.005 * perimeter);
    const PagedField kept = surface::redistanced(*canvas.mesh, canvas.pages, live);
    EXPECT_NEAR(canvas.area(kept), area, 0.003 * area);
    EXPECT_NEAR(canvas.perimeter(kept), perimeter, 0.005 * perimeter);
    // The circle tool's disk is the same.
    const PagedField disk = diskAt(canvas.skin(), random.pointOn(canvas.mesh->mesh()), radius);
    EXPECT_NEAR(canvas.area(disk), area, 0.003 * area);
    // Erased again elsewhere, it leaves a hole of the same size.
    Stroke eraser(*canvas.mesh, canvas.field, whole(canvas), BrushMode::erase, 2.0 * radius);
    eraser.moveTo(random.pointOn(canvas.mesh->mesh()));
    const double sphere = canvas.area(whole(canvas));
    EXPECT_NEAR(sphere - canvas.area(eraser.shape()), area, 0.003 * area);
  }
}

class DiskOnASphere : public ::testing::TestWithParam<int> {};

constexpr double kSphereMm = 60.9;

/// Files with edges of 2, 1 and 0.5 mm: an icosahedron whose edges were halved 5, 6 and 7 times.
/// They are painted as the program paints them: on the working mesh, edges at most 1.25 mm.
TEST_P(DiskOnASphere, HasTheExactAreaAndPerimeter) {
  Canvas canvas(support::makeIcosphere(kSphereMm, GetParam()),
                mesh::WorkingMeshOptions{}.maxEdgeMm);
  for (const double radius : {7.5, 10.0, 15.0, 30.0}) expectExactDisks(canvas, kSphereMm, radius);
}

/// And on the same files with no edge split.
TEST_P(DiskOnASphere, HasThemOnTheFilesOwnTrianglesToo) {
  Canvas canvas(support::makeIcosphere(kSphereMm, GetParam()), 3.0);
  ASSERT_EQ(canvas.mesh->mesh().triangles.size(), std::size_t{20} << (2 * GetParam()));
  for (const double radius : {10.0, 15.0, 30.0}) expectExactDisks(canvas, kSphereMm, radius);
}

/// A body's working mesh has edges of up to 3 mm.
TEST(DiskOnABody, HasTheExactAreaAndPerimeter) {
  constexpr double kBodyMm = 150.0;
  Canvas canvas(support::makeIcosphere(kBodyMm, 6), 3.3);  // edges of 2.6 to 3.1 mm
  for (const double radius : {10.0, 15.0, 30.0}) expectExactDisks(canvas, kBodyMm, radius);
}

/// Sides of a stroke are straight: no disk of its row may be made larger.
TEST(StraightStroke, IsAsWideAsTheBrush) {
  for (const double edge : {0.6, 1.25, 2.0, 3.0}) {
    Canvas canvas(support::makePlane(200, 60, edge), 5.0);
    for (const double width : {10.0, 20.0, 40.0}) {
      SCOPED_TRACE(std::to_string(width) + " mm on edges of " + std::to_string(edge) + " mm");
      Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, width);
      for (int x = -50; x <= 50; x += 2) stroke.moveTo(canvas.at({x, 0.1 * x, 0.0}));
      const double length = 100.0 * std::hypot(1.0, 0.1);
      const double exact = length * width + std::numbers::pi * 0.25 * width * width;
      EXPECT_NEAR(canvas.area(stroke.shape()), exact, 0.005 * exact);
    }
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
    border.points.reserve(simple.points.size());
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

constexpr std::size_t kMostBytes = std::size_t{64} << 10;

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
  EXPECT_LE(alone, kMostBytes);
  EXPECT_LE(grown, kMostBytes);
  std::cout << "330 thousand triangles: " << alone << " bytes alone, " << grown << " at a rim\n";
}

TEST(StrokeMemory, HardlyMoreWithSixteenTimesTheSkinAround) {
  const auto [alone, grown] = stepBytes(972.0);  // about 5.2 million
  EXPECT_LE(alone, kMostBytes);
  EXPECT_LE(grown, kMostBytes);
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

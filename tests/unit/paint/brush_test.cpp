#include "paint/brush.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>

#include "paint/skin_path.h"
#include "surface/outline.h"
#include "unit/paint/fixtures.h"

namespace mesomap::paint {
namespace {

using surface::GeodesicField;
using surface::PagedField;

struct BrushCanvas {
  explicit BrushCanvas(const mesh::TriangleMesh& file, double maxEdgeMm = 1.25)
      : mesh(test::working(file, maxEdgeMm)),
        pages(*mesh),
        field(*mesh),
        blank(static_cast<std::uint32_t>(mesh->mesh().positions.size())) {}

  PagedField dab(PagedField base, const glm::dvec3& at, double width,
                 BrushMode mode = BrushMode::paint) {
    Stroke stroke(*mesh, field, std::move(base), mode, width);
    stroke.moveTo(test::nearest(mesh, at));
    return stroke.shape();
  }
  /// Vertices inside among those for which `where` holds.
  template <class Where>
  std::size_t inside(const PagedField& shape, Where&& where) const {
    std::size_t count = 0;
    for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
      if (shape.raw(v) > 0 && where(glm::dvec3(mesh->mesh().positions[v]))) ++count;
    }
    return count;
  }
  double area(const PagedField& shape) const { return surface::areaMm2(*mesh, pages, shape); }

  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
  GeodesicField field;
  PagedField blank;
};

TEST(Brush, DabIsADiskOnTheSphere) {
  BrushCanvas canvas(support::makeIcosphere(70.0, 6));
  const PagedField shape = canvas.dab(canvas.blank, {10, 20, 66}, 20.0);
  const double area = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(10.0 / 70.0));
  const double perimeter = 2.0 * std::numbers::pi * 70.0 * std::sin(10.0 / 70.0);
  EXPECT_NEAR(canvas.area(shape), area, 0.003 * area);
  EXPECT_NEAR(surface::perimeterMm(*canvas.mesh, canvas.pages, shape), perimeter,
              0.005 * perimeter);
}

TEST(Brush, ValuesAreDistancesToTheBorder) {
  BrushCanvas canvas(support::makePlane(80, 80, 1.0));
  const auto centre = test::nearest(canvas.mesh, {3.3, -2.2, 0});
  const glm::dvec3 c = mesh::positionAt(canvas.mesh->mesh(), centre);
  const PagedField shape = canvas.dab(canvas.blank, c, 20.0);
  std::size_t checked = 0;
  for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
    const double d = glm::distance(c, glm::dvec3(canvas.mesh->mesh().positions[v]));
    if (d > 11.0) continue;
    EXPECT_NEAR(shape.mm(v), 10.0 - d, 0.02) << "at distance " << d;
    ++checked;
  }
  EXPECT_GT(checked, 300u);
}

TEST(Brush, ASecondDabLowersNothing) {
  BrushCanvas canvas(support::makePlane(80, 80, 1.0));
  const PagedField one = canvas.dab(canvas.blank, {0, 0, 0}, 20.0);
  const PagedField two = canvas.dab(one, {12, 0, 0}, 20.0);
  for (std::uint32_t v = 0; v < one.vertexCount(); ++v) EXPECT_GE(two.raw(v), one.raw(v));
}

TEST(Brush, StrokeIsAStadium) {
  BrushCanvas canvas(support::makePlane(120, 60, 1.0));
  Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, 20.0);
  EXPECT_EQ(stroke.moveTo(test::nearest(canvas.mesh, {-30, 0, 0})), 1);
  EXPECT_EQ(stroke.moveTo(test::nearest(canvas.mesh, {30, 0, 0})), 24);
  const double exact = std::numbers::pi * 100.0 + 60.0 * 20.0;
  // A row of dabs a quarter of the radius apart: scallops of 0.08 mm.
  EXPECT_NEAR(canvas.area(stroke.shape()), exact, 0.01 * exact);
  EXPECT_EQ(surface::countParts(*canvas.mesh, canvas.pages, stroke.shape()), 1);
}

TEST(Brush, LiftingLeavesAGap) {
  BrushCanvas canvas(support::makePlane(120, 60, 1.0));
  Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, 20.0);
  stroke.moveTo(test::nearest(canvas.mesh, {-30, 0, 0}));
  stroke.lift();
  stroke.moveTo(test::nearest(canvas.mesh, {30, 0, 0}));
  EXPECT_EQ(surface::countParts(*canvas.mesh, canvas.pages, stroke.shape()), 2);
}

TEST(Brush, ErasingInsideLeavesTrueDistancesAtTheHole) {
  BrushCanvas canvas(support::makePlane(120, 120, 1.0));
  const PagedField painted = canvas.dab(canvas.blank, {0, 0, 0}, 80.0);
  const auto centre = test::nearest(canvas.mesh, {5.5, 3.1, 0});
  const glm::dvec3 c = mesh::positionAt(canvas.mesh->mesh(), centre);
  const PagedField holed = canvas.dab(painted, c, 20.0, BrushMode::erase);
  for (std::uint32_t v = 0; v < holed.vertexCount(); ++v) {
    const double d = glm::distance(c, glm::dvec3(canvas.mesh->mesh().positions[v]));
    if (d < 11.0) {  // the band beyond the brush
      EXPECT_NEAR(holed.mm(v), d - 10.0, 0.02);
    }
  }
  const double removed = canvas.area(painted) - canvas.area(holed);
  EXPECT_NEAR(removed, 100.0 * std::numbers::pi, 1.5);
}

TEST(Brush, ErasingOnBareSkinChangesNothing) {
  BrushCanvas canvas(support::makePlane(60, 60, 1.0));
  Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::erase, 20.0);
  stroke.moveTo(test::nearest(canvas.mesh, {0, 0, 0}));
  EXPECT_FALSE(stroke.changed());
  EXPECT_EQ(stroke.shape().heapBytes(), canvas.blank.heapBytes());
}

TEST(Brush, DoesNotLeapBetweenParallelPlates) {
  BrushCanvas canvas(test::twoPlates(1.0));
  Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, 10.0);
  stroke.moveTo(test::nearest(canvas.mesh, {-8, 0, 1.0}));
  const PagedField above = stroke.shape();
  EXPECT_EQ(canvas.inside(above, [](const glm::dvec3& p) { return p.z < 0.5; }), 0u);
  // The next place is on the other plate: the dab there is made, nothing is filled in between.
  EXPECT_EQ(stroke.moveTo(test::nearest(canvas.mesh, {8, 0, 0.0})), 1);
  const PagedField both = stroke.shape();
  EXPECT_EQ(canvas.inside(both, [](const glm::dvec3& p) { return std::abs(p.x) < 2.5; }), 0u);
  EXPECT_EQ(surface::countParts(*canvas.mesh, canvas.pages, both), 2);
}

TEST(Brush, DoesNotCrossASlitLikeClosedLips) {
  BrushCanvas canvas(test::slitPlane(1.0));
  const PagedField upper = canvas.dab(canvas.blank, {-18, 3, 0}, 20.0);
  EXPECT_GT(canvas.inside(upper, [](const glm::dvec3& p) { return p.y > 0.0; }), 50u);
  EXPECT_EQ(canvas.inside(upper, [](const glm::dvec3& p) { return p.y < -0.02; }), 0u);
  // Where the cut has ended the skin is whole, and so is the dab.
  const PagedField whole = canvas.dab(canvas.blank, {18, 3, 0}, 14.0);
  EXPECT_GT(canvas.inside(whole, [](const glm::dvec3& p) { return p.y < -0.02; }), 10u);
}

TEST(Brush, DoesNotLeapThroughAFold) {
  BrushCanvas canvas(test::foldedSheet());
  Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, 10.0);
  stroke.moveTo(test::nearest(canvas.mesh, {-15, 0, 0.5}));
  EXPECT_EQ(canvas.inside(stroke.shape(), [](const glm::dvec3& p) { return p.z < 0.0; }), 0u);
  EXPECT_EQ(stroke.moveTo(test::nearest(canvas.mesh, {-15, 3, -0.5})), 1);
  const PagedField both = stroke.shape();
  EXPECT_EQ(canvas.inside(both, [](const glm::dvec3& p) { return p.x > -8.0; }), 0u);
  EXPECT_EQ(surface::countParts(*canvas.mesh, canvas.pages, both), 2);
}

TEST(Brush, OddInputIsTakenCalmly) {
  BrushCanvas canvas(support::makePlane(20, 20, 1.0));
  for (const double width :
       {0.0, -5.0, std::nan(""), 1e9, std::numeric_limits<double>::infinity()}) {
    Stroke stroke(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, width);
    EXPECT_EQ(stroke.moveTo({0xfffffff0u, {1, 0, 0}}), 0);
    EXPECT_EQ(stroke.moveTo({0, {std::nan(""), 0, 0}}), 0);
    EXPECT_FALSE(stroke.changed());
    EXPECT_EQ(stroke.moveTo({0, {0.2, 0.3, 0.5}}), 1);
    EXPECT_EQ(stroke.moveTo({0, {0.2, 0.3, 0.5}}), 0) << "the same place again";
  }
  // Larger than the mesh: all of it.
  Stroke all(*canvas.mesh, canvas.field, canvas.blank, BrushMode::paint, 150.0);
  all.moveTo(test::nearest(canvas.mesh, {0, 0, 0}));
  EXPECT_NEAR(canvas.area(all.shape()), 400.0, 1e-3);
}

TEST(Brush, RingLiesAtTheRadius) {
  BrushCanvas canvas(support::makeIcosphere(70.0, 5));
  const auto place = test::nearest(canvas.mesh, {0, 30, 60});
  const glm::dvec3 c = glm::normalize(mesh::positionAt(canvas.mesh->mesh(), place));
  const auto ring = brushRing(*canvas.mesh, place, 20.0);
  ASSERT_EQ(ring.size(), 64u);
  for (const glm::dvec3& p : ring) {
    EXPECT_NEAR(70.0 * std::acos(glm::dot(c, glm::normalize(p))), 10.0, 0.03);
  }
  EXPECT_TRUE(brushRing(*canvas.mesh, {0xfffffff0u, {1, 0, 0}}, 20.0).empty());
}

}  // namespace
}  // namespace mesomap::paint

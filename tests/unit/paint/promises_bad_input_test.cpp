// Strokes that start where skin is not as it should be.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "paint/brush.h"
#include "surface/outline.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

/// Paints at a place with every width, live and kept, and judges what must hold of any shape:
/// numbers, inside no farther than the brush reaches, nothing where nothing is.
void tryStrokesAt(Canvas& canvas, const mesh::SurfacePoint& place) {
  for (const double width : {0.0, 1.0, 6.0, 20.0, 150.0, std::nan("")}) {
    SCOPED_TRACE("width " + std::to_string(width));
    Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, width);
    EXPECT_EQ(stroke.moveTo(place), 1);
    const PagedField shape = stroke.shape();
    const double radius = 0.5 * std::max(1.0, std::isnan(width) ? 1.0 : width);
    const glm::dvec3 centre = canvas.position(place);
    for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
      if (shape.raw(v) <= 0) continue;
      // A disk is written a little larger for its border of chords, by 5 % at most.
      EXPECT_LE(glm::distance(centre, canvas.position(v)), 1.05 * radius + 0.05);
    }
    const double area = canvas.area(shape);
    EXPECT_TRUE(area >= 0.0 && std::isfinite(area));
    const PagedField kept = surface::redistanced(*canvas.mesh, canvas.pages, shape);
    for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
      EXPECT_EQ(shape.raw(v) > 0, kept.raw(v) > 0);
    }
    for (const auto& line : surface::isolines(*canvas.mesh, canvas.pages, kept)) {
      EXPECT_TRUE(std::isfinite(surface::lengthMm(canvas.mesh->mesh(), line)));
    }
    Stroke erase(*canvas.mesh, canvas.field, kept, BrushMode::erase, width);
    erase.moveTo(place);
    EXPECT_LE(canvas.area(erase.shape()), area + 1e-9);
  }
}

TEST(OddSkin, StrokesOnABorder) {
  Canvas canvas(support::makePlane(60, 60, 1.0));
  const auto& m = canvas.mesh->mesh();
  int tried = 0;
  for (std::uint32_t c = 0; c < 3 * m.triangles.size() && tried < 3; ++c) {
    if (canvas.mesh->topology().opposite(c) != mesh::kNone) continue;
    mesh::SurfacePoint onEdge{c / 3, glm::dvec3(0.5)};
    onEdge.barycentric[static_cast<int>(c % 3)] = 0.0;
    tryStrokesAt(canvas, onEdge);
    mesh::SurfacePoint onCorner{c / 3, glm::dvec3(0.0)};
    onCorner.barycentric[static_cast<int>((c + 1) % 3)] = 1.0;
    tryStrokesAt(canvas, onCorner);
    ++tried;
  }
  EXPECT_EQ(tried, 3);
  // Half a disk.
  Stroke half(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 20.0);
  half.moveTo(canvas.at({0, -30, 0}));
  EXPECT_NEAR(canvas.area(half.shape()), 50.0 * std::acos(-1.0), 0.5);
}

/// Three sheets that meet along the Y axis.
mesh::TriangleMesh threeSheets() {
  mesh::TriangleMesh all;
  for (int sheet = 0; sheet < 3; ++sheet) {
    const float turn = 2.1f * static_cast<float>(sheet);
    const mesh::TriangleMesh plane = support::makePlane(20, 40, 1.0);
    const auto first = static_cast<std::uint32_t>(all.positions.size());
    for (glm::vec3 p : plane.positions) {
      const float x = p.x + 10.0f;
      all.positions.emplace_back(x * std::cos(turn), p.y, x * std::sin(turn));
    }
    for (mesh::Triangle t : plane.triangles) {
      for (auto& v : t) v += first;
      all.triangles.push_back(t);
    }
  }
  mesh::computeNormals(all);
  return all;
}

TEST(OddSkin, StrokesOnAnEdgeOfThreeSheets) {
  Canvas canvas(threeSheets());
  const auto& m = canvas.mesh->mesh();
  int tried = 0;
  for (std::uint32_t t = 0; t < m.triangles.size() && tried < 4; ++t) {
    for (int k = 0; k < 3; ++k) {
      const glm::dvec3 a = m.corner(t, k);
      const glm::dvec3 b = m.corner(t, (k + 1) % 3);
      if (std::hypot(a.x, a.z) > 1e-3 || std::hypot(b.x, b.z) > 1e-3 || std::abs(a.y) > 3) continue;
      mesh::SurfacePoint place{t, glm::dvec3(0.0)};
      place.barycentric[k] = 0.4;
      place.barycentric[(k + 1) % 3] = 0.6;
      tryStrokesAt(canvas, place);
      ++tried;
    }
  }
  EXPECT_GT(tried, 0);
}

TEST(OddSkin, StrokesOnASliver) {
  mesh::TriangleMesh plane = support::makePlane(30, 30, 1.0);
  // One vertex moved until the triangles on its one side are hardly there.
  std::uint32_t moved = 0;
  for (std::uint32_t v = 0; v < plane.positions.size(); ++v) {
    if (glm::length(plane.positions[v]) < glm::length(plane.positions[moved])) moved = v;
  }
  plane.positions[moved].x += 0.9999f;
  Canvas canvas(plane, 5.0);
  const auto& m = canvas.mesh->mesh();
  int tried = 0;
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) {
    const double area = mesh::triangleArea(m, t);
    if (area > 1e-3) continue;
    tryStrokesAt(canvas, {t, {0.2, 0.3, 0.5}});
    tryStrokesAt(canvas, {t, {1.0, 0.0, 0.0}});
    ++tried;
  }
  EXPECT_GT(tried, 0);
  Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 20.0);
  stroke.moveTo(canvas.at({0.99, 0, 0}));
  EXPECT_NEAR(canvas.area(stroke.shape()), 100.0 * std::acos(-1.0), 4.0);
}

TEST(OddSkin, StrokesOnAnIslandOfThreeTriangles) {
  mesh::TriangleMesh m = support::makePlane(40, 40, 1.0);
  const auto first = static_cast<std::uint32_t>(m.positions.size());
  for (const glm::vec3& p : {glm::vec3(0, 0, 2), glm::vec3(1, 0, 2), glm::vec3(1, 1, 2),
                             glm::vec3(0, 1, 2), glm::vec3(-1, 0, 2)}) {
    m.positions.push_back(p);
  }
  m.triangles.push_back({first, first + 1, first + 2});
  m.triangles.push_back({first, first + 2, first + 3});
  m.triangles.push_back({first, first + 3, first + 4});
  mesh::computeNormals(m);
  Canvas canvas(m, 5.0);
  const mesh::SurfacePoint place = canvas.at({0.4, 0.2, 2});
  ASSERT_GT(canvas.position(place).z, 1.9);
  tryStrokesAt(canvas, place);
  Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 20.0);
  stroke.moveTo(place);
  EXPECT_EQ(canvas.inside(stroke.shape(), [](const glm::dvec3& p) { return p.z < 1.0; }), 0u);
  EXPECT_NEAR(canvas.area(stroke.shape()), 1.5, 1e-3);
}

TEST(OddSkin, ABrushLargerThanTheMeshPaintsAllOfIt) {
  Canvas canvas(support::makeIcosphere(8.0, 4));
  Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 150.0);
  stroke.moveTo(canvas.at({0, 0, 8}));
  const PagedField shape = surface::redistanced(*canvas.mesh, canvas.pages, stroke.shape());
  EXPECT_NEAR(canvas.area(shape), 4.0 * std::acos(-1.0) * 64.0, 4.0);
  EXPECT_DOUBLE_EQ(canvas.perimeter(shape), 0.0);
  EXPECT_EQ(canvas.parts(shape), 1);
}

TEST(OddSkin, NormalsThatAreNotNumbersChangeNothing) {
  mesh::TriangleMesh good = support::makeIcosphere(30.0, 4);
  mesh::TriangleMesh bad = good;
  for (std::size_t i = 0; i < bad.normals.size(); i += 2) {
    bad.normals[i] = glm::vec3(std::numeric_limits<float>::quiet_NaN());
  }
  Canvas onGood(good, 5.0);
  Canvas onBad(bad, 5.0);
  const auto paint = [](Canvas& canvas) {
    Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 20.0);
    stroke.moveTo(canvas.at({0, 0, 30}));
    stroke.moveTo(canvas.at({0, 20, 22}));
    return surface::redistanced(*canvas.mesh, canvas.pages, stroke.shape());
  };
  EXPECT_EQ(paint(onGood), paint(onBad));
  tryStrokesAt(onBad, onBad.at({3, 4, 29}));
}

TEST(OddSkin, PlacesThatAreNoneMakeNoDab) {
  Canvas canvas(support::makePlane(20, 20, 1.0));
  const double nan = std::nan("");
  Stroke stroke(*canvas.mesh, canvas.field, canvas.skin().blank(), BrushMode::paint, 20.0);
  for (const mesh::SurfacePoint& place : std::vector<mesh::SurfacePoint>{
           {0xffffffffu, {1, 0, 0}}, {0, {nan, nan, nan}}, {0, {2, -1, 0}}, {0, {0, 0, 0}}}) {
    EXPECT_EQ(stroke.moveTo(place), 0);
  }
  EXPECT_FALSE(stroke.changed());
  EXPECT_TRUE(stroke.shape().empty());
}

}  // namespace
}  // namespace mesomap::paint

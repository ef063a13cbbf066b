// Promises of the brush over random strokes.
#include <gtest/gtest.h>

#include <vector>

#include "paint/brush.h"
#include "paint/shapes.h"
#include "surface/outline.h"
#include "unit/paint/fixtures.h"

namespace mesomap::paint {
namespace {

class RandomStrokes : public ::testing::TestWithParam<int> {};

TEST_P(RandomStrokes, PaintOnlyRaisesEraseOnlyLowers) {
  static const auto mesh = test::working(support::randomBumpySphere(4), 2.6);
  support::Random random(static_cast<std::uint64_t>(GetParam()));
  surface::GeodesicField field(*mesh);
  surface::PagedField shape(static_cast<std::uint32_t>(mesh->mesh().positions.size()));
  for (int stroke = 0; stroke < 6; ++stroke) {
    const BrushMode mode = random.uniform() < 0.6 ? BrushMode::paint : BrushMode::erase;
    Stroke brush(*mesh, field, shape, mode, random.uniform(2.0, 60.0));
    for (int i = 0; i < 4; ++i) {
      brush.moveTo(random.pointOn(mesh->mesh()));
      if (random.uniform() < 0.3) brush.lift();
    }
    const surface::PagedField after = brush.shape();
    for (std::uint32_t v = 0; v < after.vertexCount(); ++v) {
      if (mode == BrushMode::paint) {
        ASSERT_GE(after.raw(v), shape.raw(v));
      } else {
        ASSERT_LE(after.raw(v), shape.raw(v));
      }
    }
    EXPECT_EQ(brush.changed(), !(after == shape));
    shape = after;
  }
}

TEST_P(RandomStrokes, TheOrderOfDabsDoesNotMatter) {
  static const auto mesh = test::working(support::randomBumpySphere(5), 2.6);
  support::Random random(77u + static_cast<std::uint64_t>(GetParam()));
  surface::GeodesicField field(*mesh);
  const surface::PagedField blank(static_cast<std::uint32_t>(mesh->mesh().positions.size()));
  std::vector<mesh::SurfacePoint> places;
  for (int i = 0; i < 6; ++i) places.push_back(random.pointOn(mesh->mesh()));
  const double width = random.uniform(5.0, 80.0);
  const auto paint = [&](bool backwards) {
    Stroke brush(*mesh, field, blank, BrushMode::paint, width);
    for (std::size_t i = 0; i < places.size(); ++i) {
      brush.lift();
      brush.moveTo(places[backwards ? places.size() - 1 - i : i]);
    }
    return brush.shape();
  };
  EXPECT_EQ(paint(false), paint(true));
}

TEST_P(RandomStrokes, AJoinedStrokeIsOnePiece) {
  static const auto mesh = test::working(support::randomBumpySphere(6), 2.6);
  static const surface::PageTriangles pages(*mesh);
  support::Random random(177u + static_cast<std::uint64_t>(GetParam()));
  surface::GeodesicField field(*mesh);
  const surface::PagedField blank(static_cast<std::uint32_t>(mesh->mesh().positions.size()));
  Stroke brush(*mesh, field, blank, BrushMode::paint, 14.0);
  mesh::SurfacePoint last = random.pointOn(mesh->mesh());
  brush.moveTo(last);
  for (int i = 0; i < 5; ++i) {
    mesh::SurfacePoint next = last;
    for (int tries = 0; tries < 500; ++tries) {
      next = random.pointOn(mesh->mesh());
      const double d =
          glm::distance(mesh::positionAt(mesh->mesh(), next), mesh::positionAt(mesh->mesh(), last));
      if (d > 8.0 && d < 25.0) break;
    }
    EXPECT_GT(brush.moveTo(next), 1);
    last = next;
  }
  EXPECT_EQ(surface::countParts(*mesh, pages, brush.shape()), 1);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomStrokes, ::testing::Range(0, 8));

}  // namespace
}  // namespace mesomap::paint

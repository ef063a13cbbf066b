// What must hold for whole-shape gestures on skin without symmetry, whatever the shape.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "paint/allowed.h"
#include "paint/both_sides.h"
#include "paint/line.h"
#include "paint/shapes.h"
#include "surface/offset.h"
#include "surface/parts.h"
#include "unit/paint/canvas.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;
using test::Canvas;

class RandomShapes : public ::testing::TestWithParam<int> {
 protected:
  RandomShapes()
      : canvas_(support::randomBumpySphere(8), 2.6),
        random_(900u + static_cast<std::uint64_t>(GetParam())) {}

  /// A few disks, some taken away again.
  PagedField randomShape() {
    PagedField shape = canvas_.skin().blank();
    const int disks = 2 + static_cast<int>(random_.next() % 4u);
    for (int i = 0; i < disks; ++i) {
      const auto disk =
          diskAt(canvas_.skin(), random_.pointOn(canvas_.mesh->mesh()), random_.uniform(6.0, 25.0));
      const auto mode = i > 0 && random_.uniform() < 0.3 ? BrushMode::erase : BrushMode::paint;
      shape = applied(canvas_.skin(), shape, disk, mode);
    }
    return surface::redistanced(*canvas_.mesh, canvas_.pages, shape);
  }

  void expectWithin(const PagedField& small, const PagedField& large) {
    for (std::uint32_t v = 0; v < small.vertexCount(); ++v) {
      if (small.raw(v) > 0) {
        ASSERT_GT(large.raw(v), 0) << v;
      }
    }
  }

  Canvas canvas_;
  support::Random random_;
};

TEST_P(RandomShapes, GrowingOnlyAddsAndShrinkingOnlyTakes) {
  const PagedField shape = randomShape();
  PagedField last = surface::grown(*canvas_.mesh, canvas_.pages, shape, -6.0);
  for (const double by : {-3.0, -1.0, 0.0, 1.0, 4.0, 9.0}) {
    const PagedField next = surface::grown(*canvas_.mesh, canvas_.pages, shape, by);
    expectWithin(last, next);
    EXPECT_GE(canvas_.area(next), canvas_.area(last));
    last = next;
  }
}

TEST_P(RandomShapes, ShrinkingWhatWasGrownLeavesAtLeastTheShape) {
  const PagedField shape = randomShape();
  const PagedField grown = surface::grown(*canvas_.mesh, canvas_.pages, shape, 5.0);
  const PagedField back = surface::grown(*canvas_.mesh, canvas_.pages, grown, -4.6);
  expectWithin(shape, back);
}

TEST_P(RandomShapes, PartsAreDisjointAndMakeTheWhole) {
  const PagedField shape = randomShape();
  const auto parts = surface::separated(*canvas_.mesh, canvas_.pages, shape);
  EXPECT_EQ(static_cast<int>(parts.size()), canvas_.parts(shape));
  PagedField whole = canvas_.skin().blank();
  double area = 0.0;
  for (const auto& part : parts) {
    area += canvas_.area(part);
    whole = united(whole, part);
  }
  EXPECT_NEAR(area, canvas_.area(shape), 1e-6);
  expectWithin(shape, whole);
  expectWithin(whole, shape);
}

TEST_P(RandomShapes, SmoothingKeepsTheArea) {
  const PagedField shape = randomShape();
  const PagedField smooth = surface::smoothed(*canvas_.mesh, canvas_.pages, shape, 3.0);
  EXPECT_NEAR(canvas_.area(smooth), canvas_.area(shape), 0.01 * canvas_.area(shape));
  EXPECT_LE(canvas_.perimeter(smooth), 1.002 * canvas_.perimeter(shape));
}

TEST_P(RandomShapes, ALimitAndItsOppositeShareTheShape) {
  const PagedField shape = randomShape();
  const PagedField other = randomShape();
  Allowed in, out;
  in.inside(other);
  out.outside(other);
  const PagedField a = limited(canvas_.skin(), shape, in);
  const PagedField b = limited(canvas_.skin(), shape, out);
  expectWithin(a, shape);
  expectWithin(b, shape);
  for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
    ASSERT_FALSE(a.raw(v) > 0 && b.raw(v) > 0);
    if (shape.raw(v) > 0 && other.raw(v) != 0) {
      ASSERT_TRUE(a.raw(v) > 0 || b.raw(v) > 0);
    }
  }
  EXPECT_NEAR(canvas_.area(a) + canvas_.area(b), canvas_.area(shape),
              0.01 * canvas_.area(shape) + 2.0);
}

TEST_P(RandomShapes, ALineIsConnectedAndItsBandHoldsIt) {
  std::vector<mesh::SurfacePoint> clicks;
  for (int i = 0; i < 4; ++i) clicks.push_back(random_.pointOn(canvas_.mesh->mesh()));
  for (const LineKind kind : {LineKind::straight, LineKind::smooth}) {
    const auto line = lineThrough(canvas_.skin(), clicks, kind);
    if (!line) continue;  // nothing leads there within three times the straight distance
    EXPECT_EQ(line->front(), clicks.front());
    EXPECT_EQ(line->back(), clicks.back());
    const PagedField band = bandAlong(canvas_.skin(), *line, 8.0);
    EXPECT_EQ(canvas_.parts(band), 1);
    for (const auto& place : *line) {
      for (const std::uint32_t v : canvas_.mesh->mesh().triangles[place.triangle]) {
        ASSERT_GT(band.raw(v), 0);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomShapes, ::testing::Range(0, 8));

}  // namespace
}  // namespace mesomap::paint

// Promises of the layout over random painted shapes: they hold for every shape, not for a few.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "property/layout/random_shape.h"

namespace mesomap::layout {
namespace {

class RandomShapes : public ::testing::TestWithParam<int> {};

TEST_P(RandomShapes, KeepSpacingMarginAndSide) {
  support::Random random(1000u + static_cast<unsigned>(GetParam()));
  const auto shape = randomShape(bumpy(), random);
  const double spacings[] = {4.0, 6.0, 8.0, 10.0, 13.5};
  const Input in = bumpy().input(shape, spacings[GetParam() % 5]);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  ASSERT_FALSE(out->points.empty());
  const Quality q = bumpy().quality(in, *out);
  if (q.sites > 1 && q.minDistanceMm > 0.0) {
    EXPECT_GE(q.minDistanceMm, 0.97 * in.rule.spacingMm);
  }
  EXPECT_LE(q.largestGapMm, 1.0 * in.rule.spacingMm);
  std::printf(
      "shape %2d  h %4.1f  N %3zu  dmin %.3f h  cv %.4f  six %.2f  gap %.3f h  border %.3f h\n",
      GetParam(), q.spacingMm, q.sites, q.minDistanceMm / q.spacingMm, q.nearestCv,
      q.sixNeighbourShare, q.largestGapMm / q.spacingMm, q.borderRmsMm / q.spacingMm);
  const auto distance = surface::redistanced(*bumpy().mesh, bumpy().pages, shape);
  float deepest = 0.0f;
  for (std::uint32_t v = 0; v < distance.vertexCount(); ++v) {
    deepest = std::max(deepest, distance.mm(v));
  }
  if (surface::countParts(*bumpy().mesh, bumpy().pages, shape) == 1 &&
      static_cast<double>(deepest) > 1.1 * in.rule.marginMm) {
    for (const Point& p : out->points) {
      EXPECT_GE(test::depthAt(*bumpy().mesh, distance, p.place), in.rule.marginMm - 0.05);
    }
  }
  for (const Point& p : out->points) {
    EXPECT_GT(test::depthAt(*bumpy().mesh, shape, p.place), 0.0) << "on erased or bare skin";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomShapes, ::testing::Range(0, 10));

TEST(RuleFuzz, AnyFiguresGivePointsOrAnError) {
  support::Random random(5);
  const double odd[] = {0.0,          -0.0,     -1.0,      1e-300, 1e300,
                        std::nan(""), INFINITY, -INFINITY, 2.0,    30.0};
  const auto shape = bumpy().cap(14.0);
  const auto any = [&](double usual) {
    return random.uniform() < 0.5 ? odd[random.next() % 10] : usual;
  };
  int laid = 0;
  for (int i = 0; i < 200; ++i) {
    Input in = bumpy().input(shape, 8.0);
    in.rule.spacingMm = any(random.uniform(3.0, 30.0));
    in.rule.marginMm = any(random.uniform(0.0, 10.0));
    in.rule.directionDeg = any(random.uniform(-180.0, 180.0));
    in.rule.angleDeg = any(random.uniform(5.0, 90.0));
    in.rule.depthMm = any(1.0);
    in.keep = {{static_cast<std::uint32_t>(random.next()), {any(0.3), any(0.3), any(0.4)}}};
    in.locked = {
        {static_cast<std::uint32_t>(random.next() % 2000), {any(0.3), any(0.3), any(0.4)}}};
    const auto out = layOut(in);
    if (out) {
      ++laid;
    } else {
      EXPECT_FALSE(out.error().message.empty());
    }
  }
  EXPECT_GT(laid, 3);
}

}  // namespace
}  // namespace mesomap::layout

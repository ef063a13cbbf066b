#include "paint/shapes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "unit/paint/fixtures.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;

TEST(Shapes, ShapeOfACapHasItsAreaAndDistances) {
  const auto sphere = test::working(support::makeIcosphere(70.0, 6));
  const surface::PageTriangles pages(*sphere);
  // "Inside" need only be smooth near its border: here the cosine, not a distance.
  const double edge = std::cos(30.0 / 70.0);
  const PagedField shape = shapeOf(
      *sphere, pages, [&](const glm::dvec3& p) { return 300.0 * (glm::normalize(p).z - edge); });
  const double exact = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - edge);
  EXPECT_NEAR(surface::areaMm2(*sphere, pages, shape), exact, 0.003 * exact);
  for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
    const glm::dvec3 p = glm::normalize(glm::dvec3(sphere->mesh().positions[v]));
    const double depth = 30.0 - 70.0 * std::acos(std::clamp(p.z, -1.0, 1.0));
    if (depth <= 0.0) continue;
    const double kept = std::min(depth, surface::kKeptDepthMm);
    EXPECT_NEAR(shape.mm(v), kept, 0.01 * kept + 0.05);
  }
}

TEST(Shapes, SmallIslandsAreDropped) {
  const auto plane = test::working(support::makePlane(100, 100, 1.0));
  const surface::PageTriangles pages(*plane);
  const PagedField shape = shapeOf(*plane, pages, [](const glm::dvec3& p) {
    return std::max(15.0 - glm::length(p - glm::dvec3(-20, 0, 0)),
                    2.0 - glm::length(p - glm::dvec3(30, 0, 0)));
  });
  EXPECT_EQ(surface::countParts(*plane, pages, shape), 1);
  EXPECT_NEAR(surface::areaMm2(*plane, pages, shape), 225.0 * std::numbers::pi, 3.0);
}

TEST(Shapes, NothingInsideIsEmpty) {
  const auto plane = test::working(support::makePlane(20, 20, 1.0));
  const surface::PageTriangles pages(*plane);
  EXPECT_TRUE(shapeOf(*plane, pages, [](const glm::dvec3&) { return -1.0; }).empty());
  EXPECT_TRUE(shapeOf(*plane, pages, [](const glm::dvec3&) { return std::nan(""); }).empty());
  EXPECT_TRUE(shapeOf(*plane, pages, {}).empty());
}

TEST(Shapes, SubtractedPartsDoNotOverlapAndFillTheWhole) {
  const auto plane = test::working(support::makePlane(100, 60, 1.0));
  const surface::PageTriangles pages(*plane);
  const auto disk = [&](double x) {
    return shapeOf(*plane, pages, [x](const glm::dvec3& p) {
      return 20.0 - glm::length(p - glm::dvec3(x, 0, 0));
    });
  };
  const PagedField a = disk(-10);
  const PagedField b = disk(12);
  const PagedField onlyB = subtracted(b, a);
  for (std::uint32_t v = 0; v < a.vertexCount(); ++v) {
    EXPECT_FALSE(a.raw(v) > 0 && onlyB.raw(v) > 0);
  }
  const double whole = surface::areaMm2(*plane, pages, united(a, b));
  EXPECT_NEAR(surface::areaMm2(*plane, pages, a) + surface::areaMm2(*plane, pages, onlyB), whole,
              0.5);
  EXPECT_EQ(subtracted(b, PagedField(b.vertexCount())), b);
  EXPECT_EQ(united(b, PagedField(b.vertexCount())), b);
}

TEST(Shapes, StrokeThroughGoesRoundAHole) {
  // The way from the left to the right meets the end of a cut: it is painted round it.
  const auto slit = test::working(test::slitPlane(1.0));
  const surface::PageTriangles pages(*slit);
  const std::vector<mesh::SurfacePoint> places{test::nearest(slit, {2, 12, 0}),
                                               test::nearest(slit, {2, -12, 0})};
  EXPECT_EQ(surface::countParts(
                *slit, pages,
                strokeThrough(*slit,
                              PagedField(static_cast<std::uint32_t>(slit->mesh().positions.size())),
                              places, 6.0)),
            1);
  // Far from its end the detour is too long: two dabs.
  const std::vector<mesh::SurfacePoint> apart{test::nearest(slit, {-20, 6, 0}),
                                              test::nearest(slit, {-20, -6, 0})};
  EXPECT_EQ(surface::countParts(
                *slit, pages,
                strokeThrough(*slit,
                              PagedField(static_cast<std::uint32_t>(slit->mesh().positions.size())),
                              apart, 6.0)),
            2);
}

TEST(Shapes, MirroredFindsTheOtherSideOrNothing) {
  const auto sphere = test::working(support::makeIcosphere(70.0, 4), 5.0);
  const mesh::RayCaster caster(sphere->mesh());
  const auto place = test::nearest(sphere, {30, 20, 60});
  const auto other = mirrored(*sphere, caster, place);
  ASSERT_TRUE(other.has_value());
  const glm::dvec3 p = mesh::positionAt(sphere->mesh(), place);
  const glm::dvec3 q = mesh::positionAt(sphere->mesh(), *other);
  EXPECT_NEAR(q.x, -p.x, 0.5);
  EXPECT_NEAR(q.y, p.y, 0.5);
  EXPECT_NEAR(q.z, p.z, 0.5);
  EXPECT_FALSE(mirrored(*sphere, caster, place, 40.0).has_value()) << "no skin there";
}

}  // namespace
}  // namespace mesomap::paint

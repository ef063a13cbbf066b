#include "paint/skin_path.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "unit/paint/fixtures.h"

namespace mesomap::paint {
namespace {

TEST(SkinPath, IsStraightOnAPlane) {
  const auto plane = test::working(support::makePlane(60, 60, 1.0));
  const auto a = test::nearest(plane, {-20.2, 3.3, 0});
  const auto b = test::nearest(plane, {21.7, -11.1, 0});
  const double straight =
      glm::distance(mesh::positionAt(plane->mesh(), a), mesh::positionAt(plane->mesh(), b));
  EXPECT_NEAR(skinDistance(*plane, a, b), straight, 1e-6);
}

TEST(SkinPath, FollowsAGreatCircle) {
  const auto sphere = test::working(support::makeIcosphere(70.0, 6));
  const auto a = test::nearest(sphere, {0, 0, 70});
  const auto b = test::nearest(sphere, {20, 15, 60});
  const glm::dvec3 pa = glm::normalize(mesh::positionAt(sphere->mesh(), a));
  const glm::dvec3 pb = glm::normalize(mesh::positionAt(sphere->mesh(), b));
  const double exact = 70.0 * std::acos(glm::dot(pa, pb));
  EXPECT_NEAR(skinDistance(*sphere, a, b), exact, 0.001 * exact);
}

TEST(SkinPath, StepsAreEqualAndLeaveOutTheEnds) {
  const auto sphere = test::working(support::makeIcosphere(70.0, 5));
  const auto a = test::nearest(sphere, {0, 0, 70});
  const auto b = test::nearest(sphere, {25, 0, 60});
  std::vector<mesh::SurfacePoint> between;
  ASSERT_TRUE(skinPath(*sphere, a, b, 2.0, between));
  const double length = skinDistance(*sphere, a, b);
  ASSERT_EQ(between.size(), static_cast<std::size_t>(std::ceil(length / 2.0)) - 1);
  mesh::SurfacePoint last = a;
  between.push_back(b);
  for (const auto& point : between) {
    EXPECT_NEAR(skinDistance(*sphere, last, point), length / static_cast<double>(between.size()),
                0.02);
    last = point;
  }
}

TEST(SkinPath, DoesNotCrossASlit) {
  const auto slit = test::working(test::slitPlane(1.0));
  const auto a = test::nearest(slit, {-15, -3, 0});
  const auto b = test::nearest(slit, {-15, 3, 0});
  EXPECT_EQ(skinDistance(*slit, a, b), kNotConnected);
}

TEST(SkinPath, DoesNotLeapBetweenPlates) {
  const auto plates = test::working(test::twoPlates(1.0));
  const auto a = test::nearest(plates, {0.2, 0.1, 1.0});
  const auto b = test::nearest(plates, {3.2, 0.1, 0.0});
  EXPECT_EQ(skinDistance(*plates, a, b), kNotConnected);
}

TEST(SkinPath, RefusesPlacesThatAreNone) {
  const auto plane = test::working(support::makePlane(10, 10, 1.0));
  const mesh::TriangleMesh& m = plane->mesh();
  EXPECT_TRUE(liesOn(m, {0, {0.2, 0.3, 0.5}}));
  EXPECT_FALSE(liesOn(m, {static_cast<std::uint32_t>(m.triangles.size()), {0.2, 0.3, 0.5}}));
  EXPECT_FALSE(liesOn(m, {0, {0.7, 0.6, -0.3}}));
  EXPECT_FALSE(liesOn(m, {0, {0.2, 0.3, 0.6}}));
  EXPECT_FALSE(liesOn(m, {0, {std::nan(""), 0.5, 0.5}}));
}

}  // namespace
}  // namespace mesomap::paint

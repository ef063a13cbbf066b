#include "mesh/ray_caster.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

/// Distance along the ray to the first triangle, by trying all (Möller & Trumbore 1997).
double castBruteForce(const TriangleMesh& m, const glm::dvec3& o, const glm::dvec3& d) {
  double best = std::numeric_limits<double>::infinity();
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) {
    const glm::dvec3 a = m.corner(t, 0);
    const glm::dvec3 e1 = m.corner(t, 1) - a;
    const glm::dvec3 e2 = m.corner(t, 2) - a;
    const glm::dvec3 p = glm::cross(d, e2);
    const double det = glm::dot(e1, p);
    if (det == 0) continue;
    const double u = glm::dot(o - a, p) / det;
    const glm::dvec3 q = glm::cross(o - a, e1);
    const double v = glm::dot(d, q) / det;
    const double along = glm::dot(e2, q) / det;
    if (u >= 0 && v >= 0 && u + v <= 1 && along >= 0) best = std::min(best, along);
  }
  return best;
}

TEST(RayCaster, FindsWhatTryingEveryTriangleFinds) {
  const auto m = support::randomBumpySphere(1, 70.0, 4);
  const RayCaster caster(m);
  support::Random random(1);
  int hits = 0;
  for (int i = 0; i < 500; ++i) {
    const glm::dvec3 from = random.direction() * random.uniform(100, 2000);
    const glm::dvec3 to = random.direction() * random.uniform(0, 90);
    const glm::dvec3 d = glm::normalize(to - from);
    const double expected = castBruteForce(m, from, d);
    const auto hit = caster.cast(from, (to - from) * 3.0);  // any length of direction
    if (std::isinf(expected) != !hit) {
      // Only a ray that grazes the outline may be judged differently.
      const double near = hit ? hit->distance : expected;
      const auto closest = caster.closest(from + d * near);
      ASSERT_TRUE(closest && closest->distance < 1e-3);
      continue;
    }
    if (!hit) continue;
    ++hits;
    ASSERT_NEAR(hit->distance, expected, 2e-3);
    ASSERT_NEAR(glm::distance(positionAt(m, hit->point), from + d * hit->distance), 0.0, 1e-3);
    ASSERT_TRUE(hit->frontFace);
  }
  EXPECT_GT(hits, 200);
}

TEST(RayCaster, SeesBothFaces) {
  const RayCaster caster(support::makeIcosphere(70, 4));
  const auto out = caster.cast({0, 0, 0}, {0, 0, 1});
  ASSERT_TRUE(out);
  EXPECT_FALSE(out->frontFace);
  EXPECT_NEAR(out->distance, 70.0, 0.2);
}

TEST(RayCaster, KeepsToTheMaximalDistance) {
  const RayCaster caster(support::makePlane(10, 10, 1));
  EXPECT_TRUE(caster.cast({0.2, 0.3, 5}, {0, 0, -1}, 5.01));
  EXPECT_FALSE(caster.cast({0.2, 0.3, 5}, {0, 0, -1}, 4.99));
  EXPECT_FALSE(caster.cast({0.2, 0.3, 5}, {0, 0, 1}));
  EXPECT_FALSE(caster.cast({0.2, 0.3, 5}, {0, 0, 0}));
  EXPECT_TRUE(caster.closest({0.2, 0.3, 5}, 5.01));
  EXPECT_FALSE(caster.closest({0.2, 0.3, 5}, 4.99));
}

TEST(RayCaster, ClosestAgreesWithTryingEveryTriangle) {
  const auto m = support::randomBumpySphere(2, 70.0, 3);
  const RayCaster caster(m);
  support::Random random(3);
  for (int i = 0; i < 300; ++i) {
    const glm::dvec3 q = random.direction() * random.uniform(0, 150);
    const auto hit = caster.closest(q);
    ASSERT_TRUE(hit);
    const auto expected = support::nearestBruteForce(m, q);
    ASSERT_NEAR(hit->distance, glm::distance(positionAt(m, expected), q), 1e-5);
    ASSERT_NEAR(glm::distance(positionAt(m, hit->point), q), hit->distance, 1e-9);
  }
}

TEST(RayCaster, OcclusionLeavesSlackAtBothEnds) {
  const RayCaster caster(support::makePlane(10, 10, 1));
  EXPECT_TRUE(caster.occluded({0.1, 0.2, 5}, {0.1, 0.2, -5}));
  EXPECT_FALSE(caster.occluded({0.1, 0.2, 5}, {0.1, 0.2, 1}));
  EXPECT_FALSE(caster.occluded({0.1, 0.2, 5}, {0.1, 0.2, 0}));     // ends on the surface
  EXPECT_FALSE(caster.occluded({0.1, 0.2, 5}, {0.1, 0.2, -0.3}));  // within the slack
  EXPECT_TRUE(caster.occluded({0.1, 0.2, 5}, {0.1, 0.2, -0.3}, 0.1));
  EXPECT_FALSE(caster.occluded({0.1, 0.2, 0.2}, {0.1, 0.2, -0.2}));  // shorter than the slack
}

TEST(RayCaster, AnEmptyMeshHasNoHits) {
  const RayCaster caster{TriangleMesh{}};
  EXPECT_FALSE(caster.cast({0, 0, 0}, {0, 0, 1}));
  EXPECT_FALSE(caster.closest({0, 0, 0}));
  EXPECT_FALSE(caster.occluded({0, 0, 0}, {0, 0, 9}));
}

TEST(RayCaster, CanBeMoved) {
  RayCaster a(support::makeIcosphere(10, 1));
  RayCaster b(std::move(a));
  EXPECT_TRUE(b.cast({0, 0, 50}, {0, 0, -1}));
}

}  // namespace
}  // namespace mesomap::mesh

#include "surface/walk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "support/meshes.h"

namespace mesomap::surface {
namespace {

std::shared_ptr<const mesh::WorkingMesh> asItIs(const mesh::TriangleMesh& m) {
  return *mesh::makeWorkingMesh(m, {.maxEdgeMm = 1e6});
}

TEST(Walk, OnAPlaneItIsALine) {
  const auto w = asItIs(support::makePlane(40, 40, 1.0));
  support::Random random(1);
  for (int i = 0; i < 200; ++i) {
    const auto start = random.pointOn(w->mesh());
    const auto p = mesh::positionAt(w->mesh(), start);
    if (std::abs(p.x) > 9 || std::abs(p.y) > 9) continue;
    const double a = random.uniform(0, 2 * std::numbers::pi);
    const glm::dvec3 d(std::cos(a), std::sin(a), 0);
    const auto end = walk(*w, start, d, 10.0);
    EXPECT_NEAR(glm::distance(mesh::positionAt(w->mesh(), end.point), p + d * 10.0), 0.0, 1e-9);
    EXPECT_NEAR(glm::distance(end.direction, d), 0.0, 1e-9);
    EXPECT_NEAR(end.walkedMm, 10.0, 1e-12);
  }
}

TEST(Walk, ThroughVerticesItGoesOn) {
  const auto w = asItIs(support::makePlane(40, 40, 1.0));
  const auto start = support::nearestBruteForce(w->mesh(), {-5, -5, 0});
  for (const glm::dvec3 d :
       {glm::dvec3(1, 0, 0), glm::dvec3(0, 1, 0), glm::normalize(glm::dvec3(1, 1, 0))}) {
    const auto end = walk(*w, start, d, 8.0);
    EXPECT_NEAR(
        glm::distance(mesh::positionAt(w->mesh(), end.point), glm::dvec3(-5, -5, 0) + d * 8.0), 0.0,
        1e-6);
  }
}

TEST(Walk, OnASphereItIsAGreatCircle) {
  const auto w = asItIs(support::makeIcosphere(70.0, 6));
  support::Random random(2);
  for (int i = 0; i < 100; ++i) {
    const auto start = random.pointOn(w->mesh());
    const glm::dvec3 up = glm::normalize(mesh::positionAt(w->mesh(), start));
    const glm::dvec3 t = tangentAt(w->mesh(), start, random.direction());
    const auto end = walk(*w, start, t, 40.0);
    const glm::dvec3 side = glm::normalize(t - up * glm::dot(t, up));
    const glm::dvec3 exact = (up * std::cos(40.0 / 70) + side * std::sin(40.0 / 70)) * 70.0;
    EXPECT_NEAR(glm::distance(mesh::positionAt(w->mesh(), end.point), exact), 0.0, 0.15);
    EXPECT_NEAR(end.walkedMm, 40.0, 1e-9);
  }
}

TEST(Walk, OnACylinderItIsAHelix) {
  const double r = 20.0;
  const auto w = asItIs(support::makeCylinder(r, 80.0, 240, 120));
  const auto start = support::nearestBruteForce(w->mesh(), {0, -10, r});
  const auto p = mesh::positionAt(w->mesh(), start);
  const glm::dvec3 d = glm::normalize(glm::dvec3(1, 0.7, 0));
  const auto end = walk(*w, start, d, 30.0);
  const auto q = mesh::positionAt(w->mesh(), end.point);
  const double turn = std::atan2(p.x, p.z) + 30.0 * d.x / r;
  EXPECT_NEAR(glm::distance(q, {r * std::sin(turn), p.y + 30.0 * d.y, r * std::cos(turn)}), 0.0,
              0.05);
}

TEST(Walk, ABorderStopsIt) {
  const auto w = asItIs(support::makePlane(20, 20, 1.0));
  const auto start = support::nearestBruteForce(w->mesh(), {0.1, 0.2, 0});
  const auto end = walk(*w, start, {1, 0, 0}, 100.0);
  EXPECT_NEAR(end.walkedMm, 9.9, 1e-6);
  EXPECT_NEAR(mesh::positionAt(w->mesh(), end.point).x, 10.0, 1e-6);
}

TEST(Walk, ThereAndBackAgain) {
  const auto w = asItIs(support::randomBumpySphere(3, 70.0, 5));
  support::Random random(5);
  for (int i = 0; i < 100; ++i) {
    const auto start = random.pointOn(w->mesh());
    const auto there = walk(*w, start, random.direction(), 25.0);
    const auto back = walk(*w, there.point, -there.direction, 25.0);
    EXPECT_NEAR(
        glm::distance(mesh::positionAt(w->mesh(), back.point), mesh::positionAt(w->mesh(), start)),
        0.0, 1e-4);
  }
}

TEST(Walk, TangentFallsBackToAnEdge) {
  const auto m = support::makePlane(4, 4, 1.0);
  const mesh::SurfacePoint p{3, {0.3, 0.3, 0.4}};
  EXPECT_NEAR(glm::dot(tangentAt(m, p, {0, 0, 5}), {0, 0, 1}), 0.0, 1e-12);
  EXPECT_NEAR(glm::length(tangentAt(m, p, {0, 0, 5})), 1.0, 1e-12);
  EXPECT_NEAR(glm::distance(tangentAt(m, p, {2, 0, 7}), {1, 0, 0}), 0.0, 1e-12);
}

}  // namespace
}  // namespace mesomap::surface

#include "scene/camera_guard.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>
#include <numbers>

#include "support/meshes.h"

namespace mesomap::scene {
namespace {

constexpr double kTrunk = 150.0, kHand = 40.0;
const glm::dvec3 kHandCentre{300, 0, 0};

/// A trunk round the origin and a hand beside it, as one mesh.
const mesh::RayCaster& skin() {
  static const mesh::RayCaster caster = [] {
    mesh::TriangleMesh both = support::makeIcosphere(kTrunk, 4);
    const mesh::TriangleMesh hand = support::makeIcosphere(kHand, 3);
    const auto first = static_cast<std::uint32_t>(both.positions.size());
    for (const glm::vec3& p : hand.positions) both.positions.push_back(p + glm::vec3(kHandCentre));
    for (const mesh::Triangle& t : hand.triangles) {
      both.triangles.push_back({t[0] + first, t[1] + first, t[2] + first});
    }
    return mesh::RayCaster(both);
  }();
  return caster;
}

bool inside(const glm::dvec3& eye) {
  return glm::length(eye) < kTrunk - 1.0 || glm::distance(eye, kHandCentre) < kHand - 1.0;
}

TEST(CameraGuard, AnEyeOutsideStaysWhereItIs) {
  Camera camera;
  camera.target = {0, 0, 150};
  camera.distance = 300;
  const glm::dvec3 before = camera.eye();
  keepOutside(camera, skin());
  EXPECT_EQ(camera.eye(), before);
}

TEST(CameraGuard, TurningRoundAHandNeverEndsInsideTheTrunk) {
  int wouldHave = 0;
  for (const double distance : {120.0, 250.0, 330.0, 420.0}) {
    Camera camera;
    camera.target = kHandCentre + glm::dvec3(0, 0, kHand);
    camera.distance = distance;
    for (int step = 0; step < 144; ++step) {
      const double pitch = step % 36 < 18 ? 0.015 : -0.015;
      camera.turn(2 * std::numbers::pi / 72, pitch, kHandCentre);
      if (inside(camera.eye())) ++wouldHave;
      keepOutside(camera, skin());
      EXPECT_FALSE(inside(camera.eye())) << "from " << distance << " mm, step " << step;
    }
  }
  EXPECT_GT(wouldHave, 3);
}

TEST(CameraGuard, WhatIsLookedAtStaysInFrontWhereThereIsRoom) {
  Camera camera;  // inside the trunk, looking towards the hand
  camera.yaw = -std::numbers::pi / 2;
  camera.target = kHandCentre - glm::dvec3(kHand, 0, 0);
  camera.distance = 200;
  const glm::dvec3 target = camera.target;
  ASSERT_TRUE(inside(camera.eye()));
  keepOutside(camera, skin());
  EXPECT_FALSE(inside(camera.eye()));
  EXPECT_EQ(camera.target, target);
  EXPECT_GT(camera.eye().x, kTrunk);
  EXPECT_LT(camera.eye().x, target.x);
}

TEST(CameraGuard, ZoomingIntoTheTrunkComesBackOut) {
  Camera camera;
  camera.target = {0, 0, 0};
  camera.distance = 60;
  keepOutside(camera, skin());
  EXPECT_FALSE(inside(camera.eye()));
}

}  // namespace
}  // namespace mesomap::scene

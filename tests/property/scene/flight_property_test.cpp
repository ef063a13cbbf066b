// Flights of the camera over two balls that touch, as a head and a shoulder do.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/camera_flight.h"
#include "scene/camera_guard.h"
#include "support/meshes.h"

namespace mesomap::scene {
namespace {

constexpr double kHead = 100.0, kShoulder = 80.0;
const glm::dvec3 kShoulderCentre{150, -110, 0};

const mesh::RayCaster& balls() {
  static const mesh::RayCaster caster = [] {
    mesh::TriangleMesh both = support::makeIcosphere(kHead, 4);
    const mesh::TriangleMesh other = support::makeIcosphere(kShoulder, 4);
    const auto first = static_cast<std::uint32_t>(both.positions.size());
    for (const glm::vec3& p : other.positions) {
      both.positions.push_back(p + glm::vec3(kShoulderCentre));
    }
    for (const mesh::Triangle& t : other.triangles) {
      both.triangles.push_back({t[0] + first, t[1] + first, t[2] + first});
    }
    return mesh::RayCaster(both);
  }();
  return caster;
}

double drawn(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

/// Looks at a place on the head or in it, from outside.
Camera outsideCamera() {
  Camera camera;
  camera.yaw = drawn(-3.1, 3.1);
  camera.pitch = drawn(-1.2, 1.2);
  camera.distance = drawn(30, 1500);
  const glm::dvec3 out = -camera.forward();
  camera.target = out * drawn(0, kHead);
  keepOutside(camera, balls());
  return camera;
}

double turnLeft(double from, double to) {
  return std::remainder(to - from, 2 * std::numbers::pi);
}

RC_GTEST_PROP(FlightProperty, BeginsAndEndsWhereItShould, ()) {
  const Camera from = outsideCamera(), to = outsideCamera();
  CameraFlight flight(from, to, 0.35, &balls());
  const double start = drawn(0, 1e6);
  RC_ASSERT(flight.advance(start) == from);
  RC_ASSERT(!flight.arrived());
  RC_ASSERT(flight.advance(start + 0.36) == to);
  RC_ASSERT(flight.arrived());
  RC_ASSERT(flight.goal() == to);
}

RC_GTEST_PROP(FlightProperty, GoesTheShortWayRoundAndNeverBack, ()) {
  const Camera from = outsideCamera(), to = outsideCamera();
  const CameraFlight flight(from, to, 0.35, nullptr);
  const double turn = turnLeft(from.yaw, to.yaw);
  const double ratio = std::log(to.distance / from.distance);
  RC_ASSERT(std::abs(turn) <= std::numbers::pi + 1e-9);
  double before = 0.0;
  for (int i = 0; i <= 50; ++i) {
    const Camera now = flight.at(i / 50.0);
    const double round = turnLeft(from.yaw, now.yaw);
    const double way = std::abs(to.pitch - from.pitch) < 1e-9
                           ? before
                           : (now.pitch - from.pitch) / (to.pitch - from.pitch);
    RC_ASSERT(way >= before - 1e-9);
    RC_ASSERT(way <= 1.0 + 1e-9);
    if (std::abs(turn) < 3.0) RC_ASSERT(std::abs(round - turn * way) < 1e-6);
    RC_ASSERT(std::abs(std::log(now.distance / from.distance) - ratio * way) < 1e-6);
    RC_ASSERT(glm::distance(now.target, from.target + (to.target - from.target) * way) < 1e-6);
    before = way;
  }
}

RC_GTEST_PROP(FlightProperty, StaysOutsideOfTheSkin, ()) {
  const Camera from = outsideCamera(), to = outsideCamera();
  RC_PRE(std::min(roomRound(from, balls()), roomRound(to, balls())) > 3.0);
  const CameraFlight flight(from, to, 0.35, &balls());
  for (int i = 0; i <= 200; ++i) {
    const glm::dvec3 eye = flight.at(i / 200.0).eye();
    const double deep =
        std::min(glm::length(eye) - kHead, glm::distance(eye, kShoulderCentre) - kShoulder);
    RC_ASSERT(deep > 0.0);
  }
}

RC_GTEST_PROP(FlightProperty, SetsOutAndArrivesGently, ()) {
  const Camera from = outsideCamera(), to = outsideCamera();
  const CameraFlight flight(from, to, 0.35, nullptr);
  const double whole = std::abs(turnLeft(from.yaw, to.yaw));
  RC_ASSERT(std::abs(turnLeft(from.yaw, flight.at(0.1).yaw)) <= 0.01 * whole + 1e-9);
  RC_ASSERT(std::abs(turnLeft(flight.at(0.9).yaw, to.yaw)) <= 0.01 * whole + 1e-9);
}

TEST(Flight, GoesRoundAHeadAndNotThroughIt) {
  Camera left, right;
  left.yaw = std::numbers::pi / 2;
  left.target = {kHead, 0, 0};
  right.yaw = -std::numbers::pi / 2;
  right.target = {-kHead, 0, 0};
  left.distance = right.distance = 60.0;
  const CameraFlight through(left, right, 0.35, nullptr);
  EXPECT_LT(glm::length(through.at(0.5).eye()), kHead) << "a straight way would";
  const CameraFlight round(left, right, 0.35, &balls());
  for (int i = 0; i <= 100; ++i) {
    EXPECT_GT(glm::length(round.at(i / 100.0).eye()), kHead + kClearanceMm / 2) << i;
  }
  EXPECT_EQ(round.at(1.0), right);
}

}  // namespace
}  // namespace mesomap::scene

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/camera.h"

namespace mesomap::scene {
namespace {

double between(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

Camera anyCamera() {
  Camera camera;
  camera.yaw = between(-3.1, 3.1);
  camera.pitch = between(-1.5, 1.5);
  camera.distance = between(50, 3000);
  camera.target = {between(-200, 200), between(-200, 200), between(-200, 200)};
  return camera;
}

const glm::dvec2 kViewport{1280, 800};

RC_GTEST_PROP(CameraProperty, ProjectUndoesRayThrough, ()) {
  const Camera camera = anyCamera();
  const glm::dvec2 pixel{between(0, 1280), between(0, 800)};
  const Ray ray = camera.rayThrough(pixel, kViewport);
  RC_ASSERT(std::abs(glm::length(ray.direction) - 1.0) < 1e-12);
  const glm::dvec3 back = camera.project(ray.origin + ray.direction * between(1, 5000), kViewport);
  RC_ASSERT(glm::distance(glm::dvec2(back), pixel) < 1e-6);
  RC_ASSERT(back.z > 0.0);
}

RC_GTEST_PROP(CameraProperty, ThePivotStaysOnItsPixel, ()) {
  Camera camera = anyCamera();
  const glm::dvec2 pixel{between(0, 1280), between(0, 800)};
  const Ray ray = camera.rayThrough(pixel, kViewport);
  const glm::dvec3 pivot = ray.origin + ray.direction * between(20, 2000);
  camera.turn(between(-3, 3), between(-3, 3), pivot);
  RC_ASSERT(glm::distance(glm::dvec2(camera.project(pivot, kViewport)), pixel) < 0.5);
  // The head stays upright: the picture's right is level.
  RC_ASSERT(std::abs(camera.right().y) < 1e-12);
  RC_ASSERT(camera.up().y > 0.0);
}

RC_GTEST_PROP(CameraProperty, PitchNeverTurnsOver, ()) {
  Camera camera = anyCamera();
  camera.turn(between(-20, 20), between(-20, 20), camera.target);
  RC_ASSERT(std::abs(camera.pitch) <= 89.0 * std::numbers::pi / 180 + 1e-12);
  RC_ASSERT(std::abs(camera.yaw) <= std::numbers::pi + 1e-12);
}

RC_GTEST_PROP(CameraProperty, ZoomKeepsThePlaceUnderThePointer, ()) {
  Camera camera = anyCamera();
  const glm::dvec2 pixel{between(0, 1280), between(0, 800)};
  const Ray ray = camera.rayThrough(pixel, kViewport);
  const glm::dvec3 pivot = ray.origin + ray.direction * between(20, 2000);
  camera.zoom(between(0.5, 2.0), pivot);
  RC_ASSERT(glm::distance(glm::dvec2(camera.project(pivot, kViewport)), pixel) < 1e-6);
}

RC_GTEST_PROP(CameraProperty, PanCarriesTheGrabbedPlace, ()) {
  Camera camera = anyCamera();
  const glm::dvec2 pixel{between(200, 1000), between(200, 600)};
  const Ray ray = camera.rayThrough(pixel, kViewport);
  const glm::dvec3 grabbed = ray.origin + ray.direction * between(50, 2000);
  const glm::dvec2 delta{between(-100, 100), between(-100, 100)};
  camera.pan(delta, grabbed, kViewport);
  RC_ASSERT(glm::distance(glm::dvec2(camera.project(grabbed, kViewport)), pixel + delta) < 1e-6);
}

}  // namespace
}  // namespace mesomap::scene

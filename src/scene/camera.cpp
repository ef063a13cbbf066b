#include "scene/camera.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <numbers>

namespace mesomap::scene {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr double kSteepest = 89.0 * kRadiansPerDegree;
constexpr double kSteepestFace = 1.2;  // radians; from straight above nobody knows a face
// Nearer than this a brush is larger than the window; farther, a body is a dot.
constexpr double kNearestMm = 15.0;
constexpr double kFarthestMm = 60000.0;
// Chin to crown with a little air; what is taller shows neck and shoulders, then a whole body.
constexpr double kHeadMm = 250.0;
constexpr double kTallestHeadMm = 300.0;
constexpr double kShortestBodyMm = 1000.0;

struct NamedView {
  StandardView view;
  const char* name;
  double yawDeg;
  double pitchDeg;
};

constexpr std::array kViews{
    NamedView{StandardView::front, "front", 0, 0},
    NamedView{StandardView::back, "back", 180, 0},
    NamedView{StandardView::left, "left", 90, 0},
    NamedView{StandardView::right, "right", -90, 0},
    NamedView{StandardView::threeQuarterLeft, "three-quarter-left", 40, 0},
    NamedView{StandardView::threeQuarterRight, "three-quarter-right", -40, 0},
    NamedView{StandardView::top, "top", 0, 80},
    NamedView{StandardView::underChin, "under-chin", 0, -55},
};

std::array<glm::dvec3, 8> cornersOf(const mesh::Bounds& bounds) {
  std::array<glm::dvec3, 8> corners;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    corners[i] = {(i & 1) != 0 ? bounds.max.x : bounds.min.x,
                  (i & 2) != 0 ? bounds.max.y : bounds.min.y,
                  (i & 4) != 0 ? bounds.max.z : bounds.min.z};
  }
  return corners;
}

glm::dvec2 usable(glm::dvec2 viewportPx) {
  return {std::max(viewportPx.x, 1.0), std::max(viewportPx.y, 1.0)};
}

}  // namespace

std::optional<StandardView> standardViewFromName(const std::string& name) {
  for (const NamedView& known : kViews) {
    if (name == known.name) return known.view;
  }
  return std::nullopt;
}

const char* standardViewName(StandardView view) {
  for (const NamedView& known : kViews) {
    if (view == known.view) return known.name;
  }
  return "front";
}

std::string standardViewNames() {
  std::string names;
  for (const NamedView& known : kViews) {
    if (!names.empty()) names += ", ";
    names += known.name;
  }
  return names;
}

glm::dvec3 Camera::forward() const {
  return -glm::dvec3{std::sin(yaw) * std::cos(pitch), std::sin(pitch),
                     std::cos(yaw) * std::cos(pitch)};
}

glm::dvec3 Camera::right() const {
  return {std::cos(yaw), 0.0, -std::sin(yaw)};
}

glm::dvec3 Camera::up() const {
  return glm::cross(right(), forward());
}

glm::dvec3 Camera::eye() const {
  return target - forward() * distance;
}

glm::dmat4 Camera::view() const {
  return glm::lookAt(eye(), target, up());
}

glm::dmat4 Camera::projection(glm::dvec2 viewportPx, const mesh::Bounds& bounds) const {
  const glm::dvec2 size = usable(viewportPx);
  double nearest = 1e300;
  double farthest = -1e300;
  for (const glm::dvec3& corner : cornersOf(bounds)) {
    const double depth = glm::dot(corner - eye(), forward());
    nearest = std::min(nearest, depth);
    farthest = std::max(farthest, depth);
  }
  const double slack = 0.02 * (farthest - nearest) + 1.0;
  farthest = std::max(farthest + slack, 2.0);
  // A near plane this close still leaves a depth step far below the skin's detail.
  nearest = std::max(nearest - slack, farthest / 5000.0);
  return glm::perspective(verticalFov, size.x / size.y, nearest, farthest);
}

Ray Camera::rayThrough(glm::dvec2 pixel, glm::dvec2 viewportPx) const {
  const glm::dvec2 size = usable(viewportPx);
  const double scale = 2.0 * std::tan(verticalFov / 2) / size.y;
  const double x = (pixel.x - size.x / 2) * scale;
  const double y = (size.y / 2 - pixel.y) * scale;
  return {eye(), glm::normalize(forward() + right() * x + up() * y)};
}

glm::dvec3 Camera::project(const glm::dvec3& position, glm::dvec2 viewportPx) const {
  const glm::dvec2 size = usable(viewportPx);
  const glm::dvec3 fromEye = position - eye();
  const double depth = glm::dot(fromEye, forward());
  // Behind the eye there is no pixel; the sign of the depth says so.
  const double divisor = std::abs(depth) < 1e-9 ? 1e-9 : depth;
  const double pixelsPerSlope = size.y / (2.0 * std::tan(verticalFov / 2));
  return {size.x / 2 + glm::dot(fromEye, right()) / divisor * pixelsPerSlope,
          size.y / 2 - glm::dot(fromEye, up()) / divisor * pixelsPerSlope, depth};
}

double Camera::mmPerPixelAt(const glm::dvec3& position, glm::dvec2 viewportPx) const {
  const double depth = std::max(glm::dot(position - eye(), forward()), 1e-3);
  return depth * 2.0 * std::tan(verticalFov / 2) / usable(viewportPx).y;
}

void Camera::turn(double yawDelta, double pitchDelta, const glm::dvec3& pivot) {
  const glm::dvec3 fromEye = pivot - eye();
  const glm::dvec3 seen{glm::dot(fromEye, right()), glm::dot(fromEye, up()),
                        glm::dot(fromEye, forward())};
  yaw = std::remainder(yaw + yawDelta, 2 * std::numbers::pi);
  pitch = std::clamp(pitch + pitchDelta, -kSteepest, kSteepest);
  const glm::dvec3 newEye = pivot - (right() * seen.x + up() * seen.y + forward() * seen.z);
  target = newEye + forward() * distance;
}

void Camera::pan(glm::dvec2 deltaPx, const glm::dvec3& grabbed, glm::dvec2 viewportPx) {
  const double mm = mmPerPixelAt(grabbed, viewportPx);
  target -= right() * (deltaPx.x * mm) - up() * (deltaPx.y * mm);
}

void Camera::zoom(double factor, const glm::dvec3& pivot) {
  if (!(factor > 0.0)) return;
  const double wanted = std::clamp(distance * factor, kNearestMm, kFarthestMm);
  const double applied = wanted / distance;
  target = pivot + (target - pivot) * applied;
  distance = wanted;
}

void Camera::frame(const mesh::Bounds& bounds, glm::dvec2 viewportPx, double fill) {
  const glm::dvec2 size = usable(viewportPx);
  const double slopeY = std::tan(verticalFov / 2) * std::clamp(fill, 0.05, 1.0);
  const double slopeX = slopeY * size.x / size.y;
  target = bounds.center();
  double needed = kNearestMm;
  for (const glm::dvec3& corner : cornersOf(bounds)) {
    const glm::dvec3 offset = corner - target;
    const double nearer = glm::dot(offset, -forward());
    needed = std::max({needed, std::abs(glm::dot(offset, right())) / slopeX + nearer,
                       std::abs(glm::dot(offset, up())) / slopeY + nearer});
  }
  distance = std::min(needed, kFarthestMm);
}

void Camera::look(StandardView standard) {
  for (const NamedView& known : kViews) {
    if (known.view != standard) continue;
    yaw = known.yawDeg * kRadiansPerDegree;
    pitch = known.pitchDeg * kRadiansPerDegree;
  }
}

void Camera::face(const glm::dvec3& outward) {
  const double length = glm::length(outward);
  if (!(length > 1e-6)) return;
  const glm::dvec3 from = outward / length;
  if (std::hypot(from.x, from.z) > 1e-3) yaw = std::atan2(from.x, from.z);
  pitch = std::clamp(std::asin(std::clamp(from.y, -1.0, 1.0)), -kSteepestFace, kSteepestFace);
}

Camera headView(const mesh::Bounds& bounds, glm::dvec2 viewportPx) {
  if (bounds.size().y < kShortestBodyMm) return firstView(bounds, viewportPx);
  // As on a bust: the highest part of the body, at its own size.
  mesh::Bounds head = bounds;
  head.min.y = head.max.y - 1.5 * kHeadMm;
  return firstView(head, viewportPx);
}

Camera firstView(const mesh::Bounds& bounds, glm::dvec2 viewportPx) {
  Camera camera;
  camera.yaw = -25.0 * kRadiansPerDegree;
  const glm::dvec2 size = usable(viewportPx);
  camera.target = bounds.center();
  glm::dvec3 shown = bounds.size();
  if (shown.y > kTallestHeadMm && shown.y < kShortestBodyMm) {
    // A bust: the head is what is worked on; the shoulders may leave the picture.
    camera.target.y = bounds.max.y - kHeadMm / 2;
    shown = glm::dvec3(kHeadMm);
  }
  // A whole body stands alone in the picture: it may fill more of it.
  const double share = shown.y >= kShortestBodyMm ? 0.9 : 0.75;
  const double slope = std::tan(camera.verticalFov / 2) * share;
  const double width = std::max(shown.x, shown.z);
  camera.distance = std::clamp(std::max(shown.y / 2 / slope, width / 2 / (slope * size.x / size.y)),
                               kNearestMm, kFarthestMm);
  return camera;
}

}  // namespace mesomap::scene

// Bringing places into sight: what a step back or forth changed, points that were left out.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <memory>
#include <vector>

#include "scene/view_tool.h"

namespace mesomap::scene {
namespace {

constexpr std::size_t kBorderSamples = 80;
constexpr double kEnoughSeen = 0.15;    // of a change: then the view stays as it is
constexpr double kMostSeen = 0.5;       // then it need not be turned
constexpr double kHidingSlackMm = 3.0;  // skin nearer than this hides nothing
constexpr double kSteepestLook = 1.2;   // radians

template <class Piece>
void addBorder(std::vector<glm::dvec3>& points, const Piece& piece) {
  for (const plan::BorderLine& line : piece.border) {
    points.insert(points.end(), line.points.begin(), line.points.end());
  }
}

/// Borders of what one list has and the other has not, or has otherwise.
template <class Piece>
void addChanged(std::vector<glm::dvec3>& points,
                const std::vector<std::shared_ptr<const Piece>>& some,
                const std::vector<std::shared_ptr<const Piece>>& others) {
  for (const auto& piece : some) {
    if (std::find(others.begin(), others.end(), piece) == others.end()) addBorder(points, *piece);
  }
}

std::vector<glm::dvec3> thinned(const std::vector<glm::dvec3>& points) {
  if (points.size() <= kBorderSamples) return points;
  std::vector<glm::dvec3> some;
  for (std::size_t i = 0; i < kBorderSamples; ++i)
    some.push_back(points[i * points.size() / kBorderSamples]);
  return some;
}

}  // namespace

double ViewTool::shareInSight(const std::vector<glm::dvec3>& points) const {
  const mesh::RayCaster& skin = *session_.model()->workingCaster;
  const glm::dvec3 eye = camera.eye();
  std::size_t seen = 0;
  for (const glm::dvec3& point : points) {
    const glm::dvec3 pixel = camera.project(point, viewport_);
    const bool inView = pixel.z > 0.0 && pixel.x >= 0.0 && pixel.y >= 0.0 &&
                        pixel.x < viewport_.x && pixel.y < viewport_.y;
    if (inView && !skin.occluded(eye, point, kHidingSlackMm)) ++seen;
  }
  return static_cast<double>(seen) / static_cast<double>(points.size());
}

void ViewTool::lookAtChange(const plan::Plan& before, const plan::Plan& after) {
  if (!session_.isOpen()) return;
  std::vector<glm::dvec3> changed;
  addChanged(changed, after.regions, before.regions);
  addChanged(changed, after.exclusions, before.exclusions);
  if (changed.empty()) {
    addChanged(changed, before.regions, after.regions);
    addChanged(changed, before.exclusions, after.exclusions);
  }
  const std::vector<glm::dvec3> points = thinned(changed);
  if (!points.empty() && shareInSight(points) < kEnoughSeen) lookAt(points);
}

void ViewTool::lookAt(const std::vector<glm::dvec3>& places, double roundMm) {
  if (!session_.isOpen() || places.empty()) return;
  const bool hidden = shareInSight(places) < kMostSeen;
  const SurfaceModel& model = *session_.model();
  mesh::Bounds bounds{places.front(), places.front()};
  glm::dvec3 facing(0.0);
  for (const glm::dvec3& point : places) {
    bounds.min = glm::min(bounds.min, point);
    bounds.max = glm::max(bounds.max, point);
    const auto hit = model.workingCaster->closest(point);
    if (!hit) continue;
    const mesh::TriangleMesh& skin = model.working->mesh();
    const mesh::Triangle& t = skin.triangles[hit->point.triangle];
    const glm::dvec3 a(skin.positions[t[0]]);
    const glm::dvec3 up =
        glm::cross(glm::dvec3(skin.positions[t[1]]) - a, glm::dvec3(skin.positions[t[2]]) - a);
    if (glm::length(up) > 0.0) facing += glm::normalize(up);
  }
  if (hidden && glm::length(facing) > 1e-6) {
    const glm::dvec3 from = glm::normalize(facing);
    if (std::hypot(from.x, from.z) > 1e-3) camera.yaw = std::atan2(from.x, from.z);
    camera.pitch =
        std::clamp(std::asin(std::clamp(from.y, -1.0, 1.0)), -kSteepestLook, kSteepestLook);
  }
  const glm::dvec3 size = bounds.size();
  frameSpot(bounds.center(), std::max({size.x, size.y, size.z, roundMm}));
}

}  // namespace mesomap::scene

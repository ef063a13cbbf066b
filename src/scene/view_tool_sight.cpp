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
constexpr double kLeastAreaMm = 60.0;   // a smaller one keeps some skin round it
constexpr double kAreaFill = 0.75;      // of the smaller side
constexpr double kEnoughSeen = 0.15;    // of a change: then the view stays as it is
constexpr double kMostSeen = 0.5;       // then it need not be turned
constexpr double kHidingSlackMm = 3.0;  // skin nearer than this hides nothing

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

/// The direction that most of a shape faces; no length where nothing of it is inside.
glm::dvec3 facingOf(const surface::PagedField& shape, const mesh::TriangleMesh& skin) {
  glm::dvec3 facing(0.0);
  if (shape.vertexCount() != skin.positions.size()) return facing;
  for (const mesh::Triangle& t : skin.triangles) {
    if (shape.raw(t[0]) <= 0 || shape.raw(t[1]) <= 0 || shape.raw(t[2]) <= 0) continue;
    const glm::dvec3 a(skin.positions[t[0]]);
    // As long as the triangle is large.
    facing +=
        glm::cross(glm::dvec3(skin.positions[t[1]]) - a, glm::dvec3(skin.positions[t[2]]) - a);
  }
  return facing;
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
  const Camera& there = goal();
  const glm::dvec3 eye = there.eye();
  std::size_t seen = 0;
  for (const glm::dvec3& point : points) {
    const glm::dvec3 pixel = there.project(point, viewport_);
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
  lookAt(places, roundMm, shareInSight(places) < kMostSeen);
}

void ViewTool::lookAt(const std::vector<glm::dvec3>& places, double roundMm, bool turned) {
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
  Camera wanted = goal();
  if (turned) wanted.face(facing);
  const glm::dvec3 size = bounds.size();
  frameSpot(wanted, bounds.center(), std::max({size.x, size.y, size.z, roundMm}));
}

void ViewTool::goToArea(const plan::Region& region) {
  if (!session_.isOpen()) return;
  std::vector<glm::dvec3> places;
  addBorder(places, region);
  glm::dvec3 facing = facingOf(region.shape, session_.model()->working->mesh());
  const bool shaped = glm::length(facing) > 1e-9;
  for (const plan::Site& site : region.sites) {
    places.push_back(site.position);
    if (!shaped) facing += site.normal;
  }
  if (places.empty()) return;
  mesh::Bounds bounds{places.front(), places.front()};
  for (const glm::dvec3& place : places) {
    bounds.min = glm::min(bounds.min, place);
    bounds.max = glm::max(bounds.max, place);
  }
  const glm::dvec3 half = glm::max(bounds.size(), glm::dvec3(kLeastAreaMm)) * 0.5;
  Camera wanted = goal();
  wanted.face(facing);
  wanted.frame({bounds.center() - half, bounds.center() + half}, viewport_, kAreaFill);
  goTo(wanted);
}

}  // namespace mesomap::scene

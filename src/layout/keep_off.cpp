#include "keep_off.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>

namespace mesomap::layout {
namespace {

constexpr double kSameSpot = 0.36;   // spacings: nearer than this is the same spot
constexpr double kLeastRoom = 0.55;  // spacings: between two points of one session
constexpr double kHalfWay = 0.5;     // spacings: beside a spot
constexpr double kFullRoom = 0.85;   // spacings: for one more point
constexpr int kWays = 16;
constexpr double kBeside[] = {0.38, 0.46, 0.54};  // spacings

double nearestOf(const std::vector<glm::dvec3>& places, const glm::dvec3& at,
                 std::size_t without = static_cast<std::size_t>(-1)) {
  double least = 1e9;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i != without) least = std::min(least, glm::distance(places[i], at));
  }
  return least;
}

/// Inside the area, up to a hair beyond the line on which its outer row stands.
bool onShape(const Input& input, const mesh::SurfacePoint& place) {
  constexpr double kHairMm = 0.3;
  const auto& corners = input.mesh->mesh().triangles[place.triangle];
  double depth = 0.0;
  for (int k = 0; k < 3; ++k) {
    depth += place.barycentric[k] * input.shape.mm(corners[static_cast<std::size_t>(k)]);
  }
  return depth >= input.rule.marginMm - kHairMm;
}

}  // namespace

void keepOff(std::vector<Point>& points, const plan::Region& before, const Input& input,
             const PlaceContext& context) {
  if (!context.closest || input.rule.pattern != plan::Pattern::even) return;
  const double spacing = input.rule.spacingMm;
  const mesh::TriangleMesh& mesh = input.mesh->mesh();
  std::vector<glm::dvec3> old, now;
  for (const plan::Site& site : before.sites) old.push_back(site.position);
  for (const Point& point : points) now.push_back(mesh::positionAt(mesh, point.place));
  const auto blocked = [&](const mesh::SurfacePoint& place) {
    return input.blocked && !input.blocked(place).empty();
  };
  for (std::size_t i = points.size(); i-- > 0;) {
    if (points[i].keptFrom >= 0 || nearestOf(old, now[i]) >= kSameSpot * spacing) continue;
    const auto& corners = mesh.triangles[points[i].place.triangle];
    const glm::dvec3 edge = glm::dvec3(mesh.positions[corners[1]] - mesh.positions[corners[0]]);
    const glm::dvec3 other = glm::dvec3(mesh.positions[corners[2]] - mesh.positions[corners[0]]);
    const glm::dvec3 normal = glm::normalize(glm::cross(edge, other));
    const glm::dvec3 ahead = glm::normalize(edge);
    const glm::dvec3 aside = glm::cross(normal, ahead);
    std::optional<std::pair<mesh::SurfacePoint, glm::dvec3>> best;
    double most = kLeastRoom * spacing;
    for (const double away : kBeside) {
      for (int way = 0; way < kWays; ++way) {
        const double turn = 6.283185307179586 * way / kWays;
        const glm::dvec3 wanted =
            now[i] + (ahead * std::cos(turn) + aside * std::sin(turn)) * away * spacing;
        const auto place = context.closest(wanted);
        if (!place || !onShape(input, *place) || blocked(*place)) continue;
        const glm::dvec3 at = mesh::positionAt(mesh, *place);
        if (nearestOf(old, at) < kSameSpot * spacing) continue;
        const double room = nearestOf(now, at, i);
        if (room <= most) continue;
        most = room;
        best = {*place, at};
      }
    }
    if (best) {
      points[i].place = best->first;
      now[i] = best->second;
    } else {
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
      now.erase(now.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // In a narrow area few places lie between: beside the spots there may be room for more.
  for (const plan::Site& site : before.sites) {
    const glm::dvec3 ahead = glm::normalize(glm::cross(
        site.normal, std::abs(site.normal.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0)));
    const glm::dvec3 aside = glm::cross(site.normal, ahead);
    for (int way = 0; way < kWays; ++way) {
      const double turn = 6.283185307179586 * way / kWays;
      const auto place = context.closest(
          site.position + (ahead * std::cos(turn) + aside * std::sin(turn)) * kHalfWay * spacing);
      if (!place || !onShape(input, *place) || blocked(*place)) continue;
      const glm::dvec3 at = mesh::positionAt(mesh, *place);
      if (nearestOf(old, at) < kSameSpot * spacing) continue;
      if (nearestOf(now, at) < kFullRoom * spacing) continue;
      // Next to its neighbour in the order of work.
      std::size_t index = points.size();
      for (std::size_t i = 0; i < now.size(); ++i) {
        if (index == points.size() || glm::distance(now[i], at) < glm::distance(now[index], at)) {
          index = i;
        }
      }
      index = std::min(index + 1, points.size());
      points.insert(points.begin() + static_cast<std::ptrdiff_t>(index), Point{.place = *place});
      now.insert(now.begin() + static_cast<std::ptrdiff_t>(index), at);
    }
  }
}

}  // namespace mesomap::layout

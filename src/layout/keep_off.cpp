#include "keep_off.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <optional>

#include "plan/places_by_cell.h"

namespace mesomap::layout {
namespace {

constexpr double kSameSpot = 0.36;   // spacings: nearer than this is the same spot
constexpr double kLeastRoom = 0.55;  // spacings: between two points of one session
constexpr double kHalfWay = 0.5;     // spacings: beside a spot
constexpr double kFullRoom = 0.85;   // spacings: for one more point
constexpr int kWays = 16;
constexpr double kBeside[] = {0.38, 0.46, 0.54};  // spacings

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

struct Candidate {
  mesh::SurfacePoint place;
  glm::dvec3 at;  ///< mm
};

/// Directions along the skin round a spot.
class Compass {
 public:
  explicit Compass(const glm::dvec3& normal) {
    const glm::dvec3 up = glm::normalize(normal);
    ahead_ = glm::normalize(
        glm::cross(up, std::abs(up.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0)));
    aside_ = glm::cross(up, ahead_);
  }
  /// Of unit length, `way` of kWays.
  [[nodiscard]] glm::dvec3 to(int way) const {
    const double turn = 2.0 * std::numbers::pi * way / kWays;
    return ahead_ * std::cos(turn) + aside_ * std::sin(turn);
  }

 private:
  glm::dvec3 ahead_, aside_;
};

}  // namespace

void keepOff(std::vector<Point>& points, const plan::Region& before, const Input& input,
             const PlaceContext& context) {
  if (!context.closest || input.rule.pattern != plan::Pattern::even) return;
  const double spacing = input.rule.spacingMm;
  const mesh::TriangleMesh& mesh = input.mesh->mesh();
  plan::PlacesByCell old(spacing);
  plan::PlacesByCell now(spacing);
  for (const plan::Site& site : before.sites) old.add(site.position);
  std::vector<std::size_t> standing;  // in `now`, beside `points`
  for (const Point& point : points)
    standing.push_back(now.add(mesh::positionAt(mesh, point.place)));
  /// Where a point may stand that misses every spot, if that is so at `wanted`.
  const auto placeAt = [&](const glm::dvec3& wanted) -> std::optional<Candidate> {
    const auto place = context.closest(wanted);
    if (!place || !onShape(input, *place)) return std::nullopt;
    if (input.blocked && !input.blocked(*place).empty()) return std::nullopt;
    const glm::dvec3 at = mesh::positionAt(mesh, *place);
    if (old.nearestMm(at) < kSameSpot * spacing) return std::nullopt;
    return Candidate{*place, at};
  };
  for (std::size_t i = points.size(); i-- > 0;) {
    const glm::dvec3 from = now.position(standing[i]);
    if (points[i].keptFrom >= 0 || old.nearestMm(from) >= kSameSpot * spacing) continue;
    const auto& corners = mesh.triangles[points[i].place.triangle];
    const glm::dvec3 edge = glm::dvec3(mesh.positions[corners[1]] - mesh.positions[corners[0]]);
    const glm::dvec3 other = glm::dvec3(mesh.positions[corners[2]] - mesh.positions[corners[0]]);
    const Compass compass(glm::cross(edge, other));
    std::optional<Candidate> best;
    double most = kLeastRoom * spacing;
    for (const double away : kBeside) {
      for (int way = 0; way < kWays; ++way) {
        const auto candidate = placeAt(from + compass.to(way) * away * spacing);
        if (!candidate) continue;
        const double room = now.nearestMm(candidate->at, standing[i]);
        if (room <= most) continue;
        most = room;
        best = candidate;
      }
    }
    now.remove(standing[i]);
    if (best) {
      points[i].place = best->place;
      standing[i] = now.add(best->at);
    } else {
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
      standing.erase(standing.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // In a narrow area few places lie between: beside the spots there may be room for more.
  for (const plan::Site& site : before.sites) {
    const Compass compass(site.normal);
    for (int way = 0; way < kWays; ++way) {
      const auto candidate = placeAt(site.position + compass.to(way) * kHalfWay * spacing);
      if (!candidate || now.nearestMm(candidate->at) < kFullRoom * spacing) continue;
      // Next to its neighbour in the order of work.
      std::size_t index = 0;
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < standing.size(); ++i) {
        const double distance = glm::distance(now.position(standing[i]), candidate->at);
        if (distance >= least) continue;
        least = distance;
        index = i + 1;
      }
      const auto after = static_cast<std::ptrdiff_t>(index);
      points.insert(points.begin() + after, Point{.place = candidate->place});
      standing.insert(standing.begin() + after, now.add(candidate->at));
    }
  }
}

}  // namespace mesomap::layout

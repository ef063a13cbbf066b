#include "curve.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "surface/walk.h"

namespace mesomap::layout {
namespace {

/// `alongMm` within the curve, and the corner at or before it.
std::pair<double, std::size_t> located(const Curve& curve, double alongMm) {
  const double length = curve.lengthMm();
  double s = alongMm;
  if (curve.closed && length > 0.0) {
    s = std::fmod(s, length);
    if (s < 0.0) s += length;
  }
  s = std::clamp(s, 0.0, length);
  const auto after = std::upper_bound(curve.along.begin(), curve.along.end(), s);
  const auto index = static_cast<std::size_t>(after - curve.along.begin());
  return {s, std::min(index > 0 ? index - 1 : 0, curve.places.size() - 2)};
}

}  // namespace

Curve makeCurve(const mesh::TriangleMesh& mesh, std::vector<mesh::SurfacePoint> places,
                bool closed) {
  Curve curve;
  curve.closed = closed;
  if (closed && places.size() > 1) {
    const mesh::SurfacePoint first = places.front();
    places.push_back(first);
  }
  curve.places = std::move(places);
  for (const mesh::SurfacePoint& place : curve.places) {
    curve.positions.push_back(mesh::positionAt(mesh, place));
    const std::size_t n = curve.positions.size();
    curve.along.push_back(
        n < 2 ? 0.0
              : curve.along.back() + glm::distance(curve.positions[n - 2], curve.positions[n - 1]));
  }
  return curve;
}

Curve makeCurve(const mesh::TriangleMesh& mesh, const surface::Polyline& line) {
  return makeCurve(mesh, line.points, line.closed);
}

Curve reversed(Curve curve) {
  std::reverse(curve.places.begin(), curve.places.end());
  std::reverse(curve.positions.begin(), curve.positions.end());
  const double length = curve.lengthMm();
  std::reverse(curve.along.begin(), curve.along.end());
  for (double& s : curve.along) s = length - s;
  return curve;
}

mesh::SurfacePoint placeAt(const mesh::WorkingMesh& mesh, const Curve& curve, double alongMm) {
  if (curve.empty()) return curve.places.empty() ? mesh::SurfacePoint{} : curve.places.front();
  const auto [s, i] = located(curve, alongMm);
  const double before = s - curve.along[i];
  const double step = curve.along[i + 1] - curve.along[i];
  if (before < 1e-9) return curve.places[i];
  if (step - before < 1e-9) return curve.places[i + 1];
  const glm::dvec3 way = curve.positions[i + 1] - curve.positions[i];
  // Both corners may be known by a triangle that the piece between them does not cross: the walk
  // finds its own.
  if (curve.places[i].triangle == curve.places[i + 1].triangle) {
    const double share = before / step;
    return {curve.places[i].triangle,
            curve.places[i].barycentric * (1.0 - share) + curve.places[i + 1].barycentric * share};
  }
  return surface::walk(mesh, curve.places[i], way, before).point;
}

glm::dvec3 positionAt(const Curve& curve, double alongMm) {
  if (curve.empty()) return curve.positions.empty() ? glm::dvec3(0.0) : curve.positions.front();
  const auto [s, i] = located(curve, alongMm);
  const double step = curve.along[i + 1] - curve.along[i];
  const double share = step > 1e-12 ? (s - curve.along[i]) / step : 0.0;
  return curve.positions[i] * (1.0 - share) + curve.positions[i + 1] * share;
}

Foot footOn(const Curve& curve, const glm::dvec3& position) {
  Foot best;
  for (std::size_t i = 0; i + 1 < curve.positions.size(); ++i) {
    const glm::dvec3 way = curve.positions[i + 1] - curve.positions[i];
    const double size = glm::dot(way, way);
    const double share =
        size > 0.0 ? std::clamp(glm::dot(position - curve.positions[i], way) / size, 0.0, 1.0)
                   : 0.0;
    const double away = glm::distance(curve.positions[i] + way * share, position);
    if (away < best.awayMm) best = {curve.along[i] + share * std::sqrt(size), away};
  }
  return best;
}

std::vector<mesh::SurfacePoint> piece(const mesh::WorkingMesh& mesh, const Curve& curve,
                                      double fromMm, double toMm) {
  std::vector<mesh::SurfacePoint> places{placeAt(mesh, curve, fromMm)};
  if (curve.empty()) return places;
  constexpr double kSameCornerMm = 1e-6;
  const double length = curve.lengthMm();
  // A stretch of a closed curve may run over its first corner.
  const double turn = curve.closed && length > 0.0 ? std::floor(fromMm / length) * length : 0.0;
  for (int round = 0; round < (curve.closed ? 3 : 1); ++round) {
    const double base = turn + round * length;
    for (std::size_t i = round > 0 ? 1 : 0; i < curve.along.size(); ++i) {
      const double s = base + curve.along[i];
      if (s > fromMm + kSameCornerMm && s < toMm - kSameCornerMm) {
        places.push_back(curve.places[i]);
      }
    }
  }
  places.push_back(placeAt(mesh, curve, toMm));
  return places;
}

}  // namespace mesomap::layout

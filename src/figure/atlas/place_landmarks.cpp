// Landmarks drawn as places in space, put on the mesh.
#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

#include "atlas/drawn.h"
#include "atlas/mesh_mirror.h"

namespace mesomap::figure {

namespace {

using mesh::SurfacePoint;

/// The nearest place of the triangles that `use` names; the first one where several are as near.
template <class Use>
SurfacePoint nearestPlace(const mesh::TriangleMesh& mesh, const glm::dvec3& position,
                          const Use& use) {
  SurfacePoint best;
  double nearest = std::numeric_limits<double>::max();
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    if (!use(mesh.triangles[t])) continue;
    // A triangle is passed over when even the nearest corner is farther than its size allows.
    const glm::dvec3 a = mesh.corner(t, 0);
    const double reach =
        std::max(glm::distance(a, mesh.corner(t, 1)), glm::distance(a, mesh.corner(t, 2)));
    if (glm::distance(a, position) - reach > nearest) continue;
    const SurfacePoint place{t, mesh::barycentricOf(mesh, t, position)};
    const double distance = glm::distance(mesh::positionAt(mesh, place), position);
    if (distance < nearest) {
      nearest = distance;
      best = place;
    }
  }
  return best;
}

/// The nearest place of the edges on x = 0, so that a landmark of the midline is exactly there.
std::optional<SurfacePoint> nearestOnMidline(const mesh::TriangleMesh& mesh,
                                             const glm::dvec3& position) {
  std::optional<SurfacePoint> best;
  double nearest = std::numeric_limits<double>::max();
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    if (!onLeft(mesh, mesh.triangles[t])) continue;
    for (int k = 0; k < 3; ++k) {
      const int next = (k + 1) % 3;
      const glm::dvec3 a = mesh.corner(t, k);
      const glm::dvec3 b = mesh.corner(t, next);
      if (a.x != 0.0 || b.x != 0.0) continue;
      const glm::dvec3 along = b - a;
      const double length2 = glm::dot(along, along);
      const double s =
          length2 > 0.0 ? std::clamp(glm::dot(position - a, along) / length2, 0.0, 1.0) : 0.0;
      const double distance = glm::distance(a + along * s, position);
      if (distance >= nearest) continue;
      nearest = distance;
      best = SurfacePoint{t, glm::dvec3(0.0)};
      best->barycentric[k] = 1.0 - s;
      best->barycentric[next] = s;
    }
  }
  return best;
}

}  // namespace

std::vector<Landmark> placeLandmarks(const std::vector<DrawnLandmark>& drawn,
                                     const mesh::TriangleMesh& mesh) {
  std::vector<Landmark> list;
  if (mesh.triangles.empty()) return list;
  const auto mirror = mirrorOf(mesh);
  const auto anywhere = [](const mesh::Triangle&) { return true; };
  for (const DrawnLandmark& d : drawn) {
    const glm::dvec3 position(d.position);
    Landmark landmark{d.id, d.name, Side::midline, {}};
    if (!d.paired) {
      const auto place = mirror ? nearestOnMidline(mesh, position) : std::nullopt;
      landmark.place = place ? *place : nearestPlace(mesh, position, anywhere);
      list.push_back(landmark);
      continue;
    }
    landmark.side = Side::left;
    Landmark other{d.id, d.name, Side::right, {}};
    if (mirror) {
      landmark.place =
          nearestPlace(mesh, position, [&](const mesh::Triangle& t) { return onLeft(mesh, t); });
      other.place = mirrored(mesh, *mirror, landmark.place);
    } else {
      landmark.place = nearestPlace(mesh, position, anywhere);
      other.place = nearestPlace(mesh, {-position.x, position.y, position.z}, anywhere);
    }
    list.push_back(landmark);
    list.push_back(other);
  }
  return list;
}

}  // namespace mesomap::figure

#include "paint/skin_path.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::paint {
namespace {

using mesh::CornerTable;
using mesh::kNone;
using mesh::SurfacePoint;

/// One stretch of the cut inside one triangle.
struct Stretch {
  std::uint32_t triangle;
  glm::dvec3 from, to;
};

/// Follows the cut and hands every stretch to `visit`. Returns its length or kNotConnected.
template <class Visit>
double followCut(const mesh::WorkingMesh& working, const SurfacePoint& from, const SurfacePoint& to,
                 double longestRatio, Visit&& visit) {
  const mesh::TriangleMesh& mesh = working.mesh();
  const CornerTable& topology = working.topology();
  // A place on a vertex or an edge lies in several triangles: drawn a millionth inside its own, the
  // cut passes through that one for certain.
  const auto drawnIn = [](SurfacePoint place) {
    constexpr double kInward = 1e-6;
    place.barycentric = place.barycentric * (1.0 - kInward) + glm::dvec3(kInward / 3.0);
    return place;
  };
  const glm::dvec3 start = mesh::positionAt(mesh, drawnIn(from));
  const glm::dvec3 end = mesh::positionAt(mesh, drawnIn(to));
  const glm::dvec3 way = end - start;
  const double straight = glm::length(way);
  if (from.triangle == to.triangle) {
    visit(Stretch{from.triangle, start, end});
    return straight;
  }
  const glm::dvec3 upFrom = mesh::faceNormal(mesh, from.triangle);
  glm::dvec3 up = upFrom + mesh::faceNormal(mesh, to.triangle);
  if (glm::dot(up, up) < 0.1) up = upFrom;
  glm::dvec3 plane = glm::cross(way, up);
  const double size = glm::length(plane);
  // A way that leaves along the normal (the other side of a fold) has no cut to follow.
  if (!(size > 0.05 * straight * glm::length(up)) || !(straight > 0.0)) return kNotConnected;
  plane /= size;
  const double longest = longestRatio * straight + 1e-9;

  const auto heightOf = [&](std::uint32_t vertex) {
    const double h = glm::dot(glm::dvec3(mesh.positions[vertex]) - start, plane);
    // A vertex exactly on the plane is taken as just above it, so that every crossing is inside an
    // edge and the way never sticks at a vertex.
    return h == 0.0 ? 1e-12 : h;
  };

  std::uint32_t triangle = from.triangle;
  std::uint32_t entered = kNone;  // corner of `triangle` opposite to the edge crossed on the way in
  glm::dvec3 at = start;
  double length = 0.0;
  // The longest way crosses at most a few triangles a millimetre; slivers may add more.
  for (int step = 0; step < 20000; ++step) {
    const auto& t = mesh.triangles[triangle];
    const double h[3] = {heightOf(t[0]), heightOf(t[1]), heightOf(t[2])};
    std::uint32_t exitCorner = kNone;
    glm::dvec3 exit{0.0};
    double best = 0.0;
    for (std::uint32_t k = 0; k < 3; ++k) {
      const std::uint32_t corner = 3 * triangle + k;
      if (corner == entered) continue;
      const std::uint32_t a = (k + 1) % 3;
      const std::uint32_t b = (k + 2) % 3;
      if ((h[a] > 0.0) == (h[b] > 0.0)) continue;
      const double u = h[a] / (h[a] - h[b]);
      const glm::dvec3 pa(mesh.positions[t[a]]);
      const glm::dvec3 crossing = pa + (glm::dvec3(mesh.positions[t[b]]) - pa) * u;
      const double ahead = glm::dot(crossing - at, way);
      if (exitCorner == kNone || ahead > best) {
        exitCorner = corner;
        exit = crossing;
        best = ahead;
      }
    }
    if (exitCorner == kNone) return kNotConnected;
    visit(Stretch{triangle, at, exit});
    length += glm::length(exit - at);
    if (length > longest) return kNotConnected;
    const std::uint32_t across = topology.opposite(exitCorner);
    if (across == kNone) return kNotConnected;
    at = exit;
    entered = across;
    triangle = CornerTable::triangleOf(across);
    if (triangle == to.triangle) {
      visit(Stretch{triangle, at, end});
      length += glm::length(end - at);
      return length > longest ? kNotConnected : length;
    }
  }
  return kNotConnected;
}

}  // namespace

double skinDistance(const mesh::WorkingMesh& mesh, const SurfacePoint& from, const SurfacePoint& to,
                    double longestRatio) {
  return followCut(mesh, from, to, longestRatio, [](const Stretch&) {});
}

bool skinPath(const mesh::WorkingMesh& mesh, const SurfacePoint& from, const SurfacePoint& to,
              double stepMm, std::vector<SurfacePoint>& between, double longestRatio) {
  std::vector<Stretch> stretches;
  const double length = followCut(mesh, from, to, longestRatio,
                                  [&](const Stretch& stretch) { stretches.push_back(stretch); });
  if (!(length < kNotConnected)) return false;
  const double count = std::ceil(length / std::max(stepMm, 1e-3) - 1e-9);
  const double step = length / std::max(count, 1.0);
  double next = step;
  double walked = 0.0;
  for (const Stretch& stretch : stretches) {
    const double here = glm::length(stretch.to - stretch.from);
    while (next <= walked + here && next < length - 0.5 * step) {
      const double u = here > 0.0 ? (next - walked) / here : 0.0;
      const glm::dvec3 position = stretch.from + (stretch.to - stretch.from) * u;
      between.push_back(
          {stretch.triangle, mesh::barycentricOf(mesh.mesh(), stretch.triangle, position)});
      next += step;
    }
    walked += here;
  }
  return true;
}

bool liesOn(const mesh::TriangleMesh& mesh, const SurfacePoint& place) {
  if (place.triangle >= mesh.triangles.size()) return false;
  const glm::dvec3& b = place.barycentric;
  for (int k = 0; k < 3; ++k) {
    if (!(b[k] >= -1e-6 && b[k] <= 1.0 + 1e-6)) return false;
  }
  return std::abs(b.x + b.y + b.z - 1.0) <= 1e-6;
}

}  // namespace mesomap::paint

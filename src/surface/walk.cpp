#include "surface/walk.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::surface {

using mesh::CornerTable;
using mesh::SurfacePoint;

namespace {

/// Barycentric change per mm along `direction`, which lies in the triangle's plane; zero where the
/// triangle has no area.
glm::dvec3 barycentricRate(const mesh::TriangleMesh& mesh, std::uint32_t t,
                           const glm::dvec3& direction) {
  const glm::dvec3 u = mesh.corner(t, 1) - mesh.corner(t, 0);
  const glm::dvec3 v = mesh.corner(t, 2) - mesh.corner(t, 0);
  const double uu = glm::dot(u, u);
  const double uv = glm::dot(u, v);
  const double vv = glm::dot(v, v);
  const double det = uu * vv - uv * uv;
  if (!(det > 0.0)) return glm::dvec3(0.0);
  const double du = glm::dot(direction, u);
  const double dv = glm::dot(direction, v);
  const double b = (vv * du - uv * dv) / det;
  const double c = (uu * dv - uv * du) / det;
  return {-b - c, b, c};
}

glm::dvec3 projected(const glm::dvec3& d, const glm::dvec3& normal) {
  return d - normal * glm::dot(d, normal);
}

glm::dvec3 unitOr(const glm::dvec3& d, const glm::dvec3& otherwise) {
  const double length = glm::length(d);
  return length > 1e-12 ? d / length : otherwise;
}

/// The direction carried over an edge: the part along it stays, the part across it goes on into the
/// next triangle (as if both lay in one plane).
glm::dvec3 carriedOver(const glm::dvec3& direction, const glm::dvec3& edge,
                       const glm::dvec3& nextNormal, const glm::dvec3& intoNext) {
  const double along = glm::dot(direction, edge);
  const double across = std::sqrt(std::max(0.0, 1.0 - along * along));
  glm::dvec3 side = unitOr(glm::cross(nextNormal, edge), intoNext);
  if (glm::dot(side, intoNext) < 0.0) side = -side;
  return unitOr(edge * along + side * across, direction);
}

}  // namespace

glm::dvec3 tangentAt(const mesh::TriangleMesh& mesh, const SurfacePoint& point,
                     const glm::dvec3& preferred) {
  const glm::dvec3 normal = faceNormal(mesh, point.triangle);
  const glm::dvec3 t = projected(preferred, normal);
  const double length = glm::length(t);
  if (length > 1e-9 * std::max(1.0, glm::length(preferred))) return t / length;
  const glm::dvec3 edge = mesh.corner(point.triangle, 1) - mesh.corner(point.triangle, 0);
  return unitOr(edge, unitOr(glm::cross(normal, glm::dvec3(1, 0, 0)), glm::dvec3(0, 1, 0)));
}

WalkEnd walk(const mesh::WorkingMesh& working, const SurfacePoint& start,
             const glm::dvec3& direction, double distanceMm) {
  const auto& mesh = working.mesh();
  const auto& topology = working.topology();
  WalkEnd end{start, tangentAt(mesh, start, direction), 0.0};
  double left = distanceMm;
  // Every crossing makes headway but at a vertex, where a handful go by; the cap is a last resort.
  const std::size_t mostSteps = 1000 + 2 * mesh.triangles.size();
  for (std::size_t step = 0; left > 0.0 && step < mostSteps; ++step) {
    const std::uint32_t t = end.point.triangle;
    const glm::dvec3 rate = barycentricRate(mesh, t, end.direction);
    double reach = left;
    int through = -1;
    for (int k = 0; k < 3; ++k) {
      if (rate[k] >= 0.0) continue;
      const double at = std::max(0.0, -end.point.barycentric[k] / rate[k]);
      if (at < reach) {
        reach = at;
        through = k;
      }
    }
    glm::dvec3 b = end.point.barycentric + rate * reach;
    if (through >= 0) b[through] = 0.0;
    for (int k = 0; k < 3; ++k) b[k] = std::max(0.0, b[k]);
    end.point.barycentric = b / (b.x + b.y + b.z);
    end.walkedMm += reach;
    left -= reach;
    if (through < 0) break;

    const std::uint32_t facing = 3 * t + static_cast<std::uint32_t>(through);
    const std::uint32_t o = topology.opposite(facing);
    if (o == mesh::kNone) break;
    const std::uint32_t next = o / 3;
    const auto& here = mesh.triangles[t];
    const auto& there = mesh.triangles[next];
    const int from = static_cast<int>(CornerTable::next(facing) % 3);
    const int to = static_cast<int>(CornerTable::prev(facing) % 3);
    glm::dvec3 carried(0.0);
    for (int k = 0; k < 3; ++k) {
      const auto vertex = there[static_cast<std::size_t>(k)];
      if (vertex == here[static_cast<std::size_t>(from)]) {
        carried[k] = end.point.barycentric[from];
      } else if (vertex == here[static_cast<std::size_t>(to)]) {
        carried[k] = end.point.barycentric[to];
      }
    }
    const glm::dvec3 edge = unitOr(mesh.corner(t, to) - mesh.corner(t, from), glm::dvec3(1, 0, 0));
    const glm::dvec3 intoNext = mesh.corner(next, static_cast<int>(o % 3)) - mesh.corner(t, from);
    end.direction =
        carriedOver(end.direction, edge, faceNormal(mesh, next), projected(intoNext, edge));
    end.point = {next, carried};
  }
  return end;
}

}  // namespace mesomap::surface

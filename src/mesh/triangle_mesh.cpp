#include "mesh/triangle_mesh.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "vertex_weld.h"

namespace mesomap::mesh {

namespace {

/// Angle at `p` between the ways to `a` and `b`; 0 where one of them has no length.
double angleAt(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 u = a - p;
  const glm::dvec3 v = b - p;
  return std::atan2(glm::length(glm::cross(u, v)), glm::dot(u, v));
}

/// Barycentrics of the point of the triangle nearest to `p` (regions of the triangle's plane as in
/// Ericson 2005, "Real-Time Collision Detection", 5.1.5).
glm::dvec3 nearestBarycentric(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b,
                              const glm::dvec3& c) {
  const glm::dvec3 ab = b - a;
  const glm::dvec3 ac = c - a;
  const glm::dvec3 ap = p - a;
  const double d1 = glm::dot(ab, ap);
  const double d2 = glm::dot(ac, ap);
  if (d1 <= 0 && d2 <= 0) return {1, 0, 0};
  const glm::dvec3 bp = p - b;
  const double d3 = glm::dot(ab, bp);
  const double d4 = glm::dot(ac, bp);
  if (d3 >= 0 && d4 <= d3) return {0, 1, 0};
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) {
    const double v = d1 / (d1 - d3);
    return {1 - v, v, 0};
  }
  const glm::dvec3 cp = p - c;
  const double d5 = glm::dot(ab, cp);
  const double d6 = glm::dot(ac, cp);
  if (d6 >= 0 && d5 <= d6) return {0, 0, 1};
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) {
    const double w = d2 / (d2 - d6);
    return {1 - w, 0, w};
  }
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const double w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
    return {0, 1 - w, w};
  }
  const double sum = va + vb + vc;
  const double v = vb / sum;
  const double w = vc / sum;
  return {1 - v - w, v, w};
}

}  // namespace

Bounds boundsOf(const TriangleMesh& mesh) {
  Bounds bounds;
  bool first = true;
  for (const auto& position : mesh.positions) {
    const glm::dvec3 p(position);
    if (first) {
      bounds.min = bounds.max = p;
      first = false;
      continue;
    }
    for (int k = 0; k < 3; ++k) {
      bounds.min[k] = std::min(bounds.min[k], p[k]);
      bounds.max[k] = std::max(bounds.max[k], p[k]);
    }
  }
  return bounds;
}

void computeNormals(TriangleMesh& mesh) {
  // Summed over equal positions, so that a texture seam shows no crease.
  const auto first = firstAtSamePosition(mesh.positions);
  std::vector<glm::dvec3> sum(mesh.positions.size(), glm::dvec3(0.0));
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const std::array<glm::dvec3, 3> p = {mesh.corner(t, 0), mesh.corner(t, 1), mesh.corner(t, 2)};
    const glm::dvec3 cross = glm::cross(p[1] - p[0], p[2] - p[0]);
    const double length = glm::length(cross);
    if (!(length > 0.0)) continue;
    const glm::dvec3 n = cross / length;
    for (std::size_t k = 0; k < 3; ++k) {
      sum[first[mesh.triangles[t][k]]] += n * angleAt(p[k], p[(k + 1) % 3], p[(k + 2) % 3]);
    }
  }
  mesh.normals.resize(mesh.positions.size());
  for (std::size_t v = 0; v < sum.size(); ++v) {
    const glm::dvec3& n = sum[first[v]];
    const double length = glm::length(n);
    mesh.normals[v] = length > 0.0 ? glm::vec3(n / length) : glm::vec3(0, 0, 1);
  }
}

glm::dvec3 positionAt(const TriangleMesh& mesh, const SurfacePoint& point) {
  const auto& b = point.barycentric;
  return mesh.corner(point.triangle, 0) * b.x + mesh.corner(point.triangle, 1) * b.y +
         mesh.corner(point.triangle, 2) * b.z;
}

glm::dvec3 normalAt(const TriangleMesh& mesh, const SurfacePoint& point) {
  const auto& [a, b, c] = mesh.triangles[point.triangle];
  const glm::dvec3 n = glm::dvec3(mesh.normals[a]) * point.barycentric.x +
                       glm::dvec3(mesh.normals[b]) * point.barycentric.y +
                       glm::dvec3(mesh.normals[c]) * point.barycentric.z;
  const double length = glm::length(n);
  return length > 1e-12 ? n / length : faceNormal(mesh, point.triangle);
}

glm::dvec3 faceNormal(const TriangleMesh& mesh, std::uint32_t triangle) {
  const glm::dvec3 a = mesh.corner(triangle, 0);
  const glm::dvec3 n = glm::cross(mesh.corner(triangle, 1) - a, mesh.corner(triangle, 2) - a);
  const double length = glm::length(n);
  return length > 0.0 ? n / length : glm::dvec3(0, 0, 1);
}

double triangleArea(const TriangleMesh& mesh, std::uint32_t triangle) {
  const glm::dvec3 a = mesh.corner(triangle, 0);
  return 0.5 * glm::length(glm::cross(mesh.corner(triangle, 1) - a, mesh.corner(triangle, 2) - a));
}

glm::dvec3 barycentricOf(const TriangleMesh& mesh, std::uint32_t triangle,
                         const glm::dvec3& position) {
  return nearestBarycentric(position, mesh.corner(triangle, 0), mesh.corner(triangle, 1),
                            mesh.corner(triangle, 2));
}

}  // namespace mesomap::mesh

// Places carried over between the file's mesh and the working mesh.
#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <limits>

#include "mesh/working_mesh.h"

namespace mesomap::mesh {
namespace {

/// Barycentrics of file place `p` inside one working corner triple (plane barycentrics are affine).
glm::dvec3 within(const std::array<glm::vec3, 3>& places, const glm::dvec3& p) {
  const std::array<glm::dvec3, 3> corners{places[0], places[1], places[2]};
  const double ux = corners[1].x - corners[0].x;
  const double uy = corners[1].y - corners[0].y;
  const double vx = corners[2].x - corners[0].x;
  const double vy = corners[2].y - corners[0].y;
  const double px = p.x - corners[0].x;
  const double py = p.y - corners[0].y;
  const double det = ux * vy - uy * vx;
  if (det == 0.0) return {1, 0, 0};
  const double v = (px * vy - py * vx) / det;
  const double w = (ux * py - uy * px) / det;
  return {1.0 - v - w, v, w};
}

glm::dvec3 clampedInside(glm::dvec3 b) {
  for (int k = 0; k < 3; ++k) b[k] = std::max(0.0, b[k]);
  const double sum = b.x + b.y + b.z;
  return sum > 0.0 ? b / sum : glm::dvec3(1, 0, 0);
}

}  // namespace

SurfacePoint WorkingMesh::toFile(const SurfacePoint& working) const {
  const auto& corners = fileBarycentric_[working.triangle];
  const auto& b = working.barycentric;
  return {
      fileTriangle_[working.triangle],
      glm::dvec3(corners[0]) * b.x + glm::dvec3(corners[1]) * b.y + glm::dvec3(corners[2]) * b.z};
}

SurfacePoint WorkingMesh::fromFile(const SurfacePoint& file) const {
  if (file.triangle + 1 >= fileStart_.size()) return {};
  SurfacePoint best;
  double bestInside = -std::numeric_limits<double>::infinity();
  for (std::uint32_t i = fileStart_[file.triangle]; i < fileStart_[file.triangle + 1]; ++i) {
    const std::uint32_t t = fileChildren_[i];
    const glm::dvec3 b = within(fileBarycentric_[t], file.barycentric);
    const double inside = std::min({b.x, b.y, b.z});
    if (inside > bestInside) {
      bestInside = inside;
      best = {t, b};
    }
  }
  if (bestInside > -std::numeric_limits<double>::infinity()) {
    if (bestInside < 0.0) best.barycentric = clampedInside(best.barycentric);
    return best;
  }

  const auto dropped =
      std::lower_bound(dropped_.begin(), dropped_.end(), file.triangle,
                       [](const Dropped& d, std::uint32_t t) { return d.fileTriangle < t; });
  if (dropped == dropped_.end() || dropped->fileTriangle != file.triangle) return {};
  const auto& c = dropped->corners;
  const glm::dvec3 p =
      c[0] * file.barycentric.x + c[1] * file.barycentric.y + c[2] * file.barycentric.z;
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto f : dropped->neighbours) {
    for (std::uint32_t i = fileStart_[f]; i < fileStart_[f + 1]; ++i) {
      const std::uint32_t t = fileChildren_[i];
      const SurfacePoint candidate{t, barycentricOf(mesh_, t, p)};
      const double d = glm::distance(positionAt(mesh_, candidate), p);
      if (d < nearest) {
        nearest = d;
        best = candidate;
      }
    }
  }
  return best;
}

}  // namespace mesomap::mesh

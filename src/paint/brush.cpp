#include "paint/brush.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::paint {
namespace {

constexpr double kSmallestWidthMm = 1.0;
constexpr double kLargestWidthMm = 150.0;

double clampedWidth(double widthMm) {
  if (!(widthMm >= kSmallestWidthMm)) return kSmallestWidthMm;  // NaN too
  return std::min(widthMm, kLargestWidthMm);
}

/// How far outside the brush the distance is written. Every neighbour of a vertex inside must get
/// its true distance, or the zero line would jump to the vertex: so at least the longest edge.
double bandOf(const mesh::TriangleMesh& mesh) {
  const std::size_t count = mesh.triangles.size();
  const std::size_t stride = std::max<std::size_t>(1, count / 2048);
  double sum = 0.0;
  double longest = 0.0;
  std::size_t edges = 0;
  for (std::size_t t = 0; t < count; t += stride) {
    for (std::size_t k = 0; k < 3; ++k) {
      const double edge = glm::distance(mesh.positions[mesh.triangles[t][k]],
                                        mesh.positions[mesh.triangles[t][(k + 1) % 3]]);
      sum += edge;
      longest = std::max(longest, edge);
      ++edges;
    }
  }
  if (edges == 0) return 1.0;
  return std::clamp(std::max(1.25 * sum / static_cast<double>(edges), 1.05 * longest), 0.25, 8.0);
}

}  // namespace

Stroke::Stroke(const mesh::WorkingMesh& mesh, surface::GeodesicField& field,
               surface::PagedField base, BrushMode mode, double widthMm)
    : mesh_(&mesh),
      field_(&field),
      editor_(std::move(base)),
      mode_(mode),
      radiusMm_(0.5 * clampedWidth(widthMm)),
      bandMm_(bandOf(mesh.mesh())) {}

void Stroke::lift() {
  last_.reset();
}

int Stroke::moveTo(const mesh::SurfacePoint& place) {
  if (!liesOn(mesh_->mesh(), place)) return 0;
  if (last_ && *last_ == place) return 0;
  int dabs = 0;
  if (last_) {
    const double step = 0.25 * radiusMm_;
    const double straight = glm::distance(mesh::positionAt(mesh_->mesh(), *last_),
                                          mesh::positionAt(mesh_->mesh(), place));
    if (straight > step) {
      between_.clear();
      if (skinPath(*mesh_, *last_, place, step, between_)) {
        for (const mesh::SurfacePoint& point : between_) {
          dab(point);
          ++dabs;
        }
      }
    }
  }
  dab(place);
  last_ = place;
  return dabs + 1;
}

void Stroke::dab(const mesh::SurfacePoint& place) {
  const auto reached = field_->ball(place, radiusMm_ + bandMm_);
  const float radius = static_cast<float>(radiusMm_);
  if (mode_ == BrushMode::paint) {
    for (const surface::Reached& r : reached) editor_.raiseTo(r.vertex, radius - r.distanceMm);
  } else {
    for (const surface::Reached& r : reached) {
      if (editor_.raw(r.vertex) == surface::PagedField::kOutside) continue;
      editor_.lowerTo(r.vertex, r.distanceMm - radius);
    }
  }
}

std::vector<glm::dvec3> brushRing(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place,
                                  double widthMm, int segments) {
  std::vector<glm::dvec3> ring;
  if (!liesOn(mesh.mesh(), place) || segments < 3) return ring;
  const double radius = 0.5 * clampedWidth(widthMm);
  const glm::dvec3 normal = mesh::faceNormal(mesh.mesh(), place.triangle);
  const glm::dvec3 u = surface::tangentAt(mesh.mesh(), place, {1, 0, 0});
  const glm::dvec3 v = glm::cross(normal, u);
  ring.reserve(static_cast<std::size_t>(segments));
  for (int k = 0; k < segments; ++k) {
    const double angle = 2.0 * std::numbers::pi * k / segments;
    const surface::WalkEnd end =
        surface::walk(mesh, place, u * std::cos(angle) + v * std::sin(angle), radius);
    ring.push_back(mesh::positionAt(mesh.mesh(), end.point));
  }
  return ring;
}

}  // namespace mesomap::paint

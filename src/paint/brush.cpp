#include "paint/brush.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

#include "change_disk.h"
#include "paint/skin.h"
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

}  // namespace

Stroke::Stroke(const mesh::WorkingMesh& mesh, surface::GeodesicField& field,
               surface::PagedField base, BrushMode mode, double widthMm, Allowed allowed)
    : mesh_(&mesh),
      field_(&field),
      editor_(std::move(base)),
      mode_(mode),
      radiusMm_(0.5 * clampedWidth(widthMm)),
      bandMm_(bandOf(mesh)),
      allowed_(std::move(allowed)) {}

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
  const Skin skin{mesh_, nullptr, field_};
  changeDisk(skin, place, radiusMm_, bandMm_, mode_, allowed_, editor_, !last_);
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

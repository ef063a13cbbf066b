#include "half.h"

#include <algorithm>
#include <cmath>

#include "surface/walk.h"

namespace mesomap::layout {
namespace {

using mesh::SurfacePoint;
using surface::PagedField;

/// Vertices on the field's pages.
template <class Visit>
void forKnown(const PagedField& field, Visit&& visit) {
  for (std::uint32_t p = field.nextPage(0); p < field.pageCount(); p = field.nextPage(p + 1)) {
    const std::uint32_t first = p * PagedField::kPageSize;
    const std::uint32_t last = std::min(first + PagedField::kPageSize, field.vertexCount());
    for (std::uint32_t v = first; v < last; ++v) {
      if (field.raw(v) != PagedField::kOutside) visit(v);
    }
  }
}

double shapeAt(const mesh::TriangleMesh& m, const PagedField& field, const SurfacePoint& place) {
  const mesh::Triangle& t = m.triangles[place.triangle];
  return place.barycentric.x * static_cast<double>(field.mm(t[0])) +
         place.barycentric.y * static_cast<double>(field.mm(t[1])) +
         place.barycentric.z * static_cast<double>(field.mm(t[2]));
}

PagedField restricted(const Ground& ground, const Half& half, bool toHalf) {
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  const PagedField& field = ground.field();
  PagedField::Editor editor{PagedField(field.vertexCount())};
  forKnown(field, [&](std::uint32_t v) {
    double depth = static_cast<double>(field.mm(v));
    const double from = half.from(glm::dvec3(m.positions[v]));
    // Far outside nothing changes.
    if (depth > -2.0 && (from > 0.0 || !toHalf)) {
      const auto opposite = half.other->at(placeOf(ground.mesh(), v));
      depth = opposite ? std::min(depth, ground.at(*opposite)) : -1.0;
    }
    if (toHalf) depth = std::min(depth, from);
    editor.setRaw(v, PagedField::quantise(static_cast<float>(depth)));
  });
  return editor.publish();
}

}  // namespace

std::optional<SurfacePoint> Half::onPlane(const SurfacePoint& place) const {
  constexpr double kOnMm = 0.002;
  constexpr double kNearMm = 0.05;
  SurfacePoint at = place;
  for (int step = 0; step < 6; ++step) {
    const double off = from(at);
    if (std::abs(off) < kOnMm) return at;
    const glm::dvec3 way = surface::tangentAt(mesh->mesh(), at, across);
    const double slope = glm::dot(way, across);
    if (std::abs(slope) < 0.2) return std::nullopt;
    const double along = -off / slope;
    at = surface::walk(*mesh, at, along > 0.0 ? way : -way, std::abs(along)).point;
  }
  if (std::abs(from(at)) > kNearMm) return std::nullopt;
  return at;
}

std::optional<Half> halfOf(const Input& input) {
  if (!input.mirror) return std::nullopt;
  const mesh::WorkingMesh& mesh = *input.mesh;
  const mesh::TriangleMesh& m = mesh.mesh();
  Half half;
  half.other = input.mirror.get();
  half.mesh = &mesh;
  double count = 0.0;
  double alone = 0.0;
  glm::dvec3 sum(0.0);
  glm::dvec3 middle(0.0);
  forKnown(input.shape, [&](std::uint32_t v) {
    if (input.shape.raw(v) <= 0) return;
    count += 1.0;
    const auto opposite = half.other->at(placeOf(mesh, v));
    if (!opposite || shapeAt(m, input.shape, *opposite) <= 0.0) {
      alone += 1.0;
      return;
    }
    const glm::dvec3 here(m.positions[v]);
    const glm::dvec3 there = mesh::positionAt(m, *opposite);
    glm::dvec3 way = here - there;
    if (way.x < 0.0) way = -way;
    sum += way;
    middle += 0.5 * (here + there);
  });
  const double length = glm::length(sum);
  // What is alone on one side is missing on the other.
  if (count < 1.0 || 2.0 * alone > kNearlySymmetric * count || !(length > 1e-6)) return {};
  half.across = sum / length;
  half.planeMm = glm::dot(middle, half.across) / (count - alone);
  double left = 0.0;
  forKnown(input.shape, [&](std::uint32_t v) {
    if (input.shape.raw(v) > 0) left += half.from(glm::dvec3(m.positions[v])) > 0.0 ? 1.0 : 0.0;
  });
  if (left < 0.3 * count || left > 0.7 * count) return {};
  return half;
}

PagedField evenField(const Ground& ground, const Half& half) {
  return restricted(ground, half, false);
}

PagedField halfField(const Ground& ground, const Half& half) {
  return restricted(ground, half, true);
}

}  // namespace mesomap::layout

#include "paint/shapes.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

#include "paint/detour.h"
#include "paint/skin_path.h"

namespace mesomap::paint {
namespace {

using surface::PagedField;

/// Connected pieces of the inside and their areas; drops the small ones from `value`.
void dropIslands(const mesh::TriangleMesh& mesh, std::vector<float>& value, double smallestMm2) {
  std::vector<std::uint32_t> parent(value.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto find = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const mesh::Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      if (value[a] > 0.0f && value[b] > 0.0f) {
        const std::uint32_t ra = find(a);
        const std::uint32_t rb = find(b);
        parent[std::max(ra, rb)] = std::min(ra, rb);
      }
    }
  }
  std::vector<double> area(value.size(), 0.0);
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    for (const std::uint32_t v : mesh.triangles[t]) {
      if (value[v] > 0.0f) area[find(v)] += mesh::triangleArea(mesh, t) / 3.0;
    }
  }
  for (std::uint32_t v = 0; v < value.size(); ++v) {
    if (value[v] > 0.0f && area[find(v)] < smallestMm2) value[v] = -1.0f;
  }
}

}  // namespace

PagedField shapeOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                   const std::function<double(const glm::dvec3&)>& inside, double smallestPartMm2) {
  const mesh::TriangleMesh& m = mesh.mesh();
  const auto count = static_cast<std::uint32_t>(m.positions.size());
  std::vector<float> value(count, -1.0f);
  if (inside) {
    for (std::uint32_t v = 0; v < count; ++v) {
      const double x = inside(glm::dvec3(m.positions[v]));
      value[v] = std::isnan(x) ? -1.0f : static_cast<float>(std::clamp(x, -8.0, 8.0));
    }
  }
  dropIslands(m, value, smallestPartMm2);
  PagedField::Editor editor{PagedField(count)};
  for (const mesh::Triangle& t : m.triangles) {
    if (!(value[t[0]] > 0.0f || value[t[1]] > 0.0f || value[t[2]] > 0.0f)) continue;
    for (const std::uint32_t v : t) editor.setRaw(v, PagedField::quantise(value[v]));
  }
  const PagedField rough = editor.publish();
  if (rough.empty()) return PagedField(count);
  return surface::redistanced(mesh, pages, rough);
}

PagedField strokeThrough(const mesh::WorkingMesh& mesh, PagedField base,
                         std::span<const mesh::SurfacePoint> places, double widthMm, BrushMode mode,
                         const Allowed& allowed) {
  surface::GeodesicField field(mesh);
  Stroke stroke(mesh, field, std::move(base), mode, widthMm, allowed);
  const auto passable = allowed.passable();
  std::optional<mesh::SurfacePoint> last;
  for (const mesh::SurfacePoint& place : places) {
    if (!liesOn(mesh.mesh(), place)) continue;
    if (last && !(skinDistance(mesh, *last, place) < kNotConnected)) {
      // The straight cut meets a hole: go round it where that is no great detour.
      constexpr double kDetour = 1.6;
      const double straight =
          glm::distance(mesh::positionAt(mesh.mesh(), *last), mesh::positionAt(mesh.mesh(), place));
      (void)field.ball(place, kDetour * straight + 1.0, passable);
      if (field.distanceAt(*last) <= kDetour * straight) {
        for (const mesh::SurfacePoint& way : wayDown(mesh, field, *last)) stroke.moveTo(way);
      }
    }
    stroke.moveTo(place);
    last = place;
  }
  return stroke.shape();
}

PagedField subtracted(const PagedField& shape, const PagedField& taken) {
  PagedField::Editor editor(shape);
  const std::uint32_t pages = std::min(shape.pageCount(), taken.pageCount());
  for (std::uint32_t p = 0; p < pages; ++p) {
    if (!shape.page(p) || !taken.page(p)) continue;
    const std::uint32_t end = std::min(shape.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      const std::int16_t other = taken.raw(v);
      if (other == PagedField::kOutside || shape.raw(v) == PagedField::kOutside) continue;
      const auto negative = static_cast<std::int16_t>(-other);
      if (negative < shape.raw(v)) editor.setRaw(v, negative);
    }
  }
  return editor.publish();
}

PagedField united(const PagedField& a, const PagedField& b) {
  if (a.vertexCount() == 0) return b;
  PagedField::Editor editor(a);
  const std::uint32_t pages = std::min(a.pageCount(), b.pageCount());
  for (std::uint32_t p = 0; p < pages; ++p) {
    if (!b.page(p)) continue;
    const std::uint32_t end = std::min(a.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      if (b.raw(v) > a.raw(v)) editor.setRaw(v, b.raw(v));
    }
  }
  return editor.publish();
}

std::optional<mesh::SurfacePoint> mirrored(const mesh::WorkingMesh& mesh,
                                           const mesh::RayCaster& workingCaster,
                                           const mesh::SurfacePoint& place, double planeX) {
  constexpr double kFarthestMm = 8.0;
  constexpr double kLeastCosine = 0.5;
  if (!liesOn(mesh.mesh(), place)) return std::nullopt;
  glm::dvec3 position = mesh::positionAt(mesh.mesh(), place);
  glm::dvec3 normal = mesh::faceNormal(mesh.mesh(), place.triangle);
  position.x = 2.0 * planeX - position.x;
  normal.x = -normal.x;
  const auto hit = workingCaster.closest(position, kFarthestMm);
  if (!hit || !(hit->distance <= kFarthestMm)) return std::nullopt;
  if (glm::dot(mesh::faceNormal(mesh.mesh(), hit->point.triangle), normal) < kLeastCosine) {
    return std::nullopt;
  }
  return hit->point;
}

}  // namespace mesomap::paint

#include "paint/allowed.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "paint/shapes.h"
#include "paint/skin_path.h"
#include "surface/offset.h"

namespace mesomap::paint {

using surface::PagedField;

Allowed& Allowed::inside(PagedField shape) {
  inside_.push_back(std::move(shape));
  return *this;
}

Allowed& Allowed::outside(PagedField shape) {
  // One that was never painted forbids nothing.
  if (!shape.empty()) outside_.push_back(std::move(shape));
  return *this;
}

Allowed& Allowed::facing(const glm::dvec3& eye) {
  eye_ = eye;
  return *this;
}

float Allowed::limitMm(const mesh::WorkingMesh& mesh, std::uint32_t vertex) const {
  constexpr float kFar = 512.0f;
  float limit = kFar;
  for (const PagedField& shape : inside_) {
    limit = std::min(limit, vertex < shape.vertexCount() ? shape.mm(vertex) : -kFar);
  }
  for (const PagedField& shape : outside_) {
    if (vertex < shape.vertexCount()) limit = std::min(limit, -shape.mm(vertex));
  }
  if (eye_ && limit > -kFar) {
    // The sine of the angle by which the skin still faces the eye, times the radius of a brow or a
    // chin, is about the way to the edge of what faces it.
    constexpr double kRadiusMm = 20.0;
    const glm::dvec3 toEye = *eye_ - glm::dvec3(mesh.mesh().positions[vertex]);
    const double length = glm::length(toEye);
    const double sine = glm::dot(outwardAt(mesh, vertex), toEye) / (length > 0.0 ? length : 1.0);
    limit =
        std::min(limit, static_cast<float>(std::isfinite(sine) ? kRadiusMm * sine : -kRadiusMm));
  }
  return limit;
}

bool Allowed::at(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place) const {
  if (!liesOn(mesh.mesh(), place)) return false;
  if (everywhere()) return true;
  double limit = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    limit += place.barycentric[static_cast<int>(k)] *
             static_cast<double>(limitMm(mesh, mesh.mesh().triangles[place.triangle][k]));
  }
  return limit > 0.0;
}

PagedField limited(const Skin& skin, const PagedField& shape, const Allowed& allowed) {
  if (allowed.everywhere()) return shape;
  PagedField::Editor editor(shape);
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    const std::uint32_t end = std::min(shape.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      if (shape.raw(v) == PagedField::kOutside) continue;
      editor.lowerTo(v, allowed.limitMm(*skin.mesh, v));
    }
  }
  return editor.publish();
}

PagedField applied(const Skin& skin, const PagedField& base, const PagedField& gesture,
                   BrushMode mode, const Allowed& allowed) {
  const PagedField cut = limited(skin, gesture, allowed);
  return mode == BrushMode::paint ? united(base, cut) : subtracted(base, cut);
}

PagedField shapeFrom(const Skin& skin, const std::function<float(std::uint32_t)>& insideMm) {
  PagedField::Editor editor(skin.blank());
  if (insideMm) {
    std::vector<float> value(skin.vertexCount());
    for (std::uint32_t v = 0; v < skin.vertexCount(); ++v) {
      const float mm = insideMm(v);
      value[v] = std::isnan(mm) ? -1.0f : std::clamp(mm, -8.0f, 8.0f);
    }
    for (const mesh::Triangle& t : skin.triangles().triangles) {
      if (!(value[t[0]] > 0.0f || value[t[1]] > 0.0f || value[t[2]] > 0.0f)) continue;
      for (const std::uint32_t v : t) editor.setRaw(v, PagedField::quantise(value[v]));
    }
  }
  const PagedField rough = editor.publish();
  return rough.empty() ? skin.blank() : surface::redistanced(*skin.mesh, *skin.pages, rough);
}

PagedField shapeWhere(const Skin& skin, const std::function<bool(std::uint32_t)>& inside) {
  if (!inside) return skin.blank();
  const PagedField rough =
      shapeFrom(skin, [&inside](std::uint32_t v) { return inside(v) ? 0.5f : -0.5f; });
  return surface::smoothed(*skin.mesh, *skin.pages, rough, std::max(0.5, bandOf(*skin.mesh)));
}

}  // namespace mesomap::paint

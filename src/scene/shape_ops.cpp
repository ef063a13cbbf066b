#include "shape_ops.h"

#include <algorithm>
#include <cmath>

#include "paint/shapes.h"
#include "surface/outline.h"

namespace mesomap::scene {

using surface::PagedField;

bool overlaps(const PagedField& a, const PagedField& b) {
  const std::uint32_t pages = std::min(a.pageCount(), b.pageCount());
  for (std::uint32_t p = 0; p < pages; ++p) {
    if (!a.page(p) || !b.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      if ((*a.page(p))[i] > 0 && (*b.page(p))[i] > 0) return true;
    }
  }
  return false;
}

bool insideOf(const PagedField& shape, const mesh::TriangleMesh& mesh,
              const mesh::SurfacePoint& place) {
  if (shape.vertexCount() != mesh.positions.size()) return false;
  if (place.triangle >= mesh.triangles.size()) return false;
  const mesh::Triangle& corners = mesh.triangles[place.triangle];
  double depth = 0.0;
  for (int k = 0; k < 3; ++k) {
    depth += place.barycentric[k] * shape.mm(corners[static_cast<std::size_t>(k)]);
  }
  return depth > 0.0;
}

PagedField common(const PagedField& a, const PagedField& b) {
  PagedField::Editor editor(a);
  for (std::uint32_t p = 0; p < a.pageCount(); ++p) {
    if (!a.page(p) || a.page(p) == b.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::uint32_t vertex = p * PagedField::kPageSize + i;
      if (vertex >= a.vertexCount()) break;
      const std::int16_t other = b.raw(vertex);
      if (other < a.raw(vertex)) editor.setRaw(vertex, other);
    }
  }
  return editor.publish();
}

PagedField nearerTo(const PagedField& a, const PagedField& b) {
  PagedField::Editor editor(a);
  for (std::uint32_t p = a.nextPage(0); p < a.pageCount(); p = a.nextPage(p + 1)) {
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::uint32_t vertex = p * PagedField::kPageSize + i;
      if (vertex >= a.vertexCount()) break;
      const std::int16_t other = b.raw(vertex);
      if (a.raw(vertex) == PagedField::kOutside || other == PagedField::kOutside) continue;
      const int half = (static_cast<int>(a.raw(vertex)) - static_cast<int>(other)) / 2;
      if (half < a.raw(vertex)) editor.setRaw(vertex, static_cast<std::int16_t>(half));
    }
  }
  return editor.publish();
}

PagedField joined(const PagedField& a, const PagedField& b) {
  // Two shapes with a common border know it to a quantum or two each.
  constexpr int kSlit = static_cast<int>(0.2f * PagedField::kStepsPerMm);
  constexpr std::int16_t kClosed = 3;
  const PagedField both = paint::united(a, b);
  PagedField::Editor editor(both);
  for (std::uint32_t p = a.nextPage(0); p < a.pageCount(); p = a.nextPage(p + 1)) {
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::uint32_t vertex = p * PagedField::kPageSize + i;
      if (vertex >= a.vertexCount()) break;
      const int ra = a.raw(vertex);
      const int rb = b.raw(vertex);
      if (ra == PagedField::kOutside || rb == PagedField::kOutside || ra + rb <= -kSlit) continue;
      if (std::max(ra, rb) <= 0) editor.setRaw(vertex, kClosed);
    }
  }
  return editor.publish();
}

std::vector<std::uint32_t> sampleInside(const PagedField& shape, std::size_t most) {
  std::vector<std::uint32_t> inside;
  for (std::uint32_t p = 0; p < shape.pageCount(); ++p) {
    if (!shape.page(p)) continue;
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      if ((*shape.page(p))[i] > 0) inside.push_back(p * PagedField::kPageSize + i);
    }
  }
  if (most == 0 || inside.size() <= most) return inside;
  const std::size_t stride = (inside.size() + most - 1) / most;
  std::vector<std::uint32_t> sample;
  for (std::size_t i = 0; i < inside.size(); i += stride) sample.push_back(inside[i]);
  return sample;
}

std::optional<std::uint32_t> deepestVertex(const PagedField& shape) {
  std::optional<std::uint32_t> deepest;
  std::int16_t most = 0;
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    for (std::uint32_t i = 0; i < PagedField::kPageSize; ++i) {
      const std::int16_t raw = (*shape.page(p))[i];
      if (raw <= most) continue;
      most = raw;
      deepest = p * PagedField::kPageSize + i;
    }
  }
  return deepest;
}

mesh::SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex) {
  const std::uint32_t corner = mesh.topology().cornersAt(vertex).front();
  mesh::SurfacePoint place{mesh::CornerTable::triangleOf(corner), glm::dvec3(0.0)};
  place.barycentric[static_cast<int>(corner % 3)] = 1.0;
  return place;
}

PagedField shapeOfArea(const SurfaceModel& model, std::size_t area) {
  const mesh::WorkingMesh& working = *model.working;
  const mesh::TriangleMesh& m = working.mesh();
  const auto count = static_cast<std::uint32_t>(m.positions.size());
  if (!model.atlas || area >= model.atlas->areas().size()) return PagedField(count);
  std::vector<mesh::SurfacePoint> places(count);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    places[vertex] = working.toFile(placeOf(working, vertex));
  }
  const std::vector<float> inside = model.atlas->insideArea(area, model.fileMesh, places);
  if (inside.size() != count) return PagedField(count);
  PagedField::Editor editor{PagedField(count)};
  for (const mesh::Triangle& t : m.triangles) {
    if (!(inside[t[0]] > 0.0f || inside[t[1]] > 0.0f || inside[t[2]] > 0.0f)) continue;
    for (const std::uint32_t vertex : t) {
      // Not a number means not known to be inside.
      const float value = std::isnan(inside[vertex]) ? -1.0f : inside[vertex];
      editor.setRaw(vertex, PagedField::quantise(std::clamp(value, -8.0f, 8.0f)));
    }
  }
  const PagedField rough = editor.publish();
  return rough.empty() ? PagedField(count) : surface::redistanced(working, model.pages, rough);
}

}  // namespace mesomap::scene

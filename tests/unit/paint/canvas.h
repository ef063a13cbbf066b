// A working mesh with all that a gesture needs.
#pragma once

#include <memory>

#include "mesh/ray_caster.h"
#include "paint/skin.h"
#include "unit/paint/fixtures.h"

namespace mesomap::test {

struct Canvas {
  explicit Canvas(const mesh::TriangleMesh& file, double maxEdgeMm = 1.25)
      : mesh(working(file, maxEdgeMm)), pages(*mesh), field(*mesh), caster(mesh->mesh()) {}

  [[nodiscard]] paint::Skin skin() { return {mesh.get(), &pages, &field}; }
  [[nodiscard]] mesh::SurfacePoint at(const glm::dvec3& position) const {
    return caster.closest(position)->point;
  }
  [[nodiscard]] glm::dvec3 position(const mesh::SurfacePoint& place) const {
    return mesh::positionAt(mesh->mesh(), place);
  }
  [[nodiscard]] glm::dvec3 position(std::uint32_t vertex) const {
    return glm::dvec3(mesh->mesh().positions[vertex]);
  }
  [[nodiscard]] double area(const surface::PagedField& shape) const {
    return surface::areaMm2(*mesh, pages, shape);
  }
  [[nodiscard]] double perimeter(const surface::PagedField& shape) const {
    return surface::perimeterMm(*mesh, pages, shape);
  }
  [[nodiscard]] int parts(const surface::PagedField& shape) const {
    return surface::countParts(*mesh, pages, shape);
  }
  template <class Where>
  [[nodiscard]] std::size_t inside(const surface::PagedField& shape, Where&& where) const {
    std::size_t count = 0;
    for (std::uint32_t v = 0; v < shape.vertexCount(); ++v) {
      if (shape.raw(v) > 0 && where(position(v))) ++count;
    }
    return count;
  }

  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
  surface::GeodesicField field;
  mesh::RayCaster caster;
};

}  // namespace mesomap::test

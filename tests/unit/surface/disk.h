// A disk painted on a mesh, for tests of outlines.
#pragma once

#include <memory>

#include "mesh/working_mesh.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::surface {

struct Painted {
  std::shared_ptr<const mesh::WorkingMesh> mesh;
  PageTriangles pages;
  PagedField field;

  explicit Painted(const mesh::TriangleMesh& shape, double maxEdgeMm = 1e6)
      : mesh(*mesh::makeWorkingMesh(shape, {.maxEdgeMm = maxEdgeMm})),
        pages(*mesh),
        field(static_cast<std::uint32_t>(mesh->mesh().positions.size())) {}

  /// Adds a disk round the vertex or place nearest to `at`.
  void addDisk(const mesh::SurfacePoint& at, double radius) {
    GeodesicField distances(*mesh);
    PagedField::Editor editor(field);
    for (const auto& r : distances.ball(at, radius + 4.0)) {
      editor.raiseTo(r.vertex, static_cast<float>(radius) - r.distanceMm);
    }
    field = editor.publish();
  }

  /// Sets every vertex from a function of its position.
  template <class F>
  void setFrom(const F& f) {
    PagedField::Editor editor(field);
    for (std::uint32_t v = 0; v < mesh->mesh().positions.size(); ++v) {
      editor.setRaw(v, PagedField::quantise(static_cast<float>(f(mesh->mesh().positions[v]))));
    }
    field = editor.publish();
  }
};

}  // namespace mesomap::surface

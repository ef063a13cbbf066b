// A round area on a sphere, and a layout on it, for the tests of the layout.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>

#include "layout/layout.h"
#include "paint/shapes.h"
#include "unit/paint/fixtures.h"

namespace mesomap::test {

struct Skin {
  explicit Skin(const mesh::TriangleMesh& file, double maxEdgeMm = 1.25)
      : mesh(working(file, maxEdgeMm)), pages(*mesh) {}

  /// The cap of `radiusMm` along the skin about `axis` (as seen from the origin).
  [[nodiscard]] surface::PagedField cap(double radiusMm, glm::dvec3 axis = {0, 0, 1},
                                        double sphereMm = 70.0) const {
    axis = glm::normalize(axis);
    return paint::shapeOf(*mesh, pages, [=](const glm::dvec3& p) {
      return radiusMm -
             sphereMm * std::acos(std::clamp(glm::dot(glm::normalize(p), axis), -1.0, 1.0));
    });
  }
  [[nodiscard]] layout::Input input(const surface::PagedField& shape, double spacingMm) const {
    layout::Input in;
    in.mesh = mesh.get();
    in.pages = &pages;
    in.shape = shape;
    in.rule.spacingMm = spacingMm;
    in.rule.marginMm = std::min(0.5 * spacingMm, 5.0);
    return in;
  }
  [[nodiscard]] layout::Quality quality(const layout::Input& in, const layout::Output& out) const {
    std::vector<mesh::SurfacePoint> places;
    for (const layout::Point& p : out.points) places.push_back(p.place);
    return layout::qualityOf(*mesh, pages, in.shape, in.rule, places);
  }
  [[nodiscard]] glm::dvec3 position(const layout::Point& p) const {
    return mesh::positionAt(mesh->mesh(), p.place);
  }

  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
};

/// A 70 mm sphere with edges of 1.2 mm.
inline const Skin& sphereSkin() {
  static const Skin skin(support::makeIcosphere(70.0, 6), 1.6);
  return skin;
}

/// Signed distance to the border at a place, interpolated.
inline double depthAt(const mesh::WorkingMesh& mesh, const surface::PagedField& shape,
                      const mesh::SurfacePoint& place) {
  double depth = 0.0;
  for (int k = 0; k < 3; ++k) {
    depth += place.barycentric[k] *
             static_cast<double>(
                 shape.mm(mesh.mesh().triangles[place.triangle][static_cast<std::size_t>(k)]));
  }
  return depth;
}

}  // namespace mesomap::test

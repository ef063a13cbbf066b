// Painted shapes that nobody thought of, on skin with bumps.
#pragma once

#include "layout/layout.h"
#include "paint/brush.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {

/// Strokes painted at random round one place, some of it erased again.
inline surface::PagedField randomShape(const test::Skin& skin, support::Random& random) {
  surface::GeodesicField field(*skin.mesh);
  surface::PagedField shape(static_cast<std::uint32_t>(skin.mesh->mesh().positions.size()));
  const mesh::SurfacePoint start = random.pointOn(skin.mesh->mesh());
  const glm::dvec3 centre = mesh::positionAt(skin.mesh->mesh(), start);
  for (int stroke = 0; stroke < 5; ++stroke) {
    const bool erase = stroke == 4;
    paint::Stroke brush(*skin.mesh, field, shape,
                        erase ? paint::BrushMode::erase : paint::BrushMode::paint,
                        erase ? random.uniform(4.0, 12.0) : random.uniform(12.0, 40.0));
    for (int place = 0; place < 3; ++place) {
      mesh::SurfacePoint p = random.pointOn(skin.mesh->mesh());
      for (int tries = 0; tries < 400; ++tries) {
        if (glm::distance(mesh::positionAt(skin.mesh->mesh(), p), centre) < 35.0) break;
        p = random.pointOn(skin.mesh->mesh());
      }
      brush.moveTo(place == 0 && stroke == 0 ? start : p);
    }
    shape = brush.shape();
  }
  return shape;
}

inline const test::Skin& bumpy() {
  static const test::Skin skin(support::randomBumpySphere(11), 2.6);
  return skin;
}

}  // namespace mesomap::layout

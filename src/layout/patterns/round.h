// Distances and directions from a centre over all of the ground.
#pragma once

#include <memory>

#include "pattern.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {

struct Round {
  std::unique_ptr<surface::GeodesicField> ball;  ///< Its last call was the ball about the centre.
  double baseMm = 0.0;
  surface::PagedField field;  ///< baseMm less the distance from the centre, where it was reached.
  double farthestMm = 0.0;    ///< Of the ground, from the centre.
};
[[nodiscard]] Round roundAbout(const Setting& setting, const mesh::SurfacePoint& centre);

}  // namespace mesomap::layout

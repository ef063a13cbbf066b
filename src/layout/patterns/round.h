// Distances and directions from a centre over all of the ground.
#pragma once

#include <memory>
#include <optional>

#include "pattern.h"
#include "placer.h"
#include "surface/geodesic_field.h"

namespace mesomap::layout {

struct Round {
  std::unique_ptr<surface::GeodesicField> ball;  ///< Its last call was the ball about the centre.
  double baseMm = 0.0;
  surface::PagedField field;  ///< baseMm less the distance from the centre, where it was reached.
  double farthestMm = 0.0;    ///< Of the ground, from the centre.
};
[[nodiscard]] Round roundAbout(const Setting& setting, const mesh::SurfacePoint& centre);

/// What rings and rays begin with.
struct RoundStart {
  mesh::SurfacePoint centre;
  Round round;
  /// From above the centre, turned by the rule's direction: across the middle of the body both
  /// halves are then each other's images.
  glm::dvec3 ahead{0, 1, 0};
};
/// After the points that stand already; `stepMm` is the distance between points straight out from
/// the centre. None: the linked area's image is all there is to lay, or there is no ground.
[[nodiscard]] std::optional<RoundStart> startRound(const Setting& setting, Placer& placer,
                                                   double stepMm);

}  // namespace mesomap::layout

// Where patterns begin: the middle of a piece of ground.
#pragma once

#include <cstdint>
#include <optional>

#include "pattern.h"

namespace mesomap::layout {

/// A deep place near the middle of one connected piece of the ground; on the plane between the
/// sides where the area lies across it. None: no vertex is inside.
[[nodiscard]] std::optional<mesh::SurfacePoint> middleOf(const Setting& setting,
                                                         std::uint32_t part);
/// The piece that reaches deepest.
[[nodiscard]] std::uint32_t deepestPart(const Ground& ground);

/// Where rings and rays begin: the guide's first place, else Input::centre, else that point of the
/// layout before from which the others stand in steps of `stepMm`, else the middle.
[[nodiscard]] std::optional<mesh::SurfacePoint> centreOf(const Setting& setting, double stepMm);

/// A ball that holds the ground: how far a pattern has to reach.
struct Extent {
  glm::dvec3 centre{0.0};
  double radiusMm = 0.0;
};
[[nodiscard]] Extent extentOf(const Ground& ground);

}  // namespace mesomap::layout

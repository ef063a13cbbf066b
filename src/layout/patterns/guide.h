// A line along the skin that rows and points follow: drawn by the user, or straight through the
// area.
#pragma once

#include "curve.h"
#include "pattern.h"

namespace mesomap::layout {

/// The user's line with corners close together. Refused, in words, where it has fewer than two
/// places, where two that follow one another are not joined by skin, or where it does not reach the
/// area.
[[nodiscard]] Result<Curve> drawnGuide(const Setting& setting);

/// Straight both ways from a place, `reachMm` each or to where the skin ends.
[[nodiscard]] Curve straightGuide(const Setting& setting, const mesh::SurfacePoint& through,
                                  const glm::dvec3& ahead, double reachMm);
/// The curve with straight ends, `byMm` each: lines beside it then do not turn round them.
[[nodiscard]] Curve lengthened(const Setting& setting, const Curve& curve, double byMm);

/// Distance along the skin from a curve, in mm, on the vertices of the ground and a little beyond;
/// elsewhere "outside".
[[nodiscard]] surface::PagedField distanceFrom(const Setting& setting, const Curve& curve);

/// 1 to the left of the curve as seen from outside the skin, -1 to its right.
[[nodiscard]] int sideOf(const Setting& setting, const Curve& curve, const glm::dvec3& position);

}  // namespace mesomap::layout

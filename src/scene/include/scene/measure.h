// Distances that the user takes on the skin. They are no part of the plan.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "paint/skin.h"
#include "plan/plan.h"

namespace mesomap::scene {

struct Measurement {
  std::vector<glm::dvec3> path;  ///< mm, along the skin from end to end.
  double skinMm = 0.0;           ///< Length of the path.
  double straightMm = 0.0;       ///< From end to end through the air.
};

/// The way between two places of the working mesh: the straight cut, where that meets a hole the
/// short way round it. Refused where no connected skin leads from one to the other.
[[nodiscard]] Result<Measurement> measureBetween(const paint::Skin& skin,
                                                 const mesh::SurfacePoint& from,
                                                 const mesh::SurfacePoint& to);

/// "42.5 mm" below 100 mm, "12.3 cm" above.
[[nodiscard]] std::string distanceText(double mm);
/// "42.5 mm along the skin, 40.0 mm straight"; with "≈" and "on the figure" where the surface is
/// not this client.
[[nodiscard]] std::string measureText(const Measurement& measurement,
                                      const plan::SurfaceRef& surface);

/// A round length whose bar is at most `longestPx` wide, mm: 1, 2 or 5 of a power of ten. 0 where
/// the scale is not a number.
[[nodiscard]] double scaleBarMm(double mmPerPixel, double longestPx);

}  // namespace mesomap::scene

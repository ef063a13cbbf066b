// How large points are on the screen, and which one the pointer means. The shader of the points
// follows the same rule.
#pragma once

#include <glm/vec2.hpp>
#include <optional>

#include "plan/plan.h"
#include "scene/camera.h"

namespace mesomap::scene {

/// Where points of such a rule stand nearest to each other, mm; 0 where that is not known.
[[nodiscard]] double leastSpacingMm(const plan::Rule& rule);

/// Radius of a point's disc: 1.2 mm of skin, at least 5 design pixels (a proposed one 6.5), never
/// so large that neighbours touch, but never less than 2. `pixelScale`: pixels of a design pixel.
[[nodiscard]] double discRadiusPx(double mmPerPixel, double spacingMm, double pixelScale,
                                  bool proposed);

struct PointedAt {
  const plan::Region* region = nullptr;
  const plan::Site* site = nullptr;
};
/// The point whose disc holds a pixel, or lies within 3 design pixels of it; the nearest of
/// several. `skin`: the place under that pixel, mm: points much behind or before it are not meant.
[[nodiscard]] std::optional<PointedAt> pointUnder(const plan::Plan& plan, const Camera& camera,
                                                  glm::dvec2 viewportPx, glm::dvec2 pixel,
                                                  const glm::dvec3& skin, double pixelScale);

}  // namespace mesomap::scene

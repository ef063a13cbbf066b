// A step somewhere: what shakes an arrangement out of where it is wedged.
#pragma once

#include <optional>

#include "bubbles.h"
#include "ground.h"
#include "random.h"

namespace mesomap::layout {

/// Any way from the dot, no farther than `mostMm`, and inside the ground; nothing where that cannot
/// be had within `spacingMm`.
[[nodiscard]] std::optional<mesh::SurfacePoint> kicked(const Ground& ground, const Dot& dot,
                                                       double mostMm, double spacingMm,
                                                       Random& random);

}  // namespace mesomap::layout

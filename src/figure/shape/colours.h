// What a figure's skin is coloured with: how much of each pigment lies on a place, and what those
// pigments look like on each of the six skin tones.
#pragma once

#include "figure/prepared.h"
#include "shape/figure_shape.h"

namespace mesomap::figure {

/// How much of each colour lies on a place of the surface (figure frame, mm).
[[nodiscard]] Cover coverAt(const FigureShape& shape, const Vec3& position);

/// coverAt and colourOf together, garment on: skin, lips, brows, lashes and cheeks, sRGB 0..1.
[[nodiscard]] Vec3 colourAt(const FigureShape& shape, const Vec3& position, int tone);

}  // namespace mesomap::figure

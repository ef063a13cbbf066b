// Areas that lie across the plane between the sides: one half is laid out with a row of points on
// the plane, and mirrored.
#pragma once

#include <vector>

#include "base/progress.h"
#include "bubbles.h"
#include "ground.h"
#include "layout/layout.h"

namespace mesomap::layout {

/// Points of the whole ground, every one with its mirror image among them or on the plane itself,
/// to `kSymmetryMm`; empty where the painted shape is not nearly its own mirror image, or where
/// points are given that stay.
[[nodiscard]] std::vector<Dot> laidSymmetric(const Input& input, const Ground& ground,
                                             const Progress& progress);

/// Symmetric difference over area up to which a shape counts as symmetric.
inline constexpr double kNearlySymmetric = 0.05;
inline constexpr double kSymmetryMm = 0.3;

}  // namespace mesomap::layout

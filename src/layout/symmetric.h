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
/// to kSymmetryMm of half.h; empty where the painted shape is not nearly its own mirror image, or
/// where points are given that stay.
[[nodiscard]] std::vector<Dot> laidSymmetric(const Input& input, const Ground& ground,
                                             const Progress& progress);

}  // namespace mesomap::layout

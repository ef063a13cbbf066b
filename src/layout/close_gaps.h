// Closing what wide gaps a settled layout still has, found and judged along the skin: on folded
// skin what looks near is often far.
#pragma once

#include <vector>

#include "base/progress.h"
#include "bubbles.h"
#include "ground.h"
#include "quality.h"

namespace mesomap::layout {

/// Draws the points round the widest gap nearer, or puts one into it, as long as that makes the
/// layout better as a whole; fixed points stay. `quality` is that of `dots` before and after.
void closeAlongSkin(const Ground& ground, double spacingMm, Measure& measure, LazyField& field,
                    const Progress& progress, std::vector<Dot>& dots, Quality& quality);

}  // namespace mesomap::layout

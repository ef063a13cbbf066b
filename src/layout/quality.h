// How points stand on ground that is known already, measured along the skin.
#pragma once

#include <vector>

#include "base/progress.h"
#include "bubbles.h"
#include "ground.h"
#include "layout/layout.h"
#include "surface/outline.h"

namespace mesomap::layout {

/// As qualityOf(), without `density`. `absent` count as neighbours only. Where `progress` says
/// stop, what comes back is of no use.
[[nodiscard]] Quality qualityOn(const Ground& ground, const surface::PageTriangles& pages,
                                double spacingMm, const std::vector<Dot>& own,
                                const std::vector<Dot>& absent, const Progress& progress);

}  // namespace mesomap::layout

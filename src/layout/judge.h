// What a layout still lacks, by what was measured along the skin.
#pragma once

#include "layout/layout.h"
#include "survey.h"

namespace mesomap::layout {

/// 0 where every promise holds and no gap is wider than 0.80 spacings; otherwise how far off.
[[nodiscard]] double lacking(const Quality& quality);

/// The survey saw `seen` where `quality` was measured: asks more of the survey where it was too
/// kind.
void askMore(Room& room, const Survey::Sum& seen, const Quality& quality);

}  // namespace mesomap::layout

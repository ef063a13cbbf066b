// A layout after a small change, at a cost that follows the change and not the area.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "layout/layout.h"

namespace mesomap::layout {

/// See Input::around, which is not empty, nor is Input::keep; the rule has been checked.
[[nodiscard]] Result<Output> layOutAround(const Input& input, const Progress& progress);

}  // namespace mesomap::layout

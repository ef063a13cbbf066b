// Changes between two versions of a plan, to be read, searched and kept as text.
#pragma once

#include <string>
#include <vector>

#include "exchange/plan_in_words.h"
#include "plan/plan_diff.h"

namespace mesomap::exchange {

/// A heading for each place, with its changes below, in their order; see textOf.
[[nodiscard]] std::vector<WordsPart> diffInWords(const std::vector<plan::Change>& changes);

}  // namespace mesomap::exchange

// What a rule may hold at all. Wider than any practice: practice ranges are asked about elsewhere.
#pragma once

#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::scene {

/// The rule with its numbers rounded as the document keeps them, or an Error that names the figure,
/// its value and its limits in words.
[[nodiscard]] Result<plan::Rule> checkedRule(plan::Rule rule,
                                             const std::vector<plan::Technique>& techniques);

/// The two rules lay the same points out (they may differ in depth, volume, product ...).
[[nodiscard]] bool sameLayout(const plan::Rule& a, const plan::Rule& b);

}  // namespace mesomap::scene

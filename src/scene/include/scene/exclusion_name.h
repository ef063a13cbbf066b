// What an exclusion is called.
#pragma once

#include <string>

#include "plan/plan.h"

namespace mesomap::scene {

[[nodiscard]] std::string exclusionWord(plan::ExclusionKind kind);  ///< "mole", "scar" …
/// For the middle of a sentence: "the mole", "the scar (knee operation)".
[[nodiscard]] std::string exclusionName(const plan::Exclusion& exclusion);

}  // namespace mesomap::scene

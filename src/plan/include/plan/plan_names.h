// What is called how for people, in the language of the program.
#pragma once

#include <string>

#include "plan/plan.h"

namespace mesomap::plan {

/// Of Region::gaveWay and layout::Promise::name: "six neighbours" for "six-neighbours". What is
/// not known stays as it is.
[[nodiscard]] std::string promiseTitle(const std::string& promise);
[[nodiscard]] const char* patternTitle(Pattern pattern);  ///< One or two words: "Rows".

/// For Rule::layer: "Upper dermis"; a word that is not layerName()'s is itself, none is empty.
[[nodiscard]] std::string layerTitle(const std::string& layer);

[[nodiscard]] std::string exclusionWord(ExclusionKind kind);  ///< "mole", "scar" …
/// For the middle of a sentence: "the mole", "the scar (knee operation)".
[[nodiscard]] std::string exclusionName(const Exclusion& exclusion);

}  // namespace mesomap::plan

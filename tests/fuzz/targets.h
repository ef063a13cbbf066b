// What a reader promises for every text there is: a sound value, or an Error with words; never a
// crash. A broken promise aborts, so that any fuzzer sees it.
#pragma once

#include <cstdint>
#include <string>

namespace mesomap::fuzz {

/// Returns true when the text was read.
bool planTarget(const std::string& text);
bool objTarget(const std::string& text);
bool sealedTarget(const std::string& bytes);

/// A valid text out of our own writers.
[[nodiscard]] std::string planFood(std::uint64_t seed);
[[nodiscard]] std::string objFood(std::uint64_t seed);
[[nodiscard]] std::string sealedFood(std::uint64_t seed);

}  // namespace mesomap::fuzz

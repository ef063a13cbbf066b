// Sentences for people put together from translated patterns.
#pragma once

#include <fmt/format.h>

#include <string>

#include "base/sentence.h"

namespace mesomap::scene {

/// The translated pattern with its places filled. A translation with wrong places shows bare.
template <class... Args>
[[nodiscard]] std::string words(const char* pattern, const Args&... args) {
  try {
    return fmt::format(fmt::runtime(pattern), args...);
  } catch (const fmt::format_error&) {
    return pattern;
  }
}

}  // namespace mesomap::scene

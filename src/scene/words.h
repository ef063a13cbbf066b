// Sentences for people put together from translated patterns.
#pragma once

#include <fmt/format.h>

#include <cctype>
#include <string>

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

/// "Client's left cheek" → "client's left cheek": for the middle of a sentence.
[[nodiscard]] inline std::string lowerFirst(std::string text) {
  if (!text.empty()) {
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  }
  return text;
}

}  // namespace mesomap::scene

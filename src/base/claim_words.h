// The lists of the claim guard.
#pragma once

#include <span>
#include <string_view>

namespace mesomap {

/// Words in lower case without accents, separated by blanks. "melt*" is a word that begins so,
/// "*frei" one that ends so, "*wunder*" one that holds it; "=sur" is "sûr" and not "sur"; "_"
/// stands for up to four words of any kind.
struct ClaimWords {
  std::string_view code;  ///< Of the language, ISO 639-1.
  std::span<const std::string_view> phrases;
};

[[nodiscard]] std::span<const ClaimWords> claimWords();

}  // namespace mesomap

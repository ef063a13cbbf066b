// What must not be said to a client: promises of a result, of safety or of comfort, comparisons and
// medical claims. A guard of words and phrases, a list for each shipped language.
//
// It stands on the lowest floor because everything that reaches a client passes it: the window's
// view today, sheets and pages that are handed out tomorrow. It catches forms of words, not
// meanings: a text that passes is not thereby a good one.
#pragma once

#include <string>
#include <string_view>

namespace mesomap {

/// Whether the language, as in ISO 639-1, has a list. One that has none shows a client no text.
[[nodiscard]] bool guardsLanguage(std::string_view code);

/// The words of `text` (UTF-8) that make a claim by the list of a language, as they stand in it;
/// empty where there are none. Capitals, accents, hyphens and invisible characters make no
/// difference. In a language without a list the whole text is returned.
[[nodiscard]] std::string claimIn(std::string_view text, std::string_view code);

/// The same by all lists: for what a user typed, which may be in any language.
[[nodiscard]] std::string claimInAnyLanguage(std::string_view text);

}  // namespace mesomap

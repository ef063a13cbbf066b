// Finding names by some of their words, as people type them.
#pragma once

#include <string>
#include <string_view>

namespace mesomap::ui {

/// Lower case without accents, for comparing: "Ä" and "a" are the same, "ß" is "ss", "ł" is "l".
/// Latin, Greek and Cyrillic; anything else stays as it is.
[[nodiscard]] std::string folded(std::string_view text);

/// How well all words of `wanted` are found, in any order, each at the beginning of a word; < 0:
/// not at all. 3: the name begins with what was typed, 2: all in the name, 1: with the help of
/// `further` words (a tooltip, other names). Nothing typed finds everything.
[[nodiscard]] int matchRank(std::string_view wanted, std::string_view name,
                            std::string_view further);

}  // namespace mesomap::ui

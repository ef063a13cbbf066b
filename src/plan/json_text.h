// Members and items of a JSON text as they stand in it: for what must keep every byte. The text is
// known to be JSON (a parser has read it); anything else gives some answer within the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mesomap::plan {

struct TextMember {
  std::string_view name;   ///< Between its quotes, escapes and all.
  std::string_view value;  ///< Without white space around it.
  std::size_t nameAt = 0;  ///< Of the name's first quote in the object's text.
  std::size_t endsAt = 0;  ///< Behind the value.
};

/// Of the object that is all of `object`; empty for anything else.
[[nodiscard]] std::vector<TextMember> membersOf(std::string_view object);
/// The same of an array.
[[nodiscard]] std::vector<std::string_view> itemsOf(std::string_view array);

/// What a name or a text value means, without quotes around it: escapes become characters.
[[nodiscard]] std::string unescaped(std::string_view between);

/// On one line, with spaces where the plan file has them: "{"a": [1, 2]}".
[[nodiscard]] std::string tidied(std::string_view value);

}  // namespace mesomap::plan

// A look over a JSON text before any parser builds a tree of it: what would exhaust memory or mean
// two things at once is refused here, with line and column.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mesomap::plan {

struct GuardLimits {
  std::size_t depth = 24;  ///< Containers within containers.
  std::size_t membersPerObject = 64;
  std::size_t values = 8000000;  ///< Numbers, strings, containers … of the whole text.
};

/// "line 40, column 3" of a byte; columns count characters.
[[nodiscard]] std::string placeInText(std::string_view text, std::size_t offset);

/// What is wrong and where, or none. Not a full check of the grammar: the parser does that.
[[nodiscard]] std::optional<std::string> guardJson(std::string_view text,
                                                   const GuardLimits& limits = {});

}  // namespace mesomap::plan

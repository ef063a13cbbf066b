#pragma once

#include <optional>
#include <string>

namespace mesomap::plan {

enum class Side { none, left, right, midline };  ///< The client's.
[[nodiscard]] const char* sideName(Side side);   ///< "left", "right", "midline", "none"
[[nodiscard]] std::optional<Side> sideFromName(const std::string& name);

}  // namespace mesomap::plan

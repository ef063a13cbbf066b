// Numbers as people type them: "10", "10 mm", "1 cm", "0,02 mL".
#pragma once

#include <optional>
#include <string_view>

#include "base/number_text.h"

namespace mesomap::ui {

/// Reads a number with an optional unit and returns it in `unit` ("mm", "mL", "°" or ""). Comma and
/// point both mark decimals. None when there is no number, or the unit measures something else.
[[nodiscard]] std::optional<double> parseQuantity(std::string_view text, std::string_view unit);

/// The multiple of `step` that lies `steps` (not 0) further; from between two, the near one is the
/// first.
[[nodiscard]] double steppedValue(double from, double step, double steps);

}  // namespace mesomap::ui

// Numbers as people type and read them: "10", "10 mm", "1 cm", "0,02 mL".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mesomap::ui {

/// Reads a number with an optional unit and returns it in `unit` ("mm", "mL", "°" or ""). Comma and
/// point both mark decimals. None when there is no number, or the unit measures something else.
[[nodiscard]] std::optional<double> parseQuantity(std::string_view text, std::string_view unit);

/// The multiple of `step` that lies `steps` (not 0) further; from between two, the near one is the
/// first.
[[nodiscard]] double steppedValue(double from, double step, double steps);

/// At most `decimals`, without trailing zeros: "10", "12.5", "0.02".
[[nodiscard]] std::string numberText(double value, int decimals);

/// cm², whole above 10, else one decimal.
[[nodiscard]] std::string areaText(double cm2);
/// mL to 0.01.
[[nodiscard]] std::string volumeText(double millilitres);

}  // namespace mesomap::ui

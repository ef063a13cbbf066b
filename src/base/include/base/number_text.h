// Figures as people read them.
#pragma once

#include <string>

namespace mesomap {

/// At most `decimals`, without trailing zeros: "10", "12.5", "0.02".
[[nodiscard]] std::string numberText(double value, int decimals);

/// cm², whole above 10, else one decimal.
[[nodiscard]] std::string areaText(double cm2);
/// mL to 0.01.
[[nodiscard]] std::string volumeText(double millilitres);

}  // namespace mesomap

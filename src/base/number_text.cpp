#include "base/number_text.h"

#include <fmt/format.h>

#include <cmath>

#include "base/i18n.h"

namespace mesomap {

std::string numberText(double value, int decimals) {
  // A figure kept as 1.035 reads 1.04, as on paper, though its nearest double lies a hair below.
  std::string text = fmt::format("{:.{}f}", value + std::copysign(1e-9, value), decimals);
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  if (text == "-0") text = "0";
  return text;
}

std::string areaText(double cm2) {
  // 9.97 must not read "10.0" beside a "10".
  const int decimals = cm2 >= 9.95 ? 0 : 1;
  return fmt::format(fmt::runtime(_("{} cm²")), fmt::format("{:.{}f}", cm2, decimals));
}

std::string volumeText(double millilitres) {
  return fmt::format(fmt::runtime(_("{} mL")), fmt::format("{:.2f}", millilitres));
}

}  // namespace mesomap

// What pictures for files share: colours, the bar of a scale, lines of a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "render/ink.h"

namespace mesomap::app {

using Rgb = std::array<std::uint8_t, 3>;

// The window's light palette, and the zones' colours as they lie on the skin.
inline constexpr Rgb kPaperRgb{0xFF, 0xFD, 0xFA}, kInkRgb{0x2A, 0x25, 0x21};
inline constexpr Rgb kSoftRgb{0x65, 0x5B, 0x51}, kLineRgb{0xE4, 0xDC, 0xCF};
inline constexpr Rgb kBlockedRgb{0x9E, 0x34, 0x1E}, kCautionRgb{0xBE, 0x76, 0x0A};

[[nodiscard]] inline render::InkColor inkOf(const Rgb& rgb, double alpha = 1.0) {
  return {rgb, alpha};
}

/// "5 cm", "5 mm".
[[nodiscard]] std::string lengthText(double mm);
/// A bar with ends, to the right of `left`; `scale` is that of a design pixel.
void drawBar(render::Ink& ink, glm::dvec2 left, double lengthPx, double scale);
/// Broken at spaces so that no line is wider.
[[nodiscard]] std::vector<std::string> linesOf(const render::Typeface& face,
                                               const std::string& text, double widthPx);

}  // namespace mesomap::app

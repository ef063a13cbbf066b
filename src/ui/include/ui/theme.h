// The look of the window: colours, sizes, type. Warm light paper, dark ink, one accent.
// Text colours keep a contrast of at least 4.5:1 (WCAG 2.1) on every ground they stand on; a test
// computes it.
#pragma once

#include <cmath>
#include <cstdint>

struct ImFont;

namespace mesomap::ui {

/// Packed as Dear ImGui wants it: R, G, B, A from the lowest byte.
using Color = std::uint32_t;

[[nodiscard]] constexpr Color rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
  return ((hex >> 16) & 0xffU) | (hex & 0xff00U) | ((hex & 0xffU) << 16) | (alpha << 24);
}
[[nodiscard]] inline Color withAlpha(Color color, float alpha) {
  return (color & 0x00ffffffU) | (static_cast<Color>(std::lround(alpha * 255.0f)) << 24);
}

namespace palette {
inline constexpr Color kPanel = rgb(0xFBF8F3);
inline constexpr Color kBar = rgb(0xFFFDFA);
inline constexpr Color kField = rgb(0xFFFFFF);
inline constexpr Color kHover = rgb(0xF1EBE1);
inline constexpr Color kPressed = rgb(0xE7DFD2);
inline constexpr Color kLine = rgb(0xE4DCCF);
inline constexpr Color kFieldLine = rgb(0xCFC4B3);
inline constexpr Color kInk = rgb(0x2A2521);
inline constexpr Color kInkSoft = rgb(0x655B51);
inline constexpr Color kInkOff = rgb(0xA79C8F);  ///< Switched-off controls only.
inline constexpr Color kAccent = rgb(0x1D6A66);
inline constexpr Color kAccentHover = rgb(0x175753);
inline constexpr Color kAccentSoft = rgb(0xDDECE9);
inline constexpr Color kAccentInk = rgb(0x164F4C);
inline constexpr Color kOnAccent = rgb(0xFFFFFF);
inline constexpr Color kDanger = rgb(0xA3341F);
inline constexpr Color kDangerSoft = rgb(0xF8E4DE);
inline constexpr Color kCaution = rgb(0x8A5600);
inline constexpr Color kNoteSoft = rgb(0xF6ECD6);
inline constexpr Color kView = rgb(0xF0EBE3);  ///< Behind the figure before the first picture.
}  // namespace palette

/// Three sizes of type; `strong` is the body size in semibold, `icon` the strip's large glyphs.
struct Fonts {
  ImFont* small = nullptr;
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* title = nullptr;
  ImFont* icon = nullptr;
};

/// Fills Dear ImGui's font atlas and style for a monitor's scale (1 = 96 dpi). Missing font files
/// fall back to Dear ImGui's own font. Needs a current ImGui context, no open frame.
void applyTheme(float scale);

[[nodiscard]] const Fonts& fonts();
[[nodiscard]] float scale();
/// Design pixels (at scale 1) to screen pixels, whole.
[[nodiscard]] float px(float designPixels);

// Design sizes in pixels at scale 1.
inline constexpr float kTopBarHeight = 44;
inline constexpr float kToolStripWidth = 64;
inline constexpr float kPanelWidth = 320;
inline constexpr float kStatusHeight = 28;
inline constexpr float kRounding = 7;

}  // namespace mesomap::ui

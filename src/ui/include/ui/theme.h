// The look of the window: colours, sizes, type. Warm light paper and dark ink, or warm dark grey
// and light ink; one accent. Text colours keep a contrast of at least 4.5:1 (WCAG 2.1) on every
// ground they stand on; a test computes it.
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

/// Every colour of the window. Text in `ink…`, `accentInk`, `on…`, `danger` and `caution` is
/// readable on the grounds it stands on; theme_test.cpp lists the pairs.
struct Palette {
  bool dark = false;
  Color panel = 0, bar = 0, field = 0, hover = 0, pressed = 0;
  Color line = 0, fieldLine = 0;
  Color ink = 0, inkSoft = 0;
  Color inkOff = 0, groundOff = 0;  ///< Switched-off controls only.
  Color accent = 0, accentHover = 0, accentSoft = 0, accentInk = 0, onAccent = 0;
  Color danger = 0, dangerSoft = 0, caution = 0, noteSoft = 0;
  Color tip = 0, tipProblem = 0, onTip = 0;  ///< Tooltips and messages that pass.
  Color dim = 0;                             ///< Over all that a dialog covers, see-through.
  Color view = 0;                            ///< Behind the figure before the first picture.
};

inline constexpr Palette kLightPalette = {.dark = false,
                                          .panel = rgb(0xFBF8F3),
                                          .bar = rgb(0xFFFDFA),
                                          .field = rgb(0xFFFFFF),
                                          .hover = rgb(0xF1EBE1),
                                          .pressed = rgb(0xE7DFD2),
                                          .line = rgb(0xE4DCCF),
                                          .fieldLine = rgb(0xCFC4B3),
                                          .ink = rgb(0x2A2521),
                                          .inkSoft = rgb(0x655B51),
                                          .inkOff = rgb(0xA79C8F),
                                          .groundOff = rgb(0xA79C8F),
                                          .accent = rgb(0x1D6A66),
                                          .accentHover = rgb(0x175753),
                                          .accentSoft = rgb(0xDDECE9),
                                          .accentInk = rgb(0x164F4C),
                                          .onAccent = rgb(0xFFFFFF),
                                          .danger = rgb(0xA3341F),
                                          .dangerSoft = rgb(0xF8E4DE),
                                          .caution = rgb(0x8A5600),
                                          .noteSoft = rgb(0xF6ECD6),
                                          .tip = rgb(0x2A2521),
                                          .tipProblem = rgb(0xA3341F),
                                          .onTip = rgb(0xFFFDFA),
                                          .dim = rgb(0x2A2521, 97),
                                          .view = rgb(0xF0EBE3)};

inline constexpr Palette kDarkPalette = {.dark = true,
                                         .panel = rgb(0x2A2623),
                                         .bar = rgb(0x312D29),
                                         .field = rgb(0x3A3531),
                                         .hover = rgb(0x453F39),
                                         .pressed = rgb(0x514A43),
                                         .line = rgb(0x433D38),
                                         .fieldLine = rgb(0x655C53),
                                         .ink = rgb(0xEFE8DF),
                                         .inkSoft = rgb(0xC3B8AB),
                                         .inkOff = rgb(0x857A6F),
                                         .groundOff = rgb(0x655C53),
                                         .accent = rgb(0x6CBBB3),
                                         .accentHover = rgb(0x86CDC6),
                                         .accentSoft = rgb(0x27443F),
                                         .accentInk = rgb(0xABE0D9),
                                         .onAccent = rgb(0x0F2624),
                                         .danger = rgb(0xF2A28D),
                                         .dangerSoft = rgb(0x4F2C24),
                                         .caution = rgb(0xE6B664),
                                         .noteSoft = rgb(0x453922),
                                         .tip = rgb(0x59514A),
                                         .tipProblem = rgb(0x8E3423),
                                         .onTip = rgb(0xFFFAF3),
                                         .dim = rgb(0x0E0C0B, 140),
                                         .view = rgb(0x36312D)};

/// The one that is in use.
[[nodiscard]] const Palette& palette();

/// The client's page is read from two metres away.
struct ClientType {
  ImFont* title = nullptr;  ///< Null: not made, and nothing is written.
  ImFont* text = nullptr;
  ImFont* small = nullptr;
  ImFont* number = nullptr;  ///< Digits alone, huge.
  float scale = 1.0f;        ///< See clientScale in client_page.h.
};

/// Three sizes of type; `strong` is the body size in semibold, `icon` the strip's large glyphs.
struct Fonts {
  ImFont* small = nullptr;
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* title = nullptr;
  ImFont* icon = nullptr;
  ImFont* mark = nullptr;  ///< Small figures on the skin: digits and plain Latin only.
  ClientType client;
};

/// Takes a palette into use and, where the scale (1 = 96 dpi and normal type) is another one than
/// before, fills Dear ImGui's font atlas: then true, and its texture has to be made anew. Missing
/// font files fall back to Dear ImGui's own font. Needs a current ImGui context, no open frame.
/// `clientScale` above 0 asks for the client's type too; 0 keeps it where it was made.
bool applyTheme(float scale, bool dark, float clientScale = 0.0f);

[[nodiscard]] const Fonts& fonts();
[[nodiscard]] float scale();
/// Design pixels (at scale 1) to screen pixels, whole.
[[nodiscard]] float px(float designPixels);

// Design sizes in pixels at scale 1.
inline constexpr float kTopBarHeight = 44;
inline constexpr float kToolStripWidth = 64;
inline constexpr float kPanelWidth = 320;  ///< As delivered.
inline constexpr float kPanelLeast = 256, kPanelMost = 560;
inline constexpr float kStatusHeight = 28;
inline constexpr float kRounding = 7;

}  // namespace mesomap::ui

#include "area_dot.h"

#include <cmath>

#include "ui/theme.h"

namespace mesomap::ui {
namespace {

/// Chords of the dot at an angle (1, 0 is horizontal).
void chords(ImDrawList& draw, ImVec2 m, float r, ImVec2 along, Color ink) {
  const float step = px(4);
  for (float away = -2 * step; away <= 2 * step; away += step) {
    if (std::abs(away) >= r) continue;
    const float half = std::sqrt(r * r - away * away);
    const ImVec2 at(m.x - along.y * away, m.y + along.x * away);
    draw.AddLine({at.x - along.x * half, at.y - along.y * half},
                 {at.x + along.x * half, at.y + along.y * half}, ink, std::max(1.0f, px(1)));
  }
}

}  // namespace

void drawAreaDot(ImDrawList& draw, ImVec2 middle, float radius, std::array<std::uint8_t, 3> color,
                 int hatch, bool faint) {
  const int alpha = faint ? 90 : 255;
  draw.AddCircleFilled(middle, radius, IM_COL32(color[0], color[1], color[2], alpha), 24);
  const Color ink = rgb(hatch == kExcludedHatch ? 0xFFFFFF : 0x1C1613, faint ? 70 : 190);
  constexpr float kHalf = 0.70710678f;
  switch (hatch) {
    case 1:
      chords(draw, middle, radius, {kHalf, kHalf}, ink);
      break;
    case 2:
      chords(draw, middle, radius, {kHalf, -kHalf}, ink);
      break;
    case 3:
      chords(draw, middle, radius, {1, 0}, ink);
      break;
    case 4:
      chords(draw, middle, radius, {0, 1}, ink);
      break;
    case 5:
      for (const ImVec2 offset :
           {ImVec2(-0.4f, -0.4f), ImVec2(0.4f, -0.4f), ImVec2(-0.4f, 0.4f), ImVec2(0.4f, 0.4f)}) {
        draw.AddCircleFilled({middle.x + offset.x * radius, middle.y + offset.y * radius}, px(1.2f),
                             ink, 8);
      }
      break;
    case kExcludedHatch:
      chords(draw, middle, radius, {kHalf, kHalf}, ink);
      chords(draw, middle, radius, {kHalf, -kHalf}, ink);
      break;
    default:
      break;
  }
}

}  // namespace mesomap::ui

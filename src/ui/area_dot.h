// The mark that stands for an area in lists: its colour with its pattern.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>

namespace mesomap::ui {

/// `hatch` as plan::Region::hatch; 6: excluded skin. `radius` in screen pixels.
void drawAreaDot(ImDrawList& draw, ImVec2 middle, float radius, std::array<std::uint8_t, 3> color,
                 int hatch, bool faint);
inline constexpr int kExcludedHatch = 6;
inline constexpr std::array<std::uint8_t, 3> kExcludedColor = {74, 44, 62};

}  // namespace mesomap::ui

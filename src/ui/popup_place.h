// A list that opens at its button stays wholly within the window.
#pragma once

#include <imgui.h>

#include <algorithm>

#include "ui/theme.h"

namespace mesomap::ui {

/// First in a popup that stands at a place of its own: moves it in where it would go beyond.
inline void keepInWindow() {
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const ImVec2 all = ImGui::GetIO().DisplaySize;
  const float air = px(4);
  const ImVec2 to(std::clamp(at.x, air, std::max(air, all.x - size.x - air)),
                  std::clamp(at.y, air, std::max(air, all.y - size.y - air)));
  if (to.x != at.x || to.y != at.y) ImGui::SetWindowPos(to);
}

}  // namespace mesomap::ui

// The border between the view and the panel: dragged, the panel is as wide as the hand wants it.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "panels.h"
#include "ui/theme.h"
#include "view_covers.h"

namespace mesomap::ui {
namespace {

constexpr float kGrip = 4;  ///< design pixels on either side of the border

}  // namespace

void drawPanelEdge(Settings& settings, const WidgetRect& panel) {
  static float taken = 0;  ///< From the border to where it was taken, screen pixels.
  const WidgetRect grip{panel.x - px(kGrip), panel.y, px(2 * kGrip), panel.height};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  beginPane("##panelEdge", grip, 0, 0, 0);
  ImGui::InvisibleButton("##edge", {grip.width, grip.height});
  reportWidget("panel.edge");
  coverView(grip);
  const ImGuiIO& io = ImGui::GetIO();
  const bool held = ImGui::IsItemActive();
  if (ImGui::IsItemActivated()) taken = io.MousePos.x - panel.x;
  if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) {
    settings.panelWidth = kPanelWidth;
  } else if (held && ImGui::IsMouseDragging(0)) {
    const float wide = (io.DisplaySize.x - (io.MousePos.x - taken)) / scale();
    settings.panelWidth = std::clamp(std::round(wide), kPanelLeast, kPanelMost);
  }
  if (held || ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    ImGui::GetWindowDrawList()->AddRectFilled({panel.x - px(1), panel.y},
                                              {panel.x + px(2), panel.y + panel.height},
                                              held ? palette().accent : palette().inkOff);
  }
  endPane();
  ImGui::PopStyleVar();
}

}  // namespace mesomap::ui

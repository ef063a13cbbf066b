// Fixed parts of the window.
#include <imgui.h>

#include <algorithm>

#include "panels.h"
#include "ui/theme.h"
#include "view_covers.h"

namespace mesomap::ui {

void beginPane(const char* name, const WidgetRect& rect, Color ground, float padX, float padY) {
  ImGui::SetNextWindowPos({rect.x, rect.y});
  ImGui::SetNextWindowSize({rect.width, rect.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(padX), px(padY)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ground);
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

void endPane() {
  ImGui::End();
}

void beginFloating(const char* name, const Floating& look) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(look.rounding));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(look.padX), px(look.padY)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, px(look.border));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, look.ground);
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings;
  if (!look.takesFocus) flags |= ImGuiWindowFlags_NoFocusOnAppearing;
  ImGui::Begin(name, nullptr, flags);
}

WidgetRect endFloating() {
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  const WidgetRect rect{at.x, at.y, size.x, size.y};
  coverView(rect);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  return rect;
}

void paneLine(float x1, float y1, float x2, float y2) {
  // Dear ImGui keeps drawing inside half the padding; edges lie outside it.
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.PushClipRectFullScreen();
  draw.AddRectFilled({x1, y1}, {std::max(x2, x1 + px(1)), std::max(y2, y1 + px(1))},
                     palette().line);
  draw.PopClipRect();
}

}  // namespace mesomap::ui

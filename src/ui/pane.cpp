// Fixed parts of the window.
#include <imgui.h>

#include "panels.h"
#include "ui/theme.h"

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

}  // namespace mesomap::ui

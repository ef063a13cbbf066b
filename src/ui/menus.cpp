#include "menus.h"

#include <imgui.h>

#include <string>

#include "panels.h"
#include "touch.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {

bool beginBarMenu(const char* id, float x, float align) {
  ImGui::SetNextWindowPos({x, px(topBarHeight()) + px(4)}, ImGuiCond_Always, {align, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(largeControls() ? 16 : 12)});
  // A row is as high as its words and the air between two.
  const float air = largeControls() ? px(kFinger) - ImGui::GetFontSize() : px(10);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(16), air});
  if (ImGui::BeginPopup(id)) return true;
  ImGui::PopStyleVar(2);
  return false;
}

void endBarMenu() {
  ImGui::EndPopup();
  ImGui::PopStyleVar(2);
}

void menuItems(const CommandRegistry& commands, std::initializer_list<const char*> ids) {
  for (const char* id : ids) {
    const Command* command = commands.find(id);
    if (command == nullptr) continue;
    const std::string key = shortcutText(command->shortcut);
    const bool on = command->on && command->on();
    if (ImGui::MenuItem(command->name.c_str(), key.c_str(), on, commands.isEnabled(id))) {
      commands.run(id);
    }
    reportWidget(std::string("menu.") + id);
  }
}

void menuHeading(const char* text) {
  ImGui::Separator();
  ImGui::PushFont(fonts().small);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
  ImGui::TextUnformatted(text);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

}  // namespace mesomap::ui

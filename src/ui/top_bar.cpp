// The bar on top: files, undo, views, what the client sees, export.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <numbers>

#include "base/i18n.h"
#include "hint_chip.h"
#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kBarHeight = 32;

void bar(const char* id, const CommandRegistry& commands, const char* command,
         const std::string& label, Look look = Look::plain, bool selected = false) {
  commandButton(
      commands, command,
      {.id = id, .label = label, .look = look, .selected = selected, .height = kBarHeight});
}

void uprightLine() {
  ImGui::SameLine(0, px(8));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + px(6)}, {at.x, at.y + px(26)}, palette::kLine,
                                      px(1));
  ImGui::Dummy({px(1), px(kBarHeight)});
  ImGui::SameLine(0, px(8));
}

std::string planTitle(const scene::Session& session) {
  if (!session.isOpen()) return {};
  if (session.path().empty()) return _("New plan");
  std::string name = session.path().filename().string();
  for (const char* ending : {".mesomap.json", ".json"}) {
    if (name.ends_with(ending)) {
      name.resize(name.size() - std::string(ending).size());
      break;
    }
  }
  return name;
}

void drawTitle(const scene::Session& session, float left, float right) {
  const std::string title = planTitle(session);
  if (title.empty() || right - left < px(60)) return;
  const bool dirty = session.dirty();
  const std::string after = dirty ? std::string("  ·  ") + _("not saved") : std::string();
  ImGui::PushFont(fonts().strong);
  const float afterWidth =
      dirty ? fonts().small->CalcTextSizeA(fonts().small->FontSize, 1e9f, 0, after.c_str()).x : 0;
  const std::string fit = shortened(title, right - left - afterWidth - px(24));
  const ImVec2 size = ImGui::CalcTextSize(fit.c_str());
  const float x = left + (right - left - size.x - afterWidth) * 0.5f;
  const float y = ImGui::GetWindowPos().y + (px(kTopBarHeight) - size.y) * 0.5f;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddText({std::round(x), std::round(y)}, palette::kInk, fit.c_str());
  ImGui::PopFont();
  if (dirty) {
    draw.AddText(fonts().small, fonts().small->FontSize,
                 {std::round(x + size.x), std::round(y + px(1.5f))}, palette::kInkSoft,
                 after.c_str());
  }
}

void menuItem(const CommandRegistry& commands, const char* id) {
  const Command* command = commands.find(id);
  if (command == nullptr) return;
  const std::string key = shortcutText(command->shortcut);
  if (ImGui::MenuItem(command->name.c_str(), key.c_str(), false, commands.isEnabled(id))) {
    commands.run(id);
  }
  reportWidget(std::string("menu.") + id);
}

void drawMenu(const CommandRegistry& commands) {
  if (button({.id = "toolbar.menu",
              .icon = icon::kMenu,
              .look = Look::plain,
              .width = 36,
              .height = kBarHeight,
              .tooltip = _("More")})) {
    ImGui::OpenPopup("##menu");
  }
  ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, px(kTopBarHeight) + px(4)}, ImGuiCond_Always,
                          {1.0f, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(16), px(10)});
  if (ImGui::BeginPopup("##menu")) {
    menuItem(commands, "file.saveAs");
    menuItem(commands, "file.export");
    menuItem(commands, "file.close");
    ImGui::Separator();
    menuItem(commands, "view.frameAll");
    menuItem(commands, "view.hidePoints");
    menuItem(commands, "view.zones");
    menuItem(commands, "view.zoneList");
    menuItem(commands, "view.areas");
    menuItem(commands, "view.landmarks");
    menuItem(commands, "view.client");
    ImGui::Separator();
    menuItem(commands, "help.hints");
    menuItem(commands, "help.keys");
    menuItem(commands, "help.about");
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

WidgetRect lastItem() {
  const ImVec2 at = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  return {at.x, at.y, size.x, size.y};
}

/// Which of the standard directions the camera looks from, for the lit button.
int standardDirection(const scene::Camera& camera) {
  const double degrees = camera.yaw * 180.0 / std::numbers::pi;
  if (std::abs(camera.pitch) > 0.35) return -1;
  if (std::abs(degrees) < 2.0) return 0;
  if (std::abs(std::abs(degrees) - 90.0) < 2.0) return 2;
  return std::abs(degrees) > 20 && std::abs(degrees) < 60 ? 1 : -1;
}

}  // namespace

void drawTopBar(Panels& panels, float width) {
  beginPane("##top", {0, 0, width, px(kTopBarHeight)}, palette::kBar, 10, 6);
  const CommandRegistry& commands = panels.commands;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), 0});
  bar("toolbar.new", commands, "file.new", _("New"));
  ImGui::SameLine();
  bar("toolbar.open", commands, "file.open", _("Open"));
  ImGui::SameLine();
  bar("toolbar.save", commands, "file.save", _("Save"));
  uprightLine();
  bar("toolbar.undo", commands, "edit.undo", _("Undo"));
  ImGui::SameLine();
  bar("toolbar.redo", commands, "edit.redo", _("Redo"));
  uprightLine();
  const int direction = standardDirection(panels.tool.camera);
  bar("toolbar.front", commands, "view.front", _("Front"), Look::plain, direction == 0);
  ImGui::SameLine();
  bar("toolbar.threeQuarter", commands, "view.threeQuarter", "¾", Look::plain, direction == 1);
  ImGui::SameLine();
  bar("toolbar.side", commands, "view.side", _("Side"), Look::plain, direction == 2);
  const float left = ImGui::GetItemRectMax().x + px(16);

  const Button client{.id = "toolbar.client",
                      .label = _("Show client"),
                      .icon = icon::kClient,
                      .height = kBarHeight};
  const Button send{.id = "toolbar.export",
                    .label = _("Export …"),
                    .icon = icon::kExport,
                    .look = Look::filled,
                    .height = kBarHeight};
  const float right = width - px(10 + 36 + 8 + 8) - buttonWidth(client) - buttonWidth(send);
  drawTitle(panels.session, left, right - px(8));
  ImGui::SetCursorPos({std::max(right, left), px(6)});
  commandButton(commands, "view.client", client);
  noteHintPlace(Hint::client, lastItem());
  ImGui::SameLine(0, px(8));
  commandButton(commands, "file.export", send);
  noteHintPlace(Hint::share, lastItem());
  ImGui::SameLine(0, px(8));
  drawMenu(commands);
  ImGui::PopStyleVar();
  paneLine(0, px(kTopBarHeight) - px(1), width, 0);
  endPane();
}

void drawStartBar(Panels& panels, float width) {
  beginPane("##top", {0, 0, width, px(kTopBarHeight)}, palette::kBar, 10, 6);
  ImGui::SetCursorPos({px(16), (px(kTopBarHeight) - fonts().strong->FontSize) * 0.5f});
  heading("Mesomap");
  ImGui::SetCursorPos({width - px(10 + 36), px(6)});
  drawMenu(panels.commands);
  paneLine(0, px(kTopBarHeight) - px(1), width, 0);
  endPane();
}

}  // namespace mesomap::ui

// The strip on the left: what the pointer does, and how wide the brush is.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kButton = 56;

/// Large glyph with its name below.
bool toolButton(Panels& panels, const char* commandId, const char* id, const char* name,
                bool selected) {
  const Command* command = panels.commands.find(commandId);
  if (command == nullptr) return false;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = button({.id = id,
                               .look = Look::plain,
                               .selected = selected,
                               .enabled = panels.commands.isEnabled(commandId),
                               .width = kButton,
                               .height = 52,
                               .tooltip = tooltipOf(*command)});
  const Color ink = selected ? palette::kAccentInk : palette::kInk;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Fonts& type = fonts();
  const float centre = at.x + px(kButton) * 0.5f;
  const auto centred = [&](ImFont* font, float y, const char* text) {
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
    draw.AddText(font, font->FontSize, {std::round(centre - size.x * 0.5f), std::round(y)}, ink,
                 text);
  };
  centred(type.icon, at.y + px(7), command->icon);
  centred(type.small, at.y + px(32), name);
  if (clicked) panels.commands.run(commandId);
  return clicked;
}

void drawWidth(Panels& panels) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = px(kButton);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Fonts& type = fonts();
  const auto centred = [&](ImFont* font, float y, Color ink, const std::string& text) {
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
    draw.AddText(font, font->FontSize, {std::round(at.x + (width - size.x) * 0.5f), at.y + y}, ink,
                 text.c_str());
  };
  centred(type.small, 0, palette::kInkSoft, _("Width"));
  centred(type.strong, px(17), palette::kInk,
          fmt::format(fmt::runtime(_("{} mm")), numberText(panels.tool.brushWidthMm, 0)));
  ImGui::Dummy({width, px(40)});
  tooltip(_("Width of the brush on the skin, whatever the zoom. Ctrl + wheel also changes it."));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), px(2)});
  commandButton(panels.commands, "brush.narrower",
                {.id = "tools.narrower",
                 .icon = icon::kMinus,
                 .look = Look::plain,
                 .width = 27,
                 .height = 28});
  ImGui::SameLine();
  commandButton(
      panels.commands, "brush.wider",
      {.id = "tools.wider", .icon = icon::kPlus, .look = Look::plain, .width = 27, .height = 28});
  ImGui::PopStyleVar();
}

}  // namespace

void drawToolStrip(Panels& panels, const WidgetRect& rect) {
  beginPane("##tools", rect, palette::kBar, 4, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), px(2)});
  const scene::Tool tool = panels.tool.tool;
  toolButton(panels, "tool.brush", "tools.brush", _("Brush"), tool == scene::Tool::brush);
  toolButton(panels, "tool.erase", "tools.erase", _("Erase"), tool == scene::Tool::erase);
  const bool figure = panels.session.isOpen() && panels.session.model()->figure.has_value();
  if (figure) {
    toolButton(panels, "area.pick", "tools.area", _("Area"), false);
    drawAreaMenu(panels);
  }
  gap(6);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x + px(8), at.y}, {at.x + px(48), at.y}, palette::kLine,
                                      px(1));
  gap(6);
  toolButton(panels, "tool.bothSides", "tools.bothSides", _("Both"), panels.tool.bothSides);
  if (figure) {
    toolButton(panels, "view.zones", "tools.zones", _("Zones"), panels.view.showZones);
  }
  gap(14);
  drawWidth(panels);
  ImGui::PopStyleVar();
  paneLine(rect.x + rect.width - px(1), rect.y, 0, rect.y + rect.height);
  endPane();
}

}  // namespace mesomap::ui

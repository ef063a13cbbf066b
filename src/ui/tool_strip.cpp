// The strip on the left: what the pointer does, and how wide it works.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <optional>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "tool_glyphs.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kButton = 56;
constexpr float kButtonHeight = 43;
constexpr float kStripBar = 3;  ///< scroll bar

/// Large glyph with its name below; the tool's own picture where it is a tool.
void toolButton(Panels& panels, const char* commandId, const char* id, const char* name,
                bool selected, std::optional<scene::Tool> picture = {}) {
  const Command* command = panels.commands.find(commandId);
  if (command == nullptr) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool enabled = panels.commands.isEnabled(commandId);
  const bool clicked = button({.id = id,
                               .look = Look::plain,
                               .selected = selected,
                               .enabled = enabled,
                               .width = kButton,
                               .height = kButtonHeight,
                               .tooltip = tooltipOf(*command)});
  const Color ink = !enabled ? palette().inkOff : selected ? palette().accentInk : palette().ink;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Fonts& type = fonts();
  const float centre = at.x + px(kButton) * 0.5f;
  const auto centred = [&](ImFont* font, float y, const char* text) {
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
    draw.AddText(font, font->FontSize, {std::round(centre - size.x * 0.5f), std::round(y)}, ink,
                 text);
  };
  if (picture) {
    drawToolGlyph(draw, *picture, {centre, at.y + px(15)}, ink);
  } else {
    centred(type.icon, at.y + px(5), command->icon);
  }
  centred(type.small, at.y + px(27), name);
  if (clicked) panels.commands.run(commandId);
}

void drawWidth(Panels& panels) {
  using scene::Tool;
  const Tool tool = panels.tool.tool;
  if (tool == Tool::lasso || tool == Tool::area || tool == Tool::point || tool == Tool::measure) {
    return;
  }
  const bool limit = tool == Tool::fill;
  const char* caption = limit ? _("Limit") : tool == Tool::circle ? _("Radius") : _("Width");
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = px(kButton);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const Fonts& type = fonts();
  const auto centred = [&](ImFont* font, float y, Color ink, const std::string& text) {
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
    draw.AddText(font, font->FontSize, {std::round(at.x + (width - size.x) * 0.5f), at.y + y}, ink,
                 text.c_str());
  };
  centred(type.small, 0, palette().inkSoft, caption);
  centred(type.strong, px(17), palette().ink,
          limit
              ? fmt::format(fmt::runtime(_("{}°/cm")),
                            numberText(panels.tool.settings.fillLimitDegPerCm, 0))
              : fmt::format(fmt::runtime(_("{} mm")), numberText(panels.tool.activeWidthMm(), 1)));
  ImGui::Dummy({width, px(40)});
  tooltip(limit ? _("Where the skin bends more than this, the fill stops. Ctrl + wheel also "
                    "changes it.")
                : _("Width on the skin, whatever the zoom. Ctrl + wheel also changes it."));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), px(2)});
  // Side by side; below each other where a finger presses them.
  const float wide = largeControls() ? kButton : 27;
  commandButton(panels.commands, "brush.narrower",
                {.id = "tools.narrower",
                 .icon = icon::kMinus,
                 .look = Look::plain,
                 .width = wide,
                 .height = 28});
  if (!largeControls()) ImGui::SameLine();
  commandButton(
      panels.commands, "brush.wider",
      {.id = "tools.wider", .icon = icon::kPlus, .look = Look::plain, .width = wide, .height = 28});
  ImGui::PopStyleVar();
}

void separator() {
  gap(5);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x + px(8), at.y}, {at.x + px(48), at.y}, palette().line,
                                      px(1));
  gap(5);
}

}  // namespace

void drawToolStrip(Panels& panels, const WidgetRect& rect) {
  beginPane("##tools", rect, palette().bar, 4, 6);
  // Where the window is too low for all of it; the bar lies beside the buttons.
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, px(kStripBar));
  ImGui::BeginChild("##toolRows", {px(kButton + kStripBar), 0});
  ImGui::PopStyleVar();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(2), px(1)});
  using scene::Tool;
  const Tool now = panels.tool.tool;
  const auto tool = [&](Tool which, const char* command, const char* id, const char* name) {
    toolButton(panels, command, id, name, now == which, which);
  };
  tool(Tool::brush, "tool.brush", "tools.brush", _("Brush"));
  tool(Tool::erase, "tool.erase", "tools.erase", _("Erase"));
  tool(Tool::line, "tool.line", "tools.line", _("Line"));
  tool(Tool::curve, "tool.curve", "tools.curve", _("Curve"));
  tool(Tool::lasso, "tool.lasso", "tools.lasso", _("Lasso"));
  tool(Tool::circle, "tool.circle", "tools.circle", _("Circle"));
  tool(Tool::fill, "tool.fill", "tools.fill", _("Fill"));
  const bool figure = panels.session.isOpen() && panels.session.model()->figure.has_value();
  if (figure) {
    tool(Tool::area, "area.pick", "tools.area", _("Area"));
    drawAreaMenu(panels);
  }
  tool(Tool::point, "tool.point", "tools.point", _("Point"));
  tool(Tool::exclusion, "tool.exclusion", "tools.exclusion", _("Exclude"));
  separator();
  toolButton(panels, "tool.bothSides", "tools.bothSides", _("Both"), panels.tool.bothSides);
  if (figure) {
    toolButton(panels, "view.zones", "tools.zones", _("Zones"), panels.view.showZones);
  }
  gap(8);
  drawWidth(panels);
  ImGui::PopStyleVar();
  ImGui::EndChild();
  paneLine(rect.x + rect.width - px(1), rect.y, 0, rect.y + rect.height);
  endPane();
}

}  // namespace mesomap::ui

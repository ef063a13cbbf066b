#include "widgets.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "icons.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/widget_report.h"

namespace mesomap::ui {
namespace {

struct Paint {
  Color ground = 0, edge = 0, ink = palette().ink;
};

Paint paintOf(const Button& spec, bool hovered, bool held) {
  Paint paint;
  switch (spec.look) {
    case Look::plain:
      paint.ground = held ? palette().pressed : hovered ? palette().hover : 0;
      break;
    case Look::outlined:
    case Look::chip:
      paint.ground = held ? palette().pressed : hovered ? palette().hover : palette().field;
      paint.edge = palette().fieldLine;
      break;
    case Look::filled:
      paint.ground = hovered || held ? palette().accentHover : palette().accent;
      paint.ink = palette().onAccent;
      break;
    case Look::danger:
      paint.ground = held || hovered ? palette().dangerSoft : palette().field;
      paint.edge = palette().fieldLine;
      paint.ink = palette().danger;
      break;
  }
  if (spec.selected) {
    paint.ground = palette().accentSoft;
    paint.edge = spec.look == Look::plain ? 0 : palette().accent;
    paint.ink = palette().accentInk;
  }
  if (!spec.enabled) {
    paint.ink = spec.look == Look::filled ? palette().onAccent : palette().inkOff;
    if (spec.look == Look::filled) paint.ground = palette().groundOff;
    if (spec.look == Look::plain) paint.ground = 0;
  }
  return paint;
}

ImVec2 contentSize(const Button& spec, float& iconWidth, float& space) {
  const bool hasIcon = spec.icon != nullptr && *spec.icon != '\0';
  const ImVec2 text = spec.label.empty() ? ImVec2(0, ImGui::GetFontSize())
                                         : ImGui::CalcTextSize(spec.label.c_str());
  iconWidth = hasIcon ? ImGui::CalcTextSize(spec.icon).x : 0;
  space = hasIcon && !spec.label.empty() ? px(7) : 0;
  return {iconWidth + space + text.x, text.y};
}

}  // namespace

void keyRing() {
  if (!compat::underKeys()) return;
  const float out = px(2);
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  ImGui::GetWindowDrawList()->AddRect({from.x - out, from.y - out}, {to.x + out, to.y + out},
                                      palette().accent, px(kRounding), 0, px(2));
}

float buttonWidth(const Button& spec) {
  if (spec.width > 0) return px(control(spec.width));
  float iconWidth = 0, space = 0;
  return std::max(contentSize(spec, iconWidth, space).x + px(22), px(control(0)));
}

bool button(const Button& spec) {
  float iconWidth = 0, space = 0;
  const ImVec2 content = contentSize(spec, iconWidth, space);
  const ImVec2 size(buttonWidth(spec), px(control(spec.height)));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (!spec.enabled) ImGui::BeginDisabled();
  const bool clicked = ImGui::InvisibleButton(spec.id.c_str(), size);
  if (!spec.enabled) ImGui::EndDisabled();
  const bool hovered = spec.enabled && ImGui::IsItemHovered();
  const bool held = spec.enabled && ImGui::IsItemActive();
  reportWidget(spec.id);

  const Paint paint = paintOf(spec, hovered, held);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + size.x, at.y + size.y);
  const float rounding = spec.look == Look::chip ? size.y * 0.5f : px(kRounding);
  if (paint.ground != 0) draw.AddRectFilled(at, end, paint.ground, rounding);
  if (paint.edge != 0) draw.AddRect(at, end, paint.edge, rounding, 0, std::max(1.0f, px(1)));

  const float room = size.x - px(12);
  const std::string text = content.x > room && !spec.label.empty()
                               ? shortened(spec.label, room - iconWidth - space)
                               : spec.label;
  if (text != spec.label) reportClipped(spec.id);
  const float width = std::min(content.x, room);
  float x = spec.alignLeft ? at.x + px(11) : at.x + (size.x - width) * 0.5f;
  const float y = at.y + (size.y - content.y) * 0.5f;
  x = std::round(x);
  if (iconWidth > 0) {
    draw.AddText({x, std::round(y)}, paint.ink, spec.icon);
    x += iconWidth + space;
  }
  if (!text.empty()) draw.AddText({std::round(x), std::round(y)}, paint.ink, text.c_str());
  keyRing();
  if (!spec.tooltip.empty()) tooltip(spec.tooltip);
  return clicked && spec.enabled;
}

std::string tooltipOf(const Command& command) {
  const bool step = command.undoName && !command.undoName().empty();
  std::string text = step || command.tooltip.empty() ? titleOf(command) : command.tooltip;
  const std::string key = shortcutText(command.shortcut);
  if (!key.empty()) text += "  (" + key + ")";
  return text;
}

bool commandButton(const CommandRegistry& commands, const char* commandId, Button spec) {
  const Command* command = commands.find(commandId);
  if (command == nullptr) return false;
  if (spec.tooltip.empty()) spec.tooltip = tooltipOf(*command);
  if (const std::string why = commands.whyNot(commandId); !why.empty()) {
    spec.tooltip += "\n" + why;
  }
  if (spec.icon == nullptr || *spec.icon == '\0') spec.icon = command->icon;
  spec.enabled = spec.enabled && commands.isEnabled(commandId);
  if (!button(spec)) return false;
  return commands.run(commandId);
}

void tooltip(const std::string& text) {
  if (text.empty() || !compat::hoveredLong()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10), px(7)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(6));
  ImGui::PushStyleColor(ImGuiCol_PopupBg, palette().tip);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().onTip);
  ImGui::PushStyleColor(ImGuiCol_Border, palette().tip);
  ImGui::BeginTooltip();
  ImGui::PushFont(fonts().small);
  ImGui::PushTextWrapPos(px(300));
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::EndTooltip();
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar(2);
}

void keyboardRing() {
  const ImVec2 at = ImGui::GetItemRectMin(), end = ImGui::GetItemRectMax();
  const float out = px(3);
  ImGui::GetWindowDrawList()->AddRect({at.x - out, at.y - out}, {end.x + out, end.y + out},
                                      palette().accent, px(kRounding) + out, 0,
                                      std::max(2.0f, px(2)));
}

void heading(const std::string& text) {
  ImGui::PushFont(fonts().strong);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
}

std::string brokenAtSpaces(const std::string& text, float widthPx) {
  std::string broken;
  broken.reserve(text.size());
  std::size_t line = 0;   // Where the line being filled begins, in `broken`.
  std::size_t space = 0;  // The last space of that line; 0: none yet.
  const auto fits = [&broken, &line, widthPx] {
    return ImGui::CalcTextSize(broken.c_str() + line, broken.c_str() + broken.size()).x <= widthPx;
  };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if ((c == ' ' || c == '\n') && space > line && !fits()) {
      broken[space] = '\n';
      line = space + 1;
    }
    if (i == text.size()) break;
    if (c == ' ') space = broken.size();
    broken += c;
    if (c == '\n') line = space = broken.size();
  }
  return broken;
}

void label(const std::string& text) {
  ImGui::PushFont(fonts().small);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(brokenAtSpaces(text, ImGui::GetContentRegionAvail().x).c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void paragraph(const std::string& text) {
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(brokenAtSpaces(text, ImGui::GetContentRegionAvail().x).c_str());
  ImGui::PopTextWrapPos();
}

void note(const std::string& words, Color ink, Color ground, const char* glyph) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float inset = px(30);
  ImGui::PushFont(fonts().small);
  const std::string text = brokenAtSpaces(words, width - inset - px(10));
  const ImVec2 size = ImGui::CalcTextSize(text.c_str(), nullptr, false, width - inset - px(10));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = size.y + px(14);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + height}, ground, px(kRounding));
  draw.AddText({at.x + px(10), at.y + px(7)}, ink, glyph);
  draw.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + inset, at.y + px(7)}, ink,
               text.c_str(), nullptr, width - inset - px(10));
  ImGui::Dummy({width, height});
  ImGui::PopFont();
}

void divider() {
  gap(4);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + width, at.y}, palette().line, px(1));
  gap(5);
}

void gap(float designPixels) {
  // Moves on by exactly this much, without the spacing between items.
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + px(designPixels));
}

std::string shortened(const std::string& text, float width) {
  if (ImGui::CalcTextSize(text.c_str()).x <= width) return text;
  const float dots = ImGui::CalcTextSize("…").x;
  std::size_t length = text.size();
  while (length > 0) {
    --length;
    // Not inside a UTF-8 sequence.
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    if (ImGui::CalcTextSize(text.c_str(), text.c_str() + length).x + dots <= width) break;
  }
  return text.substr(0, length) + "…";
}

void figureText(const std::string& id, const std::string& text, float width) {
  const bool fits = ImGui::CalcTextSize(text.c_str()).x <= width;
  const float line = ImGui::GetFontSize();
  ImGui::PushFont(fits ? ImGui::GetFont() : fonts().small);
  // Stands on the same line as those beside it.
  const float lower = line - ImGui::GetFontSize();
  if (lower > 0) gap(lower / scale());
  const std::string shown = shortened(text, width);
  if (shown != text) reportClipped(id);
  ImGui::TextUnformatted(shown.c_str());
  ImGui::PopFont();
}

bool swatch(const std::string& id, std::array<std::uint8_t, 3> color, bool selected,
            const std::string& name) {
  const float size = px(control(26));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(id.c_str(), {size, size});
  reportWidget(id);
  const ImVec2 middle(at.x + size * 0.5f, at.y + size * 0.5f);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddCircleFilled(middle, px(9), IM_COL32(color[0], color[1], color[2], 255), 32);
  if (selected || ImGui::IsItemHovered()) {
    draw.AddCircle(middle, px(12), selected ? palette().ink : palette().fieldLine, 32, px(2));
  }
  keyRing();
  tooltip(name);
  return clicked;
}

namespace {

constexpr float kTickPx = 20;
constexpr float kTickGapPx = 10;
constexpr float kTickRowPx = 28;

ImVec2 tickTextSize(const std::string& text, float room) {
  return ImGui::CalcTextSize(text.c_str(), nullptr, false,
                             std::max(px(60), room - px(kTickPx) - px(kTickGapPx)));
}

}  // namespace

float tickBoxHeight(const std::string& text, float room) {
  const float lines = tickTextSize(text, room).y;
  return std::max(px(control(kTickRowPx)), lines + px(control(kTickRowPx)) - ImGui::GetFontSize());
}

bool tickBox(const std::string& id, const std::string& text, bool& value) {
  const float box = px(kTickPx);
  const float inset = box + px(kTickGapPx);
  const float room = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = tickTextSize(text, room);
  const bool clicked =
      ImGui::InvisibleButton(id.c_str(), {inset + size.x, tickBoxHeight(text, room)});
  reportWidget(id);
  if (inset + size.x > room + px(1)) reportClipped(id);
  if (clicked) value = !value;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float top = at.y + std::round((px(control(kTickRowPx)) - box) * 0.5f);
  const ImVec2 end(at.x + box, top + box);
  draw.AddRectFilled({at.x, top}, end, value ? palette().accent : palette().field, px(5));
  if (!value) {
    draw.AddRect({at.x, top}, end, ImGui::IsItemHovered() ? palette().inkSoft : palette().fieldLine,
                 px(5), 0, px(1));
  } else {
    const ImVec2 tick = ImGui::CalcTextSize(icon::kCheck);
    draw.AddText({at.x + (box - tick.x) * 0.5f, top + (box - tick.y) * 0.5f}, palette().onAccent,
                 icon::kCheck);
  }
  const float y = at.y + (px(control(kTickRowPx)) - ImGui::GetFontSize()) * 0.5f;
  draw.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + inset, y}, palette().ink,
               text.c_str(), nullptr, std::max(px(60), room - inset));
  keyRing();
  return clicked;
}

namespace {

bool oneLineField(const std::string& id, std::string& text, float widthPx, const char* hint,
                  ImGuiInputTextFlags flags) {
  ImGui::SetNextItemWidth(widthPx);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {px(10), (px(control(32)) - ImGui::GetFontSize()) * 0.5f});
  const std::string hidden = "##" + id;
  const bool changed = ImGui::InputTextWithHint(hidden.c_str(), hint, &text, flags);
  ImGui::PopStyleVar();
  reportWidget(id);
  if (ImGui::IsItemActive()) {
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        palette().accent, px(kRounding), 0, px(2));
  }
  return changed;
}

}  // namespace

bool textField(const std::string& id, std::string& text, float widthPx, const char* hint,
               bool* commit) {
  const bool changed = oneLineField(id, text, widthPx, hint, ImGuiInputTextFlags_None);
  if (commit != nullptr) *commit = ImGui::IsItemDeactivatedAfterEdit();
  return changed;
}

bool secretField(const std::string& id, std::string& text, float widthPx, const char* hint,
                 bool shown) {
  return oneLineField(id, text, widthPx, hint,
                      ImGuiInputTextFlags_NoUndoRedo |
                          (shown ? ImGuiInputTextFlags_None : ImGuiInputTextFlags_Password));
}

void progressBar(double fraction, float widthPx) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = px(6);
  const float full = static_cast<float>(std::clamp(fraction, 0.0, 1.0)) * widthPx;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(at, {at.x + widthPx, at.y + height}, palette().pressed, height * 0.5f);
  if (full > 0) {
    draw.AddRectFilled(at, {at.x + std::max(full, height), at.y + height}, palette().accent,
                       height * 0.5f);
  }
  ImGui::Dummy({widthPx, height});
}

}  // namespace mesomap::ui

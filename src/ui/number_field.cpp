#include "number_field.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/i18n.h"
#include "icons.h"
#include "number_hold.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/widget_report.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

std::map<std::string, std::string> complaints;
// Only one field has the keyboard at a time.
std::string editingId;
std::string editingText;

constexpr double kEndless = 1e8;  ///< As good as no upper bound.

std::string withUnit(const NumberSpec& spec, double value) {
  const char* const between = spec.unit.empty() || spec.unit == "°" ? "" : " ";
  return numberText(value, spec.decimals) + between + spec.unit;
}

std::string shownText(const NumberSpec& spec, std::optional<double> value) {
  if (!value) return {};
  return withUnit(spec, *value);
}

/// "30 mm is too much: between 2 and 20 mm."
std::string outsideText(const NumberSpec& spec, double wanted) {
  const std::string given = withUnit(spec, wanted);
  if (spec.max >= kEndless) {
    return fmt::format(fmt::runtime(_("{} is too little: at least {}.")), given,
                       withUnit(spec, spec.min));
  }
  return fmt::format(fmt::runtime(wanted > spec.max ? _("{} is too much: between {} and {}.")
                                                    : _("{} is too little: between {} and {}.")),
                     given, numberText(spec.min, spec.decimals), withUnit(spec, spec.max));
}

NumberEdit accept(const NumberSpec& spec, double wanted) {
  if (wanted < spec.min - 1e-9 || wanted > spec.max + 1e-9) {
    complaints[spec.id] = outsideText(spec, wanted);
    return {};
  }
  complaints.erase(spec.id);
  return {true, wanted};
}

NumberEdit takeTyped(const NumberSpec& spec, const std::string& text) {
  const bool blank = text.find_first_not_of(' ') == std::string::npos;
  if (blank && spec.canBeEmpty) {
    complaints.erase(spec.id);
    return {true, std::nullopt};
  }
  const std::optional<double> typed = parseQuantity(text, spec.unit);
  if (!typed) {
    complaints[spec.id] =
        spec.unit.empty()
            ? fmt::format(fmt::runtime(_("Not a number: \"{}\"")), text)
            : fmt::format(fmt::runtime(_("Not a number in {}: \"{}\"")), spec.unit, text);
    return {};
  }
  return accept(spec, *typed);
}

/// − or +, or the wheel: to the next multiple of the step.
NumberEdit stepped(const NumberSpec& spec, std::optional<double> value, int steps) {
  const double next = steppedNumber(spec, value.value_or(spec.min), steps);
  if (value && std::abs(next - *value) < 1e-9) return {};
  complaints.erase(spec.id);
  return {true, next};
}

bool stepButton(const std::string& id, const char* glyph, const ImVec2& at, float width,
                float height) {
  ImGui::SetCursorScreenPos(at);
  const bool clicked = ImGui::InvisibleButton(id.c_str(), {width, height});
  reportWidget(id);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) {
    draw.AddRectFilled({at.x + px(2), at.y + px(2)}, {at.x + width - px(2), at.y + height - px(2)},
                       ImGui::IsItemActive() ? palette().pressed : palette().hover, px(5));
  }
  ImGui::PushFont(fonts().small);
  const ImVec2 size = ImGui::CalcTextSize(glyph);
  draw.AddText(
      {std::round(at.x + (width - size.x) * 0.5f), std::round(at.y + (height - size.y) * 0.5f)},
      hovered ? palette().ink : palette().inkSoft, glyph);
  ImGui::PopFont();
  keyRing();
  return clicked;
}

void drawCentred(const std::string& text, const ImVec2& at, float width, float height) {
  const ImVec2 size = ImGui::CalcTextSize(text.c_str());
  ImGui::GetWindowDrawList()->AddText(
      {std::round(at.x + (width - size.x) * 0.5f), std::round(at.y + (height - size.y) * 0.5f)},
      palette().accentInk, text.c_str());
}

/// The text between − and +: typed into, dragged, or turned with the wheel.
NumberEdit typedCell(const NumberSpec& spec, std::optional<double> value, float width, float height,
                     bool& active) {
  const bool mine = editingId == spec.id;
  std::string text = mine ? editingText : shownText(spec, value);
  ImGui::SetNextItemWidth(width);
  const std::string measured = mine ? text : value ? shownText(spec, value) : spec.whenEmpty;
  const float inner = std::max(px(2), (width - ImGui::CalcTextSize(measured.c_str()).x) * 0.5f);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {mine ? px(6) : inner, (height - ImGui::GetFontSize()) * 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, rgb(0, 0));
  ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, rgb(0, 0));
  ImGui::PushStyleColor(ImGuiCol_FrameBgActive, rgb(0, 0));
  ImGui::InputTextWithHint(("##" + spec.id).c_str(), spec.whenEmpty.c_str(), &text,
                           ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar(2);
  active = ImGui::IsItemActive();
  if (active) {
    editingId = spec.id;
    editingText = text;
  } else if (mine) {
    editingId.clear();
    if (ImGui::IsItemDeactivatedAfterEdit()) return takeTyped(spec, text);
  }
  noticeDrag(spec, value);
  if (draggedNumber(spec)) editingId.clear();
  const int steps = wheelSteps(active);
  if (steps == 0) return {};
  if (active) {
    // What was typed so far counts before it is turned further.
    if (const auto typed = parseQuantity(text, spec.unit)) value = typed;
    editingId.clear();
    compat::stopTyping();
    active = false;
  }
  return stepped(spec, value, steps);
}

/// The reason right below a field that has no room for it, until the next press of the mouse.
void drawComplaint(const std::string& text, const ImVec2& at, float below) {
  ImFont* const font = fonts().small;
  const float width = px(260);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, width, width, text.c_str());
  const ImVec2 pad(px(10), px(7));
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float x = std::clamp(at.x, px(4), std::max(px(4), screen.x - size.x - 2 * pad.x - px(4)));
  const float y = below + px(4);
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  const ImVec2 end(x + size.x + 2 * pad.x, y + size.y + 2 * pad.y);
  draw.AddRectFilled({x, y}, end, palette().bar, px(kRounding));
  draw.AddRect({x, y}, end, palette().danger, px(kRounding), 0, px(1));
  draw.AddText(font, font->FontSize, {x + pad.x, y + pad.y}, palette().danger, text.c_str(),
               nullptr, width);
}

NumberEdit drawCell(const NumberSpec& spec, std::optional<double> value, float widthPx,
                    float heightPx, bool* held) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = std::max(heightPx, px(control(0)));
  const float side = px(control(26));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 end(at.x + widthPx, at.y + height);
  draw.AddRectFilled(at, end, palette().field, px(kRounding));

  NumberEdit edit = {};
  bool over = false;
  if (stepButton(spec.id + ".less", icon::kMinus, at, side, height))
    edit = stepped(spec, value, -1);
  over = over || ImGui::IsItemHovered();
  if (stepButton(spec.id + ".more", icon::kPlus, {end.x - side, at.y}, side, height)) {
    edit = stepped(spec, value, +1);
  }
  over = over || ImGui::IsItemHovered();

  ImGui::SetCursorScreenPos({at.x + side, at.y});
  const float room = widthPx - 2 * side;
  const std::optional<double> dragged = draggedNumber(spec);
  bool active = false;
  if (dragged) {
    drawCentred(shownText(spec, dragged), at, widthPx, height);
    edit = drawDragged(spec, *dragged, room, height);
    active = true;
    if (edit.changed) complaints.erase(spec.id);
  } else {
    const NumberEdit typed = typedCell(spec, value, room, height, active);
    if (typed.changed) edit = typed;
  }
  reportWidget(spec.id);
  const bool hovered = ImGui::IsItemHovered();
  const auto complaint = complaints.find(spec.id);
  const bool bad = complaint != complaints.end();
  if (bad) {
    tooltip(complaint->second);
  } else if (!spec.hint.empty()) {
    tooltip(spec.hint);
  }
  const Color edge = bad       ? palette().danger
                     : active  ? palette().accent
                     : hovered ? palette().inkOff
                               : palette().fieldLine;
  draw.AddRect(at, end, edge, px(kRounding), 0, active || bad ? px(2) : px(1));
  if (held != nullptr) *held = over || active || hovered;
  // The next item follows the whole field.
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({widthPx, height});
  return edit;
}

}  // namespace

void complainAt(const std::string& id, const std::string& text) {
  complaints[id] = text;
}

void forgetComplaints() {
  complaints.clear();
}

NumberEdit numberCell(const NumberSpec& spec, std::optional<double> value, float widthPx,
                      float heightPx, bool* held) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // The press that ends the typing raises the complaint; the next one puts it away.
  if (ImGui::IsMouseClicked(0)) complaints.erase(spec.id);
  const NumberEdit edit = drawCell(spec, value, widthPx, heightPx, held);
  const auto complaint = complaints.find(spec.id);
  if (complaint != complaints.end()) {
    drawComplaint(complaint->second, at, at.y + heightPx);
    reportText(spec.id + ".problem", complaint->second);
  }
  return edit;
}

NumberEdit numberField(const NumberSpec& spec, std::optional<double> value, float widthPx) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(spec.caption);
  if (!spec.hint.empty()) tooltip(spec.hint);
  const NumberEdit edit = drawCell(spec, value, widthPx, px(32), nullptr);
  const auto complaint = complaints.find(spec.id);
  if (complaint != complaints.end()) {
    ImGui::PushFont(fonts().small);
    ImGui::PushStyleColor(ImGuiCol_Text, palette().danger);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + widthPx);
    ImGui::TextUnformatted(complaint->second.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
    reportText(spec.id + ".problem", complaint->second);
  } else {
    ImGui::Dummy({widthPx, 0});
  }
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  return edit;
}

}  // namespace mesomap::ui

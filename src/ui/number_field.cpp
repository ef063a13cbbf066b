#include "number_field.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/i18n.h"
#include "icons.h"
#include "ui/number_text.h"
#include "ui/widget_report.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

std::map<std::string, std::string> complaints;
// Only one field has the keyboard at a time.
std::string editingId;
std::string editingText;

std::string shownText(const NumberSpec& spec, std::optional<double> value) {
  if (!value) return {};
  return numberText(*value, spec.decimals) + (spec.unit == "°" ? "" : " ") + spec.unit;
}

NumberEdit accept(const NumberSpec& spec, double wanted) {
  if (wanted < spec.min - 1e-9 || wanted > spec.max + 1e-9) {
    complaints[spec.id] =
        fmt::format(fmt::runtime(_("Between {} and {} {}.")), numberText(spec.min, spec.decimals),
                    numberText(spec.max, spec.decimals), spec.unit);
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
        fmt::format(fmt::runtime(_("Not a number in {}: \"{}\"")), spec.unit, text);
    return {};
  }
  return accept(spec, *typed);
}

/// − or +: to the next multiple of the step.
NumberEdit stepped(const NumberSpec& spec, std::optional<double> value, int direction) {
  const double from = value.value_or(spec.min);
  double next = (direction > 0 ? std::floor(from / spec.step + 1e-6) + 1
                               : std::ceil(from / spec.step - 1e-6) - 1) *
                spec.step;
  next = std::clamp(next, spec.min, spec.max);
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
  return clicked;
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
  const float height = heightPx;
  const float side = px(26);
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

  const bool mine = editingId == spec.id;
  std::string text = mine ? editingText : shownText(spec, value);
  ImGui::SetCursorScreenPos({at.x + side, at.y});
  ImGui::SetNextItemWidth(widthPx - 2 * side);
  const std::string measured = mine ? text : value ? shownText(spec, value) : spec.whenEmpty;
  const float textWidth = ImGui::CalcTextSize(measured.c_str()).x;
  const float inner = std::max(px(2), (widthPx - 2 * side - textWidth) * 0.5f);
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
  reportWidget(spec.id);
  const bool active = ImGui::IsItemActive();
  const bool hovered = ImGui::IsItemHovered();
  const auto complaint = complaints.find(spec.id);
  const bool bad = complaint != complaints.end();
  if (bad) {
    tooltip(complaint->second);
  } else if (!spec.hint.empty()) {
    tooltip(spec.hint);
  }
  if (active) {
    editingId = spec.id;
    editingText = text;
  } else if (mine) {
    editingId.clear();
    if (ImGui::IsItemDeactivatedAfterEdit()) edit = takeTyped(spec, text);
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

NumberEdit numberField(const NumberSpec& spec, std::optional<double> value, float widthPx) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(spec.caption);
  if (!spec.hint.empty()) tooltip(spec.hint);
  const NumberEdit edit = numberCell(spec, value, widthPx, px(32));
  const auto complaint = complaints.find(spec.id);
  if (complaint != complaints.end()) {
    ImGui::PushFont(fonts().small);
    ImGui::PushStyleColor(ImGuiCol_Text, palette().danger);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + widthPx);
    ImGui::TextUnformatted(complaint->second.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
  } else {
    ImGui::Dummy({widthPx, 0});
  }
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  return edit;
}

}  // namespace mesomap::ui

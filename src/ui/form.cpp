#include "form.h"

#include <imgui.h>

#include <algorithm>

#include "ui/theme.h"
#include "ui/widget_report.h"

namespace mesomap::ui {

void Form::begin(const std::string& title, const std::string& text) {
  walk_.begin();
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(title.c_str());
  ImGui::PopFont();
  gap(2);
  if (text.empty()) return;
  paragraph(text);
  gap(4);
}

bool Form::act(const Button& spec) {
  const bool clicked = button(spec);
  const bool byKeys = walk_.stop();
  return spec.enabled && (clicked || byKeys);
}

bool Form::tick(const std::string& id, const std::string& text, bool& value) {
  const bool before = value;
  tickBox(id, text, value);
  if (walk_.stop()) value = !value;
  reportText(id, value ? "on" : "off");
  return value != before;
}

bool Form::text(const std::string& id, const std::string& caption, std::string& value,
                float widthPx, const std::string& hint) {
  ImGui::BeginGroup();
  // As numberField() has it, so that both stand at one height beside each other.
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  if (!caption.empty()) label(shortened(caption, widthPx));
  bool commit = false;
  textField(id, value, widthPx, hint.c_str(), &commit);
  walk_.field("##" + id);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  return commit;
}

void Form::beside(float gapPx) {
  // SameLine would lower a caption to the level of the words in the field before it.
  ImGui::SetCursorScreenPos({ImGui::GetItemRectMax().x + gapPx, ImGui::GetItemRectMin().y});
}

void Form::besideField(float gapPx) {
  ImGui::SetCursorScreenPos({ImGui::GetItemRectMax().x + gapPx,
                             ImGui::GetItemRectMin().y + fonts().small->FontSize + px(4)});
}

NumberEdit Form::number(const NumberSpec& spec, std::optional<double> value, float widthPx) {
  ImGui::BeginGroup();
  const NumberEdit edit = numberField(spec, value, widthPx);
  walk_.field("##" + spec.id);
  ImGui::EndGroup();
  return edit;
}

bool Form::choose(const std::string& id, const std::string& caption,
                  const std::vector<Choice>& choices, std::size_t& taken) {
  const std::size_t before = taken;
  if (!caption.empty()) label(caption);
  ImGui::BeginGroup();
  const float from = ImGui::GetCursorScreenPos().x;
  const float room = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Button spec{.id = choices[i].id,
                      .label = choices[i].label,
                      .look = ui::Look::chip,
                      .selected = taken == i,
                      .tooltip = choices[i].tooltip};
    const float end = ImGui::GetItemRectMax().x + px(6) + buttonWidth(spec);
    if (i > 0 && end <= from + room) ImGui::SameLine(0, px(6));
    if (button(spec)) taken = i;
  }
  ImGui::EndGroup();
  const int step = walk_.choices();
  if (step < 0 && taken > 0) --taken;
  if (step > 0 && taken + 1 < choices.size()) ++taken;
  if (taken < choices.size()) reportText(id, choices[taken].id);
  return taken != before;
}

Form::Foot Form::foot(const Button& quiet, const std::optional<Button>& main) {
  float total = buttonWidth(quiet);
  if (main) total += buttonWidth(*main) + px(8);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total);
  Foot pressed = Foot::none;
  if (act(quiet)) pressed = Foot::quiet;
  if (!main) return pressed;
  ImGui::SameLine(0, px(8));
  if (act(*main)) pressed = Foot::main;
  return pressed;
}

void beginScrolled(const char* id, float& contentPx, float belowPx) {
  const float room =
      ImGui::GetIO().DisplaySize.y - px(32 + 2 * 20) - belowPx - ImGui::GetCursorPosY();
  ImGui::BeginChild(id, {0, std::clamp(contentPx, px(40), std::max(px(40), room))});
}

void endScrolled(float& contentPx) {
  contentPx = ImGui::GetCursorPosY();
  ImGui::EndChild();
}

void tableRow(const std::string& id, const std::vector<std::string>& cells,
              const std::vector<float>& shares, bool headings) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = headings ? fonts().small : fonts().body;
  const float row = font->FontSize + px(headings ? 6 : 10);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  ImGui::PushFont(font);
  float x = at.x;
  std::string all;
  for (std::size_t i = 0; i < cells.size() && i < shares.size(); ++i) {
    const float cell = width * shares[i];
    const std::string text = shortened(cells[i], cell - px(10));
    // Figures stand under each other by their ends; names by their beginnings.
    const bool figure = i > 0;
    const float own = ImGui::CalcTextSize(text.c_str()).x;
    const float left = figure ? x + cell - px(10) - own : x;
    draw.AddText({std::round(left), std::round(at.y + px(3))},
                 headings ? palette().inkSoft : palette().ink, text.c_str());
    all += (i == 0 ? "" : " | ") + cells[i];
    x += cell;
  }
  ImGui::PopFont();
  ImGui::Dummy({width, row});
  if (!headings) {
    draw.AddLine({at.x, at.y + row}, {at.x + width, at.y + row}, palette().line, px(1));
  }
  if (id.empty()) return;
  reportWidget(id);
  reportText(id, all);
}

}  // namespace mesomap::ui

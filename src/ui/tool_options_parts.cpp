#include "tool_options_parts.h"

#include <imgui.h>

#include <cmath>

#include "icons.h"
#include "touch.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Where a line of the bar ends at most, screen pixels.
float rightEnd = 0;

}  // namespace

void beginOptions(float right) {
  rightEnd = right;
}

void optionText(const std::string& text, ImFont* font, Color ink) {
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize, {at.x, std::round(at.y + (px(control(kOptionHeight)) - size.y) * 0.5f)},
      ink, text.c_str());
  ImGui::Dummy({size.x, px(control(kOptionHeight))});
}

int optionStepper(const std::string& id, const char* caption, const std::string& figure,
                  const std::string& hint) {
  int steps = 0;
  optionText(caption, fonts().small, palette().inkSoft);
  tooltip(hint);
  ImGui::SameLine(0, px(4));
  if (button({.id = id + ".less",
              .icon = icon::kMinus,
              .look = Look::plain,
              .width = 26,
              .height = kOptionHeight,
              .tooltip = hint})) {
    steps = -1;
  }
  ImGui::SameLine(0, 0);
  optionText(figure, fonts().small, palette().ink);
  tooltip(hint);
  ImGui::SameLine(0, 0);
  if (button({.id = id + ".more",
              .icon = icon::kPlus,
              .look = Look::plain,
              .width = 26,
              .height = kOptionHeight,
              .tooltip = hint})) {
    steps = 1;
  }
  return steps;
}

bool optionChoice(const std::string& id, const std::string& text, bool selected,
                  const std::string& hint) {
  return button({.id = id,
                 .label = text,
                 .look = Look::chip,
                 .selected = selected,
                 .height = kOptionHeight,
                 .tooltip = hint});
}

void nextOption(float space, float width) {
  if (ImGui::GetItemRectMax().x + px(space) + width <= rightEnd) ImGui::SameLine(0, px(space));
}
void nextOption(float space, const char* label) {
  nextOption(space, buttonWidth({.id = {}, .label = label}));
}

float optionTextWidth(const char* text) {
  ImFont* small = fonts().small;
  return small->CalcTextSizeA(small->FontSize, 1e9f, 0, text).x;
}

void nextOptionStepper(const char* caption) {
  nextOption(10, optionTextWidth(caption) + px(4 + 60 + 2 * control(26)));
}

}  // namespace mesomap::ui

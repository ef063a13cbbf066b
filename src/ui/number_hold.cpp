#include "number_hold.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/theme.h"

namespace mesomap::ui {
namespace {

constexpr float kPixelsPerStep = 6;  ///< design pixels
constexpr float kSlack = 5;          ///< A press that moves less is a click.

struct Hold {
  std::string id;  ///< Of the field; empty: none.
  float pressedX = 0;
  double from = 0;
  bool dragging = false;
} numberHold;

std::string itemOf(const NumberSpec& spec) {
  return "##drag" + spec.id;
}

}  // namespace

double steppedNumber(const NumberSpec& spec, double from, double steps) {
  return std::clamp(steppedValue(from, spec.step, steps), spec.min, spec.max);
}

std::optional<double> draggedNumber(const NumberSpec& spec) {
  if (numberHold.id != spec.id || !numberHold.dragging) return std::nullopt;
  const float moved = ImGui::GetIO().MousePos.x - numberHold.pressedX;
  const double steps = std::trunc(moved / px(kPixelsPerStep));
  return steps == 0 ? numberHold.from : steppedNumber(spec, numberHold.from, steps);
}

NumberEdit drawDragged(const NumberSpec& spec, double value, float widthPx, float heightPx) {
  ImGui::InvisibleButton(itemOf(spec).c_str(), {widthPx, heightPx});
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (ImGui::IsMouseDown(0)) return {};
  const bool changed = std::abs(value - numberHold.from) > 1e-9;
  numberHold = {};
  return changed ? NumberEdit{true, value} : NumberEdit{};
}

void noticeDrag(const NumberSpec& spec, std::optional<double> value) {
  const float x = ImGui::GetIO().MousePos.x;
  if (ImGui::IsItemActivated() && ImGui::IsMouseClicked(0)) {
    numberHold = {spec.id, x, value.value_or(spec.min), false};
  }
  if (numberHold.id != spec.id) return;
  if (!ImGui::IsMouseDown(0)) {
    numberHold = {};
  } else if (ImGui::IsItemActive() && std::abs(x - numberHold.pressedX) > px(kSlack)) {
    numberHold.dragging = true;
    compat::holdItem(itemOf(spec).c_str());
  }
}

int wheelSteps(bool hasKeyboard) {
  if (!ImGui::IsItemHovered()) return 0;
  if (!hasKeyboard && !compat::controlHeld()) return 0;
  compat::keepWheel();
  const float turned = ImGui::GetIO().MouseWheel;
  if (turned == 0) return 0;
  // Parts of a step, as two fingers make them, count as one.
  return turned > 0 ? std::max(1, static_cast<int>(turned))
                    : std::min(-1, static_cast<int>(turned));
}

}  // namespace mesomap::ui

#include "ui/widget_report.h"

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/imgui_compat.h"

namespace mesomap::ui {
namespace {
WidgetReport* active = nullptr;

/// Beyond an edge of its window, and no scrolling brings it in.
bool cutForGood(const ImRect& whole, const ImGuiWindow& window) {
  constexpr float kHair = 1.5f;
  // A child is scrolled into sight by its parent; nothing brings in what lies off the screen.
  ImRect room = window.InnerRect;
  if (window.ParentWindow == nullptr || (window.Flags & ImGuiWindowFlags_ChildWindow) == 0) {
    room.ClipWithFull(ImRect({0, 0}, ImGui::GetIO().DisplaySize));
  }
  const bool across = whole.Min.x < room.Min.x - kHair || whole.Max.x > room.Max.x + kHair;
  const bool down = whole.Min.y < room.Min.y - kHair || whole.Max.y > room.Max.y + kHair;
  return across || (down && (window.Flags & ImGuiWindowFlags_NoScrollbar) != 0);
}

}  // namespace

void setWidgetReport(WidgetReport* report) {
  active = report;
}

bool widgetReportOn() {
  return active != nullptr;
}

void reportWidget(std::string_view id) {
  if (active == nullptr) return;
  // A window that is only being measured stands nowhere yet.
  if (ImGui::GetCurrentWindow()->Hidden) return;
  if (compat::underKeys()) reportText("keys.at", std::string(id));
  const ImRect whole(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  if (cutForGood(whole, window)) active->addClipped(id);
  ImRect rect = whole;
  rect.ClipWith(window.ClipRect);
  // Scrolled out of sight: nothing to click.
  if (rect.GetWidth() <= 1.0f || rect.GetHeight() <= 1.0f) return;
  active->add(id, {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()});
}

void reportWidget(std::string_view id, const WidgetRect& rect) {
  if (active != nullptr) active->add(id, rect);
}

void reportText(std::string_view id, std::string text) {
  if (active != nullptr) active->addText(id, std::move(text));
}

void reportClipped(std::string_view id) {
  if (active != nullptr) active->addClipped(id);
}

}  // namespace mesomap::ui

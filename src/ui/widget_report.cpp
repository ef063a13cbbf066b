#include "ui/widget_report.h"

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/imgui_compat.h"

namespace mesomap::ui {
namespace {
WidgetReport* active = nullptr;
}

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
  ImRect rect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  rect.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
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

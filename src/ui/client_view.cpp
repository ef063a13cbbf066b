// "Show client": the picture alone, with one quiet line.
#include <imgui.h>

#include <algorithm>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr double kHintSeconds = 5.0;
constexpr double kFadeSeconds = 0.6;

void centredLine(const WidgetRect& rect, float fromBottom, Color ink, const char* text) {
  ImFont* font = fonts().body;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
  ImGui::GetForegroundDrawList()->AddText(
      font, font->FontSize,
      {std::round(rect.x + (rect.width - size.x) * 0.5f), rect.y + rect.height - px(fromBottom)},
      ink, text);
}

}  // namespace

void drawClientView(Panels& panels, const WidgetRect& rect, double now) {
  const bool example = panels.session.isOpen() && panels.session.plan()->example;
  centredLine(
      rect, 34, palette::kInkSoft,
      example ? _("Example, not a client · a plan, not a promise") : _("A plan, not a promise"));
  const double left = kHintSeconds - (now - panels.view.clientViewSince);
  if (left <= 0) return;
  const float shown = static_cast<float>(std::clamp(left / kFadeSeconds, 0.0, 1.0));
  const char* hint = _("Esc or F5: back to the plan · drag to turn");
  ImFont* font = fonts().small;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, hint);
  const float width = size.x + px(28);
  const ImVec2 at(rect.x + (rect.width - width) * 0.5f, rect.y + px(20));
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + px(32)}, withAlpha(palette::kInk, 0.85f * shown),
                     px(16));
  draw.AddText(font, font->FontSize, {at.x + px(14), at.y + (px(32) - size.y) * 0.5f},
               withAlpha(palette::kBar, shown), hint);
}

}  // namespace mesomap::ui

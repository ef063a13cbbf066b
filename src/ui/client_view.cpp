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
constexpr float kStripAlpha = 0.88f;

/// On a strip of its own: skin of any tone may lie behind it.
void centredLine(const WidgetRect& rect, float fromBottom, const char* text) {
  ImFont* font = fonts().body;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
  const ImVec2 at(std::round(rect.x + (rect.width - size.x) * 0.5f),
                  rect.y + rect.height - px(fromBottom));
  const ImVec2 air(px(14), px(5));
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  draw.AddRectFilled({at.x - air.x, at.y - air.y}, {at.x + size.x + air.x, at.y + size.y + air.y},
                     withAlpha(palette().bar, kStripAlpha), size.y);
  draw.AddText(font, font->FontSize, at, palette().inkSoft, text);
}

}  // namespace

void drawClientView(Panels& panels, const WidgetRect& rect, double now) {
  const bool example = panels.session.isOpen() && panels.session.plan()->example;
  centredLine(
      rect, 36,
      example ? _("Example, not a client · a plan, not a promise") : _("A plan, not a promise"));
  const double left = kHintSeconds - (now - panels.view.clientViewSince);
  if (left <= 0) return;
  const double fading = panels.settings.lessMotion ? 1.0 : left / kFadeSeconds;
  const float shown = static_cast<float>(std::clamp(fading, 0.0, 1.0));
  const char* hint = _("Esc or F5: back to the plan · drag to turn");
  ImFont* font = fonts().small;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, hint);
  const float width = size.x + px(28);
  const ImVec2 at(rect.x + (rect.width - width) * 0.5f, rect.y + px(20));
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + px(32)}, withAlpha(palette().tip, 0.85f * shown),
                     px(16));
  draw.AddText(font, font->FontSize, {at.x + px(14), at.y + (px(32) - size.y) * 0.5f},
               withAlpha(palette().onTip, shown), hint);
}

}  // namespace mesomap::ui

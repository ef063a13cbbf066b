// What the zones' colours and lines mean, at the foot of the view while they are shown.
#include <imgui.h>

#include <algorithm>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// As the zones are drawn on the skin.
constexpr Color kBlockedLine = rgb(0x9E341E);
constexpr Color kCautionLine = rgb(0xBE760A);

enum class Sample { blocked, caution, dashed };

void sampleRow(Sample sample, const char* text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = px(16);
  const ImVec2 to(at.x + px(26), at.y + height);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (sample == Sample::dashed) {
    const float y = std::round(at.y + height * 0.5f);
    for (int dash = 0; dash < 3; ++dash) {
      const float x = at.x + px(9) * static_cast<float>(dash);
      draw.AddLine({x, y}, {x + px(6), y}, palette().inkSoft, std::max(1.5f, px(2)));
    }
  } else {
    const Color line = sample == Sample::blocked ? kBlockedLine : kCautionLine;
    // As on skin, which is no darker in a dark window.
    draw.AddRectFilled(at, to, kLightPalette.bar, px(3));
    draw.AddRectFilled(at, to, withAlpha(line, 0.22f), px(3));
    if (sample == Sample::blocked) {
      draw.PushClipRect(at, to, true);
      for (float x = at.x - height; x < to.x; x += px(5)) {
        draw.AddLine({x, at.y}, {x + height, to.y}, withAlpha(line, 0.75f), px(1));
      }
      draw.PopClipRect();
    }
    draw.AddRect(at, to, line, px(3), 0, std::max(1.0f, 1.4f * scale()));
  }
  ImFont* small = fonts().small;
  draw.AddText(small, small->FontSize,
               {to.x + px(10), std::round(at.y + (height - small->FontSize) * 0.5f)}, palette().ink,
               text);
  const float width = px(36) + small->CalcTextSizeA(small->FontSize, 1e9f, 0, text).x;
  ImGui::Dummy({width, height});
}

}  // namespace

void drawZoneLegend(Panels& panels, const WidgetRect& rect, float bottom) {
  if (!panels.session.isOpen() || !panels.session.model()->atlas) return;
  ImGui::SetNextWindowPos({rect.x + px(14), bottom + px(2)}, ImGuiCond_Always, {0.0f, 1.0f});
  beginFloating("##zoneLegend",
                {.ground = withAlpha(palette().bar, 0.94f), .padX = 12, .border = 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(5)});
  sampleRow(Sample::blocked, _("No automatic points"));
  sampleRow(Sample::caution, _("Caution"));
  sampleRow(Sample::dashed, _("Not yet reviewed by a clinician"));
  ImGui::PushFont(fonts().small);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
  ImGui::PushTextWrapPos(px(12 + 208));
  ImGui::TextUnformatted(
      _("General reminders, incomplete, not this client's anatomy. Unmarked skin is not safe "
        "skin."));
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
  ImGui::SetCursorPosX(px(4));
  commandButton(
      panels.commands, "view.zoneList",
      {.id = "zones.list", .label = _("Reasons and sources …"), .look = Look::plain, .height = 26});
  ImGui::PopStyleVar();
  endFloating();
}

}  // namespace mesomap::ui

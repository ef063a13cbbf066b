// What the colours of points mean, at the foot of the view while they are not those of areas.
#include <imgui.h>

#include <cmath>

#include "base/i18n.h"
#include "panels.h"
#include "scene/point_colours.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

void meaningRow(const scene::ColourMeaning& meaning) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = px(16);
  const ImVec2 middle(at.x + px(8), at.y + height * 0.5f);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const auto& [red, green, blue] = meaning.colour;
  // As on skin: a white disc in its colour's ring.
  draw.AddCircleFilled(middle, px(7), IM_COL32(red, green, blue, 255), 24);
  draw.AddCircleFilled(middle, px(3), kLightPalette.bar, 24);
  ImFont* small = fonts().small;
  const std::string text = shortened(meaning.text, px(200));
  draw.AddText(small, small->FontSize,
               {at.x + px(24), std::round(at.y + (height - small->FontSize) * 0.5f)}, palette().ink,
               text.c_str());
  ImGui::Dummy({px(24) + small->CalcTextSizeA(small->FontSize, 1e9f, 0, text.c_str()).x, height});
}

}  // namespace

void drawColourLegend(Panels& panels, const WidgetRect& rect, float bottom) {
  if (!panels.session.isOpen() || !panels.view.showPoints) return;
  const auto meanings = scene::meaningOf(panels.view.pointColours, *panels.session.plan());
  if (meanings.empty()) return;
  ImGui::SetNextWindowPos({rect.x + px(14), bottom + px(2)}, ImGuiCond_Always, {0.0f, 1.0f});
  beginFloating("##colourLegend",
                {.ground = withAlpha(palette().bar, 0.94f), .padX = 12, .border = 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(5)});
  for (const scene::ColourMeaning& meaning : meanings) meaningRow(meaning);
  reportText("legend.points", meanings.front().text);
  ImGui::PopStyleVar();
  endFloating();
}

}  // namespace mesomap::ui

// What the colours of points, gaps and the course's map mean, at the foot of the view while they
// are there.
#include <imgui.h>

#include <array>
#include <cmath>
#include <vector>

#include "base/i18n.h"
#include "panels.h"
#include "scene/burden_words.h"
#include "scene/point_colours.h"
#include "ui/course_map.h"
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

/// As gaps are drawn on the skin (gap.frag.glsl).
constexpr std::array<Color, 3> kGapRamp{rgb(0xFCE88C), rgb(0xE8734A), rgb(0x4D1A6B)};

void gapRow() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = px(16), step = px(22);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i + 1 < kGapRamp.size(); ++i) {
    const float x = at.x + step * static_cast<float>(i);
    draw.AddRectFilledMultiColor({x, at.y}, {x + step, at.y + height}, kGapRamp[i], kGapRamp[i + 1],
                                 kGapRamp[i + 1], kGapRamp[i]);
  }
  ImFont* small = fonts().small;
  const char* text = _("Far from every point: up to 1.5 × the spacing");
  const float x = at.x + 2 * step + px(10);
  draw.AddText(small, small->FontSize, {x, std::round(at.y + (height - small->FontSize) * 0.5f)},
               palette().ink, text);
  ImGui::Dummy({x - at.x + small->CalcTextSizeA(small->FontSize, 1e9f, 0, text).x, height});
}

void burdenScale(const scene::BurdenLegend& legend) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float step = px(60), height = px(14);
  const auto color = [](std::size_t i) {
    const auto& [red, green, blue] = scene::kBurdenRamp[i];
    return IM_COL32(red, green, blue, 255);
  };
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  constexpr std::size_t kSteps = scene::kBurdenRamp.size() - 1;
  for (std::size_t i = 0; i < kSteps; ++i) {
    const float x = at.x + step * static_cast<float>(i);
    draw.AddRectFilledMultiColor({x, at.y}, {x + step, at.y + height}, color(i), color(i + 1),
                                 color(i + 1), color(i));
  }
  ImFont* small = fonts().small;
  const float width = step * static_cast<float>(kSteps), y = at.y + height + px(2);
  // The ends' words stay under the scale.
  const auto under = [&](const std::string& text, float along) {
    const float own = small->CalcTextSizeA(small->FontSize, 1e9f, 0, text.c_str()).x;
    draw.AddText(small, small->FontSize, {std::round(at.x + (width - own) * along), y},
                 palette().ink, text.c_str());
  };
  under(legend.low, 0.0f);
  under(legend.middle, 0.5f);
  under(legend.high, 1.0f);
  ImGui::Dummy({width, height + px(2) + small->FontSize});
}

void burdenRows(const Panels& panels) {
  const CourseMap& course = courseMap();
  const auto legend = scene::burdenLegend(*course.map, *course.measure, *panels.session.plan());
  std::string all = legend.title;
  ImGui::PushFont(fonts().small);
  ImGui::TextUnformatted(legend.title.c_str());
  if (!legend.high.empty()) {
    burdenScale(legend);
    for (const std::string& word : {legend.low, legend.middle, legend.high}) {
      if (!word.empty()) all += " · " + word;
    }
  }
  ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + px(260));
  for (const std::string& note : legend.notes) {
    ImGui::TextUnformatted(note.c_str());
    all += " · " + note;
  }
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
  reportText("legend.burden", all);
}

}  // namespace

void drawColourLegend(Panels& panels, const WidgetRect& rect, float bottom) {
  if (!panels.session.isOpen()) return;
  const auto by = panels.view.treating() ? scene::PointColours::state : panels.view.pointColours;
  const auto meanings = panels.view.showPoints ? scene::meaningOf(by, *panels.session.plan())
                                               : std::vector<scene::ColourMeaning>();
  const bool burden = courseMap().measure && courseMap().map;
  if (meanings.empty() && !panels.view.showGaps && !burden) return;
  ImGui::SetNextWindowPos({rect.x + px(14), bottom + px(2)}, ImGuiCond_Always, {0.0f, 1.0f});
  beginFloating("##colourLegend",
                {.ground = withAlpha(palette().bar, 0.94f), .padX = 12, .border = 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(5)});
  for (const scene::ColourMeaning& meaning : meanings) meaningRow(meaning);
  if (panels.view.showGaps) {
    gapRow();
    reportText("legend.gaps", "shown");
  }
  if (burden) burdenRows(panels);
  if (!meanings.empty()) reportText("legend.points", meanings.front().text);
  ImGui::PopStyleVar();
  endFloating();
}

}  // namespace mesomap::ui

// Points that zones and exclusions took away: how many, where, and a way to look there.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <vector>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr double kRoundItMm = 60.0;  ///< Skin shown round a single place.

void lookAtLeftOut(Panels& panels, const plan::Region& region) {
  std::vector<glm::dvec3> places;
  for (const plan::LeftOut& left : region.leftOut) {
    places.insert(places.end(), left.positions.begin(), left.positions.end());
  }
  panels.tool.lookAt(places, kRoundItMm);
}

}  // namespace

std::string leftOutText(const plan::Region& region) {
  std::string text = _("Left out: ");
  bool first = true;
  for (const plan::LeftOut& left : region.leftOut) {
    if (!first) text += ", ";
    first = false;
    const std::size_t count = left.positions.size();
    text += fmt::format(
        fmt::runtime(
            region.rule.laysRows()
                ? translatePlural("about {} prick inside {}", "about {} pricks inside {}", count)
                : translatePlural("{} point inside {}", "{} points inside {}", count)),
        count, left.zoneName);
  }
  return text + ".";
}

void drawLeftOut(Panels& panels, const plan::Region& region) {
  if (region.leftOut.empty()) return;
  const std::string text = leftOutText(region);
  const bool shown = panels.view.leftOutShown == region.id;
  const Button toggle{.id = "panel.showLeftOut",
                      .label = shown ? _("Hide") : _("Show"),
                      .look = Look::outlined,
                      .height = 26,
                      .tooltip = shown ? "" : _("Look there, and mark them with crosses")};
  // A note with its button on the right.
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* small = fonts().small;
  const float room = width - buttonWidth(toggle) - px(28);
  const ImVec2 size = small->CalcTextSizeA(small->FontSize, 1e9f, room, text.c_str());
  const float height = std::max(size.y + px(16), px(42));
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled(at, {at.x + width, at.y + height}, palette().noteSoft, px(kRounding));
  draw.AddText(small, small->FontSize, {at.x + px(12), at.y + (height - size.y) * 0.5f},
               palette().ink, text.c_str(), nullptr, room);
  reportText("panel.leftOut", text);
  ImGui::SetCursorScreenPos(
      {at.x + width - buttonWidth(toggle) - px(8), at.y + (height - px(26)) * 0.5f});
  if (button(toggle)) {
    panels.view.leftOutShown = shown ? RegionId{} : region.id;
    if (!shown) lookAtLeftOut(panels, region);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({width, px(2)});
}

}  // namespace mesomap::ui

// The name of the place under the pointer, beside it; while zones are shown, also why.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "landmark_marks.h"
#include "panels.h"
#include "scene/place_name.h"
#include "scene/point_marks.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kWidest = 300;  ///< design pixels

struct Line {
  std::string text;
  Color ink = palette().ink;
  ImVec2 size{};
};

/// What there is to know of the zone: in a word, or while zones are shown in full.
void addZone(std::vector<Line>& lines, const Panels& panels, const scene::PlaceName& place,
             const mesh::SurfacePoint& hover) {
  const figure::Zone* zone = panels.session.model()->zoneAt(hover);
  if (zone == nullptr) return;
  const char* word = place.blocked ? _("No automatic points here") : _("Caution");
  if (!panels.view.zonesShown()) {
    lines.push_back({word, palette().inkSoft});
    return;
  }
  lines.push_back({word, place.blocked ? palette().danger : palette().caution});
  lines.push_back({withEnglish(zone->reason.c_str())});
  lines.push_back({zoneSource(*zone), palette().inkSoft});
}

void addPlace(std::vector<Line>& lines, const Panels& panels, const WidgetRect& rect,
              const scene::PlaceName& place, const mesh::SurfacePoint& hover) {
  lines.push_back({place.within.empty() ? place.area : place.area + " · " + place.within});
  const auto landmark = landmarkAt(panels, rect, hover, ImGui::GetIO().MousePos);
  // "Nose · tip of the nose" has said it.
  if (landmark && lines.back().text.find(*landmark) == std::string::npos) {
    lines.push_back({fmt::format(fmt::runtime(_("Landmark: {}")), *landmark), palette().accentInk});
  }
  addZone(lines, panels, place, hover);
}

/// The point that the pointer means: its number, area, depth and volume.
void addPoint(std::vector<Line>& lines, const Panels& panels, const WidgetRect& rect,
              const plan::Plan& plan, const mesh::SurfacePoint& hover) {
  if (!panels.view.showPoints || panels.tool.painting()) return;
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const auto under = scene::pointUnder(
      plan, panels.tool.camera, {rect.width, rect.height}, {pointer.x - rect.x, pointer.y - rect.y},
      mesh::positionAt(panels.session.model()->working->mesh(), hover), scale());
  if (!under) return;
  const plan::Site& site = *under->site;
  std::string text = fmt::format(fmt::runtime(_("Point {}")), site.order);
  if (!site.counts()) text += std::string(" · ") + _("proposed");
  text += " · " + under->region->name;
  lines.push_back({text, palette().accentInk});
  std::string figures = fmt::format(fmt::runtime(_("{} mm deep")), numberText(site.depthMm, 2));
  figures += " · ";
  figures += site.volumeMl ? fmt::format(fmt::runtime(_("{} mL")), numberText(*site.volumeMl, 4))
                           : std::string(_("volume not set"));
  lines.push_back({figures});
}

}  // namespace

void drawPlaceLabel(Panels& panels, const WidgetRect& rect) {
  const auto& hover = panels.tool.hover();
  if (!hover || !panels.session.isOpen() || panels.tool.dragging()) return;
  const auto place = scene::describePlace(*panels.session.model(), *hover);
  const plan::PlanPtr plan = panels.session.plan();
  const plan::Exclusion* exclusion =
      panels.view.clientView ? nullptr : plan->findExclusion(panels.session.exclusionAt(*hover));
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  std::vector<Line> lines;
  if (!panels.view.clientView) addPoint(lines, panels, rect, *plan, *hover);
  if (!place && exclusion == nullptr && lines.empty()) return;
  if (exclusion != nullptr) {
    const std::string note = exclusion->note.empty() ? "" : " · " + exclusion->note;
    lines.push_back({exclusionTitle(exclusion->kind) + note, palette().danger});
    lines.push_back({_("Kept free of points"), palette().inkSoft});
  }
  if (place) addPlace(lines, panels, rect, *place, *hover);

  ImFont* font = fonts().small;
  const float most = px(kWidest);
  float width = 0, height = px(10);
  for (Line& line : lines) {
    line.size = font->CalcTextSizeA(font->FontSize, 1e9f, most, line.text.c_str());
    width = std::max(width, line.size.x);
    height += line.size.y + px(2);
  }
  width += px(16);
  height -= px(2);
  // Below and right of the pointer, inside the view, never under it.
  float x = pointer.x + px(18);
  float y = pointer.y + px(18);
  if (x + width > rect.x + rect.width - px(4)) x = pointer.x - px(18) - width;
  if (y + height > rect.y + rect.height - px(4)) y = pointer.y - px(18) - height;
  x = std::max(std::round(x), rect.x + px(4));
  y = std::max(std::round(y), rect.y + px(4));
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.AddRectFilled({x, y}, {x + width, y + height}, withAlpha(palette().bar, 0.94f), px(5));
  draw.AddRect({x, y}, {x + width, y + height}, withAlpha(palette().line, 0.9f), px(5));
  float down = y + px(5);
  std::string all;
  for (const Line& line : lines) {
    draw.AddText(font, font->FontSize, {x + px(8), down}, line.ink, line.text.c_str(), nullptr,
                 most);
    down += line.size.y + px(2);
    all += (all.empty() ? "" : "\n") + line.text;
  }
  reportText("place", std::move(all));
}

}  // namespace mesomap::ui

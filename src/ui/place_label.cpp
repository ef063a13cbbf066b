// The name of the place under the pointer, beside it.
#include <imgui.h>

#include <algorithm>

#include "base/i18n.h"
#include "panels.h"
#include "scene/place_name.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {

void drawPlaceLabel(Panels& panels, const WidgetRect& rect) {
  const auto& hover = panels.tool.hover();
  if (!hover || !panels.session.isOpen() || panels.tool.dragging()) return;
  const auto place = scene::describePlace(*panels.session.model(), *hover);
  if (!place) return;
  const std::string text =
      place->within.empty() ? place->area : place->area + " · " + place->within;
  // One word where the status line has the sentence.
  const std::string warning = place->zone.empty() ? std::string()
                              : place->blocked    ? _("No automatic points here")
                                                  : _("Caution");
  ImFont* font = fonts().small;
  const auto sizeOf = [font](const std::string& words) {
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0, words.c_str());
  };
  const ImVec2 first = sizeOf(text);
  const ImVec2 second = warning.empty() ? ImVec2(0, 0) : sizeOf(warning);
  const float width = std::max(first.x, second.x) + px(16);
  const float height = first.y + (warning.empty() ? 0.0f : second.y + px(2)) + px(10);
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  // Below and right of the pointer, inside the view, never under it.
  float x = pointer.x + px(18);
  float y = pointer.y + px(18);
  if (x + width > rect.x + rect.width - px(4)) x = pointer.x - px(18) - width;
  if (y + height > rect.y + rect.height - px(4)) y = pointer.y - px(18) - height;
  x = std::max(std::round(x), rect.x + px(4));
  y = std::max(std::round(y), rect.y + px(4));
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.AddRectFilled({x, y}, {x + width, y + height}, withAlpha(palette::kBar, 0.92f), px(5));
  draw.AddRect({x, y}, {x + width, y + height}, withAlpha(palette::kLine, 0.9f), px(5));
  draw.AddText(font, font->FontSize, {x + px(8), y + px(5)}, palette::kInk, text.c_str());
  if (!warning.empty()) {
    draw.AddText(font, font->FontSize, {x + px(8), y + px(7) + first.y}, palette::kDanger,
                 warning.c_str());
  }
}

}  // namespace mesomap::ui

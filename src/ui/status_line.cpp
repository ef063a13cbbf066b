// The line at the foot: what the mouse will do now.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "panels.h"
#include "scene/place_name.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

std::string guideText(const Panels& panels) {
  const scene::ViewTool& tool = panels.tool;
  if (tool.underWay()) {
    return _("Click: next point · Enter or double click: finish · Backspace: one point back");
  }
  if (tool.awaited() != nullptr) {
    return _("Draw the line along the wrinkle, then it is laid out · Esc: leave it as it was");
  }
  const plan::Region* region = panels.session.selectedRegion();
  const plan::Pattern pattern = region != nullptr ? region->rule.pattern : plan::Pattern::even;
  if (pattern == plan::Pattern::rings) return _("Click: the rings begin there · Right: turn");
  if (pattern == plan::Pattern::rays) return _("Click: the rays begin there · Right: turn");
  return _("Click from point to point, or drag: the pattern follows · Right: turn");
}

/// What the tools that do not just drag are about to do.
std::string toolText(const Panels& panels, const scene::Modifiers& modifiers) {
  const scene::ViewTool& tool = panels.tool;
  using scene::Tool;
  const bool erase = tool.wouldErase(modifiers);
  switch (tool.tool) {
    case Tool::brush:
    case Tool::erase:
      return {};
    case Tool::line:
    case Tool::curve:
      if (tool.underWay()) {
        return _("Click: next point · Enter or double click: finish · Backspace: one point back");
      }
      return erase ? _("Click from point to point: takes a line away · Right: turn")
                   : _("Click from point to point, or drag · Shift: take away · Right: turn");
    case Tool::lasso:
      return erase ? _("Drag round the skin to take away · Right: turn")
                   : _("Drag round the skin to mark · Shift: take away · Right: turn");
    case Tool::circle:
      if (tool.underWay()) return _("Type a number for the radius in mm · Let go: mark");
      return erase ? _("Drag from the middle outward: takes a circle away · Right: turn")
                   : _("Drag from the middle outward · Shift: take away · Right: turn");
    case Tool::fill:
      return erase ? _("Click: takes this skin away · Ctrl + wheel: limit · Right: turn")
                   : _("Click: mark this skin · Ctrl + wheel: limit · Right: turn");
    case Tool::area:
      return erase ? _("Click: takes this area away · Right: turn")
                   : _("Click: mark this area, again: a part over it · Shift: take away");
    case Tool::point:
    case Tool::measure:
      return {};
    case Tool::exclusion:
      return erase ? _("Left: points may go here again · Right: turn")
                   : _("Left: keep this skin free of points · Shift: take away · Right: turn");
    case Tool::guide:
      return guideText(panels);
    case Tool::dense:
      return erase ? _("Left: the usual spacing here again · Right: turn")
                   : _("Left: points lie denser here · Shift: take away · Right: turn");
  }
  return {};
}

/// " · F: whole figure" with the user's own key, or nothing where it has none.
std::string keyHint(const Panels& panels, const char* command, const char* pattern) {
  const std::string key = keyTextOf(panels.commands, command);
  return key.empty() ? std::string() : " · " + fmt::format(fmt::runtime(pattern), key);
}

std::string pointerText(Panels& panels, const scene::Modifiers& modifiers, bool inView) {
  const scene::ViewTool& tool = panels.tool;
  if (!panels.session.isOpen()) return _("Choose a figure or open a scan to begin");
  const bool tells = tool.tool == scene::Tool::point || tool.tool == scene::Tool::measure;
  if (tells && (inView || tool.underWay())) {
    const std::string& hint = panels.tool.preview().hint;
    if (!hint.empty()) return hint;
  }
  if (tool.painting() && tool.tool == scene::Tool::point) return _("Let go, and click");
  if (tool.painting() && tool.tool == scene::Tool::circle) return toolText(panels, modifiers);
  if (tool.painting()) {
    return tool.wouldErase(modifiers) ? _("Erasing · the points settle when you let go")
                                      : _("Marking · the points settle when you let go");
  }
  if (tool.dragging()) return _("Turning · let go when you see the place");
  if (tool.awaited() != nullptr && !modifiers.control && !modifiers.space) {
    return guideText(panels);
  }
  if (inView && !tool.hover()) {
    return _("Left or right: turn · Middle: move · Wheel: nearer, farther") +
           keyHint(panels, "view.frameAll", _("{}: whole figure"));
  }
  if (modifiers.space) {
    return panels.session.selectedRegion() != nullptr
               ? _("Left: turn · Let go of Space: look at the chosen area")
               : _("Left: turn · Let go of Space: whole figure");
  }
  if (modifiers.control) return _("Right: move the view · Wheel: brush width");
  if (const std::string of = toolText(panels, modifiers); !of.empty()) return of;
  if (tool.tool == scene::Tool::point) {
    return _("Click an area: add a point · Click a point: choose it · Right: turn");
  }
  if (tool.wouldErase(modifiers)) {
    return tool.tool == scene::Tool::erase
               ? _("Left: erase · Right: turn") +
                     keyHint(panels, "tool.brush", _("{}: back to the brush"))
               : std::string(_("Left: erase while Shift is held · Right: turn"));
  }
  return _("Left: mark · Shift: erase · Right: turn · Wheel: nearer, farther");
}

/// The place under the pointer, with what to know there.
std::string placeText(const Panels& panels, bool inView) {
  const scene::ViewTool& tool = panels.tool;
  if (!inView || !panels.session.isOpen() || tool.dragging() || !tool.hover()) return {};
  const auto place = scene::describePlace(*panels.session.model(), *tool.hover());
  if (!place) return {};
  std::string text = place->area;
  if (!place->within.empty()) text += " · " + place->within;
  if (!place->zone.empty()) text += " · " + place->zone;
  return text;
}

}  // namespace

void drawStatusLine(Panels& panels, const WidgetRect& rect, const scene::Modifiers& modifiers,
                    bool pointerInView) {
  beginPane("##status", rect, palette().bar, 12, 0);
  const ImVec2 at(rect.x, rect.y);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  paneLine(at.x, at.y, at.x + rect.width, 0);
  ImFont* font = fonts().small;
  const float y = std::round(at.y + (rect.height - font->FontSize) * 0.5f);
  const bool turns = panels.view.treating() && !panels.view.treatmentAdds;
  const std::string text =
      turns ? std::string(_("Space: done · S: skip · Backspace: back · Press a point: mark it "
                            "anew · Drag: turn"))
            : pointerText(panels, modifiers, pointerInView);
  reportText("status.hint", text);
  float end = rect.x + rect.width - px(14);
  if (panels.session.isOpen()) {
    std::string right = panels.session.model()->title();
    if (panels.session.layoutPending()) right = std::string(_("Placing points …")) + "   " + right;
    const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, right.c_str());
    end -= size.x;
    draw.AddText(font, font->FontSize, {end, y}, palette().inkSoft, right.c_str());
  }
  ImGui::PushFont(font);
  const std::string hint = shortened(text, end - at.x - px(14 + 24));
  ImGui::PopFont();
  draw.AddText(font, font->FontSize, {at.x + px(14), y}, palette().ink, hint.c_str());
  std::string place = placeText(panels, pointerInView);
  Color ink = palette().ink;
  if (panels.session.isOpen() && !panels.session.spared().empty() && !panels.tool.dragging()) {
    place = fmt::format(fmt::runtime(_("Kept free: {} (blocked zone, see Limits)")),
                        panels.session.spared());
    ink = palette().caution;
  }
  reportText("status.place", place);
  if (!place.empty()) {
    const float from =
        at.x + px(14) + font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str()).x + px(24);
    ImGui::PushFont(font);
    const std::string fit = shortened(place, end - px(24) - from);
    ImGui::PopFont();
    if (end - px(24) - from > px(40)) {
      draw.AddText(font, font->FontSize, {from, y}, ink, fit.c_str());
    }
  }
  endPane();
}

}  // namespace mesomap::ui

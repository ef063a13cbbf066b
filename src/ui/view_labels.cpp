// Numbers of points and names of areas over the picture.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "panels.h"
#include "scene/point_marks.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Skin is no darker in a dark window: what lies on it keeps its colours.
constexpr const Palette& kOnFigure = kLightPalette;
constexpr float kNamePadX = 6, kNamePadY = 2;

ImFont* fontOf(scene::ViewLabel::Kind kind) {
  return kind == scene::ViewLabel::Kind::number ? fonts().mark : fonts().small;
}

glm::dvec2 measured(scene::ViewLabel::Kind kind, const std::string& text) {
  ImFont* font = fontOf(kind);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  // Digits have no parts below the line: their box ends there.
  if (kind == scene::ViewLabel::Kind::number) {
    return {std::ceil(size.x), std::ceil(font->FontSize * 0.80f)};
  }
  return {std::ceil(size.x) + 2 * px(kNamePadX), std::ceil(size.y) + 2 * px(kNamePadY)};
}

void drawNumber(ImDrawList& draw, const scene::ViewLabel& label, ImVec2 corner) {
  ImFont* font = fonts().mark;
  const ImVec2 at(corner.x, std::round(corner.y - font->FontSize * 0.12f));
  const float around = std::max(1.0f, std::round(1.0f * scale()));
  const Color paper = withAlpha(kOnFigure.bar, 0.62f);
  for (const ImVec2 off : {ImVec2(-1, 0), ImVec2(1, 0), ImVec2(0, -1), ImVec2(0, 1), ImVec2(-1, -1),
                           ImVec2(1, -1), ImVec2(-1, 1), ImVec2(1, 1)}) {
    draw.AddText(font, font->FontSize, {at.x + off.x * around, at.y + off.y * around}, paper,
                 label.text.c_str());
  }
  draw.AddText(font, font->FontSize, at, label.strong ? kOnFigure.accentInk : kOnFigure.ink,
               label.text.c_str());
}

void drawName(ImDrawList& draw, const scene::ViewLabel& label, ImVec2 corner, ImVec2 end,
              ImVec2 anchor) {
  if (label.led) {
    const ImVec2 from(anchor.x < corner.x ? corner.x : end.x, (corner.y + end.y) * 0.5f);
    // Over the figure and over the ground behind it: a soft line on its opposite.
    const Color soft = withAlpha(palette().dark ? palette().view : kOnFigure.bar, 0.6f);
    const Color line = palette().dark ? palette().inkSoft : kOnFigure.inkSoft;
    draw.AddLine(from, anchor, soft, std::max(2.6f, 3.0f * scale()));
    draw.AddLine(from, anchor, line, std::max(1.0f, 1.1f * scale()));
    draw.AddCircleFilled(anchor, px(2.2f), line, 12);
  }
  draw.AddRectFilled(corner, end, withAlpha(palette().bar, label.strong ? 0.94f : 0.82f), px(5));
  if (label.strong) draw.AddRect(corner, end, palette().accent, px(5), 0, std::max(1.0f, scale()));
  ImFont* font = fonts().small;
  draw.AddText(font, font->FontSize, {corner.x + px(kNamePadX), corner.y + px(kNamePadY)},
               label.strong ? palette().ink : palette().inkSoft, label.text.c_str());
}

}  // namespace

void drawViewLabels(Panels& panels, scene::ViewLabels& labels, const WidgetRect& rect,
                    const std::vector<WidgetRect>& covered, const Workplace::FrameInput& input) {
  const ViewState& view = panels.view;
  const scene::Session& session = panels.session;
  const scene::ViewTool& tool = panels.tool;
  if (!session.isOpen() || view.clientView || (!view.showNumbers && !view.showNames)) return;
  scene::LabelAsk ask;
  ask.model = session.model();
  ask.plan = session.plan();
  ask.camera = tool.camera;
  ask.viewport = {rect.width, rect.height};
  ask.pixelScale = scale();
  ask.selected = session.selected();
  ask.numbers = view.showNumbers;
  ask.names = view.showNames && !tool.painting();
  ask.points = view.showPoints;
  for (const auto& live : session.livePoints()) {
    if (live.placed) ask.onTheWay.push_back(live.placed->id);
  }
  ask.taken = input.inPicture;
  for (const WidgetRect& cover : covered) {
    const glm::dvec2 at(cover.x - rect.x, cover.y - rect.y);
    ask.taken.push_back({at, at + glm::dvec2(cover.width, cover.height)});
  }
  const bool presses = !view.treating() || view.treatmentAdds;
  if (tool.tool == scene::Tool::point && presses) {
    // The tool's own picture has these.
    ask.selectedPoint = session.selectedPoint();
    if (input.pointerInView || tool.underWay()) {
      const auto& drawn = panels.tool.preview().points;
      const plan::Region* region = session.selectedRegion();
      for (const scene::PreviewPoint& point : drawn) {
        const glm::dvec3 at = tool.camera.project(point.position, ask.viewport);
        const double half = px(14), up = px(34);
        ask.taken.push_back({{at.x - half, at.y - up}, {at.x + half, at.y}});
        if (region == nullptr) continue;
        for (const plan::Site& site : region->sites) {
          if (site.position == point.position) ask.numbered.push_back(site.id);
        }
      }
    }
  } else if (input.pointerInView && tool.hover() && !tool.dragging()) {
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const auto under = scene::pointUnder(
        *ask.plan, tool.camera, ask.viewport, {pointer.x - rect.x, pointer.y - rect.y},
        mesh::positionAt(ask.model->working->mesh(), *tool.hover()), ask.pixelScale);
    if (under) ask.hovered = under->site->id;
  }
  const auto& shown = labels.update(ask, measured);
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.PushClipRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height});
  std::size_t numbers = 0, names = 0;
  const auto onScreen = [&](const glm::dvec2& at) {
    return ImVec2(rect.x + static_cast<float>(at.x), rect.y + static_cast<float>(at.y));
  };
  for (const scene::ViewLabel& label : shown) {
    const bool number = label.kind == scene::ViewLabel::Kind::number;
    ++(number ? numbers : names);
    if (number) {
      drawNumber(draw, label, onScreen(label.box.min));
    } else {
      drawName(draw, label, onScreen(label.box.min), onScreen(label.box.max),
               onScreen(label.anchor));
    }
  }
  draw.PopClipRect();
  reportText("view.numbers", std::to_string(numbers));
  reportText("view.names", std::to_string(names));
}

}  // namespace mesomap::ui

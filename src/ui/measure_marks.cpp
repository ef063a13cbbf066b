// Distances that were measured, over the picture, and the bar that tells the scale.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "panels.h"
#include "scene/measure.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Skin this much before a place hides it; less is the skin beside it, seen flat.
constexpr double kMarkHiddenMm = 3.0;
constexpr float kLongestBar = 120;  ///< design pixels
constexpr const Palette& kOnMeasured = kLightPalette;

/// Pieces of the way that are seen; where its middle lies, if that is seen.
bool drawWay(const Panels& panels, const WidgetRect& rect, const std::vector<glm::dvec3>& way,
             ImVec2& middle) {
  const scene::Camera& camera = panels.tool.camera;
  const mesh::RayCaster& skin = *panels.session.model()->workingCaster;
  const glm::dvec3 eye = camera.eye();
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  std::vector<ImVec2> run;
  const auto finish = [&] {
    if (run.size() > 1) {
      const int count = static_cast<int>(run.size());
      draw.AddPolyline(run.data(), count, withAlpha(kOnMeasured.bar, 0.85f), 0, px(4.2f));
      draw.AddPolyline(run.data(), count, kOnMeasured.ink, 0, std::max(1.4f, 1.7f * scale()));
    }
    run.clear();
  };
  bool found = false;
  const std::size_t every = std::max<std::size_t>(1, way.size() / 200);
  for (std::size_t i = 0; i < way.size(); ++i) {
    const bool end = i == 0 || i + 1 == way.size();
    if (i % every != 0 && !end && i != way.size() / 2) continue;
    const glm::dvec3 at = camera.project(way[i], {rect.width, rect.height});
    if (!(at.z > 0.0) || skin.occluded(eye, way[i], kMarkHiddenMm)) {
      finish();
      continue;
    }
    const ImVec2 pixel(rect.x + static_cast<float>(at.x), rect.y + static_cast<float>(at.y));
    if (i == way.size() / 2) {
      middle = pixel;
      found = true;
    }
    const bool near =
        !run.empty() && std::hypot(run.back().x - pixel.x, run.back().y - pixel.y) < 2.0f;
    if (!near) run.push_back(pixel);
    if (end) {
      draw.AddCircleFilled(pixel, px(4), kOnMeasured.bar, 20);
      draw.AddCircleFilled(pixel, px(2.8f), kOnMeasured.ink, 20);
    }
  }
  finish();
  return found;
}

void drawText(ImVec2 middle, const WidgetRect& rect, const std::string& text) {
  ImFont* font = fonts().small;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  const float width = size.x + px(14), height = size.y + px(6);
  const float x = std::clamp(std::round(middle.x - width * 0.5f), rect.x + px(4),
                             std::max(rect.x + px(4), rect.x + rect.width - width - px(4)));
  const float y = std::clamp(std::round(middle.y - height - px(9)), rect.y + px(4),
                             std::max(rect.y + px(4), rect.y + rect.height - height - px(4)));
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.AddRectFilled({x, y}, {x + width, y + height}, withAlpha(palette().bar, 0.94f), px(5));
  draw.AddRect({x, y}, {x + width, y + height}, withAlpha(palette().line, 0.9f), px(5));
  draw.AddText(font, font->FontSize, {x + px(7), y + px(3)}, palette().ink, text.c_str());
}

}  // namespace

void drawMeasurements(Panels& panels, const WidgetRect& rect) {
  if (!panels.session.isOpen() || panels.view.clientView) return;
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.PushClipRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height});
  std::string all;
  for (const scene::Measurement& each : panels.session.measurements()) {
    const std::string text = scene::measureText(each, panels.session.plan()->surface);
    ImVec2 middle;
    if (drawWay(panels, rect, each.path, middle)) drawText(middle, rect, text);
    all += (all.empty() ? "" : "\n") + text;
  }
  draw.PopClipRect();
  reportText("measurements", all);
}

void drawScaleBar(Panels& panels, const WidgetRect& rect, float bottom) {
  const scene::Camera& camera = panels.tool.camera;
  const glm::dvec2 viewport(rect.width, rect.height);
  // At the depth of the skin in the middle of the view, or of what the view turns about.
  const scene::Ray ray = camera.rayThrough(viewport * 0.5, viewport);
  const auto hit = panels.session.model()->pick(ray.origin, ray.direction);
  const glm::dvec3 place =
      hit ? mesh::positionAt(panels.session.model()->working->mesh(), *hit) : camera.target;
  const double mmPerPixel = camera.mmPerPixelAt(place, viewport);
  const double mm = scene::scaleBarMm(mmPerPixel, static_cast<double>(px(kLongestBar)));
  if (!(mm > 0.0)) return;
  const float length = static_cast<float>(mm / mmPerPixel);
  const std::string figure =
      mm >= 10.0 ? fmt::format(fmt::runtime(_("{} cm")), fmt::format("{:g}", mm / 10.0))
                 : fmt::format(fmt::runtime(_("{} mm")), fmt::format("{:g}", mm));
  const std::string text =
      hit ? fmt::format(fmt::runtime(_("{} in the middle of the view")), figure) : figure;
  ImFont* font = fonts().small;
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.c_str());
  const float right = rect.x + rect.width - px(16);
  const float left = std::round(right - std::max(length, size.x));
  const float y = std::round(bottom - px(4));
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  const Color ink = palette().inkSoft;
  const float thick = std::max(1.2f, 1.4f * scale());
  for (const bool halo : {true, false}) {
    const Color color = halo ? withAlpha(palette().view, 0.7f) : ink;
    const float width = halo ? thick + px(2.5f) : thick;
    draw.AddLine({right - length, y}, {right, y}, color, width);
    for (const float x : {right - length, right}) {
      draw.AddLine({x, y - px(4)}, {x, y + px(4)}, color, width);
    }
  }
  const ImVec2 at(std::max(left, right - size.x), y - px(7) - size.y);
  draw.AddRectFilled({at.x - px(3), at.y - px(1)}, {at.x + size.x + px(3), at.y + size.y + px(1)},
                     withAlpha(palette().view, 0.6f), px(4));
  draw.AddText(font, font->FontSize, at, ink, text.c_str());
  reportText("view.scale", text);
}

}  // namespace mesomap::ui

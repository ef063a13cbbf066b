// What the tool will do here, drawn over the kept picture: lines lying on the skin, clicked points,
// the lasso, and words beside the pointer.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Skin hit this much before a place hides it; less is the skin beside it, seen flat.
constexpr double kHiddenMm = 3.0;
constexpr float kWidest = 300;  ///< of the words, design pixels
// Skin is no darker in a dark window: what lies on it keeps its colours.
constexpr const Palette& kOnSkin = kLightPalette;

/// Points of a line so near each other that Dear ImGui's mitred corners would show as spikes.
bool tooNear(const ImVec2& a, const ImVec2& b) {
  return std::hypot(a.x - b.x, a.y - b.y) < 2.0f;
}

/// A walk that runs exactly along an edge of the skin's triangles, as on the midline, may stop
/// early: such a point, much nearer to the middle than its neighbours, is no part of the ring.
std::vector<glm::dvec3> withoutStopped(const std::vector<glm::dvec3>& ring) {
  glm::dvec3 middle(0.0);
  for (const glm::dvec3& point : ring) middle += point / static_cast<double>(ring.size());
  const std::size_t count = ring.size();
  std::vector<double> away(count);
  for (std::size_t i = 0; i < count; ++i) away[i] = glm::distance(ring[i], middle);
  std::vector<glm::dvec3> kept;
  for (std::size_t i = 0; i < count; ++i) {
    const double beside = std::min(away[(i + 1) % count], away[(i + count - 1) % count]);
    if (away[i] > 0.7 * beside) kept.push_back(ring[i]);
  }
  return kept;
}

/// Where places of the skin lie on the screen, and whether they are seen.
class Eye {
 public:
  Eye(const Panels& panels, const WidgetRect& rect)
      : model_(*panels.session.model()),
        camera_(panels.tool.camera),
        eye_(camera_.eye()),
        rect_(rect) {}

  [[nodiscard]] bool sees(const glm::dvec3& place) const {
    const double distance = glm::distance(eye_, place);
    if (!(distance > 1.0)) return false;
    const auto hit = model_.pick(eye_, (place - eye_) / distance);
    if (!hit) return true;
    return glm::distance(eye_, mesh::positionAt(model_.working->mesh(), *hit)) >
           distance - kHiddenMm;
  }
  [[nodiscard]] bool at(const glm::dvec3& place, ImVec2& pixel) const {
    const glm::dvec3 found = camera_.project(place, {rect_.width, rect_.height});
    pixel = {rect_.x + static_cast<float>(found.x), rect_.y + static_cast<float>(found.y)};
    return found.z > 0.0 && std::isfinite(pixel.x) && std::isfinite(pixel.y);
  }

 private:
  const scene::SurfaceModel& model_;
  const scene::Camera& camera_;
  glm::dvec3 eye_;
  const WidgetRect& rect_;
};

void strokeRun(std::vector<ImVec2>& run, bool closed, Color ink, float width) {
  if (closed && run.size() > 1 && tooNear(run.front(), run.back())) run.pop_back();
  if (run.size() > 1) {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const int count = static_cast<int>(run.size());
    const ImDrawFlags flags = closed && run.size() > 2 ? ImDrawFlags_Closed : ImDrawFlags_None;
    // Light under dark, so that the line shows on any skin and any tint.
    draw.AddPolyline(run.data(), count, withAlpha(kOnSkin.bar, 0.85f), flags, width + px(2.2f));
    draw.AddPolyline(run.data(), count, ink, flags, width);
  }
  run.clear();
}

/// The pieces of a line that can be seen from here.
void drawLine(const Eye& eye, const scene::PreviewLine& line, Color ink) {
  using Kind = scene::PreviewLine::Kind;
  const bool ring = line.kind == Kind::ring && line.closed && line.points.size() > 4;
  const std::vector<glm::dvec3> points = ring ? withoutStopped(line.points) : line.points;
  const float share = line.kind == Kind::radius ? 0.7f : line.kind == Kind::path ? 0.85f : 1.0f;
  const float width = std::max(1.4f, 1.8f * share * scale());
  // A closed line begins behind a hidden place, so that no piece of it is cut at its first point.
  std::vector<bool> seen(points.size());
  std::size_t first = 0;
  bool whole = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    seen[i] = eye.sees(points[i]);
    if (!seen[i]) {
      whole = false;
      first = i;
    }
  }
  std::vector<ImVec2> run;
  const std::size_t count = points.size() + (line.closed && !whole && !points.empty() ? 1 : 0);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t i = line.closed && !whole ? (first + k) % points.size() : k;
    ImVec2 pixel;
    if (!seen[i] || !eye.at(points[i], pixel)) {
      strokeRun(run, false, ink, width);
      continue;
    }
    if (run.empty() || !tooNear(run.back(), pixel)) run.push_back(pixel);
  }
  strokeRun(run, line.closed && whole, ink, width);
}

void drawHandles(const Eye& eye, const std::vector<glm::dvec3>& handles, Color ink) {
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  for (const glm::dvec3& handle : handles) {
    ImVec2 pixel;
    if (!eye.sees(handle) || !eye.at(handle, pixel)) continue;
    draw.AddCircleFilled(pixel, px(5), kOnSkin.bar, 24);
    draw.AddCircle(pixel, px(4.5f), ink, 24, std::max(1.5f, 1.8f * scale()));
  }
}

/// Numbers above their points, and what is on its way.
void drawPoints(const Eye& eye, const std::vector<scene::PreviewPoint>& points, Color ink) {
  using Kind = scene::PreviewPoint::Kind;
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  ImFont* font = fonts().small;
  for (const scene::PreviewPoint& point : points) {
    ImVec2 at;
    if (!eye.sees(point.position) || !eye.at(point.position, at)) continue;
    if (point.kind == Kind::dragged) {
      draw.AddCircleFilled(at, px(7), kOnSkin.bar, 24);
      draw.AddCircleFilled(at, px(5.5f), ink, 24);
    } else if (point.kind == Kind::hovered) {
      draw.AddCircle(at, px(10.5f), kOnSkin.bar, 32, std::max(2.5f, 3.5f * scale()));
      draw.AddCircle(at, px(10.5f), ink, 32, std::max(1.3f, 1.6f * scale()));
    }
    const bool strong = point.kind != Kind::numbered;
    const float size = font->FontSize * (strong ? 1.0f : 0.86f);
    const ImVec2 text = font->CalcTextSizeA(size, 1e9f, 0, point.number.c_str());
    const float lift = strong ? px(15) : px(9);
    const ImVec2 corner(std::round(at.x - text.x * 0.5f), std::round(at.y - lift - text.y));
    draw.AddRectFilled({corner.x - px(3), corner.y - px(1)},
                       {corner.x + text.x + px(3), corner.y + text.y},
                       withAlpha(point.kind == Kind::met ? ink : kOnSkin.bar, 0.9f), px(4));
    draw.AddText(font, size, corner, point.kind == Kind::met ? kOnSkin.onAccent : kOnSkin.ink,
                 point.number.c_str());
  }
}

void drawLasso(const std::vector<glm::dvec2>& lasso, const WidgetRect& rect, Color ink) {
  if (lasso.size() < 2) return;
  std::vector<ImVec2> line;
  for (const glm::dvec2& pixel : lasso) {
    const ImVec2 at(rect.x + static_cast<float>(pixel.x), rect.y + static_cast<float>(pixel.y));
    if (line.empty() || !tooNear(line.back(), at)) line.push_back(at);
  }
  if (line.size() < 2) return;
  // How it will be joined.
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  const ImVec2 from = line.back(), to = line.front();
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float dash = px(5);
  for (float along = 0; along < length; along += 2 * dash) {
    const float end = std::min(along + dash, length);
    const auto point = [&](float s) {
      return ImVec2(from.x + (to.x - from.x) * s / length, from.y + (to.y - from.y) * s / length);
    };
    draw.AddLine(point(along), point(end), ink, std::max(1.2f, 1.4f * scale()));
  }
  strokeRun(line, false, ink, std::max(1.5f, 1.8f * scale()));
}

/// Above and right of the pointer; the name of the place stands below it.
void drawWords(const std::string& text, Color ink, const WidgetRect& rect) {
  ImFont* font = fonts().small;
  const float most = px(kWidest);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, most, text.c_str());
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const float width = size.x + px(16), height = size.y + px(10);
  float x = pointer.x + px(18);
  float y = pointer.y - px(14) - height;
  if (x + width > rect.x + rect.width - px(4)) x = pointer.x - px(18) - width;
  x = std::max(std::round(x), rect.x + px(4));
  y = std::max(std::round(y), rect.y + px(4));
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.AddRectFilled({x, y}, {x + width, y + height}, withAlpha(palette().bar, 0.94f), px(5));
  draw.AddRect({x, y}, {x + width, y + height}, withAlpha(palette().line, 0.9f), px(5));
  draw.AddText(font, font->FontSize, {x + px(8), y + px(5)}, ink, text.c_str(), nullptr, most);
}

}  // namespace

void drawToolPreview(Panels& panels, const WidgetRect& rect, bool pointerInView) {
  if (!panels.session.isOpen() || panels.view.clientView) return;
  if (!pointerInView && !panels.tool.underWay() && !panels.tool.offered) return;
  const scene::Preview& preview = panels.tool.preview();
  if (preview.empty()) return;
  const Eye eye(panels, rect);
  if (panels.tool.offered) {
    // The border as it is; what it would become is in the picture, and its size in the panel.
    for (const scene::PreviewLine& line : preview.lines) drawLine(eye, line, kOnSkin.inkSoft);
    return;
  }
  const Color ink = preview.erases ? kOnSkin.danger : kOnSkin.accent;
  for (const scene::PreviewLine& line : preview.lines) drawLine(eye, line, ink);
  drawHandles(eye, preview.handles, ink);
  drawPoints(eye, preview.points, ink);
  drawLasso(preview.lasso, rect, ink);
  if (!preview.refusal.empty()) {
    drawWords(preview.refusal, palette().danger, rect);
  } else if (!preview.text.empty()) {
    drawWords((preview.erases ? "− " : "") + preview.text, palette().ink, rect);
  }
  reportText("tool.text", preview.text);
  reportText("tool.refusal", preview.refusal);
}

}  // namespace mesomap::ui

#include "landmark_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "base/i18n.h"
#include "ui/theme.h"

namespace mesomap::ui {
namespace {

// A landmark is meant within this distance of the pointer on the screen (design pixels) and, so
// that a far view does not name the whole face after one corner, along the skin (mm).
constexpr float kNearPx = 9;
constexpr double kNearMm = 6.0;
// Skin hit this much before a landmark hides it; less is the landmark's own skin seen flat.
constexpr double kHiddenMm = 3.0;

ImVec2 onScreen(const glm::dvec3& pixel, const WidgetRect& rect) {
  return {rect.x + static_cast<float>(pixel.x), rect.y + static_cast<float>(pixel.y)};
}

bool visible(const scene::SurfaceModel& model, const scene::Camera& camera,
             const glm::dvec3& position) {
  const glm::dvec3 eye = camera.eye();
  const double distance = glm::distance(eye, position);
  if (distance < 1.0) return false;
  const auto hit = model.pick(eye, (position - eye) / distance);
  if (!hit) return true;
  const glm::dvec3 skin = mesh::positionAt(model.working->mesh(), *hit);
  return glm::distance(eye, skin) > distance - kHiddenMm;
}

}  // namespace

std::string landmarkName(const plan::Landmark& landmark) {
  std::string name = _(landmark.name.c_str());
  if (landmark.side == plan::Side::left) {
    return fmt::format(fmt::runtime(_("{}, client's left")), name);
  }
  if (landmark.side == plan::Side::right) {
    return fmt::format(fmt::runtime(_("{}, client's right")), name);
  }
  return name;
}

std::optional<std::string> landmarkAt(const Panels& panels, const WidgetRect& rect,
                                      const mesh::SurfacePoint& hover, ImVec2 pointer) {
  const scene::SurfaceModel& model = *panels.session.model();
  const glm::dvec3 skin = mesh::positionAt(model.working->mesh(), hover);
  const glm::dvec2 viewport(rect.width, rect.height);
  // Dots that are drawn can be pointed at from any distance.
  const double nearMm =
      panels.view.landmarksShown() ? std::numeric_limits<double>::infinity() : kNearMm;
  const plan::Landmark* best = nullptr;
  float least = px(kNearPx);
  for (const plan::Landmark& landmark : panels.session.plan()->landmarks) {
    const double apart = glm::distance(skin, landmark.position);
    if (apart > nearMm) continue;
    const glm::dvec3 at = panels.tool.camera.project(landmark.position, viewport);
    if (at.z <= 0) continue;
    const ImVec2 place = onScreen(at, rect);
    const float away = std::hypot(place.x - pointer.x, place.y - pointer.y);
    if (away >= least || !visible(model, panels.tool.camera, landmark.position)) continue;
    least = away;
    best = &landmark;
  }
  if (best == nullptr) return std::nullopt;
  return landmarkName(*best);
}

void drawLandmarks(Panels& panels, const WidgetRect& rect) {
  if (!panels.session.isOpen() || panels.tool.dragging()) return;
  const scene::SurfaceModel& model = *panels.session.model();
  const glm::dvec2 viewport(rect.width, rect.height);
  ImDrawList& draw = *ImGui::GetBackgroundDrawList();
  draw.PushClipRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height});
  for (const plan::Landmark& landmark : panels.session.plan()->landmarks) {
    const glm::dvec3 at = panels.tool.camera.project(landmark.position, viewport);
    if (at.z <= 0 || at.x < 0 || at.y < 0 || at.x > viewport.x || at.y > viewport.y) continue;
    if (!visible(model, panels.tool.camera, landmark.position)) continue;
    const ImVec2 place = onScreen(at, rect);
    // A small cross in a light disc, in any window: unlike the round points of a plan.
    draw.AddCircleFilled(place, px(4.5f), withAlpha(kLightPalette.bar, 0.9f), 20);
    const float arm = px(3);
    const float thick = std::max(1.2f, 1.4f * scale());
    draw.AddLine({place.x - arm, place.y}, {place.x + arm, place.y}, kLightPalette.accent, thick);
    draw.AddLine({place.x, place.y - arm}, {place.x, place.y + arm}, kLightPalette.accent, thick);
  }
  draw.PopClipRect();
}

}  // namespace mesomap::ui

// Pointer and key events over a shape of about 70 mm radius, replayed without a window.
#pragma once

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/view_tool.h"
#include "stage.h"

namespace mesomap::scene {

inline constexpr glm::dvec2 kMiddle{640, 400};
inline constexpr glm::dvec2 kBeside{40, 40};
inline const Modifiers kPlain;

inline Modifiers with(bool Modifiers::*key) {
  Modifiers modifiers;
  modifiers.*key = true;
  return modifiers;
}

/// What a disk of this radius along the skin covers of a sphere of 70 mm.
inline double capCm2(double radiusMm) {
  return 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(radiusMm / 70.0)) / 100.0;
}

struct Viewed : Stage {
  explicit Viewed(SurfaceModelPtr model = sphere()) : Stage(std::move(model)), tool(session) {
    tool.setViewport({1280, 800});
    tool.camera.look(StandardView::front);
    tool.frameAll();
  }
  void drag(Button button, glm::dvec2 from, glm::dvec2 to, Modifiers modifiers = {},
            int events = 8) {
    tool.press(button, from, modifiers);
    for (int i = 1; i <= events; ++i) {
      tool.move(from + (to - from) * (static_cast<double>(i) / events), modifiers);
    }
    tool.release(button, to, modifiers);
  }
  void click(glm::dvec2 pixel, Modifiers modifiers = {}) {
    tool.move(pixel, modifiers);
    tool.press(Button::left, pixel, modifiers);
    tool.release(Button::left, pixel, modifiers);
  }
  [[nodiscard]] glm::dvec2 pixelOf(const glm::dvec3& place) const {
    return glm::dvec2(tool.camera.project(place, tool.viewport()));
  }
  /// The pixel over a place of the sphere in this direction from its middle.
  [[nodiscard]] glm::dvec2 over(const glm::dvec3& direction) const {
    return pixelOf(glm::normalize(direction) * 70.0);
  }
  [[nodiscard]] const plan::Region& region(std::size_t index) const {
    return *session.plan()->regions.at(index);
  }
  [[nodiscard]] std::size_t regions() const { return session.plan()->regions.size(); }

  ViewTool tool;
};

}  // namespace mesomap::scene

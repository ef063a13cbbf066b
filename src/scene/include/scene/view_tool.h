// Pointer and key gestures over the 3D view turned into camera moves and strokes: a state machine
// without a window, fed by events, so that tests can replay it.
#pragma once

#include <glm/vec2.hpp>
#include <optional>

#include "scene/camera.h"
#include "scene/session.h"

namespace mesomap::scene {

enum class Tool { brush, erase };
enum class Button { left, middle, right };

struct Modifiers {
  bool shift = false, control = false, alt = false, space = false;
};

/// Owns the camera and the tool's settings. Pixels are framebuffer pixels from the view's top left.
class ViewTool {
 public:
  explicit ViewTool(Session& session) : session_(session) {}

  Camera camera;
  Tool tool = Tool::brush;
  double brushWidthMm = 20.0;  ///< 2..150
  bool bothSides = false;
  bool rightButtonErases = false;

  void setViewport(glm::dvec2 sizePx);
  void press(Button button, glm::dvec2 pixel, Modifiers modifiers);
  void move(glm::dvec2 pixel, Modifiers modifiers);
  void release(Button button, glm::dvec2 pixel, Modifiers modifiers);
  /// `steps` > 0: towards the skin; with control: wider brush.
  void wheel(double steps, glm::dvec2 pixel, Modifiers modifiers);
  void doubleClick(glm::dvec2 pixel);         ///< Frames that spot.
  void pointerLeft();                         ///< No hover any more.
  void escape();                              ///< Finish a stroke, then deselect; never quits.
  void changeBrushWidth(double factorSteps);  ///< `[` and `]`
  void frameAll();
  /// A standard view, framed as the first view is: the head of a bust, the whole of anything else.
  void lookFrom(StandardView view);
  void frameSpot(const glm::dvec3& position, double sizeMm);
  /// Shows the whole of an area, from the side it is seen from now.
  void frameArea(const plan::Region& region);

  [[nodiscard]] glm::dvec2 viewport() const { return viewport_; }
  /// Skin under the pointer, or none.
  [[nodiscard]] const std::optional<mesh::SurfacePoint>& hover() const { return hover_; }
  /// Dragging the view or painting: no expensive extras this frame.
  [[nodiscard]] bool dragging() const { return drag_ != Drag::none; }
  [[nodiscard]] bool painting() const { return drag_ == Drag::stroke; }
  /// What the brush will do now (erase while Shift is held).
  [[nodiscard]] bool wouldErase(Modifiers modifiers) const;

 private:
  enum class Drag { none, stroke, turn, pan };
  void sampleStroke(glm::dvec2 from, glm::dvec2 to);
  void keepOut();  ///< The eye never ends inside the figure.
  [[nodiscard]] std::optional<mesh::SurfacePoint> pickAt(glm::dvec2 pixel) const;

  Session& session_;
  glm::dvec2 viewport_{1280, 800};
  std::optional<mesh::SurfacePoint> hover_;
  Drag drag_ = Drag::none;
  Button dragButton_ = Button::left;
  glm::dvec2 last_{0.0};
  glm::dvec3 pivot_{0.0};
};

}  // namespace mesomap::scene

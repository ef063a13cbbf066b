// Pointer and key gestures over the 3D view turned into camera moves and strokes: a state machine
// without a window, fed by events, so that tests can replay it.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scene/camera_flight.h"
#include "scene/preview.h"
#include "scene/session.h"
#include "scene/tool_settings.h"

namespace mesomap::scene {

enum class Button { left, middle, right };

struct Modifiers {
  bool shift = false, control = false, alt = false, space = false;
};

class ToolMachine;
struct ToolEvent;

/// A rule that an area takes over together with the guide that it cannot do without.
struct AwaitedRule {
  RegionId area;
  plan::Rule before;  ///< The area's own, as long as it waits.
  plan::Rule rule;
  std::string step;  ///< What the step will be called.
};

/// Keys that a tool may have a use for.
enum class ToolKey { left, right, up, down, remove, lock };

/// Owns the camera and the tool's settings. Pixels are framebuffer pixels from the view's top left.
///
/// What each tool does with the left button on skin (Shift takes away instead of adding):
/// - brush, erase, exclusion: drag.
/// - line, curve: a click sets a point; Enter, Escape, a double click or a click on the last point
///   finishes; Backspace takes the last point back. A drag draws a line of two points at once.
/// - lasso: drag round the skin. circle: drag from the middle outward, or type the radius while
///   dragging; a click makes one of the radius that is set. fill: a click. area: a click; another
///   on the same place takes the next of the areas that lie over each other there.
/// - point: a click adds a point to the area there, or chooses the point there; the chosen one can
///   be dragged, nudged, locked and deleted.
/// The view turns, pans and zooms during all of them.
class ViewTool {
 public:
  explicit ViewTool(Session& session);
  ~ViewTool();

  /// Whoever moves it ends a flight that is under way.
  Camera camera;
  /// The standard views and the like fly there, advance() for advance(); else they are there at
  /// once.
  bool flies = false;
  Tool tool = Tool::brush;  ///< A change drops what the tool before had half done.
  ToolSettings settings;
  double brushWidthMm = 20.0;  ///< 2..150; brush, eraser, line, curve, circle by click
  bool bothSides = false;
  /// A change of the chosen area's border that is offered now: `preview` shows it.
  std::optional<BorderChange> offered;
  bool rightButtonErases = false;

  void setViewport(glm::dvec2 sizePx);
  void press(Button button, glm::dvec2 pixel, Modifiers modifiers);
  void move(glm::dvec2 pixel, Modifiers modifiers);
  void release(Button button, glm::dvec2 pixel, Modifiers modifiers);
  /// `steps` > 0: towards the skin; with control: wider brush.
  void wheel(double steps, glm::dvec2 pixel, Modifiers modifiers);
  /// Two fingers on a touchpad, or a wheel that tilts; parts of a step count. Up and down zooms
  /// (with Control: the width), with Shift the view pans, with Space it turns.
  void scroll(glm::dvec2 steps, glm::dvec2 pixel, Modifiers modifiers);
  /// Finishes a line or curve under way, else frames that spot.
  void doubleClick(glm::dvec2 pixel);
  void pointerLeft();  ///< No hover any more.
  /// Finishes what is under way, then deselects; never quits.
  void escape();
  /// Finishes a line, a curve or a circle under way. False where nothing is under way: the key is
  /// free for others.
  bool enter();
  /// A digit or '.' of a number typed while a circle is drawn: its radius, mm. False where numbers
  /// have no use now: the key is free for others.
  bool type(char character);
  /// Takes back the last typed digit or clicked point, or the drag under way. False where there is
  /// none.
  bool backspace();
  /// Arrows nudge, lock and delete the chosen point. False where the key has no use now.
  bool key(ToolKey key, bool far);
  /// The point that is being dragged, or none.
  [[nodiscard]] SiteId draggedPoint() const;
  /// `[` and `]`: the width of the brush or of the exclusion brush; of the circle, its radius; of
  /// the fill, its limit.
  void changeBrushWidth(double factorSteps);
  /// Width that the tool of now works with; of the circle, its radius.
  [[nodiscard]] double activeWidthMm() const;
  /// The limits for a change of a whole area: those of the tools, seen from nowhere.
  [[nodiscard]] Constraints wholeAreaLimits() const;
  /// Takes up the guide tool: the area gets `rule` with the line that is drawn next, in one step.
  /// Escape, another tool or another area leave all as it is.
  void drawGuideFor(RegionId area, plan::Rule rule, std::string step);
  /// The rule that waits for its guide now, or none.
  [[nodiscard]] const AwaitedRule* awaited() const;
  /// What the tool will do here and now, to be drawn; computed when asked, kept until anything
  /// changes.
  [[nodiscard]] const Preview& preview();
  /// A line or curve has points, a lasso or circle is being drawn.
  [[nodiscard]] bool underWay() const;

  /// A flight has been begun and not ended.
  [[nodiscard]] bool flying() const { return flight_ && camera == flown_; }
  /// Where the view is going; without a flight, where it is.
  [[nodiscard]] const Camera& goal() const { return flying() ? flight_->goal() : camera; }
  /// Moves a flight on to `now`, seconds.
  void advance(double now);
  void stopFlight() { flight_.reset(); }  ///< The view stays where it is.
  void endFlight();                       ///< The view is at once where it was going.
  void goTo(Camera wanted);

  void frameAll();
  /// A standard view, framed as the first view is: the head of a bust, the whole of anything else;
  /// from above and under the chin, the head of a body too.
  void lookFrom(StandardView view);
  static constexpr double kSpotMm = 90.0;  ///< About a hand's breadth of skin.
  void frameSpot(const glm::dvec3& position, double sizeMm = kSpotMm);
  /// Shows the whole of an area, from the side it is seen from now.
  void frameArea(const plan::Region& region);
  /// Looks straight at an area, from where most of it faces, with some skin round it.
  void goToArea(const plan::Region& region);

  /// Shows these places on the skin, at least so much of it; from where they face, unless most of
  /// them can be seen from here.
  void lookAt(const std::vector<glm::dvec3>& places, double roundMm = kSpotMm);
  /// After undo or redo: turns to the areas and exclusions that differ, unless a good part of their
  /// borders can be seen.
  void lookAtChange(const plan::Plan& before, const plan::Plan& after);

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
  /// The machine of `tool`; a new one after a change of it.
  ToolMachine& machine();
  [[nodiscard]] ToolEvent eventAt(glm::dvec2 pixel) const;
  [[nodiscard]] Preview borderPreview() const;
  [[nodiscard]] double shareInSight(const std::vector<glm::dvec3>& points) const;
  void lookAt(const std::vector<glm::dvec3>& places, double roundMm, bool turned);
  void frameSpot(Camera wanted, const glm::dvec3& position, double sizeMm);
  void keepOut();  ///< The eye never ends inside the figure.
  void turn(glm::dvec2 deltaPx, const glm::dvec3& about);
  /// Session::spared is said until something else is begun or the pointer is elsewhere.
  void leaveSpared(glm::dvec2 pixel);
  void forgetSpared();
  /// An area whose points could not be laid for want of its line: it is drawn next.
  void takeUpMissingGuide();
  [[nodiscard]] std::optional<mesh::SurfacePoint> pickAt(glm::dvec2 pixel) const;

  Session& session_;
  std::unique_ptr<ToolMachine> machine_;
  Tool machineOf_ = Tool::brush;
  const void* machineModel_ = nullptr;
  Modifiers modifiers_;
  bool erasesRight_ = false;  ///< The drag under way is the right button's erasing.
  std::uint64_t moment_ = 0;  ///< Rises with every event that may change a preview.
  struct PreviewKey;
  std::unique_ptr<PreviewKey> previewKey_;
  Preview preview_;
  glm::dvec2 viewport_{1280, 800};
  std::optional<CameraFlight> flight_;
  Camera flown_;  ///< As the flight left it.
  std::optional<mesh::SurfacePoint> hover_;
  Drag drag_ = Drag::none;
  Button dragButton_ = Button::left;
  glm::dvec2 last_{0.0};
  glm::dvec3 pivot_{0.0};
  std::optional<AwaitedRule> awaited_;
  std::optional<glm::dvec2> sparedAt_;  ///< Where the pointer was when something was spared.
};

}  // namespace mesomap::scene

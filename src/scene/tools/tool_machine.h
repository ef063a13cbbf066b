// One small state machine per tool behind one interface: fed with pointer and key events over the
// skin, it makes steps through the session and says what it is about to do.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "scene/view_tool.h"

namespace mesomap::scene {

/// Where the pointer is, and what it works with. Made afresh for every event.
struct ToolEvent {
  Session& session;
  const ViewTool& view;
  glm::dvec2 pixel{0.0};
  std::optional<mesh::SurfacePoint> place;  ///< Skin under it.
  bool erases = false;

  [[nodiscard]] paint::BrushMode mode() const {
    return erases ? paint::BrushMode::erase : paint::BrushMode::paint;
  }
  [[nodiscard]] const ToolSettings& settings() const { return view.settings; }
  /// Skin under any pixel.
  [[nodiscard]] std::optional<mesh::SurfacePoint> pick(glm::dvec2 pixel) const;
  [[nodiscard]] glm::dvec3 positionOf(const mesh::SurfacePoint& place) const;
  /// An edit with what every tool has in common.
  [[nodiscard]] ShapeEdit edit(const mesh::SurfacePoint& start, std::string label) const;
  /// Where the edit's shape may spread while it is made; on the other side, what faces the eye does
  /// not matter.
  [[nodiscard]] paint::Allowed reach(const ShapeEdit& edit, bool twin = false) const;
};

class ToolMachine {
 public:
  ToolMachine() = default;
  ToolMachine(const ToolMachine&) = delete;
  ToolMachine& operator=(const ToolMachine&) = delete;
  virtual ~ToolMachine() = default;

  /// The left button on skin: `place` is set.
  virtual void press(const ToolEvent& event) = 0;
  /// The pointer moved with the button held, from where it was before.
  virtual void drag(const ToolEvent& event, glm::dvec2 from) = 0;
  virtual void release(const ToolEvent& event) = 0;
  /// What was begun is as good as it gets: makes its step, or drops what is too little for one.
  virtual void finish(const ToolEvent& event) = 0;
  virtual void cancel(Session& session) = 0;
  /// Takes the last piece back; false where there is none.
  virtual bool takeBack(Session&) { return false; }
  /// A digit or point of a number typed while something is under way; false where it has no use.
  virtual bool typed(const ToolEvent&, char) { return false; }
  /// A key that is the tool's own now; `far` with Shift. False where it has no use.
  virtual bool key(const ToolEvent&, ToolKey, bool) { return false; }
  /// The point that is being dragged, or none.
  [[nodiscard]] virtual SiteId dragged() const { return {}; }
  /// Something is under way between clicks or in a drag.
  [[nodiscard]] virtual bool underWay() const { return false; }
  [[nodiscard]] virtual Preview preview(const ToolEvent& event) = 0;
};

[[nodiscard]] std::unique_ptr<ToolMachine> makeBrushTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeLineTool(bool smooth);
[[nodiscard]] std::unique_ptr<ToolMachine> makeCircleTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeLassoTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeFillTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeAreaTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makePointTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeExclusionTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeGuideTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeDenseTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeMeasureTool();
[[nodiscard]] std::unique_ptr<ToolMachine> makeTool(Tool tool);

/// "12.3 cm²" (whole above 10), and "≈ " before it on a figure that was not fitted.
[[nodiscard]] std::string areaText(const Session& session, double mm2);
/// "42 mm" in half millimetres.
[[nodiscard]] std::string lengthText(double mm);
/// What an edit would look like, with the area it adds or takes as text (after `measure` where that
/// is not empty: "42 mm, 12 cm²"), or why it does nothing.
void showEdit(const Session& session, const ShapeEdit& edit, Preview& preview,
              const std::string& measure = {});
/// The skin under the way of the pointer from `from`: one ray per quarter radius of a brush on the
/// screen, where the skin is `nearby`, which follows. `lift` where there is none.
void sampleDrag(const ToolEvent& event, glm::dvec2 from, double widthMm, glm::dvec3& nearby,
                const std::function<void(const mesh::SurfacePoint&)>& moveTo,
                const std::function<void()>& lift);
/// The ring of a brush at a place, and its twin's where both sides are on.
void showRing(const ToolEvent& event, double widthMm, bool twin, Preview& preview);

}  // namespace mesomap::scene

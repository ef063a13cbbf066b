// Straight lines and smooth curves from click to click: a wrinkle, a jaw line.
#include <glm/geometric.hpp>
#include <vector>

#include "base/i18n.h"
#include "paint/line.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

// A press that moves farther is a drag from end to end.
constexpr double kLineDragPx = 6.0;
// A click this near the last point asks to finish there.
constexpr double kSamePointPx = 6.0;

class LineTool : public ToolMachine {
 public:
  explicit LineTool(bool smooth) : smooth_(smooth) {}

  void press(const ToolEvent& event) override {
    pressed_ = event.pixel;
    held_ = true;
    dragged_ = false;
    onLast_ = !clicks_.empty() && glm::distance(event.pixel, lastPixel(event)) <= kSamePointPx;
    begins_ = clicks_.empty();
    if (!begins_) return;
    erases_ = event.erases;
    clicks_.push_back(*event.place);
  }
  void drag(const ToolEvent& event, glm::dvec2) override {
    if (held_ && glm::distance(event.pixel, pressed_) > kLineDragPx) dragged_ = true;
  }
  void release(const ToolEvent& event) override {
    if (!held_) return;
    held_ = false;
    if (onLast_ && !dragged_) {
      finish(event);
      return;
    }
    if (begins_ && !dragged_) return;  // The press set the first point already.
    if (event.place) clicks_.push_back(*event.place);
    if (begins_) finish(event);
  }
  void finish(const ToolEvent& event) override {
    if (clicks_.size() > 1) {
      if (auto edit = editThrough(event, clicks_, nullptr)) event.session.applyShape(*edit);
    }
    forget();
  }
  void cancel(Session&) override { forget(); }
  bool takeBack(Session&) override {
    if (clicks_.empty()) return false;
    clicks_.pop_back();
    if (clicks_.empty()) forget();
    return true;
  }
  [[nodiscard]] bool underWay() const override { return !clicks_.empty(); }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = clicks_.empty() ? event.erases : erases_;
    for (const mesh::SurfacePoint& click : clicks_) {
      preview.handles.push_back(event.positionOf(click));
    }
    std::vector<mesh::SurfacePoint> clicks = clicks_;
    if (event.place) clicks.push_back(*event.place);
    if (clicks.size() > 1) {
      auto edit = editThrough(event, clicks, &preview);
      if (edit) showEdit(event.session, *edit, preview, preview.text);
    }
    showRing(event, event.view.brushWidthMm, event.view.bothSides, preview);
    return preview;
  }

 private:
  void forget() {
    clicks_.clear();
    held_ = false;
  }
  [[nodiscard]] glm::dvec2 lastPixel(const ToolEvent& event) const {
    return glm::dvec2(
        event.view.camera.project(event.positionOf(clicks_.back()), event.view.viewport()));
  }
  /// The band along the clicks, and the other side's. The line itself goes into `preview`; where
  /// there is no way, the reason goes there or is said.
  std::optional<ShapeEdit> editThrough(const ToolEvent& event,
                                       const std::vector<mesh::SurfacePoint>& clicks,
                                       Preview* preview) const {
    const paint::Skin skin = event.session.skin();
    const auto kind = smooth_ ? paint::LineKind::smooth : paint::LineKind::straight;
    const auto refuse = [&](const std::string& why) {
      if (preview != nullptr) {
        preview->refusal = why;
      } else {
        event.session.notify(why);
      }
    };
    const auto line = paint::lineThrough(skin, clicks, kind);
    if (!line) {
      refuse(line.error().message);
      return std::nullopt;
    }
    ShapeEdit edit = event.edit(clicks.front(), smooth_ ? _("curve on {}") : _("line on {}"));
    edit.mode = erases_ ? paint::BrushMode::erase : paint::BrushMode::paint;
    edit.shape = paint::bandAlong(skin, *line, event.view.brushWidthMm, event.reach(edit));
    show(event, *line, false, preview);
    if (event.view.bothSides) {
      std::vector<mesh::SurfacePoint> twins;
      for (const mesh::SurfacePoint& click : clicks) {
        const auto twin = event.session.otherSideOf(click);
        if (!twin) {
          edit.otherSideRefusal = twin.error().message;
          return edit;
        }
        twins.push_back(*twin);
      }
      const auto other = paint::lineThrough(skin, twins, kind);
      if (!other) {
        edit.otherSideRefusal = other.error().message;
        return edit;
      }
      edit.twin = paint::bandAlong(skin, *other, event.view.brushWidthMm, event.reach(edit, true));
      show(event, *other, true, preview);
    }
    if (preview != nullptr) preview->text = lengthText(paint::lengthMm(skin.triangles(), *line));
    return edit;
  }
  static void show(const ToolEvent& event, const std::vector<mesh::SurfacePoint>& line, bool twin,
                   Preview* preview) {
    if (preview == nullptr) return;
    PreviewLine shown{PreviewLine::Kind::path, false, twin, {}};
    for (const mesh::SurfacePoint& place : line) shown.points.push_back(event.positionOf(place));
    preview->lines.push_back(std::move(shown));
  }

  bool smooth_;
  std::vector<mesh::SurfacePoint> clicks_;
  bool erases_ = false;
  bool held_ = false;
  bool dragged_ = false;
  bool onLast_ = false;
  bool begins_ = false;  ///< This press set the first point.
  glm::dvec2 pressed_{0.0};
};

}  // namespace

std::unique_ptr<ToolMachine> makeLineTool(bool smooth) {
  return std::make_unique<LineTool>(smooth);
}

}  // namespace mesomap::scene

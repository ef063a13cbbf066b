// The distance between two clicks, or the two ends of a drag. Changes nothing in the plan.
#include <glm/geometric.hpp>
#include <optional>

#include "base/i18n.h"
#include "scene/measure.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

constexpr double kMeasureDragPx = 6.0;

class MeasureTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    pressed_ = event.pixel;
    held_ = true;
    second_ = from_.has_value();
    if (!second_) from_ = event.place;
  }
  void drag(const ToolEvent&, glm::dvec2) override {}
  void release(const ToolEvent& event) override {
    if (!held_) return;
    held_ = false;
    // The first click waits for the second; a drag is both.
    if (!second_ && glm::distance(event.pixel, pressed_) <= kMeasureDragPx) return;
    take(event);
  }
  /// Escape: a distance without its second end is none.
  void finish(const ToolEvent&) override { forget(); }
  void cancel(Session&) override { forget(); }
  bool takeBack(Session&) override {
    if (!from_) return false;
    forget();
    return true;
  }
  [[nodiscard]] bool underWay() const override { return from_.has_value(); }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    if (!from_) {
      preview.hint = _("Click two places: the distance along the skin · Esc: back to the brush");
      return preview;
    }
    preview.hint = _("Click the second place · Backspace: another first place");
    preview.handles.push_back(event.positionOf(*from_));
    if (!event.place) return preview;
    const auto made = measureBetween(event.session.skin(), *from_, *event.place);
    if (!made) {
      preview.refusal = made.error().message;
      return preview;
    }
    preview.lines.push_back({PreviewLine::Kind::path, false, false, made->path});
    preview.text = measureText(*made, event.session.plan()->surface);
    return preview;
  }

 private:
  void take(const ToolEvent& event) {
    if (from_ && event.place) {
      auto made = measureBetween(event.session.skin(), *from_, *event.place);
      if (made) {
        event.session.keepMeasurement(std::move(*made));
      } else {
        event.session.notify(made.error().message);
      }
    }
    forget();
  }
  void forget() {
    from_.reset();
    held_ = false;
  }

  std::optional<mesh::SurfacePoint> from_;
  glm::dvec2 pressed_{0.0};
  bool held_ = false;
  bool second_ = false;
};

}  // namespace

std::unique_ptr<ToolMachine> makeMeasureTool() {
  return std::make_unique<MeasureTool>();
}

}  // namespace mesomap::scene

// Brush, eraser and exclusion brush: a drag over the skin.
#include <utility>

#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

class BrushTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    Session::StrokeOptions options;
    options.mode = event.mode();
    options.widthMm = event.view.brushWidthMm;
    options.bothSides = event.view.bothSides;
    options.constraints = event.settings().constraints;
    options.eye = event.view.camera.eye();
    nearby_ = event.positionOf(*event.place);
    event.session.beginStroke(*event.place, options);
  }
  void drag(const ToolEvent& event, glm::dvec2 from) override {
    Session& session = event.session;
    if (!session.stroking()) return;
    sampleDrag(
        event, from, event.view.brushWidthMm, nearby_,
        [&session](const mesh::SurfacePoint& place) { session.moveStroke(place); },
        [&session] { session.liftStroke(); });
  }
  void release(const ToolEvent& event) override { event.session.endStroke(); }
  void finish(const ToolEvent& event) override { event.session.endStroke(); }
  void cancel(Session& session) override { session.cancelStroke(); }
  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = event.erases;
    showRing(event, event.view.brushWidthMm, event.view.bothSides, preview);
    // The brush goes on without the other side, and says so before.
    preview.text = std::exchange(preview.refusal, {});
    return preview;
  }

 private:
  glm::dvec3 nearby_{0.0};
};

class ExclusionTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    const ToolSettings& settings = event.settings();
    nearby_ = event.positionOf(*event.place);
    event.session.beginExclusion(*event.place, {event.mode(), settings.exclusionKind,
                                                settings.exclusionNote, settings.exclusionWidthMm});
  }
  void drag(const ToolEvent& event, glm::dvec2 from) override {
    Session& session = event.session;
    if (!session.excluding()) return;
    sampleDrag(
        event, from, event.settings().exclusionWidthMm, nearby_,
        [&session](const mesh::SurfacePoint& place) { session.moveExclusion(place); },
        [&session] { session.liftExclusion(); });
  }
  void release(const ToolEvent& event) override { event.session.endExclusion(); }
  void finish(const ToolEvent& event) override { event.session.endExclusion(); }
  void cancel(Session& session) override { session.cancelExclusion(); }
  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = event.erases;
    showRing(event, event.settings().exclusionWidthMm, false, preview);
    return preview;
  }

 private:
  glm::dvec3 nearby_{0.0};
};

}  // namespace

std::unique_ptr<ToolMachine> makeBrushTool() {
  return std::make_unique<BrushTool>();
}

std::unique_ptr<ToolMachine> makeExclusionTool() {
  return std::make_unique<ExclusionTool>();
}

}  // namespace mesomap::scene

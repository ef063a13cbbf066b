// Fill: the connected skin round a click, up to the folds and edges about it.
#include "base/i18n.h"
#include "paint/fill.h"
#include "surface/offset.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

// Nobody treats a strait of skin narrower than this between two folds.
constexpr double kNeckMm = 8.0;
// Where the limit is met only here and there the border would fray; it is drawn through.
constexpr double kRoundMm = 6.0;

class FillTool : public ToolMachine {
 public:
  void press(const ToolEvent&) override { pressed_ = true; }
  void drag(const ToolEvent&, glm::dvec2) override {}
  void release(const ToolEvent& event) override {
    if (pressed_ && event.place) event.session.applyShape(editOf(event));
    pressed_ = false;
  }
  void finish(const ToolEvent&) override { pressed_ = false; }
  void cancel(Session&) override { pressed_ = false; }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = event.erases;
    if (!event.place) return preview;
    showEdit(event.session, editOf(event), preview);
    // Over skin that was filled a moment ago nothing is left to do, and that is no mistake.
    const bool marked = event.session.regionAt(*event.place).valid();
    if (preview.shapes.empty() && marked && !event.erases) preview.refusal.clear();
    return preview;
  }

 private:
  /// The same for the preview and for the click: what is seen is what is marked.
  static ShapeEdit editOf(const ToolEvent& event) {
    Session& session = event.session;
    const paint::Skin skin = session.skin();
    ShapeEdit edit = event.edit(*event.place, _("fill {}"));
    paint::FillOptions options;
    options.limitDegPerCm = event.settings().fillLimitDegPerCm;
    options.maxRadiusMm = event.settings().fillReachMm;
    options.neckMm = kNeckMm;
    const auto fill = [&](const mesh::SurfacePoint& place, bool twin) {
      const paint::Allowed allowed = event.reach(edit, twin);
      const surface::PagedField shape =
          paint::filled(skin, session.bend(), place, options, allowed);
      if (shape.empty()) return shape;
      const SurfaceModel& model = *session.model();
      return paint::limited(skin, surface::smoothed(*model.working, model.pages, shape, kRoundMm),
                            allowed);
    };
    edit.shape = fill(*event.place, false);
    if (!event.view.bothSides) return edit;
    if (const auto twin = session.otherSideOf(*event.place)) {
      edit.twin = fill(*twin, true);
    } else {
      edit.otherSideRefusal = twin.error().message;
    }
    return edit;
  }

  bool pressed_ = false;
};

}  // namespace

std::unique_ptr<ToolMachine> makeFillTool() {
  return std::make_unique<FillTool>();
}

}  // namespace mesomap::scene

// Fill: the connected skin round a click, up to the folds and edges about it.
#include "base/i18n.h"
#include "paint/fill.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

class FillTool : public ToolMachine {
 public:
  void press(const ToolEvent&) override { pressed_ = true; }
  void drag(const ToolEvent&, glm::dvec2) override {}
  void release(const ToolEvent& event) override {
    if (pressed_ && event.place) event.session.applyShape(editOf(event, false));
    pressed_ = false;
  }
  void finish(const ToolEvent&) override { pressed_ = false; }
  void cancel(Session&) override { pressed_ = false; }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = event.erases;
    if (event.place) showEdit(event.session, editOf(event, true), preview);
    return preview;
  }

 private:
  static ShapeEdit editOf(const ToolEvent& event, bool quick) {
    Session& session = event.session;
    const paint::Skin skin = session.skin();
    ShapeEdit edit = event.edit(*event.place, _("fill {}"));
    paint::FillOptions options;
    options.limitDegPerCm = event.settings().fillLimitDegPerCm;
    options.maxRadiusMm = event.settings().fillReachMm;
    const auto fill = [&](const mesh::SurfacePoint& place, bool twin) {
      const paint::Allowed allowed = event.reach(edit, twin);
      return quick ? paint::fillPreview(skin, session.bend(), place, options, allowed)
                   : paint::filled(skin, session.bend(), place, options, allowed);
    };
    edit.shape = fill(*event.place, false);
    if (!event.view.bothSides) return edit;
    if (const auto twin = session.otherSideOf(*event.place)) {
      edit.twin = fill(*twin, true);
    } else {
      edit.otherSideRefusal = twin.error().text();
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

// Whole areas of the atlas: a click marks the one under the pointer, or takes it away.
#include "base/i18n.h"
#include "naming.h"
#include "paint/allowed.h"
#include "tools/tool_machine.h"
#include "words.h"

namespace mesomap::scene {
namespace {

class AreaTool : public ToolMachine {
 public:
  void press(const ToolEvent&) override { pressed_ = true; }
  void drag(const ToolEvent&, glm::dvec2) override {}
  void release(const ToolEvent& event) override {
    if (pressed_ && event.place) pick(event);
    pressed_ = false;
  }
  void finish(const ToolEvent&) override { pressed_ = false; }
  void cancel(Session&) override { pressed_ = false; }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = event.erases;
    if (!event.place) return preview;
    const auto area = areaUnder(event);
    if (!area) {
      preview.refusal = noArea(event);
      return preview;
    }
    const SurfaceModel& model = *event.session.model();
    const surface::PagedField& shape = event.session.atlasShape(*area);
    preview.text = nameOfArea(model.atlas->areas()[*area]).name + ", " +
                   areaText(event.session, surface::areaMm2(*model.working, model.pages, shape));
    if (event.erases) {
      showEdit(event.session, editOf(event, *area), preview);
    } else {
      const plan::Look look = plan::nextLook(*event.session.plan());
      const paint::Allowed allowed = event.session.allowedBy(event.settings().constraints,
                                                             std::nullopt, paint::BrushMode::paint);
      preview.shapes.push_back({RegionId{event.session.plan()->nextId}, look.color,
                                paint::limited(event.session.skin(), shape, allowed), look.hatch});
    }
    return preview;
  }

 private:
  static std::optional<std::size_t> areaUnder(const ToolEvent& event) {
    const SurfaceModel& model = *event.session.model();
    if (!model.atlas) return std::nullopt;
    const auto area = model.atlas->areaAt(model.working->toFile(*event.place));
    if (area && *area < model.atlas->areas().size()) return area;
    return std::nullopt;
  }
  static std::string noArea(const ToolEvent& event) {
    return event.session.model()->atlas
               ? _("There is no named area here.")
               : _("Areas can be picked on the bundled figures only; paint on the scan instead.");
  }
  static std::optional<std::size_t> partnerOf(const ToolEvent& event, std::size_t area) {
    const auto& areas = event.session.model()->atlas->areas();
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (i != area && areas[i].id == areas[area].id) return i;
    }
    return std::nullopt;
  }
  static ShapeEdit editOf(const ToolEvent& event, std::size_t area) {
    ShapeEdit edit = event.edit(*event.place, _("erase {}"));
    edit.eye.reset();
    edit.shape = event.session.atlasShape(area);
    if (event.view.bothSides) {
      if (const auto partner = partnerOf(event, area)) {
        edit.twin = event.session.atlasShape(*partner);
      }
    }
    return edit;
  }
  static void pick(const ToolEvent& event) {
    const auto area = areaUnder(event);
    if (!area) {
      event.session.notify(noArea(event));
      return;
    }
    if (event.erases) {
      event.session.applyShape(editOf(event, *area));
      return;
    }
    const figure::Area& picked = event.session.model()->atlas->areas()[*area];
    const plan::Side side = event.view.bothSides ? plan::Side::none : toPlanSide(picked.side);
    const auto done = event.session.pickArea(picked.id, side, event.settings().constraints);
    if (!done) event.session.notify(done.error().text());
  }

  bool pressed_ = false;
};

}  // namespace

std::unique_ptr<ToolMachine> makeAreaTool() {
  return std::make_unique<AreaTool>();
}

}  // namespace mesomap::scene

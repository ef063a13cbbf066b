// Whole areas of the atlas: a click marks the one under the pointer, or takes it away; another
// click there takes the next of those that lie over each other.
#include <glm/geometric.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "naming.h"
#include "paint/allowed.h"
#include "tools/tool_machine.h"
#include "words.h"

namespace mesomap::scene {
namespace {

// A click this near the last one means the same place.
constexpr double kSamePlacePx = 6.0;

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
    const std::vector<std::size_t> under = areasUnder(event);
    if (under.empty()) {
      preview.refusal = noArea(event);
      return preview;
    }
    const bool again = picksAgain(event);
    // What was marked here a moment ago is what is seen; the next click is told in words.
    if (again && under.size() == 1) return preview;
    const std::size_t turn = again ? (turn_ + 1) % under.size() : 0;
    const std::size_t area = under[turn];
    preview.text = textOf(event, area);
    if (again) {
      preview.text = words(_("Click again for: {}"), preview.text);
      return preview;
    }
    if (under.size() > 1) {
      preview.text += "\n" + words(_("Click twice, slowly, for: {}"), nameOf(event, under[1]));
    }
    if (event.erases) {
      const std::string text = std::exchange(preview.text, {});
      showEdit(event.session, editOf(event, area), preview);
      preview.text = text;
    } else {
      const plan::Look look = plan::nextLook(*event.session.plan());
      const paint::Allowed allowed = event.session.allowedBy(event.settings().constraints,
                                                             std::nullopt, paint::BrushMode::paint);
      preview.shapes.push_back(
          {RegionId{event.session.plan()->nextId}, look.color,
           paint::limited(event.session.skin(), event.session.atlasShape(area), allowed),
           look.hatch});
    }
    return preview;
  }

 private:
  /// The areas that hold the place: the whole one first, then folds, lines and parts over it.
  static std::vector<std::size_t> areasUnder(const ToolEvent& event) {
    const SurfaceModel& model = *event.session.model();
    std::vector<std::size_t> under;
    if (!model.atlas || !event.place) return under;
    const mesh::SurfacePoint place = model.working->toFile(*event.place);
    const auto& areas = model.atlas->areas();
    const auto whole = model.atlas->areaAt(place);
    if (whole && *whole < areas.size()) under.push_back(*whole);
    for (const std::size_t over : model.atlas->areasAt(place)) {
      if (over < areas.size() && areas[over].overlay) under.push_back(over);
    }
    return under;
  }
  /// The pointer rests where the last click was, and nothing else has been done since.
  [[nodiscard]] bool picksAgain(const ToolEvent& event) const {
    return lastPixel_ && glm::distance(*lastPixel_, event.pixel) <= kSamePlacePx &&
           event.session.undoLabel() == lastLabel_ && event.erases == lastErased_ &&
           event.view.camera.eye() == lastEye_;
  }
  static std::string nameOf(const ToolEvent& event, std::size_t area) {
    return nameOfArea(event.session.model()->atlas->areas()[area]).name;
  }
  static std::string textOf(const ToolEvent& event, std::size_t area) {
    const SurfaceModel& model = *event.session.model();
    const surface::PagedField& shape = event.session.atlasShape(area);
    return nameOf(event, area) + ", " +
           areaText(event.session, surface::areaMm2(*model.working, model.pages, shape));
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
  /// Marks it, or takes it away; true where that made a step.
  static bool change(const ToolEvent& event, std::size_t area) {
    Session& session = event.session;
    const plan::PlanPtr before = session.plan();
    if (event.erases) return session.applyShape(editOf(event, area));
    const figure::Area& picked = session.model()->atlas->areas()[area];
    const plan::Side side = event.view.bothSides ? plan::Side::none : toPlanSide(picked.side);
    const auto done = session.pickArea(picked.id, side, event.settings().constraints);
    if (!done) session.notify(done.error().text());
    return session.plan() != before;
  }
  void pick(const ToolEvent& event) {
    const std::vector<std::size_t> under = areasUnder(event);
    if (under.empty()) {
      event.session.notify(noArea(event));
      return;
    }
    const bool again = picksAgain(event) && under.size() > 1;
    if (!again) selectedBefore_ = event.session.selected();
    turn_ = again ? (turn_ + 1) % under.size() : 0;
    // One of them was meant, not all: the step before gives way to this one.
    if (again && event.session.takeBackStep()) event.session.select(selectedBefore_);
    lastPixel_.reset();
    // What cannot be changed is passed over, once round.
    for (std::size_t tries = 0; tries < (again ? under.size() : 1); ++tries) {
      if (change(event, under[turn_])) {
        lastPixel_ = event.pixel;
        lastLabel_ = event.session.undoLabel();
        lastErased_ = event.erases;
        lastEye_ = event.view.camera.eye();
        return;
      }
      turn_ = (turn_ + 1) % under.size();
    }
  }

  bool pressed_ = false;
  /// The last click that made a step, and which of the areas there it took.
  std::optional<glm::dvec2> lastPixel_;
  std::size_t turn_ = 0;
  std::string lastLabel_;
  bool lastErased_ = false;
  glm::dvec3 lastEye_{0.0};
  RegionId selectedBefore_;
};

}  // namespace

std::unique_ptr<ToolMachine> makeAreaTool() {
  return std::make_unique<AreaTool>();
}

}  // namespace mesomap::scene

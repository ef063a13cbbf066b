// Lasso: a freehand outline on the picture.
#include <glm/geometric.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "paint/both_sides.h"
#include "paint/lasso.h"
#include "shape_ops.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

constexpr double kStepPx = 2.0;
constexpr std::size_t kFewestPoints = 4;
constexpr std::size_t kMostPoints = 20000;

class LassoTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    erases_ = event.erases;
    outline_ = {event.pixel};
  }
  void drag(const ToolEvent& event, glm::dvec2) override {
    if (outline_.empty() || outline_.size() >= kMostPoints) return;
    if (glm::distance(outline_.back(), event.pixel) >= kStepPx) outline_.push_back(event.pixel);
  }
  void release(const ToolEvent& event) override { finish(event); }
  void finish(const ToolEvent& event) override {
    const std::vector<glm::dvec2> outline = std::move(outline_);
    forget();
    // A click that hardly moved is no outline, and no mistake worth a word.
    if (outline.size() < kFewestPoints) return;
    std::string why;
    if (const auto edit = editOf(event, outline, why)) {
      event.session.applyShape(*edit);
    } else if (!why.empty()) {
      event.session.notify(why);
    }
  }
  void cancel(Session&) override { forget(); }
  bool takeBack(Session&) override {
    const bool any = !outline_.empty();
    forget();
    return any;
  }
  [[nodiscard]] bool underWay() const override { return !outline_.empty(); }
  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = outline_.empty() ? event.erases : erases_;
    preview.lasso = outline_;
    if (outline_.size() >= kFewestPoints) {
      // What is enclosed so far; too little to hold any skin is no mistake yet.
      std::string why;
      if (const auto edit = editOf(event, outline_, why)) showEdit(event.session, *edit, preview);
    }
    if (event.view.bothSides && outline_.empty() && event.place) {
      const auto twin = event.session.otherSideOf(*event.place);
      if (!twin) preview.refusal = twin.error().text();
    }
    return preview;
  }

 private:
  void forget() { outline_.clear(); }
  [[nodiscard]] std::optional<ShapeEdit> editOf(const ToolEvent& event,
                                                const std::vector<glm::dvec2>& outline,
                                                std::string& why) const {
    Session& session = event.session;
    const SurfaceModel& model = *session.model();
    const Camera& camera = event.view.camera;
    const glm::dvec2 size = event.view.viewport();
    const paint::PictureView picture(camera.projection(size, model.bounds) * camera.view(), size);
    paint::LassoOptions options;
    options.through = event.settings().lassoThrough;
    ShapeEdit edit = event.edit({}, _("lasso on {}"));
    edit.mode = erases_ ? paint::BrushMode::erase : paint::BrushMode::paint;
    auto shape = paint::lassoed(session.skin(), *model.workingCaster, picture, outline, options,
                                event.reach(edit));
    if (!shape) {
      why = shape.error().message;
      return std::nullopt;
    }
    edit.shape = std::move(*shape);
    const auto middle = deepestVertex(edit.shape);
    if (!middle) return std::nullopt;
    edit.start = placeOf(*model.working, *middle);
    if (event.view.bothSides) {
      auto twin = paint::carriedOver(session.skin(), session.otherSide(), edit.shape);
      if (twin) {
        edit.twin = std::move(twin->shape);
      } else {
        edit.otherSideRefusal = twin.error().message;
      }
    }
    return edit;
  }

  std::vector<glm::dvec2> outline_;
  bool erases_ = false;
};

}  // namespace

std::unique_ptr<ToolMachine> makeLassoTool() {
  return std::make_unique<LassoTool>();
}

}  // namespace mesomap::scene

// Circles: from the middle outward along the skin.
#include <algorithm>
#include <charconv>
#include <glm/geometric.hpp>
#include <string>

#include "base/i18n.h"
#include "paint/line.h"
#include "paint/skin_path.h"
#include "tools/tool_machine.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kClickPx = 4.0;
constexpr double kSmallestMm = 1.0;
constexpr double kLargestMm = 150.0;
constexpr std::size_t kMostDigits = 5;

class CircleTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    middle_ = event.place;
    pressed_ = event.pixel;
    erases_ = event.erases;
    radiusMm_ = event.settings().circleRadiusMm;
    typed_.clear();
  }
  void drag(const ToolEvent& event, glm::dvec2) override {
    if (middle_) radiusMm_ = radiusAt(event);
  }
  void release(const ToolEvent& event) override {
    if (!middle_) return;
    radiusMm_ = radiusAt(event);
    finish(event);
  }
  void finish(const ToolEvent& event) override {
    if (!middle_) return;
    event.session.applyShape(editOf(event, *middle_, radiusMm_));
    middle_.reset();
  }
  void cancel(Session&) override { middle_.reset(); }
  bool takeBack(Session&) override {
    const bool any = middle_.has_value();
    if (any && !typed_.empty()) {
      typed_.pop_back();
      readTyped();
      return true;
    }
    middle_.reset();
    return any;
  }
  bool typed(const ToolEvent&, char character) override {
    if (!middle_) return false;
    const bool point = character == '.';
    if (typed_.size() < kMostDigits && !(point && typed_.find('.') != std::string::npos)) {
      typed_ += character;
      readTyped();
    }
    return true;
  }
  [[nodiscard]] bool underWay() const override { return middle_.has_value(); }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = middle_ ? erases_ : event.erases;
    if (!middle_) {
      const double radius = event.settings().circleRadiusMm;
      showRing(event, 2 * radius, event.view.bothSides, preview);
      if (event.place) preview.text = words(_("radius {}"), lengthText(radius));
      return preview;
    }
    const ShapeEdit edit = editOf(event, *middle_, radiusMm_);
    showEdit(event.session, edit, preview, words(_("radius {}"), lengthText(radiusMm_)));
    preview.handles.push_back(event.positionOf(*middle_));
    const mesh::WorkingMesh& working = *event.session.model()->working;
    preview.lines.push_back(
        {PreviewLine::Kind::ring, true, false, paint::brushRing(working, *middle_, 2 * radiusMm_)});
    if (event.view.bothSides) {
      if (const auto twin = event.session.otherSide().at(*middle_)) {
        preview.lines.push_back(
            {PreviewLine::Kind::ring, true, true, paint::brushRing(working, *twin, 2 * radiusMm_)});
      }
    }
    return preview;
  }

 private:
  [[nodiscard]] double radiusAt(const ToolEvent& event) const {
    // What was typed holds wherever the pointer goes.
    if (!typed_.empty()) return radiusMm_;
    if (glm::distance(event.pixel, pressed_) <= kClickPx) return event.settings().circleRadiusMm;
    // Off the skin, or where the skin leads nowhere, the circle stays as it was.
    if (!event.place) return radiusMm_;
    const double mm = paint::skinDistance(*event.session.model()->working, *middle_, *event.place);
    return mm == paint::kNotConnected ? radiusMm_ : std::clamp(mm, kSmallestMm, kLargestMm);
  }
  void readTyped() {
    double mm = 0.0;
    const auto [end, problem] = std::from_chars(typed_.data(), typed_.data() + typed_.size(), mm);
    if (problem == std::errc()) radiusMm_ = std::clamp(mm, kSmallestMm, kLargestMm);
  }
  [[nodiscard]] ShapeEdit editOf(const ToolEvent& event, const mesh::SurfacePoint& middle,
                                 double radiusMm) const {
    ShapeEdit edit = event.edit(middle, _("circle on {}"));
    edit.mode = erases_ ? paint::BrushMode::erase : paint::BrushMode::paint;
    edit.shape = paint::diskAt(event.session.skin(), middle, radiusMm, event.reach(edit));
    if (event.view.bothSides) {
      if (const auto twin = event.session.otherSideOf(middle)) {
        edit.twin = paint::diskAt(event.session.skin(), *twin, radiusMm, event.reach(edit, true));
      } else {
        edit.otherSideRefusal = twin.error().message;
      }
    }
    return edit;
  }

  std::optional<mesh::SurfacePoint> middle_;
  glm::dvec2 pressed_{0.0};
  bool erases_ = false;
  double radiusMm_ = 10.0;
  std::string typed_;  ///< The radius as typed during the drag.
};

}  // namespace

std::unique_ptr<ToolMachine> makeCircleTool() {
  return std::make_unique<CircleTool>();
}

}  // namespace mesomap::scene

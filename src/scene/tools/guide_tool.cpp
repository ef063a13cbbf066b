// A line for a pattern to follow, and skin painted to be denser, both of the chosen area.
#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "edit_state.h"
#include "paint/line.h"
#include "plan/arrangement.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

constexpr double kDragPx = 6.0;
constexpr double kEndPx = 6.0;
/// Samples of a freehand drag lie this far apart on the picture.
constexpr double kSamplePx = 12.0;

const plan::Region* chosenOrSay(const ToolEvent& event) {
  const plan::Region* region = event.session.selectedRegion();
  if (region == nullptr) event.session.notify(_("Choose an area first."));
  return region;
}

/// The rule that the guide is drawn for: the area's, or one that waits for it.
const plan::Rule& ruleOf(const ToolEvent& event, const plan::Region& region) {
  const AwaitedRule* awaited = event.view.awaited();
  return awaited != nullptr && awaited->area == region.id ? awaited->rule : region.rule;
}

/// These begin at a place; the others follow a line.
bool wantsCentre(plan::Pattern pattern) {
  return pattern == plan::Pattern::rings || pattern == plan::Pattern::rays;
}

/// A click sets a point, a drag draws freehand; a centre needs one click.
class GuideTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    const plan::Region* region = chosenOrSay(event);
    if (region == nullptr) return;
    if (region->id != area_) forget();
    area_ = region->id;
    held_ = true;
    dragged_ = false;
    pressed_ = sampled_ = event.pixel;
    onLast_ =
        !clicks_.empty() && glm::distance(event.pixel, pixelOf(event, clicks_.back())) <= kEndPx;
    if (!onLast_) clicks_.push_back(*event.place);
    if (wantsCentre(ruleOf(event, *region).pattern)) finish(event);
  }
  void drag(const ToolEvent& event, glm::dvec2) override {
    if (!held_) return;
    if (glm::distance(event.pixel, pressed_) > kDragPx) dragged_ = true;
    if (!dragged_ || !event.place || glm::distance(event.pixel, sampled_) < kSamplePx) return;
    sampled_ = event.pixel;
    clicks_.push_back(*event.place);
  }
  void release(const ToolEvent& event) override {
    if (!held_) return;
    held_ = false;
    if (dragged_ && event.place) clicks_.push_back(*event.place);
    if (dragged_ || onLast_) finish(event);
  }
  void finish(const ToolEvent& event) override {
    const std::vector<mesh::SurfacePoint> clicks = std::exchange(clicks_, {});
    held_ = false;
    if (clicks.empty()) return;
    const plan::Region* region = event.session.plan()->find(area_);
    // One place is no line: the pattern still waits for it.
    if (region == nullptr ||
        (clicks.size() < 2 && plan::needsGuide(ruleOf(event, *region).pattern))) {
      return;
    }
    const AwaitedRule* awaited = event.view.awaited();
    const bool waits = awaited != nullptr && awaited->area == area_;
    const auto done = waits ? event.session.setGuide(area_, clicks, awaited->rule, awaited->step)
                            : event.session.setGuide(area_, clicks);
    if (!done) {
      event.session.notify(done.error().message);
    }
  }
  void cancel(Session&) override { forget(); }
  bool takeBack(Session&) override {
    if (clicks_.empty()) return false;
    clicks_.pop_back();
    return true;
  }
  [[nodiscard]] bool underWay() const override { return !clicks_.empty(); }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    const plan::Region* region = event.session.selectedRegion();
    if (region == nullptr) {
      preview.refusal = _("Choose an area first.");
      return preview;
    }
    if (clicks_.empty()) {
      showGuide(event, *region, preview);
      return preview;
    }
    for (const mesh::SurfacePoint& click : clicks_) {
      preview.handles.push_back(event.positionOf(click));
    }
    std::vector<mesh::SurfacePoint> clicks = clicks_;
    if (event.place && !dragged_) clicks.push_back(*event.place);
    const paint::Skin skin = event.session.skin();
    const auto line = paint::lineThrough(skin, clicks, paint::LineKind::smooth);
    if (!line) {
      preview.refusal = line.error().message;
      return preview;
    }
    PreviewLine shown{PreviewLine::Kind::path, false, false, {}};
    for (const mesh::SurfacePoint& place : *line) shown.points.push_back(event.positionOf(place));
    preview.lines.push_back(std::move(shown));
    preview.text = lengthText(paint::lengthMm(skin.triangles(), *line));
    return preview;
  }

 private:
  void forget() {
    clicks_.clear();
    held_ = false;
  }
  [[nodiscard]] static glm::dvec2 pixelOf(const ToolEvent& event, const mesh::SurfacePoint& place) {
    return glm::dvec2(event.view.camera.project(event.positionOf(place), event.view.viewport()));
  }
  /// The guide that the area has.
  static void showGuide(const ToolEvent& event, const plan::Region& region, Preview& preview) {
    const mesh::TriangleMesh& file = event.session.model()->fileMesh;
    PreviewLine line{PreviewLine::Kind::outline, false, false, {}};
    for (const mesh::SurfacePoint& place : region.guide) {
      if (place.triangle >= file.triangles.size()) return;
      line.points.push_back(mesh::positionAt(file, place));
    }
    if (line.points.size() == 1) {
      preview.handles = line.points;
    } else if (line.points.size() > 1) {
      preview.lines.push_back(std::move(line));
    }
  }

  RegionId area_;
  std::vector<mesh::SurfacePoint> clicks_;
  bool held_ = false;
  bool dragged_ = false;
  bool onLast_ = false;
  glm::dvec2 pressed_{0.0};
  glm::dvec2 sampled_{0.0};
};

/// A brush on the chosen area's denser skin.
class DenseTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    const plan::Region* region = chosenOrSay(event);
    if (region == nullptr) return;
    const paint::Skin skin = event.session.skin();
    if (region->shape.vertexCount() != skin.vertexCount()) return;
    area_ = region->id;
    erases_ = event.erases;
    stroke_ = std::make_unique<paint::Stroke>(
        *skin.mesh, *skin.field,
        region->dense.vertexCount() == skin.vertexCount() ? region->dense : skin.blank(),
        event.mode(), event.view.brushWidthMm,
        event.session.allowedBy({.keepOffBlockedZones = false}, std::nullopt, event.mode()));
    last_.reset();
    nearby_ = event.positionOf(*event.place);
    moveBrush(*skin.mesh, event.view.brushWidthMm, *stroke_, last_, *event.place);
  }
  void drag(const ToolEvent& event, glm::dvec2 from) override {
    if (!stroke_) return;
    sampleDrag(
        event, from, event.view.brushWidthMm, nearby_,
        [&](const mesh::SurfacePoint& place) {
          moveBrush(*event.session.skin().mesh, event.view.brushWidthMm, *stroke_, last_, place);
        },
        [&] {
          stroke_->lift();
          last_.reset();
        });
  }
  void release(const ToolEvent& event) override { finish(event); }
  void finish(const ToolEvent& event) override {
    const std::unique_ptr<paint::Stroke> stroke = std::move(stroke_);
    if (!stroke || !stroke->changed()) return;
    if (const auto done = event.session.setDense(area_, stroke->shape()); !done) {
      event.session.notify(done.error().message);
    }
  }
  void cancel(Session&) override { stroke_.reset(); }
  [[nodiscard]] bool underWay() const override { return stroke_ != nullptr; }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    preview.erases = stroke_ ? erases_ : event.erases;
    const plan::Region* region = event.session.selectedRegion();
    if (region == nullptr) {
      preview.refusal = _("Choose an area first.");
      return preview;
    }
    const SurfaceModel& model = *event.session.model();
    const surface::PagedField shape = stroke_ ? stroke_->shape() : region->dense;
    if (shape.vertexCount() == model.working->mesh().positions.size()) {
      for (const surface::Polyline& line : surface::isolines(*model.working, model.pages, shape)) {
        PreviewLine shown{PreviewLine::Kind::outline, line.closed, false, {}};
        for (const mesh::SurfacePoint& place : line.points) {
          shown.points.push_back(event.positionOf(place));
        }
        preview.lines.push_back(std::move(shown));
      }
    }
    showRing(event, event.view.brushWidthMm, false, preview);
    return preview;
  }

 private:
  RegionId area_;
  bool erases_ = false;
  std::unique_ptr<paint::Stroke> stroke_;
  std::optional<mesh::SurfacePoint> last_;
  glm::dvec3 nearby_{0.0};
};

}  // namespace

std::unique_ptr<ToolMachine> makeGuideTool() {
  return std::make_unique<GuideTool>();
}

std::unique_ptr<ToolMachine> makeDenseTool() {
  return std::make_unique<DenseTool>();
}

}  // namespace mesomap::scene

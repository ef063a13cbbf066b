// Strokes of the brush and the eraser on areas.
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout_job.h"
#include "paint/line.h"
#include "paint/skin_path.h"

namespace mesomap::scene {
namespace {

constexpr double kLongestDetour = 1.6;

}  // namespace

void moveBrush(const mesh::WorkingMesh& mesh, double widthMm, paint::Stroke& stroke,
               std::optional<mesh::SurfacePoint>& last, const mesh::SurfacePoint& place) {
  if (last) {
    const double straight =
        glm::distance(mesh::positionAt(mesh.mesh(), *last), mesh::positionAt(mesh.mesh(), place));
    if (straight > widthMm / 4 &&
        paint::skinDistance(mesh, *last, place, kLongestDetour) == paint::kNotConnected) {
      stroke.lift();
    }
  }
  stroke.moveTo(place);
  last = place;
}

void Session::beginStroke(const mesh::SurfacePoint& place, const StrokeOptions& options) {
  if (!isOpen() || stroke_ || excluding_ || !paint::liesOn(model_->working->mesh(), place)) return;
  std::string refusal;
  auto edit = edits_->begin(place, options.mode, options.bothSides, refusal);
  if (!edit) {
    // An eraser on bare skin is no mistake worth a word.
    if (options.mode == paint::BrushMode::paint || regionAt(place).valid()) {
      say(Notice::Kind::info, refusal);
    }
    return;
  }
  edit->label = _("paint {}");
  edit->overOthers = !options.constraints.keepOffOtherAreas;
  edit->offZones = options.constraints.keepOffBlockedZones;
  auto stroke = std::make_unique<StrokeState>();
  stroke->options = options;
  const auto arm = [&](const EditSide& side, const std::optional<glm::dvec3>& eye) {
    StrokeState::Brush brush;
    brush.stroke = std::make_unique<paint::Stroke>(
        *model_->working, *field_, side.base, options.mode, options.widthMm,
        allowedBy(options.constraints, eye, options.mode));
    return brush;
  };
  stroke->main = arm(edit->main, options.eye);
  // What faces the eye on this side is what counts: the other side follows it.
  if (edit->other) stroke->other = arm(*edit->other, std::nullopt);
  stroke->edit = std::move(*edit);
  stroke_ = std::move(stroke);
  if (stroke_->edit.main.existing) selected_ = stroke_->edit.main.region;
  moveStroke(place);
}

void Session::moveStroke(const mesh::SurfacePoint& place) {
  if (!stroke_ || !paint::liesOn(model_->working->mesh(), place)) return;
  const double width = stroke_->options.widthMm;
  moveBrush(*model_->working, width, *stroke_->main.stroke, stroke_->main.last, place);
  if (stroke_->other) {
    StrokeState::Brush& other = *stroke_->other;
    if (const auto twin = otherSide().at(place)) {
      moveBrush(*model_->working, width, *other.stroke, other.last, *twin);
    } else {
      other.stroke->lift();
      other.last.reset();
      stroke_->otherLeftOut = true;
    }
  }
  touched();
}

void Session::liftStroke() {
  if (!stroke_) return;
  stroke_->main.stroke->lift();
  stroke_->main.last.reset();
  if (!stroke_->other) return;
  stroke_->other->stroke->lift();
  stroke_->other->last.reset();
}

void Session::cancelStroke() {
  if (!stroke_) return;
  stroke_.reset();
  live_->stop();
  live_->keep({});
  touched();
}

std::vector<Session::LiveShape> Session::liveShapes() {
  if (!stroke_) return {};
  stroke_->edit.main.shape = stroke_->main.stroke->shape();
  if (stroke_->other) stroke_->edit.other->shape = stroke_->other->stroke->shape();
  std::vector<LiveShape> shapes = edits_->shapesOf(stroke_->edit);
  live_->lay(shapes);
  return shapes;
}

void Session::endStroke() {
  if (!stroke_) return;
  const std::unique_ptr<StrokeState> stroke = std::move(stroke_);
  touched();
  if (stroke->otherLeftOut) {
    say(Notice::Kind::info,
        _("The other side was left out where its skin lies too far from the mirrored place or "
          "faces another way."));
  }
  Edit& edit = stroke->edit;
  edit.main.shape = stroke->main.stroke->shape();
  if (stroke->other) edit.other->shape = stroke->other->stroke->shape();
  const bool changed =
      stroke->main.stroke->changed() || (stroke->other && stroke->other->stroke->changed());
  const StrokeOptions& options = stroke->options;
  if (changed && options.mode == paint::BrushMode::erase) {
    edits_->erase(edit);
  } else if (changed && !edit.main.shape.empty()) {
    edits_->paint(edit);
  } else if (options.mode == paint::BrushMode::paint && edit.main.shape.empty() &&
             stroke->main.last) {
    // Where the last dab alone would have been.
    const surface::PagedField dab =
        paint::diskAt(skin(), *stroke->main.last, options.widthMm / 2.0);
    const std::string why =
        edits_->whyNothing(dab, *stroke->main.last, options.constraints, options.eye, options.mode);
    if (!why.empty()) say(Notice::Kind::info, why);
  }
}

}  // namespace mesomap::scene

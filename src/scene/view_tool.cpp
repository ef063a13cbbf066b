#include "scene/view_tool.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/camera_guard.h"

namespace mesomap::scene {
namespace {

constexpr double kSmallestBrushMm = 2.0;
constexpr double kLargestBrushMm = 150.0;
constexpr double kBrushStep = 1.15;
constexpr double kZoomStep = 0.88;
// Half a turn for a drag across the whole height.
constexpr double kTurnPerHeight = std::numbers::pi;
// A double click shows about a hand's breadth of skin round the spot.
constexpr double kSpotMm = 90.0;
constexpr int kMostSamplesPerMove = 400;

}  // namespace

void ViewTool::setViewport(glm::dvec2 sizePx) {
  viewport_ = {std::max(sizePx.x, 1.0), std::max(sizePx.y, 1.0)};
}

bool ViewTool::wouldErase(Modifiers modifiers) const {
  return tool == Tool::erase || modifiers.shift;
}

std::optional<mesh::SurfacePoint> ViewTool::pickAt(glm::dvec2 pixel) const {
  if (!session_.isOpen()) return std::nullopt;
  const Ray ray = camera.rayThrough(pixel, viewport_);
  return session_.model()->pick(ray.origin, ray.direction);
}

void ViewTool::press(Button button, glm::dvec2 pixel, Modifiers modifiers) {
  if (drag_ != Drag::none || !session_.isOpen()) return;
  hover_ = pickAt(pixel);
  last_ = pixel;
  dragButton_ = button;
  pivot_ = hover_ ? mesh::positionAt(session_.model()->working->mesh(), *hover_)
                  : session_.model()->bounds.center();
  const bool erasesRight = button == Button::right && rightButtonErases && !modifiers.control;
  if (button == Button::middle || (button == Button::right && modifiers.control)) {
    drag_ = Drag::pan;
  } else if ((button == Button::left && !modifiers.space && hover_) || (erasesRight && hover_)) {
    drag_ = Drag::stroke;
    Session::StrokeOptions options;
    options.mode =
        erasesRight || wouldErase(modifiers) ? paint::BrushMode::erase : paint::BrushMode::paint;
    options.widthMm = brushWidthMm;
    options.bothSides = bothSides;
    session_.beginStroke(*hover_, options);
  } else {
    drag_ = Drag::turn;
  }
}

void ViewTool::sampleStroke(glm::dvec2 from, glm::dvec2 to) {
  // One ray per quarter radius on the screen, where the skin is nearest to the eye.
  const double mmPerPixel = camera.mmPerPixelAt(pivot_, viewport_);
  const double step = std::max(1.0, brushWidthMm / 8.0 / mmPerPixel);
  const int count = std::clamp(static_cast<int>(std::ceil(glm::distance(from, to) / step)), 1,
                               kMostSamplesPerMove);
  for (int i = 1; i <= count; ++i) {
    const glm::dvec2 pixel = from + (to - from) * (static_cast<double>(i) / count);
    const auto place = pickAt(pixel);
    if (!place) {
      session_.liftStroke();
      continue;
    }
    pivot_ = mesh::positionAt(session_.model()->working->mesh(), *place);
    session_.moveStroke(*place);
  }
}

void ViewTool::move(glm::dvec2 pixel, Modifiers) {
  if (!session_.isOpen()) return;
  const glm::dvec2 delta = pixel - last_;
  switch (drag_) {
    case Drag::none:
      break;
    case Drag::stroke:
      sampleStroke(last_, pixel);
      break;
    case Drag::turn: {
      const double radians = kTurnPerHeight / viewport_.y;
      // The skin follows the pointer: dragging to the right brings the client's right forward.
      camera.turn(-delta.x * radians, delta.y * radians, pivot_);
      keepOut();
      break;
    }
    case Drag::pan:
      camera.pan(delta, pivot_, viewport_);
      keepOut();
      break;
  }
  last_ = pixel;
  if (drag_ != Drag::turn && drag_ != Drag::pan) hover_ = pickAt(pixel);
}

void ViewTool::release(Button button, glm::dvec2 pixel, Modifiers modifiers) {
  if (drag_ == Drag::none || button != dragButton_) return;
  if (pixel != last_) move(pixel, modifiers);
  if (drag_ == Drag::stroke) session_.endStroke();
  drag_ = Drag::none;
  hover_ = pickAt(pixel);
}

void ViewTool::wheel(double steps, glm::dvec2 pixel, Modifiers modifiers) {
  if (!session_.isOpen()) return;
  if (modifiers.control) {
    changeBrushWidth(steps);
    return;
  }
  const auto place = pickAt(pixel);
  glm::dvec3 towards = session_.model()->bounds.center();
  if (place) {
    towards = mesh::positionAt(session_.model()->working->mesh(), *place);
  } else {
    // Beside the figure: the place under the pointer as deep as what is looked at.
    const Ray ray = camera.rayThrough(pixel, viewport_);
    towards = ray.origin +
              ray.direction *
                  (camera.distance / std::max(0.1, glm::dot(ray.direction, camera.forward())));
  }
  camera.zoom(std::pow(kZoomStep, steps), towards);
  keepOut();
  hover_ = pickAt(pixel);
}

void ViewTool::doubleClick(glm::dvec2 pixel) {
  if (const auto place = pickAt(pixel)) {
    frameSpot(mesh::positionAt(session_.model()->working->mesh(), *place), kSpotMm);
  }
}

void ViewTool::pointerLeft() {
  if (drag_ == Drag::none) hover_.reset();
}

void ViewTool::escape() {
  if (drag_ == Drag::stroke) {
    session_.endStroke();
    drag_ = Drag::none;
  } else if (drag_ != Drag::none) {
    drag_ = Drag::none;
  } else {
    session_.select({});
  }
}

void ViewTool::changeBrushWidth(double factorSteps) {
  // Half millimetres, and at least one of them, so that every notch is felt.
  const double wanted = std::round(brushWidthMm * std::pow(kBrushStep, factorSteps) * 2.0) / 2.0;
  const double least = factorSteps > 0 ? brushWidthMm + 0.5 : brushWidthMm - 0.5;
  const double stepped = factorSteps > 0 ? std::max(wanted, least) : std::min(wanted, least);
  if (factorSteps != 0.0) {
    brushWidthMm = std::clamp(stepped, kSmallestBrushMm, kLargestBrushMm);
  }
}

void ViewTool::lookFrom(StandardView view) {
  if (session_.isOpen()) camera = firstView(session_.model()->bounds, viewport_);
  camera.look(view);
  keepOut();
}

void ViewTool::keepOut() {
  if (session_.isOpen()) keepOutside(camera, *session_.model()->workingCaster);
}

void ViewTool::frameAll() {
  if (session_.isOpen()) camera.frame(session_.model()->bounds, viewport_, 0.85);
}

void ViewTool::frameArea(const plan::Region& region) {
  std::optional<mesh::Bounds> found;
  const auto add = [&found](const glm::dvec3& point) {
    if (!found) found = mesh::Bounds{point, point};
    found->min = glm::min(found->min, point);
    found->max = glm::max(found->max, point);
  };
  for (const plan::BorderLine& line : region.border) {
    for (const glm::dvec3& point : line.points) add(point);
  }
  for (const plan::Site& site : region.sites) add(site.position);
  if (!found) return;
  const mesh::Bounds& bounds = *found;
  const glm::dvec3 size = bounds.size();
  // A small area keeps some skin round it.
  frameSpot(bounds.center(), std::max({size.x, size.y, size.z, kSpotMm}));
}

void ViewTool::frameSpot(const glm::dvec3& position, double sizeMm) {
  const glm::dvec3 half(std::max(sizeMm, 1.0) / 2.0);
  camera.frame({position - half, position + half}, viewport_, 0.9);
  keepOut();
}

}  // namespace mesomap::scene

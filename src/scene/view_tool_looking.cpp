// Looking: how the wheel, a touchpad and the buttons of the standard views move the camera.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/camera_guard.h"
#include "scene/view_tool.h"
#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

constexpr double kZoomStep = 0.88;
// Half a turn for a drag across the whole height.
constexpr double kTurnPerHeight = std::numbers::pi;
// A step of a touchpad pans or turns as far as a drag of this many pixels.
constexpr double kScrollPx = 40.0;

}  // namespace

void ViewTool::turn(glm::dvec2 delta, const glm::dvec3& about) {
  const double radians = kTurnPerHeight / viewport_.y;
  // The skin follows the pointer: dragging to the right brings the client's right forward.
  camera.turn(-delta.x * radians, delta.y * radians, about);
  keepOut();
}

void ViewTool::wheel(double steps, glm::dvec2 pixel, Modifiers modifiers) {
  if (!session_.isOpen()) return;
  if (modifiers.control) {
    changeBrushWidth(steps);
    return;
  }
  stopFlight();
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

void ViewTool::scroll(glm::dvec2 steps, glm::dvec2 pixel, Modifiers modifiers) {
  if (!session_.isOpen() || !std::isfinite(steps.x) || !std::isfinite(steps.y)) return;
  if (!modifiers.shift && !modifiers.space) {
    wheel(steps.y, pixel, modifiers);
    return;
  }
  stopFlight();
  const auto place = pickAt(pixel);
  const glm::dvec3 about = place ? mesh::positionAt(session_.model()->working->mesh(), *place)
                                 : session_.model()->bounds.center();
  const glm::dvec2 delta = steps * kScrollPx;
  if (modifiers.space) {
    turn(delta, about);
  } else {
    camera.pan(delta, about, viewport_);
    keepOut();
  }
  hover_ = pickAt(pixel);
  ++moment_;
}

void ViewTool::lookFrom(StandardView view) {
  Camera wanted = goal();
  if (session_.isOpen()) {
    const mesh::Bounds& bounds = session_.model()->bounds;
    const bool head = view == StandardView::underChin || view == StandardView::top;
    wanted = head ? headView(bounds, viewport_) : firstView(bounds, viewport_);
  }
  wanted.look(view);
  goTo(wanted);
}

void ViewTool::goTo(Camera wanted) {
  const mesh::RayCaster* skin = session_.isOpen() ? session_.model()->workingCaster.get() : nullptr;
  if (skin != nullptr) keepOutside(wanted, *skin);
  flight_.reset();
  if (flies && wanted != camera) {
    flight_.emplace(camera, wanted, CameraFlight::kQuickSeconds, skin);
    flown_ = camera;
  } else {
    camera = wanted;
  }
}

void ViewTool::advance(double now) {
  if (!flying()) return stopFlight();
  camera = flown_ = flight_->advance(now);
  if (flight_->arrived()) stopFlight();
}

void ViewTool::endFlight() {
  camera = goal();
  stopFlight();
}

void ViewTool::keepOut() {
  if (session_.isOpen()) keepOutside(camera, *session_.model()->workingCaster);
}

void ViewTool::frameAll() {
  if (!session_.isOpen()) return;
  Camera wanted = goal();
  wanted.frame(session_.model()->bounds, viewport_, 0.85);
  goTo(wanted);
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
  frameSpot(goal(), position, sizeMm);
}

void ViewTool::frameSpot(Camera wanted, const glm::dvec3& position, double sizeMm) {
  const glm::dvec3 half(std::max(sizeMm, 1.0) / 2.0);
  wanted.frame({position - half, position + half}, viewport_, 0.9);
  goTo(wanted);
}

}  // namespace mesomap::scene

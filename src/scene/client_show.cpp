#include "scene/client_show.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

#include "scene/camera_guard.h"

namespace mesomap::scene {
namespace {

constexpr double kMoveSeconds = 1.1;
constexpr double kLeastMm = 110.0;  ///< An eyebrow keeps the eye beside it in the picture.
constexpr double kFill = 0.58;      ///< Of the smaller side: below stand the words.
constexpr double kRaised = 0.09;    ///< The area's middle above that of the picture, of its height.
constexpr double kBehind = 1.9;     ///< radians; an area farther round is seen from behind
constexpr double kTowardsFront = 0.8;
constexpr double kLevelled = 0.45;  ///< Of the way up or down that the skin faces.
constexpr double kSteepestLook =
    0.9;  ///< radians; from straight above or below nobody knows a face

/// The picture moves up by a share of its height.
void raise(Camera& camera, double share) {
  const double height = 2.0 * camera.distance * std::tan(camera.verticalFov / 2);
  camera.target -= camera.up() * (share * height);
}

}  // namespace

void ClientShow::begin(ClientContent content, glm::dvec2 viewportPx) {
  content_ = std::move(content);
  viewport_ = viewportPx;
  move_.reset();
  turning_ = handMoved_ = false;
  show(0);
  camera = aimAt(0);
}

void ClientShow::take(ClientContent content) {
  const RegionId area = content_ ? current().region : RegionId{};
  content_ = std::move(content);
  const auto& steps = content_->steps;
  const auto same = std::find_if(steps.begin(), steps.end(),
                                 [area](const ClientStep& step) { return step.region == area; });
  show(same == steps.end() ? 0 : static_cast<std::size_t>(same - steps.begin()));
}

void ClientShow::end() {
  content_.reset();
  shown_.reset();
  move_.reset();
  turning_ = false;
  step_ = 0;
}

void ClientShow::show(std::size_t step) {
  step_ = step;
  shown_ = content_->planOf(step);
  ++revision_;
}

void ClientShow::goTo(std::size_t step, double now) {
  if (!on() || step >= steps() || step == step_) return;
  show(step);
  turning_ = handMoved_ = false;
  const Camera wanted = aimAt(step);
  if (lessMotion) {
    move_.reset();
    camera = wanted;
  } else {
    move_.emplace(camera, wanted, kMoveSeconds, content_->model->workingCaster.get());
    camera = move_->advance(now);
  }
}

void ClientShow::turn(bool on, double now) {
  if (!this->on() || (on && lessMotion)) return;
  if (on && move_) camera = move_->goal();
  if (on) move_.reset();
  turning_ = on;
  turnedAt_ = now;
}

void ClientShow::handOnCamera() {
  move_.reset();
  turning_ = false;
  handMoved_ = true;
}

void ClientShow::setViewport(glm::dvec2 viewportPx) {
  if (viewportPx == viewport_) return;
  viewport_ = viewportPx;
  if (!on() || handMoved_ || turning_) return;
  move_.reset();
  camera = aimAt(step_);
}

void ClientShow::advance(double now) {
  if (!on()) return;
  if (lessMotion && turning_) turning_ = false;
  if (move_) {
    camera = move_->advance(now);
    if (move_->arrived()) move_.reset();
  } else if (turning_) {
    // After a pause of the whole program it goes on from where it was.
    const double passed = std::clamp(now - turnedAt_, 0.0, 0.25);
    turnedAt_ = now;
    glm::dvec3 axis = content_->model->bounds.center();
    axis.y = camera.target.y;
    camera.turn(passed * 2 * std::numbers::pi / kSecondsARound, 0.0, axis);
  }
}

Camera ClientShow::aimAt(std::size_t index) const {
  const ClientStep& step = content_->steps[index];
  const mesh::Bounds& whole = content_->model->bounds;
  Camera aim = firstView(whole, viewport_);
  const glm::dvec3 out = step.outward;
  const double level = std::hypot(out.x, out.z);
  // A step of the whole plan looks from the front unless all of it lies elsewhere.
  const bool overview = !step.region.valid();
  aim.yaw = level > 1e-9 && (!overview || out.z < 0.2 * level) ? std::atan2(out.x, out.z) : 0.0;
  if (overview) {
    aim.pitch = 0.0;
    raise(aim, 0.5 * kRaised);
    return aim;
  }
  // From straight beside it a face is hard to know: a little of its front stays in the picture.
  if (std::abs(aim.yaw) < kBehind) aim.yaw *= kTowardsFront;
  aim.pitch = std::clamp(kLevelled * std::atan2(out.y, std::max(level, 1e-9)), -kSteepestLook,
                         kSteepestLook);
  const glm::dvec3 half = glm::max(step.bounds.size(), glm::dvec3(kLeastMm)) * 0.5;
  const glm::dvec3 middle = step.bounds.center();
  aim.frame({middle - half, middle + half}, viewport_, kFill);
  raise(aim, kRaised);
  if (content_->model->workingCaster) keepOutside(aim, *content_->model->workingCaster);
  return aim;
}

}  // namespace mesomap::scene

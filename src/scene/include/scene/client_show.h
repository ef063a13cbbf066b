// Showing a plan to a client: its steps, and a camera that goes from one to the next and turns
// slowly where it is asked to. No window, no drawing; time is handed in.
#pragma once

#include <cstddef>
#include <optional>

#include "scene/camera_flight.h"
#include "scene/client_content.h"

namespace mesomap::scene {

class ClientShow {
 public:
  /// From the first step, without a move.
  void begin(ClientContent content, glm::dvec2 viewportPx);
  /// The plan changed: goes on at the same area, and where that is gone at the whole plan.
  void take(ClientContent content);
  void end();
  [[nodiscard]] bool on() const { return content_.has_value(); }
  [[nodiscard]] const ClientContent& content() const { return *content_; }
  [[nodiscard]] std::size_t step() const { return step_; }
  [[nodiscard]] std::size_t steps() const { return content_ ? content_->steps.size() : 0; }
  [[nodiscard]] const ClientStep& current() const { return content_->steps[step_]; }
  /// What the picture shows in this step.
  [[nodiscard]] const plan::PlanPtr& shown() const { return shown_; }
  /// Rises with everything that the picture shows and the camera does not tell.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  /// Goes to a step; numbers out of range do nothing.
  void goTo(std::size_t step, double now);
  void next(double now) { goTo(step_ + 1, now); }
  void previous(double now) {
    if (step_ > 0) goTo(step_ - 1, now);
  }

  /// The turntable: once round in kSecondsARound. Not with less motion.
  static constexpr double kSecondsARound = 48.0;
  void turn(bool on, double now);
  [[nodiscard]] bool turning() const { return turning_; }
  bool lessMotion = false;  ///< Goes at once instead of moving, and never turns by itself.

  Camera camera;
  /// Somebody moved the camera: all moves end where it is.
  void handOnCamera();
  /// Another size: the camera aims anew unless somebody moved it.
  void setViewport(glm::dvec2 viewportPx);
  /// Moves the camera to where it is at `now`.
  void advance(double now);
  /// The camera moves by itself: draw again soon.
  [[nodiscard]] bool moving() const { return turning_ || move_.has_value(); }

  /// Where a step is looked at from, its area in the upper middle of the picture: below stand the
  /// words.
  [[nodiscard]] Camera aimAt(std::size_t step) const;

 private:
  void show(std::size_t step);

  std::optional<ClientContent> content_;
  plan::PlanPtr shown_;
  std::size_t step_ = 0;
  std::uint64_t revision_ = 0;
  glm::dvec2 viewport_{1280, 800};
  std::optional<CameraFlight> move_;
  bool turning_ = false;
  double turnedAt_ = 0.0;
  bool handMoved_ = false;
};

}  // namespace mesomap::scene

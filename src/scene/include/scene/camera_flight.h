// The way of a camera from one place to another: eased in and out, the shorter way round, with a
// bow where skin lies between. Time is handed in.
#pragma once

#include <optional>

#include "mesh/ray_caster.h"
#include "scene/camera.h"

namespace mesomap::scene {

class CameraFlight {
 public:
  /// Of the practitioner's own views: long enough to see the way, too short to wait for.
  static constexpr double kQuickSeconds = 0.35;

  /// `skin`: what the eye keeps out of on its way, or none. Looked at here and not kept.
  CameraFlight(const Camera& from, const Camera& to, double seconds, const mesh::RayCaster* skin);

  [[nodiscard]] const Camera& goal() const { return to_; }
  /// Where it is after this share (0..1) of its time: `from` at 0, `to` at 1, and at all times in
  /// between as far round, up and along as at one of them or between both. The distance goes in
  /// even steps of its logarithm, and farther out where the straight way would lead into the skin.
  [[nodiscard]] Camera at(double share) const;
  /// Where it is at `now` (seconds); the first call is when it sets out.
  [[nodiscard]] Camera advance(double now);
  /// The last advance() reached the goal.
  [[nodiscard]] bool arrived() const { return arrived_; }

 private:
  [[nodiscard]] Camera straight(double way) const;

  Camera from_;
  Camera to_;
  double seconds_;
  double bow_ = 0.0;  ///< Logarithm of how many times as far away its middle is.
  std::optional<double> since_;
  bool arrived_ = false;
};

}  // namespace mesomap::scene

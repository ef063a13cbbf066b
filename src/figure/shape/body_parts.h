// The parts of the body, each a signed-distance function of its own. All take places with x folded
// to the client's left (x >= 0), in the body's figure frame unless they say otherwise.
#pragma once

#include "shape/body_frames.h"

namespace mesomap::figure {

/// Chest, back, abdomen, pelvis and buttocks with the shoulder girdle.
class Trunk {
 public:
  Trunk(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  Build build_;
  BodyFrames frames_;
};

/// Shoulder to wrist.
class Arm {
 public:
  Arm(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  Build build_;
  BodyFrames frames_;
};

/// Hip to ankle.
class Leg {
 public:
  Leg(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  Build build_;
  BodyFrames frames_;
};

/// Hand frame of BodyFrames, in units of the 181 mm hand: x to the thumb, y to the fingers (0 at
/// the wrist), z out of the palm.
class Hand {
 public:
  explicit Hand(const Build& build);
  [[nodiscard]] float operator()(const Vec3& h) const;
  /// 1 on the fingernails, 0 elsewhere, smooth between.
  [[nodiscard]] float nail(const Vec3& h) const;
  /// Farther from the origin than this there is no hand.
  static constexpr float kReach = 215.0f;

 private:
  Build build_;
};

/// Foot frame of BodyFrames, in units of the 246 mm foot: x outwards, y up from the floor, z to the
/// toes (0 under the ankle joint).
class Foot {
 public:
  explicit Foot(const Build& build);
  [[nodiscard]] float operator()(const Vec3& f) const;
  [[nodiscard]] float nail(const Vec3& f) const;
  static constexpr float kReach = 215.0f;

 private:
  Build build_;
};

}  // namespace mesomap::figure

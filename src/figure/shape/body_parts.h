// The parts of the body, each a signed-distance function of its own. All take places with x folded
// to the client's left (x >= 0), in the body's figure frame unless they say otherwise.
#pragma once

#include <array>
#include <vector>

#include "shape/body_frames.h"
#include "shape/digit.h"
#include "shape/loft.h"
#include "shape/trunk_relief.h"

namespace mesomap::figure {

/// Parts farther away than this may answer with a lower bound of their distance: more than any
/// blend between parts reaches.
constexpr float kFarAway = 70.0f;

/// Shoulder girdle: trapezius, collar bone, shoulder blade, breast muscle, latissimus.
class ShoulderGirdle {
 public:
  ShoulderGirdle(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float add(float d, const Vec3& q) const;

 private:
  Build build_;
  Cone trapeziusAtNeck_, trapezius_, clavicle_, pectoralFold_, latissimus_, teres_;
  Ellipsoid supraclavicular_;
  Cone vertebrae_;  ///< from the prominent one, C7, down
  TurnedEllipsoid pectoral_;
  float lowest_;
};

/// Chest, back, abdomen and pelvis.
class Trunk {
 public:
  Trunk(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;
  /// Buttocks over trunk and legs, with the fold under them.
  [[nodiscard]] float addButtocks(float d, const Vec3& q) const;
  [[nodiscard]] const Loft& loft() const { return loft_; }

 private:
  [[nodiscard]] float breast(const Vec3& q) const;
  Build build_;
  BodyFrames frames_;
  Loft loft_;
  ShoulderGirdle girdle_;
  TrunkRelief relief_;
  TurnedEllipsoid breast_, buttock_;
  Cone upperBreast_;
  float pelvicFloor_;  ///< height
};

/// Shoulder to wrist.
class Arm {
 public:
  Arm(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  Build build_;
  BodyFrames frames_;
  float length_ = 0;              ///< shoulder to wrist
  Vec3 along_, outward_, front_;  ///< axes of the loft
  Loft loft_;
  Cone deltoid_, biceps_, triceps_, brachioradialis_, flexors_;
  TurnedEllipsoid shoulderCap_;
  Ellipsoid olecranon_;
};

/// Hip to ankle.
class Leg {
 public:
  Leg(const Build& build, const BodyFrames& frames);
  [[nodiscard]] float operator()(const Vec3& q) const;

 private:
  Build build_;
  BodyFrames frames_;
  Loft loft_;
  Ellipsoid vastusMedialis_, vastusLateralis_, patella_;
  TurnedEllipsoid calfInner_, calfOuter_;
  Cone rectusFemoris_, bicepsFemoris_, semitendinosus_, patellarTendon_, shin_, achilles_;
};

/// Hand frame of BodyFrames, in units of the 181 mm hand: x to the thumb, y to the fingers (0 at
/// the wrist), z out of the palm.
class Hand {
 public:
  explicit Hand(const Build& build);
  [[nodiscard]] float operator()(const Vec3& h) const;
  /// 1 on the fingernails, 0 elsewhere, smooth between.
  [[nodiscard]] float nail(const Vec3& h) const;
  /// Thumb, index, middle, ring and little finger. They live in the hand's slender frame,
  /// `slender`.
  [[nodiscard]] const std::vector<Digit>& fingers() const { return fingers_; }
  /// To the frame in which all hands have the same proportions.
  [[nodiscard]] Vec3 slender(const Vec3& h) const { return {h.x / breadth_, h.y, h.z / depth_}; }
  [[nodiscard]] Vec3 fromSlender(const Vec3& s) const {
    return {s.x * breadth_, s.y, s.z * depth_};
  }
  /// Farther from the origin than this there is no hand.
  static constexpr float kReach = 215.0f;

 private:
  [[nodiscard]] float palm(const Vec3& s) const;
  [[nodiscard]] float reliefOfPalm(const Vec3& s) const;
  Build build_;
  float breadth_, depth_;  ///< Against the female hand of build 0.
  std::vector<Digit> fingers_;
  std::vector<Cone> bones_, tapers_, webs_;
  std::vector<Tube> creases_;
};

/// Foot frame of BodyFrames, in units of the 246 mm foot: x outwards, y up from the floor, z to the
/// toes (0 under the ankle joint).
class Foot {
 public:
  explicit Foot(const Build& build);
  [[nodiscard]] float operator()(const Vec3& f) const;
  [[nodiscard]] float nail(const Vec3& f) const;
  /// Big toe to little toe.
  [[nodiscard]] const std::vector<Digit>& toes() const { return toes_; }
  /// To the frame in which the toes lie: that of the foot of build 0.
  [[nodiscard]] Vec3 slender(const Vec3& f) const { return {f.x / breadth_, f.y, f.z}; }
  static constexpr float kReach = 215.0f;

 private:
  [[nodiscard]] float ankle(const Vec3& f) const;
  [[nodiscard]] float middle(const Vec3& f) const;
  Build build_;
  float breadth_;   ///< Against build 0.
  float sole_;      ///< Height of the sole: 1 mm in the figure, for every size of foot.
  float malleoli_;  ///< Height of the lateral malleolus.
  std::vector<Digit> toes_;
  std::vector<Cone> metatarsals_;
  std::vector<Cone> toeBases_;
};

}  // namespace mesomap::figure

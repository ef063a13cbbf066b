// A finger, thumb or toe: a gently bent axis in one plane, cross-sections that differ to the pad
// and to the back, joints, creases and a nail.
#pragma once

#include <array>
#include <vector>

#include "shape/curve.h"

namespace mesomap::figure {

/// Distance to a box, 0 inside: a cheap lower bound for whatever lies within it.
[[nodiscard]] inline float beyondBox(const Vec3& p, const Vec3& low, const Vec3& high) {
  const Vec3 off{std::max({low.x - p.x, p.x - high.x, 0.0f}),
                 std::max({low.y - p.y, p.y - high.y, 0.0f}),
                 std::max({low.z - p.z, p.z - high.z, 0.0f})};
  return glm::length(off);
}

/// What distinguishes one digit from another. mm and degrees, in the frame of its hand or foot.
struct DigitPlan {
  Vec3 root;                    ///< Centre of the knuckle it starts from.
  Vec3 along;                   ///< Where it points before any bending.
  Vec3 pad;                     ///< Towards the pad side; only the part across `along` counts.
  std::array<float, 3> bones;   ///< Lengths of the phalanges; the last one reaches to the tip.
  std::array<float, 3> bends;   ///< Flexion at the start of each phalanx.
  float halfWidth;              ///< At the middle joint.
  float tipLength;              ///< Of the rounded end.
  float nailLength, nailWidth;  ///< Of the whole nail; the width as a share of the digit's there.
  bool twoPhalanges = false;    ///< Thumb and big toe: the first of `bones` is but half a bone.
};

/// How thick a kind of digit is along its length, as shares of DigitPlan::halfWidth. Stations:
/// root, first phalanx, first joint, second phalanx, second joint, last phalanx, start of the
/// rounded end.
struct DigitProfile {
  std::array<float, 7> width, back, pad;
  float creaseDepth;   ///< mm, of the creases on the pad side of the joints
  float wrinkleDepth;  ///< mm, on the back of the joints
};

class Digit {
 public:
  Digit(const DigitPlan& plan, const DigitProfile& profile);
  /// A lower bound of the distance, cheap.
  [[nodiscard]] float bound(const Vec3& p) const { return bound_(p); }
  [[nodiscard]] float operator()(const Vec3& p) const;
  /// 1 on the nail, 0 elsewhere, smooth between.
  [[nodiscard]] float nail(const Vec3& p) const;
  /// A place on the axis, `t` mm from the root.
  [[nodiscard]] Vec3 onAxis(float t) const;
  [[nodiscard]] const Vec3& tip() const { return tip_; }
  /// From the root to the tip along the axis.
  [[nodiscard]] float length() const { return length_ + plan_.tipLength; }
  /// Across the unbent digit, towards its pad.
  [[nodiscard]] const Vec3& padSide() const { return pad_; }

 private:
  /// Along the axis and across it.
  struct Place {
    float t;       ///< mm along the axis from the root
    float beyond;  ///< mm past its end (positive) or before its start (negative)
    float side;    ///< mm across, in the plane of the nail
    float toPad;   ///< mm from the axis towards the pad, negative towards the back
  };
  struct Section {
    float width = 1, back = 1, pad = 1;
  };
  [[nodiscard]] Place locate(const Vec3& p) const;
  [[nodiscard]] Section sectionAt(float t) const;
  /// 0 in the middle of the nail, 1 on its border.
  [[nodiscard]] float nailRadius(const Place& place, const Section& section) const;

  DigitPlan plan_;
  DigitProfile profile_;
  Vec3 pad_, side_;
  std::vector<Vec2> axis_;         ///< (along, towards the pad) in the plane of bending
  std::vector<float> axisAt_;      ///< Length of the axis at every one of its points.
  std::vector<Section> sections_;  ///< Every kSectionStep mm.
  float length_ = 0;               ///< Of the axis, to where the rounded end starts.
  std::array<float, 2> joints_{};
  Vec3 tip_{0};
  Cone bound_;
};

}  // namespace mesomap::figure

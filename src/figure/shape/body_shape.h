// The whole body in A-pose.
#pragma once

#include "shape/body_parts.h"
#include "shape/figure_shape.h"

namespace mesomap::figure {

class BodyShape final : public FigureShape {
 public:
  explicit BodyShape(const Parameters& parameters);
  [[nodiscard]] float operator()(const Vec3& p) const override;
  [[nodiscard]] Vec3 headOrigin() const override { return frames_.headOrigin; }
  [[nodiscard]] float nailAt(const Vec3& p) const override;
  [[nodiscard]] float garmentAt(const Vec3& p) const override;

  [[nodiscard]] const BodyFrames& frames() const { return frames_; }
  [[nodiscard]] const Trunk& trunk() const { return trunk_; }
  [[nodiscard]] const Arm& arm() const { return arm_; }
  [[nodiscard]] const Leg& leg() const { return leg_; }
  [[nodiscard]] const Hand& hand() const { return hand_; }
  [[nodiscard]] const Foot& foot() const { return foot_; }
  /// x folded smoothly at the midline.
  [[nodiscard]] static Vec3 folded(const Vec3& p);
  /// How far inside the neutral garment, mm; negative outside it.
  [[nodiscard]] float insideGarment(const Vec3& p) const;

 private:
  BodyFrames frames_;
  Trunk trunk_;
  Arm arm_;
  Leg leg_;
  Hand hand_;
  Foot foot_;
};

}  // namespace mesomap::figure

// The bust: head, neck, shoulders and upper chest, cut to a display bust.
#pragma once

#include "shape/figure_shape.h"

namespace mesomap::figure {

/// Shoulders and upper chest of the bust.
class Shoulders {
 public:
  explicit Shoulders(const Build& build);
  [[nodiscard]] float add(float d, const Vec3& q) const;  ///< q in the head frame, x folded.
  [[nodiscard]] float cutToBust(float d, const Vec3& q) const;

 private:
  [[nodiscard]] float chest(const Vec3& q) const;
  Build build_;
  Graph halfWidth_, front_, back_;
  Cone trapezius_, clavicle_, pectoralFold_, upperBreast_;
  Ellipsoid supraclavicular_, pectoral_;
  TurnedEllipsoid deltoid_;
  float notchHeight_, baseHeight_;
  Vec2 cutCentre_, cutRadii_;
};

class BustShape final : public FigureShape {
 public:
  explicit BustShape(const Parameters& parameters);
  [[nodiscard]] float operator()(const Vec3& p) const override;
  [[nodiscard]] Vec3 headOrigin() const override { return Vec3{0}; }

 private:
  Shoulders shoulders_;
};

}  // namespace mesomap::figure

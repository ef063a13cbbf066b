// Charts of trunk, limbs, hands and feet.
#pragma once

#include "atlas/charts.h"

namespace mesomap::figure {

class BodyCharts {
 public:
  explicit BodyCharts(const BodyShape& shape);
  /// Fills in what concerns bodies; `place.figure` is known.
  void add(SkinPlace& place) const;

 private:
  struct Limb {
    Vec3 upper{0}, middle{0}, lower{0};  ///< Joints.
    Vec3 upperFront{0, 0, 1}, lowerFront{0, 0, 1};
    float upperLength = 1.0f, lowerLength = 1.0f;  ///< Of the female figure, mm.
    [[nodiscard]] LimbPlace operator()(const Vec3& p) const;
  };

  BodyFrames frames_;
  Hand hand_;
  Foot foot_;
  Graph level_;    ///< Height of this figure to height of the female one.
  Graph armSide_;  ///< x of the surface between trunk and arm, over the height.
  float breadth_;  ///< Of the shoulders, against the female figure.
  Limb arm_, leg_;
};

}  // namespace mesomap::figure

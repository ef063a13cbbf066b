// Foot with toes and nails.
#include "shape/body_parts.h"

namespace mesomap::figure {

Foot::Foot(const Build& build) : build_(build) {}

float Foot::operator()(const Vec3& f) const {
  const Cone sole{{0, 36, -25}, {8, 28, 130}, 34, 27};
  return sole(f);
}

float Foot::nail(const Vec3&) const {
  return 0.0f;
}

}  // namespace mesomap::figure

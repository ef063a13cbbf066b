// Leg from hip to ankle.
#include "shape/body_parts.h"

namespace mesomap::figure {

Leg::Leg(const Build& build, const BodyFrames& frames) : build_(build), frames_(frames) {}

float Leg::operator()(const Vec3& q) const {
  const Cone thigh{frames_.hip, frames_.knee, 84, 55};
  const Cone shank{frames_.knee, frames_.ankle, 55, 35};
  return smoothMin(thigh(q), shank(q), 20);
}

}  // namespace mesomap::figure

// Arm from shoulder to wrist.
#include "shape/body_parts.h"

namespace mesomap::figure {

Arm::Arm(const Build& build, const BodyFrames& frames) : build_(build), frames_(frames) {}

float Arm::operator()(const Vec3& q) const {
  const Cone upper{frames_.shoulder, frames_.elbow, 48, 38};
  const Cone lower{frames_.elbow, frames_.wrist, 38, 25};
  return smoothMin(upper(q), lower(q), 20);
}

}  // namespace mesomap::figure

// Trunk with the shoulder girdle.
#include "shape/body_parts.h"

namespace mesomap::figure {

Trunk::Trunk(const Build& build, const BodyFrames& frames) : build_(build), frames_(frames) {}

float Trunk::operator()(const Vec3& q) const {
  const Cone core{{60, frames_.hip.y, -10}, {70, frames_.shoulder.y - 60, -20}, 105, 95};
  return core(q);
}

}  // namespace mesomap::figure

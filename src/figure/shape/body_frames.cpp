#include "shape/body_frames.h"

namespace mesomap::figure {

BodyFrames::BodyFrames(const Build& b)
    : stature(b.blend(1628.5f, 1756.2f)),
      scale(stature / 1650.0f),
      headOrigin{0, stature - b.blend(112, 115), 10},
      shoulder{b.blend(160, 184), 1302.0f * scale, -26},
      handScale(b.blend(1.0f, 193.3f / 181.1f)),
      hip{86, 860.0f * scale, -6},
      knee{99, 458.0f * scale, 4},
      ankle{107, 75.0f * scale, -20},
      foot{108, 0, -20},
      footScale(b.blend(1.0f, 271.2f / 246.3f)) {
  elbow = shoulder + glm::normalize(Vec3{0.60f, -0.79f, -0.02f}) * (292.0f * scale);
  wrist = elbow + glm::normalize(Vec3{0.56f, -0.80f, 0.19f}) * (240.0f * scale);
  hand.v = glm::normalize(Vec3{0.50f, -0.85f, 0.17f});
  const Vec3 thumb{-0.12f, 0.10f, 1.0f};
  hand.u = glm::normalize(thumb - hand.v * glm::dot(thumb, hand.v));
  hand.w = glm::cross(hand.u, hand.v);
  if (hand.w.x > 0.0f) hand.w = -hand.w;  // the palm faces the thigh
}

}  // namespace mesomap::figure

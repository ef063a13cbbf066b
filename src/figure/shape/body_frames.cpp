#include "shape/body_frames.h"

namespace mesomap::figure {

// Joint centres: heights after ANSUR II (acromion 1335 | 1441 mm, trochanterion 845 | 901, middle
// of the kneecap 449 | 488); the limbs are as long as acromion-radiale (311 | 335) and
// radiale-stylion (241 | 268) ask for.
BodyFrames::BodyFrames(const Build& b)
    : stature(b.blend(1628.5f, 1756.2f)),
      scale(stature / 1650.0f),
      headOrigin{0, stature - b.blend(112, 115), 10},
      shoulder{b.blend(159, 184), b.blend(1296, 1397), -28},
      handScale(b.blend(1.0f, 193.3f / 181.1f)),
      hip{88, b.blend(845, 901), -6},
      knee{99, b.blend(449, 488), 2},
      ankle{106, b.blend(72, 80), -20},
      foot{108, 0, -20},
      footScale(b.blend(1.0f, 271.2f / 246.3f)) {
  elbow = shoulder + glm::normalize(Vec3{0.60f, -0.79f, -0.02f}) * b.blend(292, 314);
  wrist = elbow + glm::normalize(Vec3{0.56f, -0.80f, 0.19f}) * b.blend(241, 267);
  hand.v = glm::normalize(Vec3{0.50f, -0.85f, 0.17f});
  const Vec3 thumb{-0.12f, 0.10f, 1.0f};
  hand.u = glm::normalize(thumb - hand.v * glm::dot(thumb, hand.v));
  hand.w = glm::cross(hand.u, hand.v);
  if (hand.w.x > 0.0f) hand.w = -hand.w;  // the palm faces the thigh
}

}  // namespace mesomap::figure

// Where the joints of the body lie and how its limbs point, for shapes, landmarks and areas alike.
//
// A relaxed A-pose: arms about 37 degrees from the trunk, palms to the thighs, feet parallel.
// Positions in the body's figure frame (origin on the floor, x >= 0: the client's left), mm.
#pragma once

#include "shape/head_parts.h"

namespace mesomap::figure {

struct BodyFrames {
  explicit BodyFrames(const Build& build);

  float stature;    ///< mm: 1628.5 | 1756.2 (ANSUR II)
  float scale;      ///< of heights, against a stature of 1650 mm, at which the body is drawn
  Vec3 headOrigin;  ///< Between the pupils, at the depth of the tragus.
  Vec3 shoulder, elbow, wrist;  ///< Centres of the joints.
  /// Hand frame at the wrist: u towards the thumb, v towards the fingers, w out of the palm.
  Frame hand;
  float handScale;  ///< 1 for a hand 181 mm long
  Vec3 hip, knee, ankle;
  Vec3 foot;        ///< On the floor under the ankle; foot frame: x outwards, y up, z to the toes.
  float footScale;  ///< 1 for a foot 246 mm long

  [[nodiscard]] Vec3 toHand(const Vec3& p) const { return hand.toLocal(p - wrist) / handScale; }
  [[nodiscard]] Vec3 toFoot(const Vec3& p) const { return (p - foot) / footScale; }
};

}  // namespace mesomap::figure

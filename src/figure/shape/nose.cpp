// Nose: dorsum, side walls, tip, wings, columella, nostrils and the crease around the wings.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
constexpr float kSidePitch = -25.0f;
/// The wings' lower rims rise only a little towards the tip.
constexpr float kWingPitch = -10.0f;
constexpr float kWingHeight = -34.3f;
/// The opening rises a little towards the tip, and both openings converge there.
constexpr float kNostrilPitch = -6.0f, kNostrilYaw = -20.0f;
constexpr float kCreaseDepth = 0.42f;
constexpr float kRimRounding = 2.2f;  ///< of the nostrils
/// How far the cheek lies back beside the wings.
constexpr float kBesideWings = 2.5f;
/// How far the lip lies back below the nostrils.
constexpr float kUnderSill = 2.2f;
}  // namespace

Nose::Nose(const Build& b) {
  // The dorsum is a narrow ridge that catches the light; the side walls fall off to the cheeks.
  dorsum_ = {{0, 2.6f, b.blend(72.7f, 77.4f)},
             {0, -26.5f, b.blend(97.0f, 99.3f)},
             b.blend(4.0f, 6.0f),
             b.blend(4.9f, 6.3f)};
  sideWall_ = {{0, -22.5f, 77.5f}, {b.blend(9.6f, 11.2f), 23, 16}, Frame(kSidePitch, 0, 0)};
  tip_ = {{0, b.blend(-31.4f, -32.0f), b.blend(99.0f, 100.8f)},
          {b.blend(8.3f, 9.4f), b.blend(7.0f, 7.6f), 9.4f}};
  // The side of the nose runs from the bridge down into the wing without a step.
  sideToWing_ = {{4.5f, -17, b.blend(88.5f, 90)},
                 {b.blend(9.3f, 10.3f), -29.5f, b.blend(91.5f, 93)},
                 2.5f,
                 b.blend(3.9f, 4.4f)};
  wing_ = {{b.blend(12.1f, 13.2f), kWingHeight, b.blend(91.4f, 92.8f)},
           {b.blend(4.8f, 5.1f), b.blend(4.7f, 5.1f), 8.4f},
           Frame(kWingPitch, 0, 0)};
  // A narrow post between the nostrils that hangs a little below the wings' rims.
  columella_ = {{0, b.blend(-34.0f, -34.6f), b.blend(100.6f, 102.4f)},
                {0, b.blend(-32.3f, -33.3f), 87.5f},
                2.9f,
                3.2f};
  // An oval from back and outside to front and inside. It opens downwards along the base of the
  // nose, so that only its edge shows from the front; the passage leads up and back.
  nostril_ = {{b.blend(6.7f, 7.3f), b.blend(-38.2f, -38.7f), b.blend(96.0f, 97.4f)},
              {2.7f, 4.8f, 5.4f},
              Frame(kNostrilPitch, kNostrilYaw, 0)};
}

float Nose::addBridge(float d, const Vec3& q) const {
  const float bridge = smoothMin(dorsum_(q), sideWall_(q), 12.0f);
  d = smoothMin(d, bridge, mix(13.0f, 18.0f, smoothStep(6, -28, q.y)));
  return smoothMin(d, tip_(q), 9.0f);
}

float Nose::addWings(float d, const Vec3& q) const {
  if (q.z < 60.0f) return d;  // 20 mm and more behind every part below, beyond the blends' reach
  d += kBesideWings * bump(glm::length(Vec2{(q.x - 23.5f) / 7.0f, (q.y + 37.0f) / 9.0f}), 1.0f) *
       smoothStep(60, 74, q.z);
  // The lip lies back under the nostrils' sills: the base of the nose is a plane of its own.
  d += kUnderSill * bump(glm::length(Vec2{q.x / 13.0f, (q.y + 41.8f) / 4.2f}), 0.8f) *
       smoothStep(72, 84, q.z);
  d = smoothMin(d, sideToWing_(q), 7.0f);
  d = smoothMin(d, wing_(q), 7.0f);
  d = smoothMin(d, columella_(q), 4.5f);
  // The crease runs round the wing behind and above it.
  const float x = q.x - wing_.centre.x;
  const float y = q.y - wing_.centre.y;
  const float round = std::sqrt(x * x / 36.0f + y * y / 49.0f);
  d += kCreaseDepth * bump((round - 1.22f) * 6.0f, 1.4f) *
       smoothStep(-6, 2, x + 1.2f * std::max(0.0f, y)) * smoothStep(78, 86, q.z) *
       smoothStep(108, 98, q.z);
  return smoothMax(d, -nostril_(q), kRimRounding);
}

}  // namespace mesomap::figure

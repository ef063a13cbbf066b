// Nose: dorsum, side walls, tip, wings, columella, nostrils and the crease around the wings.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
constexpr float kWingPitch = -25.0f;
constexpr float kWingHeight = -34.0f;
constexpr float kCreaseDepth = 0.55f;
/// How far the cheek lies back beside the wings.
constexpr float kBesideWings = 2.8f;
}  // namespace

Nose::Nose(const Build& b) {
  dorsum_ = {{0, 2.6f, b.blend(72.3f, 77.3f)},
             {0, -27.5f, b.blend(97.5f, 99.5f)},
             b.blend(4.2f, 6.2f),
             b.blend(5.2f, 6.8f)};
  sideWall_ = {{0, -22.5f, 77.5f}, {b.blend(10.4f, 12.0f), 23, 16}, Frame(kWingPitch, 0, 0)};
  tip_ = {{0, b.blend(-30.2f, -30.8f), b.blend(99.5f, 101.3f)},
          {b.blend(7.4f, 8.6f), b.blend(6.8f, 7.5f), 9.2f}};
  // The side of the nose runs from the bridge down into the wing without a step.
  sideToWing_ = {{5, -17, b.blend(88.5f, 90)},
                 {b.blend(9.3f, 10.3f), -29.5f, b.blend(91.5f, 93)},
                 2.5f,
                 b.blend(4.6f, 5.0f)};
  wing_ = {{b.blend(11.6f, 12.6f), kWingHeight, b.blend(91.8f, 93.2f)},
           {b.blend(4.9f, 5.2f), b.blend(5.0f, 5.4f), 7.8f},
           Frame(kWingPitch, 0, 0)};
  columella_ = {{0, -31.0f, b.blend(101.4f, 103.2f)}, {0, -33.6f, 87.5f}, 3.0f, 3.2f};
  nostril_ = {{b.blend(6.6f, 7.2f), b.blend(-37.4f, -37.8f), b.blend(95.5f, 97.0f)},
              {2.8f, 4.0f, 6.0f},
              Frame(20, -16, 0)};
}

float Nose::addBridge(float d, const Vec3& q) const {
  const float bridge = smoothMin(dorsum_(q), sideWall_(q), 12.0f);
  d = smoothMin(d, bridge, mix(13.0f, 18.0f, smoothStep(6, -28, q.y)));
  return smoothMin(d, tip_(q), 9.0f);
}

float Nose::addWings(float d, const Vec3& q) const {
  if (q.z < 60.0f) return d;  // 20 mm and more behind every part below, beyond the blends' reach
  d += kBesideWings * bump(glm::length(Vec2{(q.x - 23.5f) / 7.0f, (q.y + 36.0f) / 9.0f}), 1.0f) *
       smoothStep(60, 74, q.z);
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
  return smoothMax(d, -nostril_(q), 2.4f);
}

}  // namespace mesomap::figure

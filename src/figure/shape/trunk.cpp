// Trunk: a loft of chest, waist and hips, over it the breasts, the buttocks and the relief of belly
// and back. Breadths, depths and heights after ANSUR II.
#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

// Height; minus and plus half the breadth; back, front; squareness. Last: fullness of the heavy
// figure: belly, flanks and hips most.
constexpr RingOfBoth ring(float yF, float yM, float widthF, float widthM, float backF, float backM,
                          float frontF, float frontM, float square, Fullness f, Fullness m) {
  return {{yF, -widthF, widthF, backF, frontF, square},
          {yM, -widthM, widthM, backM, frontM, square},
          {f.outer, f.outer, f.back, f.front},
          {m.outer, m.outer, m.back, m.front}};
}
constexpr RingOfBoth kRings[] = {
    // far below the pelvic floor, where the trunk is cut off and drawn in
    ring(690, 750, 172, 163, -106, -112, 86, 92, 2.4f, {0, 24, 16, 16}, {0, 16, 12, 18}),
    // greater trochanter
    ring(854, 917, 173, 165, -108, -116, 88, 95, 2.4f, {0, 28, 18, 19}, {0, 19, 14, 22}),
    ring(892, 957, 173, 168, -109, -119, 99, 107, 2.5f, {0, 34, 20, 32}, {0, 26, 16, 38}),
    // iliac crest
    ring(936, 1006, 168, 168, -107, -117, 109, 121, 2.5f, {0, 39, 20, 45}, {0, 33, 18, 56}),
    // navel
    ring(980, 1056, 153, 162, -101, -114, 112, 125, 2.55f, {0, 42, 18, 50}, {0, 37, 18, 64}),
    ring(1022, 1096, 138, 153, -98, -114, 107, 122, 2.4f, {0, 41, 16, 46}, {0, 36, 18, 61}),
    // tenth rib
    ring(1058, 1130, 127, 149, -98, -115, 99, 116, 2.45f, {0, 37, 15, 37}, {0, 33, 17, 51}),
    ring(1112, 1195, 128, 152, -107, -126, 92, 113, 2.7f, {0, 29, 14, 25}, {0, 27, 16, 36}),
    // nipples
    ring(1171, 1275, 134, 164, -119, -141, 88, 117, 3.0f, {0, 22, 13, 16}, {0, 20, 15, 20}),
    ring(1225, 1328, 137, 166, -120, -142, 72, 106, 2.9f, {0, 14, 11, 9}, {0, 14, 13, 11}),
    // arm pits
    ring(1262, 1366, 134, 160, -112, -126, 54, 81, 2.6f, {0, 9, 9, 6}, {0, 9, 10, 7}),
    ring(1298, 1404, 122, 146, -102, -113, 35, 54, 2.3f, {0, 6, 7, 4}, {0, 6, 8, 5}),
    // collar bones
    ring(1322, 1430, 98, 116, -84, -93, 21, 35, 2.2f, {0, 4, 5, 3}, {0, 4, 6, 3}),
    // under trapezius and neck
    ring(1342, 1452, 78, 92, -70, -78, 6, 15, 2.2f, {0, 3, 3, 2}, {0, 3, 4, 2}),
};

/// A box that holds the trunk at any build: x, over the shoulder joint; mm.
constexpr float kOutermost = 240.0f, kHighest = 190.0f;

}  // namespace

Trunk::Trunk(const Build& b, const BodyFrames& frames)
    : build_(b), frames_(frames), loft_(b, kRings), girdle_(b, frames), relief_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const float fat = b.fat;
  // The male breast keeps a little of the mass: it grows with the build instead of appearing.
  const float mass = y(1.0f + 0.18f * fat, 0.45f + 0.30f * fat);
  const Vec3 full{55, 54, 52};
  breast_ = {{y(77, 82) + 4 * fat, y(1164, 1282), y(72, 69) + 10 * fat},
             full * (0.35f + 0.65f * mass),
             Frame(-12, 14, 0)};
  upperBreast_ = {{80, y(1252, 1352), y(40, 50)},
                  {77 + 3 * fat, y(1182, 1292), y(68, 62) + 9 * fat},
                  y(16, 12),
                  y(36, 20) * (0.6f + 0.4f * mass)};
  buttock_ = {{y(72, 70) + 3 * fat, y(838, 893), y(-79, -86) - 6 * fat},
              Vec3{y(77, 71), y(80, 78), y(64, 62)} * (1.0f + 0.14f * fat),
              Frame(0, 0, 14)};
  pelvicFloor_ = y(789, 853);
}

float Trunk::breast(const Vec3& q) const {
  return smoothMin(breast_(q), upperBreast_(q), 46.0f);
}

float Trunk::operator()(const Vec3& q) const {
  const float far =
      std::max({q.x - kOutermost, pelvicFloor_ - q.y, q.y - frames_.shoulder.y - kHighest});
  if (far > kFarAway) return far;
  float d = loft_(q.x, q.z, q.y);
  // Towards the pelvic floor the thighs take over.
  constexpr float kTaper = 27.0f, kTaperHeight = 122.0f, kFloorRounding = 44.0f;
  d += kTaper * smoothStep(pelvicFloor_ + kTaperHeight, pelvicFloor_, q.y);
  d = smoothMax(d, pelvicFloor_ - q.y, kFloorRounding);
  d = girdle_.add(d, q);
  d = smoothMin(d, breast(q), 36.0f);
  return d + relief_(q);
}

float Trunk::addButtocks(float d, const Vec3& q) const {
  if (q.z > 45 || std::abs(q.y - frames_.hip.y) > 200) return d;
  const float fold = frames_.hip.y - 45;
  const float top = smoothStep(0, 70, q.y - frames_.hip.y);
  // The fold fades out towards the outer side of the thigh.
  const float sharp = smoothStep(fold + 30, fold - 20, q.y) * smoothStep(150, 95, q.x);
  const float k = mix(mix(40.0f, 64.0f, top), 16.0f, sharp);
  return smoothMin(d, buttock_(q), k);
}

}  // namespace mesomap::figure

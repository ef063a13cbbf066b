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
    // pelvic floor
    ring(806, 871, 84, 78, -78, -78, 44, 50, 2.2f, {0, 6, 8, 8}, {0, 4, 6, 8}),
    ring(826, 891, 132, 124, -96, -98, 64, 70, 2.3f, {0, 14, 14, 12}, {0, 9, 10, 12}),
    // greater trochanter
    ring(852, 914, 160, 152, -106, -110, 80, 86, 2.4f, {0, 24, 18, 18}, {0, 17, 14, 20}),
    ring(890, 954, 171, 163, -105, -111, 97, 102, 2.5f, {0, 34, 20, 32}, {0, 26, 16, 36}),
    // iliac crest
    ring(934, 1004, 165, 162, -98, -106, 109, 115, 2.5f, {0, 40, 20, 46}, {0, 34, 18, 58}),
    // navel
    ring(980, 1056, 149, 158, -91, -104, 112, 122, 2.5f, {0, 43, 18, 52}, {0, 38, 18, 66}),
    ring(1022, 1096, 134, 152, -88, -104, 105, 118, 2.4f, {0, 41, 16, 47}, {0, 36, 18, 62}),
    // tenth rib
    ring(1058, 1130, 125, 147, -91, -108, 98, 113, 2.4f, {0, 37, 15, 36}, {0, 33, 17, 50}),
    ring(1112, 1195, 126, 148, -101, -118, 91, 108, 2.4f, {0, 29, 14, 24}, {0, 27, 16, 34}),
    // nipples
    ring(1171, 1275, 130, 151, -111, -127, 84, 102, 2.5f, {0, 22, 13, 16}, {0, 20, 15, 20}),
    ring(1225, 1328, 136, 160, -115, -129, 70, 94, 2.5f, {0, 14, 11, 9}, {0, 14, 13, 11}),
    // arm pits
    ring(1262, 1366, 136, 162, -111, -123, 54, 78, 2.4f, {0, 9, 9, 6}, {0, 9, 10, 7}),
    ring(1298, 1404, 122, 146, -101, -111, 36, 54, 2.3f, {0, 6, 7, 4}, {0, 6, 8, 5}),
    // collar bones
    ring(1328, 1438, 88, 104, -88, -97, 12, 24, 2.2f, {0, 4, 5, 3}, {0, 4, 6, 3}),
    ring(1354, 1466, 42, 50, -74, -82, -18, -16, 2.1f, {0, 3, 3, 2}, {0, 3, 4, 2}),
    // within the neck
    ring(1380, 1492, 14, 16, -60, -64, -36, -34, 2.0f, {0, 0, 0, 0}, {0, 0, 0, 0}),
};

}  // namespace

Trunk::Trunk(const Build& b, const BodyFrames& frames)
    : build_(b), frames_(frames), loft_(b, kRings), girdle_(b, frames), relief_(b) {
  const auto y = [&](float female, float male) { return b.blend(female, male); };
  const float fat = b.fat;
  // The male breast keeps a little of the mass: it grows with the build instead of appearing.
  const float mass = y(1.0f + 0.18f * fat, 0.45f + 0.30f * fat);
  const Vec3 full{58, 54, 52};
  breast_ = {{y(82, 84) + 4 * fat, y(1164, 1282), y(70, 66) + 10 * fat},
             full * (0.35f + 0.65f * mass),
             Frame(-12, 14, 0)};
  upperBreast_ = {{84, y(1252, 1352), y(40, 50)},
                  {80 + 3 * fat, y(1182, 1292), y(68, 62) + 9 * fat},
                  y(16, 12),
                  y(36, 20) * (0.6f + 0.4f * mass)};
  buttock_ = {{y(72, 70) + 3 * fat, y(838, 893), y(-72, -74) - 6 * fat},
              Vec3{y(77, 71), y(80, 78), y(64, 62)} * (1.0f + 0.14f * fat),
              Frame(0, 0, 14)};
  perineum_ = {{0, y(820, 884), 24}, {0, y(826, 890), -62}, 30, 34};
}

float Trunk::breast(const Vec3& q) const {
  return smoothMin(breast_(q), upperBreast_(q), 46.0f);
}

float Trunk::operator()(const Vec3& q) const {
  float d = loft_(q.x, q.z, q.y);
  d = smoothMin(d, perineum_(q), 30.0f);
  d = girdle_.add(d, q);
  d = smoothMin(d, breast(q), 30.0f);
  return d + relief_(q);
}

float Trunk::addButtocks(float d, const Vec3& q) const {
  if (q.z > 20 || std::abs(q.y - frames_.hip.y) > 200) return d;
  const float fold = frames_.hip.y - 45;
  const float k = mix(40.0f, 16.0f, smoothStep(fold + 30, fold - 20, q.y));
  return smoothMin(d, buttock_(q), k);
}

}  // namespace mesomap::figure

// Foot: heel, arch, instep, ball and toes, and the ankle with its malleoli.
//
// Sizes: ANSUR II (length 246.3 | 271.2, breadth 92.7 | 101.9, heel breadth 67.2 | 72.5, lateral
// malleolus height 62.7 | 72.9, bimalleolar breadth 67.0 | 74.8 mm).
#include <glm/common.hpp>

#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

/// Toes touch their neighbours: hardly any waist.
constexpr DigitProfile kToe{{1.02f, 1.00f, 1.00f, 0.98f, 1.00f, 1.02f, 0.98f},
                            {1.10f, 1.00f, 1.02f, 0.96f, 0.92f, 0.78f, 0.66f},
                            {1.20f, 1.05f, 0.98f, 0.90f, 0.92f, 1.02f, 0.94f},
                            0.3f,
                            0.0f};
constexpr DigitProfile kBigToe{{1.10f, 1.02f, 0.98f, 0.96f, 0.98f, 1.02f, 0.97f},
                               {1.05f, 0.95f, 0.90f, 0.84f, 0.80f, 0.62f, 0.50f},
                               {1.15f, 1.00f, 0.90f, 0.82f, 0.80f, 0.90f, 0.80f},
                               0.3f,
                               0.0f};

/// Heads of the metatarsals, big toe to little toe.
constexpr std::array<Vec3, 5> kBall{Vec3{-28.3f, 19, 122}, Vec3{-9.5f, 21, 128},
                                    Vec3{7.3f, 18.5f, 123}, Vec3{21.3f, 16, 113.5f},
                                    Vec3{33.2f, 14, 101}};
constexpr std::array<float, 5> kBallRadii{15.5f, 12.5f, 12, 11.5f, 12};
constexpr std::array<Vec3, 5> kTarsus{Vec3{-12, 46, 42}, Vec3{-4, 50, 42}, Vec3{6, 43, 38},
                                      Vec3{14, 34, 32}, Vec3{20, 26, 22}};
constexpr std::array<float, 5> kTarsusRadii{18, 18, 18, 17, 16};

constexpr std::array<Vec3, 5> kTips{Vec3{-25.6f, 9.8f, 188.3f}, Vec3{-6.2f, 7, 183},
                                    Vec3{8.8f, 6.7f, 173.5f}, Vec3{22.8f, 6.4f, 161.5f},
                                    Vec3{35.8f, 6.4f, 146}};
constexpr std::array<float, 5> kToeHalfWidths{12.7f, 8.7f, 8.1f, 7.7f, 7.8f};
/// Degrees: up from the ball, then down to the pad.
constexpr std::array<float, 3> kToeBends{-12, 17, 14}, kBigToeBends{-3.5f, 0, 6};
constexpr float kBroader = 0.025f, kFatterToes = 0.02f;  ///< shares, at build +1
/// The webs lie this share of the way from the knuckle to the tip.
constexpr float kWeb = 0.34f;

/// The whole foot lies in this box; farther from it than kFootFar only a lower bound is given,
/// which is more than any later joint is wide.
constexpr Vec3 kFootLow{-52, 0, -63}, kFootHigh{52, 153, 192};
constexpr float kFootFar = 25;
constexpr float kMetatarsalBlend = 14, kToesApart = 2.5f, kToeBlend = 6, kSoleEdge = 6;

}  // namespace

Foot::Foot(const Build& build)
    : build_(build),
      breadth_(1.0f + kBroader * build.fat),
      sole_(build.blend(1.0f, 246.3f / 271.2f)),
      malleoli_(build.blend(62.7f, 72.9f * 246.3f / 271.2f)) {
  for (std::size_t i = 0; i < 5; ++i) {
    metatarsals_.push_back({kTarsus[i], kBall[i], kTarsusRadii[i], kBallRadii[i]});
    const Vec3 web = glm::mix(kBall[i], kTips[i], kWeb);
    toeBases_.push_back(
        {kBall[i], {web.x, web.y + 1, web.z}, kBallRadii[i] - 1, kToeHalfWidths[i]});
    // Every toe starts inside the ball, arches a little and comes down on its pad.
    const bool big = i == 0;
    const Vec3 root = kBall[i] + Vec3{0, big ? -2.0f : -1.0f, 0};
    const Vec3 reach = kTips[i] - root;
    const float length = glm::length(reach) * (big ? 1.0f : 1.03f);
    const std::array<float, 3> bones =
        big ? std::array<float, 3>{0.30f, 0.27f, 0.43f} : std::array<float, 3>{0.46f, 0.24f, 0.30f};
    toes_.emplace_back(DigitPlan{root,
                                 reach,
                                 {0, -1, 0},
                                 {bones[0] * length, bones[1] * length, bones[2] * length},
                                 big ? kBigToeBends : kToeBends,
                                 kToeHalfWidths[i] * (1.0f + kFatterToes * build.fat),
                                 kToeHalfWidths[i] * (big ? 0.9f : 0.95f),
                                 kToeHalfWidths[i] * (big ? 1.25f : 1.05f),
                                 0.7f,
                                 big},
                       big ? kBigToe : kToe);
  }
}

float Foot::ankle(const Vec3& f) const {
  // Elliptical column up to where the leg has taken over, tendon behind, knobs on both sides.
  const float column = ellipsoidDistance(f - Vec3{-1, 78, 0}, {26.5f, 60, 29});
  const Cone tendon{{0, 36, -41.5f}, {-1, 108, -28}, 14, 9};
  const Cone shinTendon{{-7, 64, 36}, {-3, 138, 19}, 13, 11};
  float d = smoothMin(column, tendon(f), 14);
  d = smoothMin(d, shinTendon(f), 16);
  const Ellipsoid lateral{{24.0f, malleoli_ + 3, -6}, {8.6f, 13, 11}};
  const Ellipsoid medial{{-23.4f, malleoli_ + 10, 3}, {8.4f, 14, 13}};
  d = smoothMin(d, lateral(f), 13);
  return smoothMin(d, medial(f), 13);
}

float Foot::middle(const Vec3& f) const {
  const Ellipsoid heel{{0, 27, -22}, {32.4f, 37, 34.2f}};
  const Cone outerEdge{{6, 19.5f, -6}, {28.5f, 11, 80}, 20.5f, 14};
  const Cone instep{{-1, 60, 16}, {-5, 28, 111}, 25, 11.5f};
  const Cone innerEdge{{-15, 38, 10}, {-26, 26, 95}, 17, 15};
  float d = metatarsals_[0](f);
  for (std::size_t i = 1; i < 5; ++i) d = smoothMin(d, metatarsals_[i](f), kMetatarsalBlend);
  for (const Cone& base : toeBases_) d = smoothMin(d, base(f), 10);
  d = smoothMin(d, outerEdge(f), 14);
  d = smoothMin(d, innerEdge(f), 14);
  d = smoothMin(d, heel(f), 22);
  d = smoothMin(d, instep(f), 20);
  // The pad under the ball reaches below the sole, which is cut flat.
  const Cone pad{{-24, 6, 120}, {25, 4.5f, 97}, 11.5f, 11};
  d = smoothMin(d, pad(f), 10);
  const TurnedEllipsoid arch{{-42, -1, 44}, {27, 21, 50}, Frame(0, -8, 0)};
  return smoothMax(d, -arch(f), 18);
}

float Foot::operator()(const Vec3& place) const {
  const Vec3 f = slender(place);
  const float far = beyondBox(f, kFootLow, kFootHigh);
  if (far > kFootFar) return far * std::min(1.0f, breadth_);
  float d = smoothMin(middle(f), ankle(f), 16);
  float toes = 1e9f;
  for (const Digit& toe : toes_) {
    const float bound = toe.bound(f);
    if (bound > d + kToeBlend || bound > toes + kToesApart) continue;
    toes = smoothMin(toes, toe(f), kToesApart);
  }
  d = smoothMin(d, toes, kToeBlend);
  return smoothMax(d * std::min(1.0f, breadth_), sole_ - f.y, kSoleEdge);
}

float Foot::nail(const Vec3& place) const {
  const Vec3 f = slender(place);
  float cover = 0;
  for (const Digit& toe : toes_)
    if (toe.bound(f) < 3.0f) cover = std::max(cover, toe.nail(f));
  return cover;
}

}  // namespace mesomap::figure

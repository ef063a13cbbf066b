// Foot: heel, arch, instep, ball and toes, and the ankle with its malleoli.
//
// Sizes: ANSUR II (length 246.3 | 271.2, breadth 92.7 | 101.9, heel breadth 67.2 | 72.5, lateral
// malleolus height 62.7 | 72.9, bimalleolar breadth 67.0 | 74.8 mm).
#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

constexpr DigitProfile kToe{{1.00f, 0.90f, 0.98f, 0.94f, 0.96f, 1.02f, 0.98f},
                            {1.05f, 0.95f, 1.00f, 0.92f, 0.88f, 0.72f, 0.60f},
                            {1.10f, 0.95f, 0.90f, 0.85f, 0.90f, 1.00f, 0.92f},
                            0.5f,
                            0.15f};
constexpr DigitProfile kBigToe{{1.15f, 0.92f, 0.93f, 0.94f, 0.96f, 1.02f, 0.97f},
                               {1.05f, 0.85f, 0.84f, 0.80f, 0.76f, 0.60f, 0.52f},
                               {1.15f, 0.90f, 0.80f, 0.76f, 0.74f, 0.88f, 0.80f},
                               0.4f,
                               0.15f};

/// Heads of the metatarsals, big toe to little toe.
constexpr std::array<Vec3, 5> kBall{Vec3{-29.5f, 19, 122}, Vec3{-9, 21, 128}, Vec3{8, 18.5f, 123},
                                    Vec3{22.5f, 16, 113.5f}, Vec3{34.2f, 14, 101}};
constexpr std::array<float, 5> kBallRadii{15.5f, 12.5f, 12, 11.5f, 12};
constexpr std::array<Vec3, 5> kTarsus{Vec3{-12, 46, 42}, Vec3{-4, 50, 42}, Vec3{6, 43, 38},
                                      Vec3{14, 34, 32}, Vec3{20, 26, 22}};
constexpr std::array<float, 5> kTarsusRadii{18, 18, 18, 17, 16};

constexpr std::array<Vec3, 5> kTips{Vec3{-25, 11, 187}, Vec3{-4, 7.5f, 184.5f}, Vec3{13, 7.3f, 175},
                                    Vec3{27.5f, 7, 162.5f}, Vec3{39.5f, 7, 146.5f}};
constexpr std::array<float, 5> kToeHalfWidths{12.6f, 8.1f, 7.4f, 7.1f, 7.2f};

constexpr float kMetatarsalBlend = 13, kToesApart = 2.5f, kToeBlend = 7, kSoleEdge = 7;

}  // namespace

Foot::Foot(const Build& build)
    : build_(build),
      sole_(build.blend(1.0f, 246.3f / 271.2f)),
      malleoli_(build.blend(62.7f, 72.9f * 246.3f / 271.2f)) {
  for (std::size_t i = 0; i < 5; ++i) {
    metatarsals_.push_back({kTarsus[i], kBall[i], kTarsusRadii[i], kBallRadii[i]});
    // Every toe starts inside the ball, arches a little and comes down on its pad.
    const bool big = i == 0;
    const Vec3 root = kBall[i] + Vec3{0, big ? -2.0f : -1.0f, 0};
    const Vec3 reach = kTips[i] - root;
    const float length = glm::length(reach) * (big ? 1.0f : 1.03f);
    const float rise = big ? 4.0f : 12.0f;
    toes_.emplace_back(
        DigitPlan{root,
                  reach,
                  {0, -1, 0},
                  {0.46f * length, (big ? 0.2f : 0.24f) * length, (big ? 0.34f : 0.30f) * length},
                  {-rise, big ? 3.0f : 17.0f, big ? 3.0f : 14.0f},
                  kToeHalfWidths[i] * (1.0f + 0.03f * build.fat),
                  kToeHalfWidths[i] * (big ? 0.85f : 0.95f),
                  kToeHalfWidths[i] * (big ? 1.25f : 1.05f),
                  0.7f},
        big ? kBigToe : kToe);
  }
}

float Foot::ankle(const Vec3& f) const {
  // Elliptical column up to where the leg has taken over, tendon behind, knobs on both sides.
  const float column = ellipsoidDistance(f - Vec3{0, 84, 2}, {25.5f, 60, 31});
  const Cone tendon{{-1, 40, -47}, {-1, 112, -40}, 8.5f, 9};
  float d = smoothMin(column, tendon(f), 14);
  const Ellipsoid lateral{{25.5f, malleoli_, -7}, {9, 13, 10}};
  const Ellipsoid medial{{-24, malleoli_ + 9, 3}, {9.5f, 13, 12}};
  d = smoothMin(d, lateral(f), 9);
  return smoothMin(d, medial(f), 9);
}

float Foot::middle(const Vec3& f) const {
  const Ellipsoid heel{{0, 27, -22}, {32.5f, 33, 36}};
  const Cone outerEdge{{9, 22, -8}, {30, 14, 78}, 22, 14};
  const Cone instep{{-1, 62, 8}, {-5, 44, 62}, 24, 20};
  float d = metatarsals_[0](f);
  for (std::size_t i = 1; i < 5; ++i) d = smoothMin(d, metatarsals_[i](f), kMetatarsalBlend);
  d = smoothMin(d, outerEdge(f), 14);
  d = smoothMin(d, heel(f), 22);
  d = smoothMin(d, instep(f), 18);
  const TurnedEllipsoid arch{{-40, 2, 46}, {27, 21, 50}, Frame(0, -6, 0)};
  return smoothMax(d, -arch(f), 18);
}

float Foot::operator()(const Vec3& f) const {
  float d = smoothMin(middle(f), ankle(f), 16);
  float toes = 1e9f;
  for (const Digit& toe : toes_) {
    const float bound = toe.bound(f);
    if (bound > d + kToeBlend || bound > toes + kToesApart) continue;
    toes = smoothMin(toes, toe(f), kToesApart);
  }
  d = smoothMin(d, toes, kToeBlend);
  return smoothMax(d, sole_ - f.y, kSoleEdge);
}

float Foot::nail(const Vec3& f) const {
  float cover = 0;
  for (const Digit& toe : toes_)
    if (toe.bound(f) < 3.0f) cover = std::max(cover, toe.nail(f));
  return cover;
}

}  // namespace mesomap::figure

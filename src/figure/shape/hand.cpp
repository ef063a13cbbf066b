// Hand: palm with thenar and hypothenar, knuckles and tendons, thumb and fingers.
//
// Sizes: ANSUR II (length 181.1 | 193.3, breadth 78.2 | 88.3, circumference 186.6 | 212.3 mm). The
// phalanges share the length of the fingers about 0.47 : 0.29 : 0.24, pulp included.
#include "shape/body_parts.h"

namespace mesomap::figure {

namespace {

/// A slender finger; nothing here is a share of anything but the half width at the middle joint.
constexpr DigitProfile kFinger{{1.02f, 0.93f, 0.99f, 0.92f, 0.90f, 0.88f, 0.83f},
                               {1.02f, 0.92f, 0.95f, 0.86f, 0.83f, 0.66f, 0.58f},
                               {1.02f, 1.00f, 0.90f, 0.92f, 0.82f, 0.90f, 0.82f},
                               0.32f,
                               0.13f};
constexpr DigitProfile kThumb{{1.10f, 1.02f, 0.97f, 0.95f, 1.00f, 1.02f, 0.94f},
                              {1.05f, 0.97f, 0.92f, 0.88f, 0.88f, 0.70f, 0.58f},
                              {1.10f, 1.02f, 0.97f, 0.90f, 0.84f, 0.92f, 0.82f},
                              0.28f,
                              0.10f};

/// Centres of the knuckles (heads of the metacarpals), index to little finger.
constexpr std::array<Vec3, 4> kKnuckles{Vec3{26.4f, 86, 0}, Vec3{7.2f, 88.5f, -2.5f},
                                        Vec3{-11.3f, 83.5f, -1.5f}, Vec3{-28.4f, 75, 1.5f}};
constexpr std::array<float, 4> kKnuckleRadii{10.9f, 11.5f, 10.9f, 9.9f};
/// Feet of the metacarpals on the wrist bones.
constexpr std::array<Vec3, 4> kCarpus{Vec3{14, 8, 0}, Vec3{5, 6, -2}, Vec3{-5, 6, -1.5f},
                                      Vec3{-13.5f, 8, 0.5f}};
constexpr std::array<float, 4> kCarpusRadii{13.5f, 14, 14, 13};
/// Fingers fan out by these angles, degrees towards the thumb.
constexpr std::array<float, 4> kFan{7.3f, 1.5f, -4.9f, -12.3f};
constexpr std::array<std::array<float, 3>, 4> kFingerBones{std::array<float, 3>{41.5f, 24, 22.5f},
                                                           {46, 27.5f, 23.5f},
                                                           {42.5f, 26, 23.5f},
                                                           {33, 19, 20.5f}};
/// Relaxed: each finger a little more bent than its neighbour on the thumb's side.
constexpr std::array<std::array<float, 3>, 4> kFingerBends{
    std::array<float, 3>{5, 12, 6}, {6, 14, 6}, {9, 16, 7}, {11, 17, 8}};
constexpr std::array<float, 4> kFingerHalfWidths{8.45f, 8.6f, 8.1f, 7.25f};
constexpr float kFatterFingers = 0.05f;  ///< share, at build +1

constexpr Vec3 kThumbRoot{44, 50, 18};  ///< Head of the first metacarpal.
constexpr Vec3 kThumbSaddle{20, 13, 7};

constexpr float kTaperEnd = 17, kTaperRadius = 0.80f;
constexpr float kCreaseDepth = 0.5f, kCreaseWidth = 1.4f;
/// The whole hand lies in this box; farther from it than kFar only a lower bound is given, which
/// is more than any later joint is wide.
constexpr Vec3 kLow{-51, -14, -23}, kHigh{76, 185, 42};
constexpr float kFar = 25;
constexpr float kPalmBlend = 13, kFingerBlend = 6, kFingersApart = 1.5f, kThumbBlend = 12;

float falloff(const Vec3& p, const Vec3& centre, const Vec3& widths) {
  return bump(glm::length((p - centre) / widths), 1.0f);
}

/// A crease of the palm, drawn as seen from the palm; it runs out at both ends.
Tube crease(const std::vector<Vec2>& line) {
  constexpr float kRunOut = -2.6f;  // mm by which the ends lie "farther away"
  std::vector<Vec3> knots;
  std::vector<float> radii(line.size(), 0.0f);
  for (const Vec2& p : line) knots.emplace_back(p.x, p.y, 0.0f);
  radii.front() = radii.back() = kRunOut;
  return {knots, radii, 3};
}

}  // namespace

Hand::Hand(const Build& build)
    : build_(build),
      breadth_(build.blend(1.0f, 1.0575f) * (1.0f + 0.03f * build.fat)),
      depth_(build.blend(1.0f, 1.085f) * (1.0f + 0.06f * build.fat)) {
  const float fuller = 1.0f + kFatterFingers * build.fat;
  fingers_.emplace_back(DigitPlan{kThumbRoot,
                                  {0.46f, 0.87f, 0.12f},
                                  {-0.72f, 0.1f, 0.66f},
                                  {16, 17, 29},
                                  {0, 3, 13},
                                  9.9f * fuller,
                                  10.5f,
                                  14.0f,
                                  0.72f,
                                  true},
                        kThumb);
  for (std::size_t i = 0; i < 4; ++i) {
    const float fan = kFan[i] * kDegree;
    fingers_.emplace_back(DigitPlan{kKnuckles[i],
                                    {std::sin(fan), std::cos(fan), 0},
                                    {0, 0, 1},
                                    kFingerBones[i],
                                    kFingerBends[i],
                                    kFingerHalfWidths[i] * fuller,
                                    kFingerHalfWidths[i] * 1.1f,
                                    kFingerHalfWidths[i] * 1.42f,
                                    0.72f},
                          kFinger);
    bones_.push_back({kCarpus[i], kKnuckles[i], kCarpusRadii[i], kKnuckleRadii[i]});
  }
  bones_.push_back({kThumbSaddle, kThumbRoot, 13, 10.8f});
  // Heart, head and life line.
  creases_ = {crease({{-38, 66}, {-30, 69}, {-18, 71.5f}, {-6, 75.5f}, {4, 82}, {9, 90}}),
              crease({{36, 72}, {28, 70}, {16, 67}, {2, 61.5f}, {-12, 54}, {-22, 46}}),
              crease({{35, 70}, {26, 67}, {15, 58}, {8, 45}, {5, 30}, {6, 16}})};
  // The knuckles taper into the fingers.
  for (std::size_t i = 0; i < 4; ++i)
    tapers_.push_back({kKnuckles[i], fingers_[i + 1].onAxis(kTaperEnd), kKnuckleRadii[i],
                       kFingerHalfWidths[i] * kTaperRadius});
  // Webs between the fingers reach farther on the palm side.
  for (std::size_t i = 1; i < 4; ++i) {
    const Vec3 a = fingers_[i].onAxis(17);
    const Vec3 b = fingers_[i + 1].onAxis(17);
    webs_.push_back({mix(a.x, b.x, 0.2f) * Vec3{1, 0, 0} + Vec3{0, a.y, a.z + 2},
                     mix(b.x, a.x, 0.2f) * Vec3{1, 0, 0} + Vec3{0, b.y, b.z + 2}, 6, 6});
  }
}

float Hand::palm(const Vec3& s) const {
  const auto ray = [&](std::size_t i) { return std::min(bones_[i](s), tapers_[i](s)); };
  float d = ray(0);
  for (std::size_t i = 1; i < 4; ++i) d = smoothMin(d, ray(i), kPalmBlend);
  const TurnedEllipsoid hypothenar{{-25, 36, 7}, {13, 33, 13}, Frame(0, 0, 6)};
  d = smoothMin(d, hypothenar(s), 14);
  const Ellipsoid pads{{-1, 87, 5}, {31, 15, 9.6f}};
  d = smoothMin(d, pads(s), 14);
  for (const Cone& web : webs_) d = smoothMin(d, web(s), 7);
  // Ball of the thumb, and the fold of skin between thumb and index finger.
  const TurnedEllipsoid thenar{{27, 36, 13}, {15, 33, 13}, Frame(-12, 0, -32)};
  d = smoothMin(d, bones_[4](s), 14);
  d = smoothMin(d, thenar(s), 12);
  const Cone fold{{26, 62, 4}, {40, 58, 13}, 7, 6};
  return smoothMin(d, fold(s), 16);
}

float Hand::reliefOfPalm(const Vec3& s) const {
  float relief = 0;
  const float onPalm = smoothStep(2, 8, s.z);
  const float onBack = smoothStep(0, -6, s.z);
  relief += 2.6f * onPalm * falloff(s, {-2, 54, 14}, {14, 20, 12});
  if (onPalm > 0.0f) {
    float nearest = 1e9f;
    for (const Tube& line : creases_) nearest = std::min(nearest, line({s.x, s.y, 0}));
    relief += kCreaseDepth * onPalm * bump(nearest, kCreaseWidth);
  }
  if (onBack > 0.0f) {
    for (std::size_t i = 0; i < 4; ++i) {
      const Vec3 knuckle = kKnuckles[i] + Vec3{0, 1, -10};
      relief -= 1.9f * falloff(s, knuckle, {5.5f, 7, 8});
      if (i < 3) {
        const Vec3 between = 0.5f * (kKnuckles[i] + kKnuckles[i + 1]) + Vec3{0, 3, -9};
        relief += 1.2f * falloff(s, between, {4, 9, 8});
      }
      const Vec3 start = mix(0.0f, 1.0f, 0.45f) * kCarpus[i];
      const float along = (s.y - 20) / (kKnuckles[i].y - 20);
      const float x = mix(start.x, kKnuckles[i].x, std::clamp(along, 0.0f, 1.2f));
      relief -= 0.8f * onBack * bump(s.x - x, 2.2f) * smoothStep(0.1f, 0.45f, along) *
                smoothStep(1.1f, 0.85f, along);
    }
  }
  return relief;
}

float Hand::operator()(const Vec3& h) const {
  const Vec3 s = slender(h);
  const float far = beyondBox(s, kLow, kHigh);
  if (far > kFar) return far * std::min({1.0f, breadth_, depth_});
  float d = palm(s);
  constexpr float kReliefReach = 9.0f;
  if (std::abs(d) < kReliefReach)
    d += reliefOfPalm(s) * smoothStep(kReliefReach, 0.5f * kReliefReach, std::abs(d));
  // Fingers join each other before the palm: a wide joint would close the gaps between them.
  float fingers = 1e9f;
  for (std::size_t i = 1; i < fingers_.size(); ++i) {
    const float bound = fingers_[i].bound(s);
    if (bound > d + kFingerBlend || bound > fingers + kFingersApart) continue;
    fingers = smoothMin(fingers, fingers_[i](s), kFingersApart);
  }
  d = smoothMin(d, fingers, kFingerBlend);
  if (fingers_[0].bound(s) < d + kThumbBlend) d = smoothMin(d, fingers_[0](s), kThumbBlend);
  return d * std::min({1.0f, breadth_, depth_});
}

float Hand::nail(const Vec3& h) const {
  const Vec3 s = slender(h);
  float cover = 0;
  for (const Digit& finger : fingers_)
    if (finger.bound(s) < 3.0f) cover = std::max(cover, finger.nail(s));
  return cover;
}

}  // namespace mesomap::figure

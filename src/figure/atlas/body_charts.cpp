#include "atlas/body_charts.h"

namespace mesomap::figure {

namespace {

/// Axis of the chart around the trunk, and its nominal radius.
constexpr float kTrunkAxisZ = -12.0f;
constexpr float kTrunkRadius = 140.0f;
constexpr float kMaleBreadth = 1.12f;  ///< Of the trunk, damped: biacromial 415.7 / 365.3.
/// Over this length of an arm or leg one direction of its axis gives way to the next.
constexpr float kBend = 50.0f;

/// Heights of bony points, women and men, mm (ANSUR II): middle of the kneecap, crotch, trochanter,
/// navel, tenth rib, nipple, notch above the breastbone, seventh cervical vertebra, stature.
constexpr std::array<std::array<float, 2>, 10> kHeights{{{0.0f, 0.0f},
                                                         {449.0f, 488.4f},
                                                         {782.3f, 845.9f},
                                                         {845.4f, 900.9f},
                                                         {980.1f, 1056.5f},
                                                         {1056.3f, 1120.7f},
                                                         {1171.6f, 1291.1f},
                                                         {1329.7f, 1438.6f},
                                                         {1395.7f, 1517.3f},
                                                         {1628.5f, 1756.2f}}};

constexpr float kAcross = 14.0f;     ///< mm: makes of a normal about a distance from a round edge
constexpr float kSoleReach = 30.0f;  ///< Higher above the floor there is no sole.

/// The outward normal of a shape, smoothed over creases and nails.
template <typename Shape>
Vec3 outwards(const Shape& shape, const Vec3& p) {
  constexpr float kStep = 1.5f;
  const Vec3 slope{shape(p + Vec3{kStep, 0, 0}) - shape(p - Vec3{kStep, 0, 0}),
                   shape(p + Vec3{0, kStep, 0}) - shape(p - Vec3{0, kStep, 0}),
                   shape(p + Vec3{0, 0, kStep}) - shape(p - Vec3{0, 0, kStep})};
  return slope / std::max(glm::length(slope), 1e-4f);
}

Graph levels(const Build& b) {
  std::vector<Vec2> knots;
  for (const auto& [women, men] : kHeights) knots.emplace_back(b.blend(women, men), women);
  return Graph(std::move(knots));
}

}  // namespace

BodyCharts::BodyCharts(const BodyShape& shape)
    : frames_(shape.frames()),
      hand_(shape.hand()),
      foot_(shape.foot()),
      level_(levels(shape.build())),
      breadth_(shape.build().blend(1.0f, kMaleBreadth)) {
  const std::vector<DrawnLandmark> landmarks = bodyLandmarks(shape);
  const Vec3 acromion = placeOf(landmarks, "acromion");
  const Vec3 axilla =
      0.5f * (placeOf(landmarks, "axilla-front") + placeOf(landmarks, "axilla-back"));
  // Below the armpit the surface runs down the gap between arm and trunk.
  const float hips = placeOf(landmarks, "trochanterion").x;
  armSide_ = Graph(std::vector<Vec2>{{frames_.knee.y, hips + 140},
                                     {frames_.hip.y, hips + 100},
                                     {frames_.elbow.y, mix(axilla.x, frames_.elbow.x, 0.34f)},
                                     {axilla.y - 50, axilla.x + 14},
                                     {axilla.y, axilla.x},
                                     {acromion.y + 10, acromion.x - 12},
                                     {acromion.y + 120, acromion.x - 20}});
  const BodyFrames female{Build(Parameters{})};
  const auto limb = [](const Vec3& a, const Vec3& b, const Vec3& c) {
    Limb made;
    made.upper = a;
    made.middle = b;
    made.lower = c;
    return made;
  };
  arm_ = limb(frames_.shoulder, frames_.elbow, frames_.wrist);
  arm_.lowerFront = frames_.hand.w;
  arm_.upperLength = glm::distance(female.shoulder, female.elbow);
  arm_.lowerLength = glm::distance(female.elbow, female.wrist);
  leg_ = limb(frames_.hip, frames_.knee, frames_.ankle);
  leg_.upperLength = glm::distance(female.hip, female.knee);
  leg_.lowerLength = glm::distance(female.knee, female.ankle);
}

LimbPlace BodyCharts::Limb::operator()(const Vec3& p) const {
  const Vec3 first = glm::normalize(middle - upper);
  const Vec3 second = glm::normalize(lower - middle);
  const float late = smoothStep(-kBend, kBend, glm::dot(p - middle, first + second) * 0.5f);
  const float firstAlong = glm::dot(p - upper, first) / glm::distance(upper, middle);
  const float secondAlong = glm::dot(p - middle, second) / glm::distance(middle, lower);
  LimbPlace place;
  place.along = mix(firstAlong * upperLength, upperLength + secondAlong * lowerLength, late);
  const Vec3 axis = glm::normalize(first + (second - first) * late);
  const Vec3 foot = late > 0.5f ? middle + second * glm::dot(p - middle, second)
                                : upper + first * glm::dot(p - upper, first);
  const Vec3 off = p - foot;
  const float turned = smoothStep(0.1f, 0.95f, secondAlong);
  Vec3 front = upperFront + (lowerFront - upperFront) * turned;
  front = glm::normalize(front - axis * glm::dot(front, axis));
  place.front = glm::dot(off, front);
  place.out = glm::dot(off, glm::cross(front, axis));
  return place;
}

void BodyCharts::add(SkinPlace& place) const {
  const Vec3& p = place.figure;
  place.body = {p.x / breadth_, level_(p.y), p.z};
  place.bodyFront = {place.body.x, place.body.y};
  place.bodyAround = {kTrunkRadius * std::atan2(place.body.x, p.z - kTrunkAxisZ), place.body.y};
  place.armSide = 0.85f * (p.x - armSide_(p.y));
  if (place.armSide > -60.0f) {
    place.arm = arm_(p);
    place.hand = frames_.toHand(p);
    if (glm::length(place.hand) < Hand::kReach) {
      // Near the wrist, where there is no hand yet, it counts how the skin lies.
      const Vec3& h = place.hand;
      const float looks = kAcross * outwards([&](const Vec3& q) { return hand_(q); }, h).z;
      place.palmwards = mix(h.z, looks, smoothStep(0.0f, 30.0f, h.y));
    } else {
      place.palmwards = place.hand.z;
    }
  } else {
    place.arm.along = -1000.0f;
    place.hand = Vec3{0, -1000, 0};
  }
  place.leg = leg_(p);
  place.foot = frames_.toFoot(p);
  if (place.foot.y < kSoleReach) {
    place.solewards = -kAcross * outwards([&](const Vec3& q) { return foot_(q); }, place.foot).y;
  }
}

}  // namespace mesomap::figure

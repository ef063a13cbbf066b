// Hands and feet by themselves, by rays cast at their distance functions: sizes against ANSUR II
// (mean and standard deviation, mm), room between the fingers, nails, a flat sole.
#include <gtest/gtest.h>

#include <glm/common.hpp>

#include "shape/body_parts.h"

namespace mesomap::figure {
namespace {

struct Case {
  double sex, build;
};
constexpr Case kAll[] = {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {1, 1}, {1, -1}, {0.5, 0.3}};
/// Half a standard deviation is what the figures promise.
constexpr float kShare = 0.5f;

Build buildOf(const Case& c) {
  Parameters parameters;
  parameters.kind = Kind::body;
  parameters.sex = c.sex;
  parameters.build = c.build;
  return Build(parameters);
}

/// How far from `from` the ray enters the shape; -1 where it does not.
template <typename Shape>
float enter(const Shape& shape, const Vec3& from, Vec3 direction, float reach = 150,
            float step = 0.05f) {
  direction = glm::normalize(direction);
  for (float t = 0; t < reach; t += step)
    if (shape(from + direction * t) < 0) return t;
  return -1;
}
template <typename Shape>
float leave(const Shape& shape, const Vec3& from, Vec3 direction) {
  return enter([&](const Vec3& p) { return -shape(p); }, from, direction);
}

/// Millimetres of open air on the straight way between two places.
template <typename Shape>
float airBetween(const Shape& shape, const Vec3& a, const Vec3& b) {
  constexpr int kSteps = 200;
  int outside = 0;
  for (int i = 0; i <= kSteps; ++i) outside += shape(glm::mix(a, b, float(i) / kSteps)) > 0 ? 1 : 0;
  return float(outside) / float(kSteps) * glm::distance(a, b);
}

/// Place on the axis of `digit` that is nearest to `p`.
Vec3 nearestOnAxis(const Digit& digit, const Vec3& p) {
  Vec3 best = digit.onAxis(0);
  for (float t = 0; t < digit.length(); t += 0.5f)
    if (glm::distance(digit.onAxis(t), p) < glm::distance(best, p)) best = digit.onAxis(t);
  return best;
}

TEST(Hand, IsAsLongAndBroadAsSurveyed) {
  for (const Case c : {Case{0, 0}, Case{1, 0}}) {
    const Build b = buildOf(c);
    const Hand hand(b);
    const float scale = b.blend(1.0f, 193.3f / 181.1f);
    const Vec3 tip = hand.fromSlender(hand.fingers()[2].tip());
    const float length = tip.y + 30 - enter(hand, tip + Vec3{0, 30, 0}, {0, -1, 0});
    EXPECT_NEAR(length * scale, b.blend(181.1f, 193.3f), kShare * b.blend(10.1f, 9.9f));
    // Sides of the knuckles of index and little finger.
    const Vec3 index{6 + leave(hand, {6, 88, 0}, {1, 0, 0}), 88, 0};
    const Vec3 little{-6 - leave(hand, {-6, 80, 0}, {-1, 0, 0}), 80, 0};
    EXPECT_NEAR(glm::distance(index, little) * scale, b.blend(78.2f, 88.3f),
                kShare * b.blend(3.8f, 4.4f));
  }
}

TEST(Hand, HasRoomBetweenNeighbouringFingers) {
  constexpr float kRoom = 3.0f;
  constexpr float kBeyondWeb[] = {0, 30, 30, 27};
  for (const Case& c : kAll) {
    const Hand hand(buildOf(c));
    for (std::size_t i = 1; i + 1 < hand.fingers().size(); ++i) {
      const Digit& finger = hand.fingers()[i];
      const Digit& next = hand.fingers()[i + 1];
      const float last = std::min(finger.length(), next.length()) - 6;
      for (float t = kBeyondWeb[i]; t < last; t += 1) {
        const Vec3 a = finger.onAxis(t);
        const Vec3 b = nearestOnAxis(next, a);
        EXPECT_GT(airBetween(hand, hand.fromSlender(a), hand.fromSlender(b)), kRoom)
            << "fingers " << i << " and " << i + 1 << ", " << t << " mm from the knuckle, sex "
            << c.sex << ", build " << c.build;
      }
    }
  }
}

TEST(Hand, ThumbStandsClearOfTheIndexFinger) {
  const Hand hand(buildOf({0, 1}));
  const Vec3 tip = hand.fingers()[0].tip();
  const Vec3 index = nearestOnAxis(hand.fingers()[1], tip);
  EXPECT_GT(airBetween(hand, hand.fromSlender(tip), hand.fromSlender(index)), 10.0f);
}

template <typename Part, typename Digits, typename ToPlace>
void expectNails(const Part& part, const Digits& digits, const ToPlace& place) {
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const Digit& digit = digits[i];
    // The surface over the axis and under it, a little before the tip.
    constexpr float kBeforeTip = 5.0f;
    const Vec3 axis = glm::mix(digit.tip(), digit.onAxis(digit.length() - 12), kBeforeTip / 12);
    const Vec3 back = axis - digit.padSide() * leave(digit, axis, -digit.padSide());
    const Vec3 pad = axis + digit.padSide() * leave(digit, axis, digit.padSide());
    EXPECT_GT(part.nail(place(back)), 0.9f) << "digit " << i;
    EXPECT_EQ(part.nail(place(pad)), 0.0f) << "digit " << i;
    EXPECT_EQ(part.nail(place(digit.onAxis(0.3f * digit.length()) - digit.padSide() * 8.0f)), 0.0f)
        << "digit " << i;
  }
}

TEST(Hand, HasANailOnTheBackOfEveryFinger) {
  const Hand hand(buildOf({0, 0}));
  ASSERT_EQ(hand.fingers().size(), 5u);
  expectNails(hand, hand.fingers(), [&](const Vec3& p) { return hand.fromSlender(p); });
  EXPECT_EQ(hand.nail({0, 50, -16}), 0.0f);
}

TEST(Foot, IsAsLongAndBroadAsSurveyed) {
  for (const Case c : {Case{0, 0}, Case{1, 0}}) {
    const Build b = buildOf(c);
    const Foot foot(b);
    const float scale = b.blend(1.0f, 271.2f / 246.3f);
    constexpr float kCoarse = 0.2f;
    float toe = -1e9f;
    float heel = 1e9f;
    for (float y = 4; y < 50; y += 2) {
      for (float x = -50; x <= 50; x += 2) {
        const float front = enter(foot, {x, y, 215}, {0, 0, -1}, 60, kCoarse);
        if (front >= 0) toe = std::max(toe, 215 - front);
        const float back = enter(foot, {x, y, -80}, {0, 0, 1}, 40, kCoarse);
        if (back >= 0) heel = std::min(heel, -80 + back);
      }
    }
    EXPECT_NEAR((toe - heel) * scale, b.blend(246.3f, 271.2f), kShare * b.blend(12.4f, 13.1f));
    const auto breadth = [&](float from, float to) {
      float widest[2] = {0, 0};
      for (float z = from; z < to; z += 3) {
        for (float y = 4; y < 34; y += 3) {
          for (int side = 0; side < 2; ++side) {
            const float sign = side == 0 ? 1.0f : -1.0f;
            const float in = enter(foot, {sign * 70, y, z}, {-sign, 0, 0}, 60, kCoarse);
            if (in >= 0) widest[side] = std::max(widest[side], 70 - in);
          }
        }
      }
      return (widest[0] + widest[1]) * scale;
    };
    EXPECT_NEAR(breadth(85, 136), b.blend(92.7f, 101.9f), kShare * b.blend(4.8f, 5.2f));
    EXPECT_NEAR(breadth(-55, -8), b.blend(67.2f, 72.5f), kShare * b.blend(5.2f, 5.5f));
  }
}

TEST(Foot, StandsFlatOneMillimetreOverTheFloor) {
  for (const Case& c : kAll) {
    const Build b = buildOf(c);
    const Foot foot(b);
    const float sole = 1.0f / b.blend(1.0f, 271.2f / 246.3f);
    for (const Vec3& under : {Vec3{0, -10, -25}, Vec3{25, -10, 85}, Vec3{-22, -10, 125}})
      EXPECT_NEAR(under.y + enter(foot, under, {0, 1, 0}), sole, 0.3f) << under.x << " " << under.z;
    // The arch is off the floor on the inner side.
    EXPECT_GT(-10 + enter(foot, {-22, -10, 45}, {0, 1, 0}), sole + 6);
    for (float z = -70; z < 200; z += 5)
      for (float x = -60; x < 60; x += 5) EXPECT_GT(foot({x, sole - 0.3f, z}), 0.0f);
  }
}

TEST(Foot, TouchingToesLeaveNoSlits) {
  // Beside each other they are joined by a groove; only the rounded tips part.
  for (const Case& c : kAll) {
    const Foot foot(buildOf(c));
    for (std::size_t i = 0; i + 1 < foot.toes().size(); ++i) {
      const Digit& toe = foot.toes()[i];
      const Digit& next = foot.toes()[i + 1];
      for (float t = 0; t < 0.75f * next.length(); t += 1) {
        const Vec3 a = next.onAxis(t);
        const Vec3 b = nearestOnAxis(toe, a);
        const auto unscaled = [&](const Vec3& p) { return foot(p / foot.slender({1, 1, 1})); };
        EXPECT_EQ(airBetween(unscaled, a, b), 0.0f)
            << "toes " << i << " and " << i + 1 << " at " << t << ", build " << c.build;
      }
    }
  }
}

TEST(Foot, HasANailOnEveryToe) {
  const Foot foot(buildOf({0, 0}));
  ASSERT_EQ(foot.toes().size(), 5u);
  expectNails(foot, foot.toes(), [](const Vec3& p) { return p; });
}

template <typename Shape>
float steepest(const Shape& shape, const Vec3& low, const Vec3& high) {
  // Only near the surface: there the meshing relies on the distance.
  constexpr float kStep = 0.25f;
  float most = 0;
  for (float x = low.x; x < high.x; x += 3.1f) {
    for (float y = low.y; y < high.y; y += 3.1f) {
      for (float z = low.z; z < high.z; z += 3.1f) {
        const Vec3 p{x, y, z};
        const float d = shape(p);
        if (std::abs(d) > 3) continue;
        for (const Vec3& way : {Vec3{kStep, 0, 0}, Vec3{0, kStep, 0}, Vec3{0, 0, kStep}})
          most = std::max(most, std::abs(shape(p + way) - d) / kStep);
      }
    }
  }
  return most;
}

TEST(HandAndFoot, DistancesAreHonest) {
  constexpr float kSteepest = 1.5f;
  for (const Case& c : {Case{0, 0}, Case{1, 1}}) {
    EXPECT_LT(steepest(Hand(buildOf(c)), {-60, -20, -30}, {85, 195, 50}), kSteepest);
    EXPECT_LT(steepest(Foot(buildOf(c)), {-60, -5, -70}, {60, 110, 200}), kSteepest);
  }
}

}  // namespace
}  // namespace mesomap::figure

// Patterns at their limits: what the user placed and deleted, strokes, bad figures, odd areas.
#include <gtest/gtest.h>

#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

TEST(PatternLimits, DevicesAndHandsLayNoPoints) {
  for (const Pattern pattern : {Pattern::none, Pattern::freehand}) {
    Input in = rectangle(60, 40, pattern, 8.0, 4.0);
    const auto out = layOut(in);
    ASSERT_TRUE(out);
    EXPECT_TRUE(out->points.empty());
    in.locked = {on(planeSkin(), {3, 4, 0})};
    const auto own = layOut(in);
    ASSERT_TRUE(own);
    EXPECT_EQ(own->points.size(), pattern == Pattern::freehand ? 1u : 0u);
  }
}

TEST(PatternLimits, ASetIsLaidAsItIs) {
  Input in = rectangle(60, 40, Pattern::set, 8.0, 0.0);
  in.rule.pointSet = "mine";
  const auto& skin = planeSkin();
  in.places = {on(skin, {10, 5, 0}), on(skin, {-10, 5, 0}), on(skin, {50, 0, 0})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_EQ(out->points.size(), 2u) << "what lies off the area is left out";
  EXPECT_NEAR(skin.position(out->points[0]).x, 10.0, 1e-6) << "in the set's order";
}

TEST(PatternLimits, TheUsersOwnAndDeletedPlacesAreRespected) {
  const auto& skin = planeSkin();
  for (const Pattern pattern : {Pattern::grid, Pattern::rings, Pattern::rays, Pattern::outline}) {
    Input in = rectangle(80, 60, pattern, 8.0, 4.0);
    const auto before = layOut(in);
    ASSERT_TRUE(before);
    ASSERT_GT(before->points.size(), 10u);
    const glm::dvec3 gone = skin.position(before->points[5]);
    in.empty = {before->points[5].place};
    in.locked = {on(skin, {11, 7, 0})};
    const auto out = layOut(in);
    ASSERT_TRUE(out);
    EXPECT_GE(nearestPair(skin, *out), 0.97 * 8.0) << plan::patternName(pattern);
    bool locked = false;
    for (const Point& p : out->points) {
      EXPECT_GE(glm::distance(skin.position(p), gone), 0.97 * 8.0 - 1e-6);
      locked = locked || p.locked;
    }
    EXPECT_TRUE(locked);
  }
}

TEST(PatternLimits, AStrokeFarAwayMovesNoPoint) {
  const auto& skin = planeSkin();
  for (const Pattern pattern : {Pattern::grid, Pattern::rings, Pattern::rays}) {
    Input in = rectangle(60, 60, pattern, 6.0, 3.0);
    const auto before = layOut(in);
    ASSERT_TRUE(before);
    Input wider = rectangle(80, 60, pattern, 6.0, 3.0);
    for (const Point& p : before->points) wider.keep.push_back(p.place);
    const auto after = layOut(wider);
    ASSERT_TRUE(after);
    EXPECT_GT(after->points.size(), before->points.size());
    std::size_t stood = 0;
    for (const Point& p : after->points) {
      if (p.keptFrom < 0) continue;
      ++stood;
      EXPECT_EQ(p.place, wider.keep[static_cast<std::size_t>(p.keptFrom)]);
    }
    EXPECT_EQ(stood, before->points.size()) << plan::patternName(pattern);
    EXPECT_GE(nearestPair(skin, *after), 0.97 * 6.0);
  }
}

TEST(PatternLimits, BadFiguresAreRefusedInWords) {
  const auto refused = [](const auto& change, const std::string& word) {
    Input in = rectangle(60, 40, Pattern::rows, 8.0, 4.0);
    change(in);
    const auto out = layOut(in);
    ASSERT_FALSE(out) << word;
    EXPECT_EQ(out.error().kind, ErrorKind::refused);
    EXPECT_NE(out.error().message.find(word), std::string::npos) << out.error().message;
  };
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {0.1, -1.0, 31.0, kNan}) {
    refused([bad](Input& in) { in.rule.pitchMm = bad; }, "between pricks");
  }
  for (const double bad : {0.0, -2.0, 0.1, kNan}) {
    refused([bad](Input& in) { in.rule.spacingMm = bad; }, "spacing");
    refused([bad](Input& in) { in.rule.edgeSpacingMm = bad; }, "spacing");
    refused([bad](Input& in) { in.rule.denseSpacingMm = bad; }, "spacing");
  }
  const auto head = [](Input& in, plan::Stamp stamp) {
    in.rule.pattern = Pattern::stamps;
    in.rule.stamp = std::move(stamp);
  };
  refused([&](Input& in) { head(in, {}); }, "head");
  refused([&](Input& in) { head(in, plan::squareStamp(9, 3.0)); }, "81 pins");
  refused([&](Input& in) { head(in, {"mine", {{0, 0}, {60, 0}}}); }, "pin 2");
  refused([&](Input& in) { head(in, {"mine", {{0, 0}, {kNan, 0}}}); }, "pin 2");
  refused([&](Input& in) { head(in, {"mine", {{1, 1}, {1, 1}}}); }, "0.5 mm apart");
  refused([](Input& in) { in.rule.pattern = Pattern::set; }, "set");
  refused([](Input& in) { in.rule.passes = -1; }, "passes");
  refused(
      [](Input& in) {
        in.rule.spacingMm = 2.0;
        in.rule.pitchMm = 0.5;
        in.maxPoints = 1000;
      },
      "pricks");
}

TEST(PatternLimits, TheWholeMeshAndOneTriangleAreNoTrouble) {
  const test::Skin ball(support::makeIcosphere(30.0, 4), 2.0);
  const auto whole = paint::shapeOf(*ball.mesh, ball.pages, [](const glm::dvec3&) { return 5.0; });
  const auto speck = paint::shapeOf(*ball.mesh, ball.pages, [](const glm::dvec3& p) {
    return 0.9 - glm::distance(p, glm::dvec3(0, 0, 30));
  });
  for (const Pattern pattern : plan::allPatterns()) {
    if (pattern == Pattern::even || pattern == Pattern::line) continue;
    for (const auto* shape : {&whole, &speck}) {
      Input in = ball.input(*shape, 6.0);
      in.rule.pattern = pattern;
      in.rule.stamp = plan::ringStamp(5, 4.0);
      in.rule.pointSet = "mine";
      const auto out = layOut(in);
      ASSERT_TRUE(out) << plan::patternName(pattern) << out.error().text();
      if (out->points.size() > 1) {
        EXPECT_GE(nearestPair(ball, *out), 0.97 * 4.0 - 1e-6) << plan::patternName(pattern);
      }
    }
  }
}

TEST(PatternLimits, SameInputSameBits) {
  const auto& skin = sphereSkin();
  for (const Pattern pattern : {Pattern::grid, Pattern::rows, Pattern::rings, Pattern::rays,
                                Pattern::outline, Pattern::stamps}) {
    Input in = skin.input(skin.cap(38.0, {-0.4, 0.5, 1}), 6.0);
    in.rule.pattern = pattern;
    in.rule.stamp = plan::lineStamp(5, 3.0);
    const auto one = layOut(in);
    const auto two = layOut(in);
    ASSERT_TRUE(one && two);
    EXPECT_EQ(one->rows, two->rows);
    ASSERT_EQ(one->points.size(), two->points.size());
    for (std::size_t i = 0; i < one->points.size(); ++i) {
      EXPECT_EQ(one->points[i].place, two->points[i].place);
    }
  }
}

}  // namespace
}  // namespace mesomap::layout

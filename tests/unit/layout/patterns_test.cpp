#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "layout/layout.h"
#include "paint/skin_path.h"
#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

using plan::Pattern;
using test::sphereSkin;

const test::Skin& planeSkin() {
  static const test::Skin skin(support::makePlane(160, 120, 1.0));
  return skin;
}

/// A rectangle of the plane, sides parallel to the axes.
Input rectangle(double widthMm, double heightMm, Pattern pattern, double spacingMm,
                double marginMm) {
  const test::Skin& skin = planeSkin();
  Input in = skin.input(paint::shapeOf(*skin.mesh, skin.pages,
                                       [=](const glm::dvec3& p) {
                                         return std::min(0.5 * widthMm - std::abs(p.x),
                                                         0.5 * heightMm - std::abs(p.y));
                                       }),
                        spacingMm);
  in.rule.pattern = pattern;
  in.rule.marginMm = marginMm;
  return in;
}

std::vector<glm::dvec3> positions(const test::Skin& skin, const Output& out) {
  std::vector<glm::dvec3> at;
  for (const Point& p : out.points) at.push_back(skin.position(p));
  return at;
}

double nearestPair(const test::Skin& skin, const Output& out) {
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < out.points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const glm::dvec3 a = skin.position(out.points[i]);
      const glm::dvec3 b = skin.position(out.points[j]);
      if (glm::distance(a, b) >= nearest) continue;
      nearest = std::min(
          nearest, paint::skinDistance(*skin.mesh, out.points[i].place, out.points[j].place, 3.0));
    }
  }
  return nearest;
}

double shallowest(const test::Skin& skin, const Input& in, const Output& out) {
  double least = std::numeric_limits<double>::max();
  for (const Point& p : out.points) {
    least = std::min(least, test::depthAt(*skin.mesh, in.shape, p.place));
  }
  return least;
}

mesh::SurfacePoint on(const test::Skin& skin, const glm::dvec3& p) {
  return test::nearest(skin.mesh, p);
}

TEST(Patterns, GridOnThePlaneIsTheSquareGrid) {
  // 100 x 60 less a margin of 4: 92 x 52 holds 9 x 5 knots 10 mm apart about the middle.
  const Input in = rectangle(100, 60, Pattern::grid, 10.0, 4.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  const auto at = positions(planeSkin(), *out);
  ASSERT_EQ(at.size(), 45u);
  const glm::dvec3 corner = at.front();
  for (const glm::dvec3& p : at) {
    const double i = (p.x - corner.x) / 10.0;
    const double j = (p.y - corner.y) / 10.0;
    EXPECT_NEAR(i, std::round(i), 2e-3);
    EXPECT_NEAR(j, std::round(j), 2e-3);
  }
  EXPECT_GE(shallowest(planeSkin(), in, *out), 3.9);
}

TEST(Patterns, GridFollowsTheDirection) {
  Input in = rectangle(100, 60, Pattern::grid, 8.0, 4.0);
  in.rule.directionDeg = 30.0;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  const auto at = positions(planeSkin(), *out);
  ASSERT_GT(at.size(), 50u);
  const double c = std::cos(std::numbers::pi / 6.0);
  const double s = 0.5;
  for (const glm::dvec3& p : at) {
    const glm::dvec3 d = p - at.front();
    const double i = (d.x * c + d.y * s) / 8.0;
    const double j = (-d.x * s + d.y * c) / 8.0;
    EXPECT_NEAR(i, std::round(i), 3e-3);
    EXPECT_NEAR(j, std::round(j), 3e-3);
  }
}

TEST(Patterns, GridOnTheSphereKeepsEverySide) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(45.0), 10.0);
  in.rule.pattern = Pattern::grid;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_GE(nearestPair(skin, *out), 9.7);
  // The cap's inside holds about area / spacing² of them.
  const double inside = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(40.0 / 70.0));
  EXPECT_GE(static_cast<double>(out->points.size()), 0.9 * inside / 100.0);
  EXPECT_LE(static_cast<double>(out->points.size()), 1.15 * inside / 100.0);
}

TEST(Patterns, RingsStandAtTheirDistances) {
  Input in = rectangle(110, 110, Pattern::rings, 8.0, 4.0);
  in.rule.pitchMm = 6.0;
  const auto& skin = planeSkin();
  in.guide = {on(skin, {3, -2, 0})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  std::vector<int> count(6, 0);
  for (const glm::dvec3& p : positions(skin, *out)) {
    const double ring = glm::distance(p, glm::dvec3(3, -2, 0)) / 8.0;
    EXPECT_NEAR(ring, std::round(ring), 0.01);
    if (ring < 5.5) ++count[static_cast<std::size_t>(std::lround(ring))];
  }
  EXPECT_EQ(count[0], 1);
  // Round a ring of radius r go pi / asin(pitch / 2r) chords.
  for (std::size_t k = 1; k < 6; ++k) {
    const double most = std::numbers::pi / std::asin(3.0 / (8.0 * static_cast<double>(k)));
    EXPECT_LE(count[k], most * 1.02);
    EXPECT_GE(count[k], most - 1.0);
  }
  EXPECT_GE(nearestPair(skin, *out), 0.97 * 6.0);
}

TEST(Patterns, RaysLeadStraightFromTheirCentre) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(50.0), 10.0);
  in.rule.pattern = Pattern::rays;
  in.rule.marginMm = 2.0;
  in.guide = {on(skin, {0, 0, 70})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_GT(out->points.size(), 40u);
  EXPECT_GE(nearestPair(skin, *out), 9.7);
  for (const Point& p : out->points) {
    const glm::dvec3 at = skin.position(p);
    const double away = 70.0 * std::acos(std::clamp(glm::normalize(at).z, -1.0, 1.0)) / 10.0;
    EXPECT_NEAR(away, std::round(away), 0.02) << "steps from the centre";
  }
}

TEST(Patterns, LineStandsOnItsGuide) {
  Input in = rectangle(100, 40, Pattern::line, 7.0, 2.0);
  const auto& skin = planeSkin();
  EXPECT_NE(layOut(in).error().message.find("line"), std::string::npos);
  in.guide = {on(skin, {-60, -3, 0}), on(skin, {0, -3, 0}), on(skin, {60, -3, 0})};
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  ASSERT_EQ(out->points.size(), 13u);  // x = -42, -35 ... 42 of ±48
  for (const glm::dvec3& p : positions(skin, *out)) {
    EXPECT_NEAR(p.y, -3.0, 1e-3);
    EXPECT_NEAR(p.x / 7.0, std::round(p.x / 7.0), 1e-3);
  }
  in.guide = {on(skin, {-40, 50, 0}), on(skin, {40, 50, 0})};
  EXPECT_NE(layOut(in).error().message.find("does not reach"), std::string::npos);
}

TEST(Patterns, OutlineIsTheMarginAtEqualSteps) {
  const auto& skin = sphereSkin();
  Input in = skin.input(skin.cap(40.0), 9.0);
  in.rule.pattern = Pattern::outline;
  in.rule.marginMm = 5.0;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  const double round = 2.0 * std::numbers::pi * 70.0 * std::sin(35.0 / 70.0);
  EXPECT_EQ(out->points.size(), static_cast<std::size_t>(round / 9.0));
  for (const Point& p : out->points) {
    EXPECT_NEAR(test::depthAt(*skin.mesh, in.shape, p.place), 5.0, 0.1);
  }
  EXPECT_GE(nearestPair(skin, *out), 0.97 * 9.0);
}

TEST(Patterns, RowsOnThePlaneAreWhatTheyPromise) {
  Input in = rectangle(100, 50, Pattern::rows, 5.0, 2.5);
  in.rule.pitchMm = 3.0;
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  EXPECT_TRUE(out->points.empty());
  ASSERT_EQ(out->rows.size(), 10u);  // 45 mm between the outer ones
  for (std::size_t i = 0; i < out->rows.size(); ++i) {
    const plan::Row& row = out->rows[i];
    EXPECT_EQ(row.pricks, 32u);  // 95 / 3, and one
    EXPECT_EQ(row.pitchMm, 3.0);
    const glm::dvec3 from = mesh::positionAt(planeSkin().mesh->mesh(), row.places.front());
    const glm::dvec3 to = mesh::positionAt(planeSkin().mesh->mesh(), row.places.back());
    EXPECT_NEAR(std::abs(to.x - from.x), 95.0, 0.2);
    EXPECT_NEAR(from.y, 22.5 - 5.0 * static_cast<double>(i), 0.1) << "from the top down";
    EXPECT_NEAR(to.y, from.y, 0.1);
    EXPECT_EQ(to.x > from.x, i % 2 == 0) << "to and fro, first from the client's right";
  }
}

TEST(Patterns, RowPointsAreStaggered) {
  Input in = rectangle(60, 40, Pattern::rows, 6.0, 2.0);
  in.rule.pitchMm = 6.0;
  in.rule.rowPoints = true;
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  EXPECT_TRUE(out->rows.empty());
  const auto at = positions(planeSkin(), *out);
  EXPECT_GE(at.size(), 60u);
  EXPECT_GE(nearestPair(planeSkin(), *out), 0.97 * 6.0);
  for (const glm::dvec3& p : at) {
    const double row = std::round((p.y - at.front().y) / 6.0);
    const double step = (p.x - at.front().x) / 6.0 - 0.5 * std::abs(std::fmod(row, 2.0));
    EXPECT_NEAR(step, std::round(step), 0.02);
  }
}

TEST(Patterns, RowsRunRoundACylinderAtTheirGap) {
  const test::Skin skin(support::makeCylinder(30.0, 120.0, 180, 110), 1.6);
  Input in =
      skin.input(paint::shapeOf(*skin.mesh, skin.pages,
                                [](const glm::dvec3& p) {
                                  return std::min(40.0 - std::abs(p.y),
                                                  60.0 - 30.0 * std::abs(std::atan2(p.x, p.z)));
                                }),
                 4.0);
  in.rule.pattern = Pattern::rows;
  in.rule.marginMm = 2.0;
  for (const double direction : {0.0, 90.0}) {
    in.rule.directionDeg = direction;
    const auto out = layOut(in);
    ASSERT_TRUE(out);
    // 116 mm round and 76 mm along.
    ASSERT_EQ(out->rows.size(), direction == 0.0 ? 20u : 30u);
    // The outer two run on the border, round whose corners they end a little sooner.
    for (std::size_t i = 1; i + 1 < out->rows.size(); ++i) {
      EXPECT_EQ(out->rows[i].pricks, direction == 0.0 ? 30u : 20u);
    }
    EXPECT_GE(out->rows.front().pricks, direction == 0.0 ? 29u : 19u);
  }
}

TEST(Patterns, RowsFollowADrawnGuide) {
  Input in = rectangle(80, 60, Pattern::rows, 5.0, 2.0);
  const auto& skin = planeSkin();
  // An arc of radius 60 about (0, -60).
  for (int k = -5; k <= 5; ++k) {
    const double a = 0.08 * k;
    in.guide.push_back(on(skin, {60.0 * std::sin(a), -60.0 + 60.0 * std::cos(a), 0}));
  }
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  ASSERT_GE(out->rows.size(), 10u);
  for (const plan::Row& row : out->rows) {
    for (const mesh::SurfacePoint& place : row.places) {
      const glm::dvec3 p = mesh::positionAt(skin.mesh->mesh(), place);
      if (std::abs(p.x) > 22.0) continue;
      const double away = (glm::distance(p, glm::dvec3(0, -60, 0)) - 60.0) / 5.0;
      EXPECT_NEAR(away, std::round(away), 0.06);
    }
  }
}

TEST(Patterns, BlockedSkinCutsRows) {
  Input in = rectangle(100, 40, Pattern::rows, 8.0, 4.0);
  in.blocked = [](const mesh::SurfacePoint& place) {
    const glm::dvec3 p = mesh::positionAt(planeSkin().mesh->mesh(), place);
    return std::string(std::abs(p.x) < 10.0 ? "mole" : "");
  };
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_EQ(out->rows.size(), 10u);
  for (const plan::Row& row : out->rows) {
    for (const mesh::SurfacePoint& place : row.places) {
      EXPECT_GE(std::abs(mesh::positionAt(planeSkin().mesh->mesh(), place).x), 9.9);
    }
    EXPECT_EQ(row.pricks, 5u);  // 36 mm
  }
  EXPECT_EQ(out->blocked.size(), 15u);  // 20 mm of five rows
}

TEST(Patterns, StampsTileThePlane) {
  Input in = rectangle(120, 96, Pattern::stamps, 4.0, 0.0);
  in.rule.stamp = plan::squareStamp(3, 4.0);
  const auto out = layOut(in);
  ASSERT_TRUE(out) << out.error().text();
  // A pin every 4 mm: 120 x 96 holds 30 x 24 of them.
  EXPECT_NEAR(static_cast<double>(out->points.size()), 30.0 * 24.0, 60.0);
  EXPECT_GE(nearestPair(planeSkin(), *out), 0.97 * 4.0);
  ASSERT_TRUE(out->uncoveredMm2);
  EXPECT_LE(*out->uncoveredMm2, 0.06 * 120.0 * 96.0);
  std::vector<int> pins(200, 0);
  for (const Point& p : out->points) {
    ASSERT_GE(p.touch, 1u);
    ASSERT_LT(p.touch, 200u);
    ++pins[p.touch];
  }
  EXPECT_EQ(*std::max_element(pins.begin(), pins.end()), 9);
  EXPECT_GE(std::count(pins.begin(), pins.end(), 9), 56);
}

TEST(Patterns, EveryUsualHeadCoversASphere) {
  const auto& skin = sphereSkin();
  for (const plan::Stamp& stamp :
       {plan::ringStamp(5, 4.0), plan::lineStamp(5, 3.0), plan::squareStamp(3, 3.0)}) {
    Input in = skin.input(skin.cap(45.0), 5.0);
    in.rule.pattern = Pattern::stamps;
    in.rule.marginMm = 1.0;
    in.rule.stamp = stamp;
    const auto out = layOut(in);
    ASSERT_TRUE(out) << stamp.name;
    ASSERT_GT(out->points.size(), 100u) << stamp.name;
    const double pitch = glm::distance(stamp.pins[0], stamp.pins[1]);
    EXPECT_GE(nearestPair(skin, *out), 0.97 * pitch - 1e-6) << stamp.name;
    const double area = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(44.0 / 70.0));
    EXPECT_LE(*out->uncoveredMm2, 0.3 * area) << stamp.name;
    // Every pin of a touch has its place, but beside the border.
    std::vector<std::size_t> pins(1000, 0);
    std::vector<char> atBorder(1000, 0);
    for (const Point& p : out->points) {
      const double depth = test::depthAt(*skin.mesh, in.shape, p.place);
      EXPECT_GE(depth, 0.9);
      ASSERT_LT(p.touch, 1000u);
      ++pins[p.touch];
      const double away = 70.0 * std::acos(std::clamp(skin.position(p).z / 70.0, -1.0, 1.0));
      if (away > 30.0) atBorder[p.touch] = 1;
    }
    std::size_t inner = 0;
    std::size_t whole = 0;
    for (std::size_t t = 0; t < pins.size(); ++t) {
      if (pins[t] == 0 || atBorder[t] != 0) continue;
      ++inner;
      whole += pins[t] == stamp.pins.size() ? 1 : 0;
    }
    EXPECT_GE(inner, 10u) << stamp.name;
    EXPECT_GE(whole, inner - inner / 10) << stamp.name;
  }
}

TEST(Patterns, DevicesAndHandsLayNoPoints) {
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

TEST(Patterns, ASetIsLaidAsItIs) {
  Input in = rectangle(60, 40, Pattern::set, 8.0, 0.0);
  in.rule.pointSet = "mine";
  const auto& skin = planeSkin();
  in.places = {on(skin, {10, 5, 0}), on(skin, {-10, 5, 0}), on(skin, {50, 0, 0})};
  const auto out = layOut(in);
  ASSERT_TRUE(out);
  ASSERT_EQ(out->points.size(), 2u) << "what lies off the area is left out";
  EXPECT_NEAR(skin.position(out->points[0]).x, 10.0, 1e-6) << "in the set's order";
}

TEST(Patterns, TheUsersOwnAndDeletedPlacesAreRespected) {
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

TEST(Patterns, AStrokeFarAwayMovesNoPoint) {
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

TEST(Patterns, BadFiguresAreRefusedInWords) {
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

TEST(Patterns, TheWholeMeshAndOneTriangleAreNoTrouble) {
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

TEST(Patterns, SameInputSameBits) {
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

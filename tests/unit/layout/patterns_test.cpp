#include <gtest/gtest.h>

#include <numbers>

#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

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

}  // namespace
}  // namespace mesomap::layout

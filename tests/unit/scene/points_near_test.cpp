// Changes of single points and brushes reach only the points near them, and leave no bare spot.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "stage.h"

namespace mesomap::scene {
namespace {

constexpr double kNearSpacing = 6.0;
constexpr double kNearRadius = 70.0;

double alongSphere(const glm::dvec3& a, const glm::dvec3& b) {
  return 2.0 * kNearRadius * std::asin(std::min(1.0, glm::distance(a, b) / (2.0 * kNearRadius)));
}

/// A round area, 80 mm across.
struct Near : ::testing::Test {
  Near() {
    stage.session.defaultRule.spacingMm = kNearSpacing;
    stage.session.defaultRule.marginMm = 3.0;
    stage.stroke({{0, 0, 1}}, {.widthMm = 80.0});
    stage.jobs.drain();
    (void)stage.session.takeNotices();
  }
  const plan::Region& area() { return stage.only(); }
  Session& session() { return stage.session; }
  const plan::Site* find(SiteId id) { return session().point(id).site; }
  [[nodiscard]] static double gapAt(const plan::Region& region, const glm::dvec3& at) {
    double least = 1e9;
    for (const plan::Site& site : region.sites)
      least = std::min(least, alongSphere(site.position, at));
    return least;
  }
  /// The farthest from every point that skin well inside the area is.
  [[nodiscard]] static double widestGap(const plan::Region& region, double withinMm = 36.0) {
    double widest = 0.0;
    for (int i = -40; i <= 40; ++i) {
      for (int j = -40; j <= 40; ++j) {
        const glm::dvec3 to =
            glm::normalize(glm::dvec3(0.9 * i, 0.9 * j, kNearRadius)) * kNearRadius;
        if (alongSphere(to, {0, 0, kNearRadius}) < withinMm)
          widest = std::max(widest, gapAt(region, to));
      }
    }
    return widest;
  }
  /// Those of before that stand farther than `mm` from all of the places and are not the same now.
  static std::size_t changedBeyond(const plan::Region& before, const plan::Region& now, double mm,
                                   const std::vector<glm::dvec3>& places) {
    std::size_t count = 0;
    for (const plan::Site& was : before.sites) {
      if (std::any_of(places.begin(), places.end(),
                      [&](const glm::dvec3& at) { return alongSphere(was.position, at) <= mm; })) {
        continue;
      }
      const auto same = std::find_if(now.sites.begin(), now.sites.end(),
                                     [&](const plan::Site& s) { return s.id == was.id; });
      if (same == now.sites.end()) {
        ++count;
        continue;
      }
      plan::Site numbered = *same;
      numbered.order = was.order;
      if (!(numbered == was)) ++count;
    }
    return count;
  }

  Stage stage;
};

TEST_F(Near, AMovedPointLeavesNoBareSpotAndAllElseAsItWas) {
  const plan::Region before = area();
  ASSERT_LT(widestGap(before), 0.85 * kNearSpacing);
  const auto pick = [&](std::size_t k) {
    return before.sites[(k * 37 + 11) % before.sites.size()];
  };
  for (std::size_t k = 0; k < 8; ++k) {
    const plan::Site site = pick(k);
    // Towards and past its neighbours, as a hand does.
    const double turn = 0.8 * static_cast<double>(k);
    const double far = 2.5 + 0.9 * static_cast<double>(k % 4);
    const glm::dvec3 to =
        glm::normalize(site.position + far * glm::dvec3(std::cos(turn), std::sin(turn), 0)) *
        kNearRadius;
    ASSERT_TRUE(session().movePoint(site.id, stage.at(to)));
    stage.jobs.drain();
    const glm::dvec3 now = find(site.id)->position;
    EXPECT_LT(widestGap(area()), kNearSpacing) << k << ": there is room for another point";
    EXPECT_EQ(changedBeyond(before, area(), 3.0 * kNearSpacing, {site.position, now}), 0u) << k;
    for (const plan::Site& other : area().sites) {
      if (other.id == site.id) continue;
      EXPECT_GE(alongSphere(other.position, now), 0.965 * kNearSpacing) << k;
    }
    EXPECT_EQ(area().areaCm2, before.areaCm2);
    EXPECT_EQ(area().border, before.border);
    session().undo();
  }
  EXPECT_TRUE(plan::sameRegion(area(), before));
}

TEST_F(Near, WhatIsLeftOutElsewhereStaysLeftOut) {
  Session::ExclusionOptions options;
  options.widthMm = 14.0;
  session().beginExclusion(stage.at({-25, 0, 65}), options);
  session().endExclusion();
  stage.jobs.drain();
  const plan::Region before = area();
  ASSERT_EQ(before.leftOut.size(), 1u);
  ASSERT_FALSE(before.leftOut[0].positions.empty());
  // At the other end, then beside it.
  for (const glm::dvec3 where : {glm::dvec3(25, 0, 65), glm::dvec3(-13, 0, 69)}) {
    const auto added = session().addPoint(stage.at(where));
    ASSERT_TRUE(added);
    stage.jobs.drain();
    ASSERT_EQ(area().leftOut.size(), 1u);
    const auto& left = area().leftOut[0];
    EXPECT_EQ(left.zone, before.leftOut[0].zone);
    for (std::size_t i = 0; i < left.positions.size(); ++i) {
      EXPECT_LT(alongSphere(left.positions[i], {-25, 0, 65}), 9.0);
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_GT(alongSphere(left.positions[i], left.positions[j]), 0.8 * kNearSpacing);
      }
    }
  }
  session().undo();
  EXPECT_TRUE(area().leftOut == before.leftOut) << "nothing changed near it";
}

TEST_F(Near, LivePointsFollowTheBrushAlone) {
  const plan::Region before = area();
  // Beyond its border on one side.
  const glm::dvec3 start = glm::normalize(glm::dvec3(0.5, 0, 0.87)) * kNearRadius;
  const glm::dvec3 end = glm::normalize(glm::dvec3(0.6, 0.2, 0.77)) * kNearRadius;
  session().beginStroke(stage.at(start), {.widthMm = 16.0});
  (void)session().liveShapes();
  session().moveStroke(stage.at(end));
  (void)session().liveShapes();
  stage.jobs.drain();
  const auto live = session().livePoints();
  ASSERT_EQ(live.size(), 1u);
  EXPECT_GT(live[0].placed->sites.size(), before.sites.size());
  EXPECT_EQ(changedBeyond(before, *live[0].placed, 8.0 + 3.0 * kNearSpacing, {start, end}), 0u);
  EXPECT_LT(gapAt(*live[0].placed, glm::mix(start, end, 0.7)), kNearSpacing);
  session().cancelStroke();
  // Rubbed out, they are gone.
  session().beginStroke(stage.at({0, 0, kNearRadius}),
                        {.mode = paint::BrushMode::erase, .widthMm = 20.0});
  (void)session().liveShapes();
  stage.jobs.drain();
  const auto rubbed = session().livePoints();
  ASSERT_EQ(rubbed.size(), 1u);
  EXPECT_GT(gapAt(*rubbed[0].placed, {0, 0, kNearRadius}), 10.0);
  EXPECT_EQ(
      changedBeyond(before, *rubbed[0].placed, 10.0 + 3.0 * kNearSpacing, {{0, 0, kNearRadius}}),
      0u);
  session().cancelStroke();
}

TEST_F(Near, ACopyOnTheSameSkinIsArrangedForItself) {
  const RegionId copy = session().duplicate(area().id);
  ASSERT_TRUE(copy.valid());
  stage.jobs.drain();
  session().arrangeAgain(copy);
  stage.jobs.drain();
  const auto& regions = session().plan()->regions;
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[1]->sites.size(), regions[0]->sites.size());
}

TEST_F(Near, WhatIsLeftOutIsSaidWhenItChangesAndNotAtEveryNudge) {
  const auto said = [&] { return stage.noticesText().find("Left out: ") != std::string::npos; };
  const auto leave = [&](const glm::dvec3& place) {
    Session::ExclusionOptions options;
    options.widthMm = 14.0;
    session().beginExclusion(stage.at(place), options);
    session().endExclusion();
    stage.jobs.drain();
  };
  leave({-25, 0, 65});
  ASSERT_EQ(area().leftOut.size(), 1u);
  EXPECT_TRUE(said());
  const auto added = session().addPoint(stage.at({25, 0, 65}));
  ASSERT_TRUE(added);
  stage.jobs.drain();
  ASSERT_EQ(area().leftOut.size(), 1u);
  EXPECT_FALSE(said()) << "nothing changed there";
  ASSERT_TRUE(session().nudgePoint(*added, stage.at({25, 1, 65}), false));
  stage.jobs.drain();
  EXPECT_FALSE(said());
  leave({0, -25, 65});
  ASSERT_EQ(area().leftOut.size(), 2u);
  EXPECT_TRUE(said()) << "another one";
  // A plan that is opened again begins with what its panel shows.
  session().adoptPlan(plan::Plan(*session().plan()), session().model(), "/nowhere/plan.json");
  static_cast<void>(session().takeNotices());
  ASSERT_TRUE(session().nudgePoint(*added, stage.at({25, 2, 65}), false));
  stage.jobs.drain();
  EXPECT_FALSE(said());
}

}  // namespace
}  // namespace mesomap::scene

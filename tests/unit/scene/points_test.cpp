// Points placed, moved, deleted, locked and numbered by hand, and points that are on their way.
#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>

#include "layout/layout.h"
#include "paint/skin_path.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

constexpr double kRoundSpacing = 6.0;

/// A round area of 60 mm with points every 6 mm: far enough apart that most of it is beyond reach
/// of one change.
struct Points : ::testing::Test {
  Points() {
    stage.session.defaultRule.spacingMm = kRoundSpacing;
    stage.session.defaultRule.marginMm = 3.0;
    Session::StrokeOptions options;
    options.widthMm = 80.0;
    stage.stroke({{0, 0, 1}}, options);
    stage.jobs.drain();
    (void)stage.session.takeNotices();
  }

  const plan::Region& area() { return stage.only(); }
  Session& session() { return stage.session; }
  mesh::SurfacePoint placeOf(const plan::Site& site) {
    return session().model()->working->fromFile(site.place);
  }
  /// The site nearest to a direction from the middle of the sphere.
  plan::Site nearest(const glm::dvec3& direction) {
    const glm::dvec3 at = glm::normalize(direction) * 70.0;
    return *std::min_element(area().sites.begin(), area().sites.end(),
                             [&](const plan::Site& a, const plan::Site& b) {
                               return glm::distance(a.position, at) < glm::distance(b.position, at);
                             });
  }
  const plan::Site* find(SiteId id) { return session().point(id).site; }
  /// Sites of `before` farther than 3 spacings from all of `changed` that are not the same now.
  std::size_t movedFar(const plan::Region& before, const std::vector<glm::dvec3>& changed) {
    std::size_t count = 0;
    for (const plan::Site& site : before.sites) {
      const bool far = std::all_of(changed.begin(), changed.end(), [&](const glm::dvec3& at) {
        return 140.0 * std::asin(glm::distance(site.position, at) / 140.0) > 3.0 * kRoundSpacing;
      });
      if (!far) continue;
      plan::Site now = find(site.id) != nullptr ? *find(site.id) : plan::Site{};
      now.order = site.order;
      if (!(now == site)) ++count;
    }
    return count;
  }
  double nearestTo(const glm::dvec3& position) {
    double least = 1e9;
    for (const plan::Site& site : area().sites) {
      least = std::min(least, glm::distance(site.position, position));
    }
    return least;
  }

  Stage stage;
};

TEST_F(Points, AnAddedPointStaysAndOnlyItsNeighboursMakeRoom) {
  ASSERT_GT(area().sites.size(), 80u);
  const plan::Region before = area();
  const auto added = session().addPoint(stage.at({3, 2, 70}));
  ASSERT_TRUE(added) << added.error().text();
  const glm::dvec3 there = find(*added)->position;
  stage.jobs.drain();
  ASSERT_NE(find(*added), nullptr);
  EXPECT_EQ(find(*added)->origin, plan::SiteOrigin::added);
  EXPECT_EQ(find(*added)->position, there);
  EXPECT_EQ(find(*added)->depthMm, before.sites.front().depthMm);
  EXPECT_EQ(movedFar(before, {there}), 0u);
  EXPECT_EQ(session().undoLabel(), "add a point to area 1");
  EXPECT_EQ(session().selectedPoint(), *added);
  for (const plan::Site& site : area().sites) {
    if (site.id == *added) continue;
    EXPECT_GE(glm::distance(site.position, there), 0.96 * kRoundSpacing) << site.order;
  }
  // Numbered from 1 without holes.
  for (std::size_t i = 0; i < area().sites.size(); ++i) {
    EXPECT_EQ(area().sites[i].order, i + 1);
  }
}

TEST_F(Points, AMovedPointRemembersWhereTheLayoutHadPutIt) {
  const plan::Region before = area();
  const plan::Site site = nearest({0, 0, 1});
  const glm::dvec3 first = site.position + glm::dvec3(2.0, 1.0, 0);
  ASSERT_TRUE(session().movePoint(site.id, stage.at(first)));
  EXPECT_EQ(session().undoLabel(), "move point " + std::to_string(site.order) + " of area 1");
  stage.jobs.drain();
  ASSERT_NE(find(site.id), nullptr);
  EXPECT_EQ(find(site.id)->origin, plan::SiteOrigin::moved);
  EXPECT_EQ(find(site.id)->movedFrom, site.place);
  EXPECT_LT(glm::distance(find(site.id)->position, first), 0.2);
  EXPECT_EQ(movedFar(before, {site.position, find(site.id)->position}), 0u);
  ASSERT_TRUE(session().movePoint(site.id, stage.at(site.position + glm::dvec3(-2.0, 0, 0))));
  stage.jobs.drain();
  EXPECT_EQ(find(site.id)->movedFrom, site.place);
  // The same id once only.
  EXPECT_EQ(std::count_if(area().sites.begin(), area().sites.end(),
                          [&](const plan::Site& s) { return s.id == site.id; }),
            1);
  session().undo();
  session().undo();
  EXPECT_TRUE(plan::sameRegion(area(), before));
}

TEST_F(Points, ADeletedPointLeavesAGapThatLaterStrokesKeep) {
  const plan::Region before = area();
  const plan::Site site = nearest({0.1, 0.1, 1});
  ASSERT_TRUE(session().removePoint(site.id));
  EXPECT_FALSE(session().layoutPending()) << "no other point moves";
  EXPECT_EQ(area().sites.size(), before.sites.size() - 1);
  EXPECT_EQ(movedFar(before, {site.position}), 0u);
  for (const plan::Site& other : before.sites) {
    if (other.id == site.id) continue;
    ASSERT_NE(find(other.id), nullptr);
    EXPECT_EQ(find(other.id)->place, other.place);
  }
  Session::StrokeOptions options;
  options.widthMm = 40.0;
  stage.stroke({{0, 0, 1}, {0.6, 0, 0.8}}, options);
  stage.jobs.drain();
  EXPECT_GT(area().sites.size(), before.sites.size());
  EXPECT_GT(nearestTo(site.position), 0.9 * kRoundSpacing);
  EXPECT_EQ(area().empty.size(), 1u);
  // Again also after a point near it was moved.
  const plan::Site beside = nearest({0.2, 0.1, 1});
  ASSERT_TRUE(session().movePoint(beside.id, stage.at(beside.position + glm::dvec3(0, 1, 0))));
  stage.jobs.drain();
  EXPECT_GT(nearestTo(site.position), 0.7 * kRoundSpacing);
  session().arrangeAgain(area().id);
  stage.jobs.drain();
  EXPECT_TRUE(area().empty.empty());
  EXPECT_LT(nearestTo(site.position), 0.9 * kRoundSpacing);
}

TEST_F(Points, ArrangingAgainKeepsWhatWasPlacedMovedOrLocked) {
  const auto added = session().addPoint(stage.at({10, 0, 70}));
  ASSERT_TRUE(added);
  stage.jobs.drain();
  const plan::Site moved = nearest({-0.2, 0, 1});
  ASSERT_TRUE(session().movePoint(moved.id, stage.at(moved.position + glm::dvec3(0, 2, 0))));
  stage.jobs.drain();
  const plan::Site locked = nearest({0, 0.3, 1});
  ASSERT_TRUE(session().lockPoint(locked.id, true));
  EXPECT_FALSE(session().layoutPending());
  const plan::Site a = *find(*added), b = *find(moved.id), c = *find(locked.id);
  EXPECT_TRUE(c.locked);
  session().arrangeAgain(area().id);
  stage.jobs.drain();
  for (const plan::Site& was : {a, b, c}) {
    ASSERT_NE(find(was.id), nullptr);
    plan::Site now = *find(was.id);
    now.order = was.order;
    EXPECT_TRUE(now == was);
  }
  // Unlocked it is the layout's again.
  ASSERT_TRUE(session().lockPoint(locked.id, false));
  session().arrangeAgain(area().id);
  stage.jobs.drain();
  EXPECT_EQ(find(locked.id), nullptr);
}

TEST_F(Points, ALockedPointStaysUnderAnotherSpacing) {
  const plan::Site locked = nearest({0, 0, 1});
  ASSERT_TRUE(session().lockPoint(locked.id, true));
  plan::Rule rule = area().rule;
  rule.spacingMm = 9.0;
  ASSERT_TRUE(session().setRule(area().id, rule, "spacing"));
  stage.jobs.drain();
  ASSERT_NE(find(locked.id), nullptr);
  EXPECT_EQ(find(locked.id)->place, locked.place);
}

TEST_F(Points, WhatCannotBeDoneIsSaid) {
  const plan::PlanPtr before = session().plan();
  const auto outside = session().addPoint(stage.at({0, 0, -70}));
  ASSERT_FALSE(outside);
  EXPECT_NE(outside.error().text().find("no area here"), std::string::npos);
  EXPECT_FALSE(session().addPoint({99999999, {1, 0, 0}}));
  EXPECT_FALSE(session().movePoint(SiteId{}, stage.at({0, 0, 70})));
  EXPECT_FALSE(session().movePoint(SiteId{123456}, stage.at({0, 0, 70})));
  EXPECT_FALSE(session().movePoint(area().sites[0].id, {0, {NAN, 0, 0}}));
  EXPECT_FALSE(session().removePoint(SiteId{123456}));
  EXPECT_EQ(session().plan(), before) << "no step was made";
  session().setLocked(area().id, true);
  EXPECT_FALSE(session().addPoint(stage.at({0, 0, 70})));
  EXPECT_FALSE(session().removePoint(area().sites[0].id));
}

TEST_F(Points, FreehandAreasTakePointsAnywhere) {
  plan::Rule rule = area().rule;
  rule.pattern = plan::Pattern::freehand;
  ASSERT_TRUE(session().setRule(area().id, rule, "pattern"));
  stage.jobs.drain();
  session().select(area().id);
  const auto far = session().addPoint(stage.at({0, 60, -30}));
  ASSERT_TRUE(far) << far.error().text();
  stage.jobs.drain();
  EXPECT_NE(find(*far), nullptr);
}

TEST_F(Points, NumbersGivenByHandStay) {
  std::vector<SiteId> met;
  for (const std::size_t i : {7, 3, 5, 1}) met.push_back(area().sites[i].id);
  ASSERT_TRUE(session().renumber(met));
  EXPECT_EQ(session().undoLabel(), "renumber points of area 1");
  for (std::size_t k = 0; k < met.size(); ++k) EXPECT_EQ(find(met[k])->order, 8 + k);
  EXPECT_EQ(area().rule.order, plan::WorkingOrder::hand);
  const std::vector<plan::Site> numbered = area().sites;
  ASSERT_TRUE(session().renumberPoint(met[0], 1));
  EXPECT_EQ(area().sites.front().id, met[0]);
  ASSERT_TRUE(session().renumberPoint(met[0], 100000));
  EXPECT_EQ(area().sites.back().id, met[0]);
  ASSERT_TRUE(session().renumberPoint(met[0], 3));
  for (int i = 0; i < 3; ++i) session().undo();
  EXPECT_TRUE(area().sites == numbered);
  // A later stroke brings its points last.
  Session::StrokeOptions options;
  options.widthMm = 40.0;
  stage.stroke({{0, 0, 1}, {0.6, 0, 0.8}}, options);
  stage.jobs.drain();
  std::vector<SiteId> order;
  for (const plan::Site& site : area().sites) order.push_back(site.id);
  std::vector<SiteId> kept;
  for (const plan::Site& site : numbered) {
    if (find(site.id) != nullptr) kept.push_back(site.id);
  }
  order.resize(kept.size());
  EXPECT_TRUE(order == kept);
}

TEST_F(Points, ARunOfNudgesIsOneStep) {
  const plan::PlanPtr before = session().plan();
  const plan::Site site = nearest({0, 0, 1});
  for (int i = 1; i <= 4; ++i) {
    const glm::dvec3 to = site.position + glm::dvec3(0.5 * i, 0, 0);
    ASSERT_TRUE(session().nudgePoint(site.id, stage.at(to), i > 1));
    if (i == 2) stage.jobs.drain();
  }
  stage.jobs.drain();
  EXPECT_NEAR(find(site.id)->position.x, site.position.x + 2.0, 0.1);
  EXPECT_EQ(find(site.id)->movedFrom, site.place);
  session().undo();
  EXPECT_EQ(session().plan(), before);
  session().redo();
  // Another run is another step.
  ASSERT_TRUE(session().nudgePoint(site.id, stage.at(site.position), false));
  ASSERT_TRUE(session().nudgePoint(site.id, stage.at(site.position + glm::dvec3(0, 1, 0)), true));
  session().undo();
  EXPECT_NEAR(find(site.id)->position.x, site.position.x + 2.0, 0.1);
}

TEST_F(Points, EditsInAHurryEndLikeEditsInPeace) {
  struct Bare : Points {
    void TestBody() override {}
  };
  Bare peace;
  const plan::Site site = nearest({0.2, 0, 1});
  const auto edit = [&](Points& on, bool drains) {
    (void)on.session().addPoint(on.stage.at({5, 5, 70}));
    if (drains) on.stage.jobs.drain();
    (void)on.session().movePoint(site.id, on.stage.at(site.position + glm::dvec3(0, 2, 0)));
    if (drains) on.stage.jobs.drain();
    (void)on.session().removePoint(on.area().sites[4].id);
    on.stage.jobs.drain();
  };
  edit(*this, false);
  edit(peace, true);
  EXPECT_TRUE(plan::samePlan(*session().plan(), *peace.session().plan()));
}

TEST(LivePoints, AppearWhileTheStrokeIsPaintedAndGoWithIt) {
  Stage stage;
  stage.session.defaultRule.spacingMm = 6.0;
  Session::StrokeOptions options;
  options.widthMm = 40.0;
  stage.session.beginStroke(stage.at({0, 0, 70}), options);
  EXPECT_TRUE(stage.session.livePoints().empty());
  ASSERT_EQ(stage.session.liveShapes().size(), 1u);
  stage.jobs.drain();
  const auto first = stage.session.livePoints();
  ASSERT_EQ(first.size(), 1u);
  EXPECT_GT(first[0].placed->sites.size(), 5u);
  EXPECT_EQ(first[0].base, nullptr) << "the area is not in the plan yet";
  stage.session.moveStroke(stage.at({30, 0, 63}));
  (void)stage.session.liveShapes();
  stage.jobs.drain();
  const auto second = stage.session.livePoints();
  ASSERT_EQ(second.size(), 1u);
  EXPECT_GT(second[0].placed->sites.size(), first[0].placed->sites.size());
  stage.session.endStroke();
  EXPECT_EQ(stage.session.livePoints().size(), 1u) << "until the area's own points are there";
  stage.jobs.drain();
  EXPECT_TRUE(stage.session.livePoints().empty());
  // Which do not depend on what was shown on the way.
  Stage plain;
  plain.session.defaultRule.spacingMm = 6.0;
  plain.session.beginStroke(plain.at({0, 0, 70}), options);
  plain.session.moveStroke(plain.at({30, 0, 63}));
  plain.session.endStroke();
  plain.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *plain.session.plan()));
}

TEST(LivePoints, ACancelledStrokeTakesThemAlong) {
  Stage stage;
  stage.session.beginStroke(stage.at({0, 0, 70}), {.widthMm = 40.0});
  (void)stage.session.liveShapes();
  stage.jobs.drain();
  EXPECT_FALSE(stage.session.livePoints().empty());
  stage.session.cancelStroke();
  EXPECT_TRUE(stage.session.livePoints().empty());
  stage.jobs.drain();
  EXPECT_TRUE(stage.session.livePoints().empty());
}

TEST(LivePoints, ARuleIsTriedWithoutAStep) {
  Stage stage;
  stage.stroke({{0, 0, 1}}, {.widthMm = 60.0});
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  plan::Rule rule = stage.only().rule;
  {
    HeldWorker held(stage.jobs);
    for (const double spacing : {9.0, 8.0, 7.0, 6.0}) {
      rule.spacingMm = spacing;
      ASSERT_TRUE(stage.session.previewRule(stage.only().id, rule));
    }
    held.release();
    stage.jobs.drain();
  }
  EXPECT_EQ(stage.session.plan(), before);
  auto live = stage.session.livePoints();
  ASSERT_EQ(live.size(), 1u);
  EXPECT_EQ(live[0].placed->rule.spacingMm, 6.0) << "the newest one";
  EXPECT_GT(live[0].placed->sites.size(), stage.only().sites.size());
  rule.spacingMm = 0.1;
  EXPECT_FALSE(stage.session.previewRule(stage.only().id, rule));
  EXPECT_EQ(stage.session.livePoints().size(), 1u) << "the last good one stays";
  stage.session.endRulePreview();
  EXPECT_TRUE(stage.session.livePoints().empty());
  // Committed, they stay until the area has its own.
  rule.spacingMm = 5.0;
  ASSERT_TRUE(stage.session.previewRule(stage.only().id, rule));
  stage.jobs.drain();
  HeldWorker held(stage.jobs);
  ASSERT_TRUE(stage.session.setRule(stage.only().id, rule, "spacing"));
  EXPECT_EQ(stage.session.livePoints().size(), 1u);
  held.release();
  stage.jobs.drain();
  EXPECT_TRUE(stage.session.livePoints().empty());
}

TEST(LivePoints, AStoppedLayoutKeepsThePointsOfBefore) {
  Stage stage;
  stage.stroke({{0, 0, 1}}, {.widthMm = 60.0});
  stage.jobs.drain();
  const std::vector<plan::Site> before = stage.only().sites;
  (void)stage.session.takeNotices();
  HeldWorker held(stage.jobs);
  plan::Rule rule = stage.only().rule;
  rule.spacingMm = 4.0;
  ASSERT_TRUE(stage.session.setRule(stage.only().id, rule, "spacing"));
  EXPECT_TRUE(stage.session.layoutPending());
  stage.session.cancelLayouts();
  EXPECT_FALSE(stage.session.layoutPending());
  EXPECT_FALSE(stage.only().sitesPending);
  EXPECT_TRUE(stage.only().sites == before);
  EXPECT_NE(stage.noticesText().find("keeps the points"), std::string::npos);
  held.release();
  stage.jobs.drain();
  EXPECT_TRUE(stage.only().sites == before);
  stage.session.undo();
  EXPECT_TRUE(stage.only().sites == before);
}

}  // namespace
}  // namespace mesomap::scene

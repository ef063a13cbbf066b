// Layouts join their steps whatever the user does meanwhile.
#include <glm/geometric.hpp>
#include <stop_token>

#include "layout/sites.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

const std::vector<glm::dvec3> kFirst{{0, 0, 1}};
const std::vector<glm::dvec3> kSecond{{0, 0, 1}, {0.24, 0, 0.97}};

TEST(SessionLayout, UndoOfAPendingStepCancelsItsLayoutAndRedoRunsItAgain) {
  Stage straight;
  straight.stroke(kFirst, wide(40));
  straight.jobs.drain();

  Stage stage;
  HeldWorker held(stage.jobs);
  stage.stroke(kFirst, wide(40));
  EXPECT_TRUE(stage.session.layoutPending());
  stage.session.undo();
  EXPECT_FALSE(stage.session.layoutPending());
  held.release();
  stage.jobs.drain();
  EXPECT_TRUE(stage.session.plan()->regions.empty());
  stage.session.redo();
  EXPECT_TRUE(stage.session.layoutPending());
  stage.jobs.drain();
  EXPECT_TRUE(plan::sameRegion(stage.only(), straight.only()));
}

TEST(SessionLayout, TwoStepsInAHurryEndLikeTwoStepsInPeace) {
  Stage peace;
  peace.stroke(kFirst, wide(40));
  peace.jobs.drain();
  peace.stroke(kSecond, wide(30));
  peace.jobs.drain();

  Stage hurry;
  HeldWorker held(hurry.jobs);
  hurry.stroke(kFirst, wide(40));
  hurry.stroke(kSecond, wide(30));
  held.release();
  hurry.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*hurry.session.plan(), *peace.session.plan()));
  // The step before has its own points too.
  hurry.session.undo();
  peace.session.undo();
  hurry.jobs.drain();
  EXPECT_FALSE(hurry.only().sites.empty());
  EXPECT_TRUE(plan::samePlan(*hurry.session.plan(), *peace.session.plan()));
}

TEST(SessionLayout, UndoneAndRedoneTwoStepsEndTheSame) {
  Stage peace;
  peace.stroke(kFirst, wide(40));
  peace.jobs.drain();
  peace.stroke(kSecond, wide(30));
  peace.jobs.drain();

  Stage stage;
  HeldWorker held(stage.jobs);
  stage.stroke(kFirst, wide(40));
  stage.stroke(kSecond, wide(30));
  stage.session.undo();
  stage.session.undo();
  stage.session.redo();
  stage.session.redo();
  held.release();
  stage.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *peace.session.plan()));
}

TEST(SessionLayout, ARenameMeanwhileKeepsItsNameAndGetsThePoints) {
  Stage stage;
  HeldWorker held(stage.jobs);
  stage.stroke(kFirst, wide(40));
  stage.session.rename(stage.only().id, "Mole side");
  held.release();
  stage.jobs.drain();
  EXPECT_EQ(stage.only().name, "Mole side");
  EXPECT_FALSE(stage.only().sitesPending);
  EXPECT_FALSE(stage.only().sites.empty());
  stage.session.undo();
  EXPECT_EQ(stage.only().name, "Area 1");
  EXPECT_FALSE(stage.only().sites.empty());
}

TEST(SessionLayout, PointsThatStillFitKeepTheirIds) {
  Stage stage;
  stage.stroke(kFirst, wide(40));
  stage.jobs.drain();
  std::vector<SiteId> before;
  for (const plan::Site& site : stage.only().sites) before.push_back(site.id);
  stage.stroke(kSecond, wide(30));
  stage.jobs.drain();
  std::size_t kept = 0;
  std::vector<SiteId> after;
  for (const plan::Site& site : stage.only().sites) after.push_back(site.id);
  for (const SiteId id : before) {
    if (std::find(after.begin(), after.end(), id) != after.end()) ++kept;
  }
  EXPECT_GT(after.size(), before.size());
  EXPECT_GE(kept * 2, before.size());
  std::sort(after.begin(), after.end());
  EXPECT_EQ(std::adjacent_find(after.begin(), after.end()), after.end());
}

TEST(SessionLayout, ClosingTheSessionWithWorkUnderWayIsHarmless) {
  JobQueue jobs;
  HeldWorker held(jobs);
  {
    Session session(jobs, techniques());
    session.startPlan(sphere());
    session.beginStroke(session.model()->workingCaster->closest({0, 0, 70})->point, wide(40));
    session.endStroke();
    EXPECT_TRUE(session.layoutPending());
  }
  held.release();
  jobs.drain();
}

TEST(SessionLayout, UndoAndRedoNameTheStepAndGiveThePlanBackExactly) {
  Stage stage;
  stage.stroke(kFirst, wide(40));
  stage.jobs.drain();
  const plan::PlanPtr painted = stage.session.plan();
  (void)stage.session.takeNotices();
  stage.session.undo();
  EXPECT_EQ(stage.noticesText(), "Undone: paint area 1\n");
  EXPECT_TRUE(stage.session.canRedo());
  EXPECT_EQ(stage.session.redoLabel(), "paint area 1");
  EXPECT_FALSE(stage.session.dirty());
  stage.session.redo();
  EXPECT_EQ(stage.noticesText(), "Redone: paint area 1\n");
  EXPECT_EQ(stage.session.plan(), painted);
}

TEST(SessionLayout, AStoppedChangeOfPatternLeavesNothingOfTheOldOne) {
  Stage stage;
  stage.stroke(kFirst, wide(50));
  stage.jobs.drain();
  const RegionId id = stage.only().id;
  const plan::Rule points = stage.only().rule;
  plan::Rule rows = points;
  rows.pattern = plan::Pattern::rows;
  const auto stopped = [&](const plan::Rule& rule) {
    HeldWorker held(stage.jobs);
    EXPECT_TRUE(stage.session.setRule(id, rule, "pattern"));
    static_cast<void>(stage.session.takeNotices());
    stage.session.cancelLayouts();
    held.release();
    stage.jobs.drain();
    EXPECT_FALSE(stage.only().sitesPending);
    EXPECT_TRUE(stage.only().rule == rule);
    return stage.noticesText();
  };
  const auto bare = [&] { return stage.only().sites.empty() && stage.only().rows.empty(); };

  EXPECT_NE(stopped(rows).find("has no points yet"), std::string::npos);
  EXPECT_TRUE(bare()) << "no points where the panel speaks of rows";
  stage.session.arrangeAgain(id);
  stage.jobs.drain();
  ASSERT_FALSE(stage.only().rows.empty());

  plan::Rule wider = rows;
  wider.spacingMm += 2.0;
  EXPECT_NE(stopped(wider).find("keeps the points"), std::string::npos);
  EXPECT_FALSE(stage.only().rows.empty()) << "still rows";

  EXPECT_NE(stopped(points).find("has no points yet"), std::string::npos);
  EXPECT_TRUE(bare()) << "no rows where the panel speaks of points";
  stage.session.undo();
  EXPECT_FALSE(stage.only().rows.empty());
}

TEST(SessionLayout, AStoppedLayoutGoesNoFurtherThanToItsNextReport) {
  Stage stage;
  stage.session.defaultRule.spacingMm = 4.0;
  stage.stroke(kSecond, wide(60));
  stage.jobs.drain();
  const plan::Region area = stage.only();
  layout::PlaceContext context = stage.session.model()->placeContext();
  context.arrangeAgain = true;
  int whole = 0;
  std::uint32_t nextId = 5000;
  const Progress counting{{}, [&](double, std::string_view) { ++whole; }};
  ASSERT_TRUE(layout::placeRegion(area, nullptr, nextId, context, counting));
  ASSERT_GE(whole, 3) << "a bar has something to show";
  for (int stopAt = 0; stopAt < whole - 1; ++stopAt) {
    std::stop_source stop;
    if (stopAt == 0) stop.request_stop();
    int seen = 0;
    const Progress stopping{stop.get_token(), [&](double, std::string_view) {
                              if (++seen == stopAt) stop.request_stop();
                            }};
    const auto result = layout::placeRegion(area, nullptr, nextId, context, stopping);
    ASSERT_FALSE(result) << stopAt;
    EXPECT_EQ(result.error().kind, ErrorKind::cancelled);
    EXPECT_LE(seen, stopAt + 1);
  }
}

}  // namespace
}  // namespace mesomap::scene

// The next session on the bust: its points stand between those of the last one.
#include <algorithm>
#include <glm/geometric.hpp>

#include "plan/course_steps.h"
#include "scene/treatment.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

double leastAway(const plan::Region& region, const std::vector<glm::dvec3>& before) {
  double least = 1e9;
  for (const plan::Site& site : region.sites) {
    if (site.origin != plan::SiteOrigin::automatic || !site.counts()) continue;
    for (const glm::dvec3& at : before) least = std::min(least, glm::distance(at, site.position));
  }
  return least;
}

std::vector<glm::dvec3> positionsOf(const plan::Region& region) {
  std::vector<glm::dvec3> all;
  for (const plan::Site& site : region.sites) {
    if (site.counts()) all.push_back(site.position);
  }
  return all;
}

TEST(NextSession, HitsNoSpotOfTheLastOneAgain) {
  const auto bust = loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(bust) << bust.error().text();
  Stage stage(*bust);
  Session& session = stage.session;
  ASSERT_TRUE(session.pickArea("forehead"));
  ASSERT_TRUE(session.pickArea("cheek", plan::Side::left));
  stage.jobs.drain();
  std::vector<std::vector<glm::dvec3>> before;
  Treatment treatment(session);
  for (const auto& region : session.plan()->regions) {
    ASSERT_EQ(region->rule.pattern, plan::Pattern::even);
    before.push_back(positionsOf(*region));
    ASSERT_GE(before.back().size(), 6u) << region->name;
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    treatment.goToArea(session.plan()->regions[i]->id);
    ASSERT_TRUE(treatment.allAsPlanned());
  }
  ASSERT_TRUE(session.record("finish", [](const plan::Plan& plan) {
    return plan::withSessionFinished(plan, "A", plan::timestampUtc());
  }));
  const plan::PlanPtr finished = session.plan();

  ASSERT_TRUE(session.planNextSession());
  stage.jobs.drain();
  const plan::PlanPtr next = session.plan();
  ASSERT_EQ(next->sessions.size(), 2u);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const plan::Region& region = *next->regions[i];
    const double share = leastAway(region, before[i]) / region.rule.spacingMm;
    RecordProperty("share" + std::to_string(i), std::to_string(share));
    EXPECT_GT(share, 0.35) << region.name;
    const double ratio =
        static_cast<double>(positionsOf(region).size()) / static_cast<double>(before[i].size());
    EXPECT_GT(ratio, 0.75) << region.name;
    EXPECT_LT(ratio, 1.3) << region.name;
  }
  for (const auto& region : next->regions) {
    EXPECT_TRUE(plan::repeatedPoints(*next, *region, 2.0).empty()) << region->name;
  }

  // One step.
  session.undo();
  EXPECT_TRUE(plan::samePlan(*session.plan(), *finished));
  session.redo();
  stage.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*session.plan(), *next));
}

TEST(NextSession, LeavesLockedAreasWhereTheyAre) {
  Stage stage;
  stage.session.defaultRule.spacingMm = 10.0;
  stage.stroke({{0, 0, 1}}, wide(50.0));
  stage.jobs.drain();
  const std::vector<glm::dvec3> before = positionsOf(stage.only());
  Treatment treatment(stage.session);
  ASSERT_TRUE(treatment.allAsPlanned());
  ASSERT_TRUE(stage.session.record("finish", [](const plan::Plan& plan) {
    return plan::withSessionFinished(plan, "A", plan::timestampUtc());
  }));
  stage.session.setLocked(stage.only().id, true);
  ASSERT_TRUE(stage.session.planNextSession());
  stage.jobs.drain();
  EXPECT_EQ(positionsOf(stage.only()), before);
  EXPECT_FALSE(plan::repeatedPoints(*stage.session.plan(), stage.only(), 1.0).empty());
  for (const plan::Site& site : stage.only().sites) {
    EXPECT_EQ(site.state, plan::SiteState::planned);
  }
}

}  // namespace
}  // namespace mesomap::scene

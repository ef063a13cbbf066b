// Treating from the plan: marks, the way through areas and points, and what is asked.
#include "scene/treatment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>

#include "plan/course_steps.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

using plan::SiteState;

/// Two small areas with points every 12 mm.
struct TreatmentView : ::testing::Test {
  TreatmentView() {
    session().defaultRule.spacingMm = 12.0;
    session().defaultRule.volumeMl = 0.02;
    stage.stroke({{0, 0, 1}}, wide(40.0));
    session().newArea();
    stage.stroke({{0, 1, 0}}, wide(40.0));
    stage.jobs.drain();
    (void)session().takeNotices();
    treatment.begin();
  }
  Session& session() { return stage.session; }
  const plan::Region& area(std::size_t index) { return *session().plan()->regions.at(index); }
  SiteState stateOf(std::size_t region, std::size_t site) {
    return area(region).sites.at(site).state;
  }
  void finish() {
    ASSERT_TRUE(session().record("finish", [](const plan::Plan& plan) {
      return plan::withSessionFinished(plan, "A", plan::timestampUtc());
    }));
  }

  Stage stage;
  Treatment treatment{stage.session};
};

TEST_F(TreatmentView, GoesFromPointToPointInWorkingOrder) {
  ASSERT_EQ(session().plan()->regions.size(), 2u);
  ASSERT_GE(area(0).sites.size(), 5u);
  EXPECT_EQ(treatment.area(), area(0).id);
  EXPECT_EQ(treatment.current(), area(0).sites[0].id);
  ASSERT_TRUE(treatment.next());
  ASSERT_TRUE(treatment.skip());
  EXPECT_EQ(stateOf(0, 0), SiteState::done);
  EXPECT_EQ(stateOf(0, 1), SiteState::skipped);
  EXPECT_EQ(treatment.current(), area(0).sites[2].id);
  // The newest mark is taken back, and the one before it after that.
  ASSERT_TRUE(treatment.back());
  EXPECT_EQ(stateOf(0, 1), SiteState::planned);
  EXPECT_EQ(treatment.current(), area(0).sites[1].id);
  ASSERT_TRUE(treatment.back());
  EXPECT_EQ(stateOf(0, 0), SiteState::planned);
  EXPECT_EQ(treatment.current(), area(0).sites[0].id);
  const auto none = treatment.back();
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("No point is marked"), std::string::npos);
}

TEST_F(TreatmentView, AsksOnceForWhatWasGiven) {
  const std::size_t points = area(0).sites.size();
  for (std::size_t i = 0; i < points; ++i) {
    EXPECT_FALSE(treatment.asksGiven()) << i;
    ASSERT_TRUE(treatment.next());
  }
  EXPECT_EQ(treatment.area(), area(0).id);
  EXPECT_FALSE(treatment.current().valid());
  ASSERT_TRUE(treatment.asksGiven());
  ASSERT_TRUE(plannedMlOf(area(0)));
  EXPECT_NEAR(*plannedMlOf(area(0)), 0.02 * static_cast<double>(points), 1e-9);
  // The question does not stand in the way.
  ASSERT_TRUE(treatment.next());
  EXPECT_EQ(treatment.area(), area(1).id);
  EXPECT_EQ(treatment.current(), area(1).sites[0].id);
  treatment.goToArea(area(0).id);
  ASSERT_TRUE(treatment.asksGiven());
  ASSERT_TRUE(treatment.give({.volumeMl = std::nullopt, .product = "", .lot = "L1", .note = ""}));
  EXPECT_FALSE(treatment.asksGiven());
  ASSERT_NE(givenIn(*session().plan(), area(0).id), nullptr);
  EXPECT_EQ(givenIn(*session().plan(), area(0).id)->lot, "L1");
}

TEST_F(TreatmentView, AllAsPlannedThenExceptions) {
  const std::string before = session().undoLabel();
  ASSERT_TRUE(treatment.allAsPlanned());
  const MarkCounts all = marksOf(area(0));
  EXPECT_EQ(all.done, area(0).sites.size());
  EXPECT_EQ(all.open(), 0u);
  EXPECT_EQ(marksOf(area(1)).done, 0u);
  session().undo();
  EXPECT_EQ(session().undoLabel(), before);
  session().redo();
  treatment.goToPoint(area(0).sites[2].id);
  EXPECT_EQ(treatment.current(), area(0).sites[2].id);
  EXPECT_FALSE(treatment.asksGiven());
  ASSERT_TRUE(treatment.skip());
  EXPECT_EQ(stateOf(0, 2), SiteState::skipped);
  EXPECT_EQ(marksOf(area(0)).skipped, 1u);
  EXPECT_TRUE(treatment.asksGiven());
}

TEST_F(TreatmentView, LosesNothingWhenItIsLeft) {
  ASSERT_TRUE(treatment.next());
  ASSERT_TRUE(treatment.next());
  Treatment later(session());
  later.begin();
  EXPECT_EQ(later.area(), area(0).id);
  EXPECT_EQ(later.current(), area(0).sites[2].id);
  ASSERT_TRUE(later.back());
  EXPECT_EQ(stateOf(0, 1), SiteState::planned);
  EXPECT_EQ(later.current(), area(0).sites[1].id);
  ASSERT_TRUE(later.allAsPlanned());
  later.begin();
  EXPECT_EQ(later.area(), area(1).id);
}

TEST_F(TreatmentView, NamesThePointsWithoutAMark) {
  ASSERT_TRUE(treatment.allAsPlanned());
  treatment.goToArea(area(1).id);
  const std::size_t points = area(1).sites.size();
  for (std::size_t i = 0; i + 2 < points; ++i) ASSERT_TRUE(treatment.next());
  const auto lines = unmarkedWords(*session().plan());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], area(1).name + ": points " + std::to_string(points - 1) + ", " +
                          std::to_string(points));
}

TEST_F(TreatmentView, APointPutThereDuringTheSessionIsAdded) {
  const auto before =
      session().addPoint(stage.at(glm::normalize(glm::dvec3(0.05, 0.02, 1)) * 70.0));
  ASSERT_TRUE(before);
  stage.jobs.drain();
  EXPECT_EQ(session().point(*before).site->state, SiteState::planned);
  ASSERT_TRUE(treatment.next());
  const SiteId done = treatment.area() == area(0).id ? area(0).sites[0].id : SiteId{};
  const glm::dvec3 there = session().point(done).site->position;
  const auto added =
      session().addPoint(stage.at(glm::normalize(there + glm::dvec3(3.0, 0.0, 0.0)) * 70.0));
  ASSERT_TRUE(added) << added.error().text();
  stage.jobs.drain();
  ASSERT_TRUE(session().point(*added));
  EXPECT_EQ(session().point(*added).site->state, SiteState::added);
  EXPECT_EQ(marksOf(area(0)).added, 1u);
  // What was done stays where it was done.
  ASSERT_TRUE(session().point(done));
  EXPECT_EQ(session().point(done).site->position, there);
  EXPECT_EQ(session().point(done).site->state, SiteState::done);
}

TEST_F(TreatmentView, SaysWhyThereIsNothingToTreat) {
  EXPECT_EQ(treatment.refusal(), "");
  ASSERT_TRUE(treatment.allAsPlanned());
  finish();
  EXPECT_NE(treatment.refusal().find("next one first"), std::string::npos);
  EXPECT_FALSE(treatment.next());
  EXPECT_FALSE(treatment.back());
  ASSERT_TRUE(session().planNextSession());
  stage.jobs.drain();
  EXPECT_EQ(treatment.refusal(), "");
  Stage empty;
  EXPECT_NE(Treatment(empty.session).refusal().find("Mark an area first"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::scene

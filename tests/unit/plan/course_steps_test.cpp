#include "plan/course_steps.h"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

constexpr const char* kNow = "2026-11-22T10:00:00Z";

Plan taken(const Result<Plan>& step) {
  EXPECT_TRUE(step) << (step ? "" : step.error().message);
  return step ? *step : Plan{};
}

std::string refusal(const Result<Plan>& step) {
  EXPECT_FALSE(step);
  return step ? std::string() : step.error().message;
}

Plan finishedOnce() {
  Plan plan = taken(withMarks(support::samplePlan(), {{2}, {3}}, SiteState::done, kNow));
  plan = taken(withMarks(plan, {{4}}, SiteState::skipped, kNow));
  plan = taken(withGiven(plan, {1}, {0.05, "p1", "L-7", "Slowly"}, kNow));
  return taken(withSessionFinished(plan, "A. Practitioner", "2026-11-22T10:30:00Z"));
}

TEST(Course, beginsWithTheFirstMark) {
  const Plan plan = taken(withMarks(support::samplePlan(), {{2}}, SiteState::done, kNow));
  ASSERT_NE(currentSession(plan), nullptr);
  EXPECT_EQ(currentSession(plan)->state, SessionState::underWay);
  EXPECT_EQ(currentSession(plan)->date, "2026-11-22");
  EXPECT_EQ(plan.regions[0]->sites[0].state, SiteState::done);
  EXPECT_EQ(plan.regions[0]->sites[1].state, SiteState::planned);
  // The mark is taken back; the session stays.
  const Plan back = taken(withMarks(plan, {{2}}, SiteState::planned, kNow));
  EXPECT_EQ(back.regions[0]->sites[0].state, SiteState::planned);
  EXPECT_EQ(currentSession(back)->state, SessionState::underWay);
}

TEST(Course, aFinishedSessionHoldsWhatWasDone) {
  const Plan plan = finishedOnce();
  const Session& session = plan.sessions.front();
  EXPECT_EQ(session.state, SessionState::done);
  EXPECT_EQ(session.by, "A. Practitioner");
  ASSERT_EQ(session.points->size(), 6u);
  EXPECT_EQ((*session.points)[0].state, SiteState::done);
  EXPECT_EQ((*session.points)[2].state, SiteState::skipped);
  EXPECT_EQ((*session.points)[3].state, SiteState::planned);
  ASSERT_NE(session.find({1}), nullptr);
  EXPECT_EQ(session.find({1})->lot, "L-7");
  EXPECT_EQ(session.find({1})->product, "p1");  // The plan itself has chosen none.
  EXPECT_EQ(session.find({1})->note, "Slowly");
  EXPECT_EQ(session.finished, "2026-11-22T10:30:00Z");
  EXPECT_EQ(session.find({6})->needle, plan.regions[1]->rule.needle);
  EXPECT_DOUBLE_EQ(*session.find({1})->volumeMl, 0.05);
  EXPECT_FALSE(session.find({6})->volumeMl);
  EXPECT_EQ(currentSession(plan), nullptr);
  EXPECT_TRUE(showsClosedSession(plan));
}

TEST(Course, whatNobodyWroteDownIsAsPlanned) {
  Plan plan = support::samplePlan();
  Region forehead = *plan.regions[0];
  forehead.rule.product = "p1";
  forehead.rows.emplace_back().pricks = 40;
  forehead.sites[3].state = SiteState::proposed;
  plan.regions[0] = std::make_shared<const Region>(std::move(forehead));
  plan = taken(withSessionStarted(plan, kNow));
  plan = taken(withSessionFinished(plan, "A", kNow));
  const SessionArea* area = plan.sessions[0].find({1});
  ASSERT_NE(area, nullptr);
  EXPECT_EQ(area->product, "p1");
  EXPECT_EQ(area->lot, "L-1");
  EXPECT_EQ(area->pricks, 40u);
  // A proposed point was never part of the plan.
  EXPECT_EQ(plan.sessions[0].points->size(), 5u);
  EXPECT_DOUBLE_EQ((*plan.sessions[0].points)[0].depthMm, 1.035);
}

TEST(Course, aPointAddedOnTheDayIsDone) {
  Plan plan = support::samplePlan();
  Region forehead = *plan.regions[0];
  forehead.sites[1].state = SiteState::added;
  forehead.sites[2].state = SiteState::proposed;
  plan.regions[0] = std::make_shared<const Region>(std::move(forehead));
  plan = taken(withMarks(plan, {{2}, {3}, {4}}, SiteState::done, kNow));
  EXPECT_EQ(plan.regions[0]->sites[1].state, SiteState::added);
  EXPECT_EQ(plan.regions[0]->sites[2].state, SiteState::proposed);
  plan = taken(withMarks(plan, {{2}}, SiteState::planned, kNow));
  plan = taken(withSessionFinished(plan, "A", kNow));
  // The added one alone still shows what was done.
  EXPECT_TRUE(showsClosedSession(plan));
  const Plan next = taken(withNextSession(plan));
  EXPECT_EQ(next.regions[0]->sites[1].state, SiteState::planned);
}

TEST(Course, aFinishedSessionIsLocked) {
  const Plan plan = finishedOnce();
  EXPECT_NE(refusal(withMarks(plan, {{5}}, SiteState::done, kNow)).find("finished"),
            std::string::npos);
  EXPECT_NE(refusal(withSessionFinished(plan, "", kNow)).find("under way"), std::string::npos);
  EXPECT_NE(refusal(withSessionDate(plan, "1", "2026-12-01")).find("correction"),
            std::string::npos);
  EXPECT_NE(refusal(withCorrection(plan, "1", {kNow, "A", "", "1 mL"})).find("reason"),
            std::string::npos);
  EXPECT_FALSE(withCorrection(support::samplePlan(), "1", {kNow, "A", "typing error", "1 mL"}));
  const Plan corrected =
      taken(withCorrection(plan, "1", {kNow, "A", "typing error", "0.06 mL on the forehead"}));
  EXPECT_EQ(corrected.sessions[0].corrections.size(), 1u);
  EXPECT_EQ(corrected.sessions[0].areas, plan.sessions[0].areas);
}

TEST(Course, theNextSessionBeginsFromTheLast) {
  const Plan next = taken(withNextSession(finishedOnce()));
  ASSERT_NE(currentSession(next), nullptr);
  EXPECT_EQ(currentSession(next)->id, "2");
  EXPECT_FALSE(showsClosedSession(next));
  for (const Site& site : next.regions[0]->sites) EXPECT_EQ(site.state, SiteState::planned);
  // Points that stand where they stood were hit before, but for the skipped and the unmarked.
  EXPECT_EQ(repeatedPoints(next, *next.regions[0], 1.0), (std::vector<SiteId>{{2}, {3}}));
  EXPECT_TRUE(repeatedPoints(next, *next.regions[1], 1.0).empty());
  const Plan shown = finishedOnce();
  EXPECT_TRUE(repeatedPoints(shown, *shown.regions[0], 1.0).empty());
}

TEST(Course, refusesWhatComesOutOfTurn) {
  const Plan fresh = support::samplePlan();
  EXPECT_NE(refusal(withNextSession(fresh)).find("finished"), std::string::npos);
  const Plan running = taken(withSessionStarted(fresh, kNow));
  EXPECT_NE(refusal(withNextSession(running)).find("under way"), std::string::npos);
  EXPECT_NE(refusal(withSessionStarted(running, kNow)).find("already"), std::string::npos);
  const Plan course = taken(withCourse(finishedOnce(), {2, 14, std::nullopt}));
  EXPECT_NE(refusal(withSessionStarted(course, kNow)).find("last time"), std::string::npos);
}

TEST(Course, isPlannedWithItsDays) {
  const Plan plan = taken(withCourse(support::samplePlan(), {4, 14, dayFrom("2026-12-24")}));
  ASSERT_EQ(plan.sessions.size(), 4u);
  EXPECT_EQ(plan.sessions[0].date, "2026-12-24");
  EXPECT_EQ(plan.sessions[3].date, "2027-02-04");
  EXPECT_EQ(taken(withCourse(plan, {2, 14, dayFrom("2026-12-24")})).sessions.size(), 2u);
  for (const CourseWish& wish : {CourseWish{0, 14, {}}, CourseWish{101, 14, {}},
                                 CourseWish{2, 0, {}}, CourseWish{2, 99999, {}}}) {
    EXPECT_FALSE(withCourse(plan, wish));
  }
  EXPECT_NE(refusal(withSessionDate(plan, "2", "2027-02-30")).find("not a date"),
            std::string::npos);
  EXPECT_NE(refusal(withSessionDate(plan, "2", "2026-12-01")).find("later"), std::string::npos);
  EXPECT_EQ(taken(withSessionDate(plan, "2", "")).sessions[1].date, "");
  // A cancelled session's day is in nobody's way.
  Plan cancelled = plan;
  cancelled.sessions[0].state = SessionState::cancelled;
  EXPECT_TRUE(withSessionDate(cancelled, "2", "2026-12-01"));
  // What is closed stays, with the days after it counted from its own.
  const Plan later = taken(withCourse(finishedOnce(), {3, 7, std::nullopt}));
  EXPECT_EQ(later.sessions[1].date, "2026-11-29");
  Plan twice = taken(withSessionStarted(taken(withNextSession(finishedOnce())), kNow));
  EXPECT_NE(refusal(withCourse(twice, {1, 7, {}})).find("2 sessions are begun"), std::string::npos);
}

TEST(Course, refusesAVolumeThatCannotBe) {
  for (const double volume : {-0.1, 1e9, std::nan("")}) {
    EXPECT_FALSE(withGiven(support::samplePlan(), {1}, {volume, "", "", ""}, kNow)) << volume;
  }
  EXPECT_FALSE(withGiven(support::samplePlan(), {99}, {0.1, "", "", ""}, kNow));
}

TEST(Course, notesReactionsWhereTheyBelong) {
  EXPECT_FALSE(withReaction(support::samplePlan(), {{1}, "95401009", "Bruising", kNow, ""}));
  const Plan plan = taken(withReaction(finishedOnce(), {{1}, "95401009", "Bruising", kNow, ""}));
  EXPECT_EQ(plan.sessions[0].reactions.size(), 1u);
  EXPECT_FALSE(withReaction(finishedOnce(), {{1}, "", "", kNow, ""}));
}

TEST(Course, countsWhatTheSkinHasTaken) {
  EXPECT_TRUE(burdenOf(support::samplePlan()).empty());
  Plan plan = taken(withNextSession(finishedOnce()));
  plan = taken(withMarks(plan, {{2}, {3}, {4}, {5}}, SiteState::done, kNow));
  plan = taken(withSessionFinished(plan, "A", kNow));
  const std::vector<Burden> burden = burdenOf(plan);
  ASSERT_EQ(burden.size(), 1u);
  EXPECT_EQ(burden[0].sessions, 2u);
  EXPECT_EQ(burden[0].punctures, 6u);
  EXPECT_NEAR(burden[0].volumeMl, 0.05 + 0.08, 1e-9);  // given, then as planned
  EXPECT_NEAR(burden[0].puncturesPerCm2, 6.0 / 12.5, 1e-9);
}

}  // namespace
}  // namespace mesomap::plan

#include "plan/history.h"

#include <gtest/gtest.h>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

PlanPtr planBy(const std::string& author) {
  Plan plan = support::samplePlan();
  plan.author = author;
  return std::make_shared<const Plan>(plan);
}

TEST(History, undoAndRedoNameTheStep) {
  History history(planBy("0"));
  EXPECT_FALSE(history.canUndo());
  EXPECT_EQ(history.undo(), "");
  history.commit("paint forehead", planBy("1"));
  history.commit("erase", planBy("2"));
  EXPECT_EQ(history.undoLabel(), "erase");
  EXPECT_EQ(history.undo(), "erase");
  EXPECT_EQ(history.current()->author, "1");
  EXPECT_EQ(history.redoLabel(), "erase");
  EXPECT_EQ(history.undo(), "paint forehead");
  EXPECT_EQ(history.current()->author, "0");
  EXPECT_EQ(history.redo(), "paint forehead");
  history.commit("fill", planBy("3"));
  EXPECT_FALSE(history.canRedo());
  EXPECT_EQ(history.size(), 3u);
}

TEST(History, aStepTakenBackLeavesUndoAndRedoAsTheyWere) {
  History history(planBy("0"));
  history.commit("paint", planBy("1"));
  history.commit("rename", planBy("2"));
  history.undo();
  const std::size_t bytes = history.heapBytes();
  const PlanPtr before = history.current();
  history.commit("dab", planBy("3"));
  EXPECT_FALSE(history.canRedo());
  ASSERT_TRUE(history.takeBack());
  EXPECT_EQ(history.current(), before);
  EXPECT_EQ(history.heapBytes(), bytes);
  EXPECT_EQ(history.size(), 3u);
  EXPECT_FALSE(history.takeBack()) << "only the newest commit, once";
  EXPECT_EQ(history.redo(), "rename");
  EXPECT_EQ(history.current()->author, "2");
  EXPECT_EQ(history.undo(), "rename");
  EXPECT_EQ(history.undo(), "paint");
  history.commit("dab", planBy("4"));
  history.undo();
  EXPECT_FALSE(history.takeBack()) << "it was undone, so it can be redone";
  EXPECT_EQ(history.redoLabel(), "dab");
}

TEST(History, amendMakesNoStep) {
  History history(planBy("0"));
  history.commit("paint", planBy("1"));
  history.amend(planBy("1 with points"));
  EXPECT_EQ(history.size(), 2u);
  EXPECT_EQ(history.current()->author, "1 with points");
  EXPECT_EQ(history.undo(), "paint");
  EXPECT_EQ(history.redo(), "paint");
  EXPECT_EQ(history.current()->author, "1 with points");
}

TEST(History, theSamePlanAgainMakesNoStep) {
  History history(planBy("0"));
  history.commit("nothing", history.current());
  history.commit("null", nullptr);
  EXPECT_EQ(history.size(), 1u);
}

TEST(History, sharedRegionsAreCountedOnce) {
  const PlanPtr first = planBy("0");
  History history(first);
  const std::size_t one = history.heapBytes();
  Plan next = *first;
  next.author = "1";
  history.commit("rename", std::make_shared<const Plan>(next));
  // A page is 512 bytes, the sample has two and six points; the new step adds only itself.
  const std::size_t lists =
      next.products.size() * sizeof(Product) + next.sessions.size() * sizeof(Session) +
      next.checks.size() * sizeof(Check) + next.landmarks.size() * sizeof(Landmark);
  EXPECT_LT(history.heapBytes() - one, sizeof(Plan) + lists + 400);
  EXPECT_EQ(history.heapBytes() - one, history.stepBytes());
}

TEST(History, undoneStepsThatTakeBackWouldNeedCountUnderTheCap) {
  History history(planBy("0"), std::size_t{64} << 10);
  const auto heavy = [](const std::string& author) {
    Plan plan = *planBy(author);
    plan.checks.resize(300);
    return std::make_shared<const Plan>(std::move(plan));
  };
  ASSERT_GT(300 * sizeof(Check), std::size_t{32} << 10);
  history.commit("heavy", heavy("1"));
  history.undo();
  history.commit("heavy too", heavy("2"));
  ASSERT_TRUE(history.takeBack());
  EXPECT_FALSE(history.canRedo()) << "both together would be more than the cap";
}

TEST(History, replacingARegionReachesEveryStepThatHoldsIt) {
  const PlanPtr first = planBy("0");
  History history(first);
  Plan next = *first;
  next.author = "1";
  history.commit("rename", std::make_shared<const Plan>(next));
  history.undo();
  const std::shared_ptr<const Region> from = first->regions[1];
  Region laidOut = *from;
  laidOut.sites.clear();
  const auto to = std::make_shared<const Region>(laidOut);
  EXPECT_TRUE(history.reaches(from.get()));
  history.replaceRegion(from, to);
  EXPECT_FALSE(history.reaches(from.get()));
  EXPECT_EQ(history.current()->regions[1], to);
  EXPECT_EQ(history.redo(), "rename");
  EXPECT_EQ(history.current()->regions[1], to);
  EXPECT_EQ(history.current()->author, "1");
  // The caller's own plan is a value of its own.
  EXPECT_EQ(first->regions[1], from);
}

}  // namespace
}  // namespace mesomap::plan

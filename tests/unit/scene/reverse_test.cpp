// "This many points" and "this many mL": what is promised is what applying it gives.
#include <cmath>

#include "stage.h"

namespace mesomap::scene {
namespace {

using Ask = ReverseAsk;

class ReversePlanning : public ::testing::Test {
 protected:
  ReversePlanning() {
    Session::StrokeOptions options;
    options.widthMm = 46;
    options.bothSides = true;
    stage.stroke({{0.6, 0, 0.8}, {0.6, 0.3, 0.74}}, options);
    stage.jobs.drain();
  }
  const ReverseAnswer* ask(const Ask& wanted) {
    stage.session.workOut(wanted);
    stage.jobs.drain();
    return stage.session.workedOut();
  }
  [[nodiscard]] plan::Totals totals() { return plan::totalsOf(*stage.session.plan()); }
  [[nodiscard]] RegionId first() { return stage.session.plan()->regions[0]->id; }
  void setVolume(std::optional<double> ml) {
    plan::Rule rule = stage.session.plan()->regions[0]->rule;
    rule.volumeMl = ml;
    ASSERT_TRUE(stage.session.setRule(first(), rule, "volume"));
  }

  Stage stage;
};

TEST_F(ReversePlanning, ThisManyPointsGivesTheSpacingThatAppliesInOneStep) {
  const plan::PlanPtr before = stage.session.plan();
  const ReverseAnswer* answer = ask({.amount = 60, .regions = {first()}});
  ASSERT_NE(answer, nullptr);
  ASSERT_EQ(answer->refusal, "");
  EXPECT_NEAR(answer->totals.sites, 60.0, 7.0);
  EXPECT_EQ(answer->spacingMm, std::round(answer->spacingMm * 2.0) / 2.0);
  EXPECT_EQ(answer->totals.regions, 2u) << "the linked side comes along";
  EXPECT_EQ(stage.session.plan(), before) << "asking changes nothing";
  const ReverseAnswer promised = *answer;
  ASSERT_TRUE(stage.session.applyWorkedOut());
  stage.jobs.drain();
  EXPECT_EQ(totals().sites, promised.totals.sites);
  for (const auto& region : stage.session.plan()->regions) {
    EXPECT_EQ(region->rule.spacingMm, promised.spacingMm);
    EXPECT_EQ(region->rule.marginMm, plan::defaultMarginMm(promised.spacingMm));
  }
  EXPECT_EQ(stage.session.workedOut(), nullptr) << "the plan is another one now";
  stage.session.undo();
  stage.jobs.drain();
  EXPECT_TRUE(plan::samePlan(*stage.session.plan(), *before));
}

TEST_F(ReversePlanning, ThisManyMillilitresByTheSpacingOrByThePoint) {
  setVolume(0.02);
  const ReverseAnswer* answer = ask({.from = Ask::From::volume, .amount = 1.2});
  ASSERT_NE(answer, nullptr);
  ASSERT_EQ(answer->refusal, "");
  EXPECT_NEAR(answer->totals.volumeMl, 1.2, 0.15);
  EXPECT_NEAR(answer->totals.volumeMl, 0.02 * answer->totals.sites, 1e-9);

  const std::uint32_t points = totals().sites;
  answer = ask({.from = Ask::From::volume, .change = Ask::Change::volumePerPoint, .amount = 1.0});
  ASSERT_NE(answer, nullptr);
  EXPECT_EQ(answer->volumeMl, std::floor(1000.0 / points) / 1000.0) << "never more than asked";
  const ReverseAnswer promised = *answer;
  ASSERT_TRUE(stage.session.applyWorkedOut());
  stage.jobs.drain();
  EXPECT_EQ(totals().sites, points) << "no point moves";
  EXPECT_NEAR(totals().volumeMl, promised.totals.volumeMl, 1e-9);
  EXPECT_LE(totals().volumeMl, 1.0);
}

TEST_F(ReversePlanning, TheImpossibleIsRefusedInWords) {
  const auto refusal = [&](const Ask& wanted) {
    const ReverseAnswer* answer = ask(wanted);
    return answer == nullptr ? std::string("none") : answer->refusal;
  };
  EXPECT_NE(refusal({.amount = 50000}).find("the narrowest spacing is 2 mm"), std::string::npos);
  EXPECT_NE(refusal({.amount = 1}).find("even 30 mm apart"), std::string::npos);
  EXPECT_NE(refusal({.amount = 0}), "");
  EXPECT_NE(refusal({.amount = std::nan("")}), "");
  setVolume(std::nullopt);
  EXPECT_NE(refusal({.from = Ask::From::volume, .amount = 1}).find("Set a volume per point"),
            std::string::npos);
  EXPECT_NE(
      refusal({.from = Ask::From::volume, .change = Ask::Change::volumePerPoint, .amount = 0.001})
          .find("mL each"),
      std::string::npos);
  EXPECT_FALSE(stage.session.applyWorkedOut());
  plan::Rule rule = stage.session.plan()->regions[0]->rule;
  rule.pattern = plan::Pattern::single;
  ASSERT_TRUE(stage.session.setRule(first(), rule, "single"));
  stage.jobs.drain();
  EXPECT_NE(refusal({.amount = 20}).find("do not follow a spacing"), std::string::npos);
}

TEST_F(ReversePlanning, AnAnswerForAnotherPlanIsNone) {
  stage.session.workOut({.amount = 60});
  EXPECT_TRUE(stage.session.workingOut());
  EXPECT_EQ(stage.session.workedOut(), nullptr);
  setVolume(0.03);
  stage.jobs.drain();
  EXPECT_EQ(stage.session.workedOut(), nullptr);
  EXPECT_FALSE(stage.session.applyWorkedOut());
  stage.session.workOut({.amount = 60});
  stage.session.workOut({.amount = 40});
  stage.jobs.drain();
  ASSERT_NE(stage.session.workedOut(), nullptr);
  EXPECT_EQ(stage.session.workedOut()->ask.amount, 40.0);
}

TEST_F(ReversePlanning, LockedAreasAreLeftAsTheyAre) {
  for (const auto& region : std::vector(stage.session.plan()->regions)) {
    stage.session.setLocked(region->id, true);
  }
  const ReverseAnswer* answer = ask({.amount = 40});
  ASSERT_NE(answer, nullptr);
  EXPECT_NE(answer->refusal, "");
}

}  // namespace
}  // namespace mesomap::scene

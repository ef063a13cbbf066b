#include "plan/dose.h"

#include <gtest/gtest.h>

#include "plan/course_steps.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

/// The sample's four points of 0.02 mL on 12.5 cm² and two without volume.
Plan dosed(const std::optional<Strength>& strength) {
  Plan plan = support::samplePlan();
  plan.products[0].strength = strength;
  Region forehead = *plan.regions[0];
  forehead.rule.product = "p1";
  plan.regions[0] = std::make_shared<const Region>(std::move(forehead));
  return plan;
}

TEST(Dose, sumsByProduct) {
  const Dose dose = doseOf(dosed(Strength{4.0, "mg/mL"}));
  ASSERT_EQ(dose.products.size(), 2u);
  EXPECT_EQ(dose.products[0].name, "Product one");
  EXPECT_EQ(dose.products[0].points, 4u);
  EXPECT_DOUBLE_EQ(dose.products[0].volumeMl, 0.08);
  EXPECT_EQ(dose.products[0].quantity, (Quantity{0.32, "mg"}));
  EXPECT_EQ(dose.products[1].product, "");  // not chosen
  EXPECT_EQ(dose.products[1].points, 2u);
  EXPECT_EQ(dose.products[1].withoutVolume, 2u);
  EXPECT_FALSE(dose.products[1].quantity);
}

TEST(Dose, neverConvertsAPercentage) {
  const Dose dose = doseOf(dosed(Strength{2.0, "%"}));
  EXPECT_FALSE(dose.products[0].quantity);
  EXPECT_EQ(doseOf(dosed(Strength{100.0, "units/mL"})).products[0].quantity,
            (Quantity{8.0, "units"}));
}

TEST(Dose, sharesAMixtureByItsComponents) {
  Plan plan = dosed(std::nullopt);
  plan.products[0].components = {{"One", "A", ""}, {"Two", "B", ""}, {"Three", "C", ""}};
  plan.products[0].components[0].volumeMl = 3.0;
  plan.products[0].components[0].strength = Strength{10.0, "mg/mL"};
  plan.products[0].components[1].volumeMl = 1.0;
  const Dose dose = doseOf(plan);
  ASSERT_EQ(dose.products.size(), 5u);
  EXPECT_TRUE(dose.products[1].component);
  EXPECT_DOUBLE_EQ(dose.products[1].volumeMl, 0.06);
  EXPECT_EQ(dose.products[1].quantity, (Quantity{0.6, "mg"}));
  EXPECT_DOUBLE_EQ(dose.products[2].volumeMl, 0.02);
  EXPECT_FALSE(dose.products[2].quantity);
  EXPECT_DOUBLE_EQ(dose.products[3].volumeMl, 0.0);
}

TEST(Dose, countsContainersWithTheirDeadSpace) {
  Plan plan = dosed(std::nullopt);
  plan.products[0].container = {"syringe", 0.05, 0.01};  // 0.04 of it can be given
  EXPECT_EQ(doseOf(plan).products[0].containers, 2u);
  plan.products[0].container = {"syringe", 0.05, 0.02};  // 0.03
  EXPECT_EQ(doseOf(plan).products[0].containers, 3u);
  plan.products[0].container = {"syringe", 0.05, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 2u);
  plan.products[0].container = {"syringe", 0.08, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 1u);
  plan.products[0].container = {"", 0.0, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 0u);
}

TEST(Dose, opensNoContainerForARoundingError) {
  // 0.07 / 0.01 is a hair above 7 in doubles.
  Plan plan = dosed(std::nullopt);
  Region forehead = *plan.regions[0];
  for (Site& site : forehead.sites) site.volumeMl = 0.0175;
  plan.regions[0] = std::make_shared<const Region>(std::move(forehead));
  plan.products[0].container = {"ampoule", 0.01, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 7u);
}

TEST(Dose, leavesOutWhatHasNoPoints) {
  Plan plan = dosed(std::nullopt);
  plan.products.push_back({"p2", "Not used", "", ""});
  Region empty = *plan.regions[1];
  empty.id = {9};
  empty.sites.clear();
  empty.rule.product = "p2";
  plan.regions.push_back(std::make_shared<const Region>(std::move(empty)));
  const Dose dose = doseOf(plan);
  EXPECT_EQ(dose.areas.size(), 2u);
  EXPECT_EQ(dose.products.size(), 2u);
}

TEST(Dose, goesBySkinOnlyWhereTheSkinIsTheClients) {
  Plan plan = dosed(Strength{4.0, "mg/mL"});  // a scan
  Dose dose = doseOf(plan);
  EXPECT_NEAR(*dose.areas[0].mlPerCm2, 0.08 / 12.5, 1e-12);
  EXPECT_NEAR(*dose.areas[0].amountPerCm2, 0.32 / 12.5, 1e-12);
  plan.surface.kind = SurfaceKind::figure;
  dose = doseOf(plan);
  EXPECT_FALSE(dose.areas[0].mlPerCm2);
  EXPECT_FALSE(dose.areas[0].amountPerCm2);
  plan.surface.fit = Fit::taped;
  EXPECT_TRUE(doseOf(plan).areas[0].mlPerCm2);
}

TEST(Dose, keepsTheSidesApart) {
  const Dose dose = doseOf(dosed(std::nullopt));
  EXPECT_EQ(dose.left.points, 2u);
  EXPECT_EQ(dose.right.points, 0u);
  EXPECT_EQ(dose.midline.points, 4u);
  EXPECT_DOUBLE_EQ(dose.midline.volumeMl, 0.08);
}

constexpr const char* kOnThatDay = "2026-11-22T10:00:00Z";

TEST(DoseBySession, ofTheOnlySessionIsThePlan) {
  const std::vector<SessionDose> sessions = doseBySession(dosed(Strength{4.0, "mg/mL"}));
  ASSERT_EQ(sessions.size(), 1u);
  EXPECT_EQ(sessions[0].state, SessionState::planned);
  EXPECT_EQ(sessions[0].points, 6u);
  EXPECT_EQ(sessions[0].withoutVolume, 2u);
  EXPECT_DOUBLE_EQ(sessions[0].volumeMl, 0.08);
  ASSERT_EQ(sessions[0].products.size(), 2u);
  EXPECT_EQ(sessions[0].products[0].quantity, (Quantity{0.32, "mg"}));
}

TEST(DoseBySession, goesByWhatWasGivenWhereThatWasWrittenDown) {
  Plan plan = dosed(Strength{4.0, "mg/mL"});
  plan = *withMarks(plan, {{2}, {3}, {4}}, SiteState::done, kOnThatDay);
  plan = *withMarks(plan, {{5}}, SiteState::skipped, kOnThatDay);
  // Nothing written down: as planned, for the three that were done.
  Plan asPlanned = *withSessionFinished(plan, "A", kOnThatDay);
  ASSERT_EQ(doseBySession(asPlanned).size(), 1u);
  EXPECT_EQ(doseBySession(asPlanned)[0].points, 3u);
  EXPECT_DOUBLE_EQ(doseBySession(asPlanned)[0].volumeMl, 0.06);
  EXPECT_EQ(doseBySession(asPlanned)[0].products[0].quantity, (Quantity{0.24, "mg"}));
  // Another product and volume were given than planned.
  plan.products.push_back({"p2", "Product two", "", ""});
  plan = *withGiven(plan, {1}, {0.05, "p2", "L-9", ""}, kOnThatDay);
  plan = *withSessionFinished(plan, "A", kOnThatDay);
  SessionDose session = doseBySession(plan)[0];
  EXPECT_DOUBLE_EQ(session.volumeMl, 0.05);
  ASSERT_EQ(session.products.size(), 1u);
  EXPECT_EQ(session.products[0].name, "Product two");
  EXPECT_FALSE(session.products[0].quantity);
  // The next session is planned anew beside it.
  const std::vector<SessionDose> both = doseBySession(*withNextSession(plan));
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].state, SessionState::done);
  EXPECT_EQ(both[1].id, "2");
  EXPECT_EQ(both[1].points, 6u);
}

}  // namespace
}  // namespace mesomap::plan

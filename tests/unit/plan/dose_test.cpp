#include "plan/dose.h"

#include <gtest/gtest.h>

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
  plan.products[0].container = {"syringe", 0.05, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 2u);
  plan.products[0].container = {"syringe", 0.08, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 1u);
  plan.products[0].container = {"", 0.0, 0.0};
  EXPECT_EQ(doseOf(plan).products[0].containers, 0u);
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

}  // namespace
}  // namespace mesomap::plan

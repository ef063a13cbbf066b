#include "plan/product_steps.h"

#include <gtest/gtest.h>

#include "plan/course_steps.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

std::string why(const Result<Plan>& step) {
  EXPECT_FALSE(step);
  return step ? std::string() : step.error().message;
}

TEST(ProductSteps, theFirstGoesToEveryAreaThatHasNone) {
  Plan plan = support::samplePlan();
  plan.products.clear();
  plan = *withProduct(plan, {"", "New one", "L", "2027-08"});
  ASSERT_EQ(plan.products.size(), 1u);
  EXPECT_EQ(plan.products[0].id, "p1");
  for (const auto& region : plan.regions) EXPECT_EQ(region->rule.product, "p1");
  plan = *withProduct(plan, {"", "Another", "", ""});
  for (const auto& region : plan.regions) EXPECT_EQ(region->rule.product, "p1");
}

TEST(ProductSteps, aProductOfAFinishedSessionStaysAsItWas) {
  const std::string now = "2026-11-22T10:00:00Z";
  Plan plan = *withProductOn(support::samplePlan(), "p1", {});
  plan = *withMarks(plan, {{2}}, SiteState::done, now);
  plan = *withSessionFinished(plan, "A", now);
  EXPECT_TRUE(heldBySession(plan, "p1"));
  Product newLot = plan.products[0];
  newLot.lot = "L-2";
  plan = *withProduct(plan, newLot);
  ASSERT_EQ(plan.products.size(), 2u);
  EXPECT_EQ(plan.products[0].lot, "L-1");
  EXPECT_EQ(plan.products[1].lot, "L-2");
  EXPECT_EQ(plan.regions[0]->rule.product, plan.products[1].id);
  EXPECT_NE(why(withoutProduct(plan, "p1")).find("record"), std::string::npos);
  EXPECT_EQ(withoutProduct(plan, plan.products[1].id)->regions[0]->rule.product, "");
}

TEST(ProductSteps, aProductInUseTodayIsNotHeldYet) {
  const std::string now = "2026-11-22T10:00:00Z";
  Plan plan = *withProductOn(support::samplePlan(), "p1", {});
  plan = *withGiven(*withMarks(plan, {{2}}, SiteState::done, now), {1}, {{}, "p1", "L", ""}, now);
  EXPECT_FALSE(heldBySession(plan, "p1"));
  plan = *withSessionFinished(plan, "A", now);
  // Saying the same again makes no second product.
  EXPECT_EQ(withProduct(plan, plan.products[0])->products.size(), 1u);
}

TEST(ProductSteps, changeOneProductInPlace) {
  Plan plan = support::samplePlan();
  Product changed = plan.products[0];
  changed.expiry = "2028-01";
  plan = *withProduct(plan, changed);
  ASSERT_EQ(plan.products.size(), 1u);
  EXPECT_EQ(plan.products[0].expiry, "2028-01");
  changed.expiry = "2028-13";
  EXPECT_NE(why(withProduct(plan, changed)).find("expiry"), std::string::npos);
}

TEST(ProductSteps, leaveLockedAreasAlone) {
  Plan plan = support::samplePlan();
  Region locked = *plan.regions[0];
  locked.locked = true;
  plan.regions[0] = std::make_shared<const Region>(locked);
  EXPECT_NE(why(withProductOn(plan, "p1", locked.id)).find("locked"), std::string::npos);
  plan = *withProductOn(plan, "p1", {});
  EXPECT_EQ(plan.regions[0]->rule.product, "");
  EXPECT_EQ(plan.regions[1]->rule.product, "p1");
  EXPECT_FALSE(withProductOn(plan, "p9", {}));
}

TEST(ProductSteps, refuseAConsultationThatCannotBe) {
  Consultation consultation;
  consultation.checkedOn = "yesterday";
  EXPECT_NE(why(withConsultation(support::samplePlan(), consultation)).find("checked on"),
            std::string::npos);
  consultation.checkedOn = "2026-11-20";
  consultation.numbingMinutes = -5.0;
  EXPECT_NE(why(withConsultation(support::samplePlan(), consultation)).find("numbing"),
            std::string::npos);
  consultation.numbingMinutes = 20.0;
  consultation.health = {{"pregnancy", Answer::notAsked, "", ""}, {"allergy", Answer::no, "", ""}};
  consultation.findings = {{}, {"Cellulite", "Nürnberger–Müller", "2", ""}};
  const Plan plan = *withConsultation(support::samplePlan(), consultation);
  EXPECT_EQ(plan.consultation.health.size(), 1u);  // what was not asked is not written
  consultation.health[0].note = "asked next time";
  EXPECT_EQ(withConsultation(plan, consultation)->consultation.health.size(), 2u);
  EXPECT_EQ(plan.consultation.findings.size(), 1u);
}

}  // namespace
}  // namespace mesomap::plan

// Views that the practitioner keeps, in the plan's file.
#include <gtest/gtest.h>

#include "plan/plan_file.h"
#include "sample_plan.h"

namespace mesomap::plan {
namespace {

Plan withViews() {
  Plan plan = support::samplePlan();
  KeptView scar, chin;
  scar.name = "Ana's scar";
  scar.yawDeg = 42.0;
  chin.name = "Chin";
  chin.pitchDeg = -20.0;
  plan.views = {scar, chin};
  return plan;
}

TEST(KeptViewsFile, KeepTheirNames) {
  const Plan plan = withViews();
  const auto opened = parsePlan(planText(plan), "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(opened->plan.views, plan.views);
}

TEST(KeptViewsFile, WithoutPersonalDataTheyAreNumberedAndLookAtTheSame) {
  const Plan plan = withViews();
  WriteOptions options;
  options.withoutPersonalData = true;
  const std::string text = planText(plan, options);
  EXPECT_EQ(text.find("Ana"), std::string::npos);
  EXPECT_EQ(text.find("Chin"), std::string::npos);
  const auto opened = parsePlan(text, "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  auto expected = plan.views;
  expected[0].name = "View 1";
  expected[1].name = "View 2";
  EXPECT_EQ(opened->plan.views, expected);
}

}  // namespace
}  // namespace mesomap::plan

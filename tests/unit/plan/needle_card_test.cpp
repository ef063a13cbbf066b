#include "plan/needle_card.h"

#include <gtest/gtest.h>

#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

NeedleCard cardOn(const char* area, const char* figure, double insertedMm, double angleDeg) {
  Plan plan = support::samplePlan();
  if (*figure != '\0') {
    plan.surface.kind = SurfaceKind::figure;
    plan.surface.figure = figure;
  }
  Region region = *plan.regions[0];
  region.area = area;
  region.rule.needle = {"30G", 4.0};
  region.rule.angleDeg = angleDeg;
  region.rule.depthMm = depthFor(insertedMm, angleDeg);
  return needleCardOf(plan, region);
}

TEST(NeedleCard, holdsTheTableOfTrueDepths) {
  EXPECT_NEAR(cardOn("forehead", "", 4, 10).depthMm, 0.69, 0.006);
  EXPECT_NEAR(cardOn("forehead", "", 4, 30).depthMm, 2.0, 0.006);
  EXPECT_NEAR(cardOn("forehead", "", 4, 90).depthMm, 4.0, 0.006);
  EXPECT_NEAR(cardOn("forehead", "", 4, 30).insertedMm, 4.0, 0.006);
}

TEST(NeedleCard, comparesWithWhatWasMeasuredThere) {
  const NeedleCard card = cardOn("forehead", "figure:bust-female", 4, 30);
  ASSERT_EQ(card.skin.size(), 1u);
  EXPECT_NEAR(card.skin[0].skinMm(), 1.06, 1e-9);
  ASSERT_EQ(card.sentences.size(), 1u);
  EXPECT_EQ(card.sentences[0],
            "In 118 adults skin here averaged 1.06 mm (women); 2 mm would usually be beyond it.");
  EXPECT_FALSE(card.source.empty());
}

TEST(NeedleCard, saysHowDeepThatUsuallyIs) {
  // The forehead's skin of women averages 1.06 mm, of which the epidermis is less than a tenth.
  const auto sentence = [](double depthMm) {
    return cardOn("forehead", "figure:bust-female", depthMm, 90).sentences.at(0);
  };
  EXPECT_NE(sentence(0.02).find("would usually lie in the epidermis"), std::string::npos);
  EXPECT_NE(sentence(0.8).find("would usually lie in the dermis"), std::string::npos);
  EXPECT_NE(sentence(1.07).find("would usually be beyond it"), std::string::npos);
}

TEST(NeedleCard, goesByWhoTheFigureIs) {
  const NeedleCard man = cardOn("forehead", "figure:bust-male", 4, 10);
  ASSERT_EQ(man.skin.size(), 1u);
  EXPECT_NEAR(man.skin[0].skinMm(), 1.39, 1e-9);
  EXPECT_EQ(cardOn("forehead", "", 4, 10).skin.size(), 2u);  // a scan: nobody said
}

TEST(NeedleCard, saysWhereNothingWasMeasuredAndNamesNoLayer) {
  const NeedleCard card = cardOn("upper-abdomen", "figure:body-female", 4, 90);
  EXPECT_TRUE(card.skin.empty());
  ASSERT_EQ(card.sentences.size(), 1u);
  EXPECT_EQ(card.sentences[0], "No measured figure of the skin for this area.");
}

TEST(NeedleCard, saysWhereTheNeedleIsTooShort) {
  EXPECT_FALSE(cardOn("forehead", "", 4, 30).tooLong);
  EXPECT_TRUE(cardOn("forehead", "", 4.5, 30).tooLong);
  const NeedleCard card = cardOn("forehead", "", 6, 30);
  EXPECT_TRUE(card.tooLong);
  EXPECT_NE(card.sentences[0].find("6 mm would have to go in"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::plan

// What an arrangement may hold at all, and what lays the same points out.
#include <cmath>
#include <limits>

#include "stage.h"

namespace mesomap::scene {
namespace {

class RuleLimits : public ::testing::Test {
 protected:
  /// What is wrong with the rule after a change, or "".
  std::string fault(const std::function<void(plan::Rule&)>& change) {
    plan::Rule rule = stage.session.defaultRule;
    change(rule);
    const auto checked = stage.session.checkRule(rule);
    return checked ? "" : checked.error().text();
  }
  Stage stage;
};

TEST_F(RuleLimits, NumbersOfArrangementsOutsideTheirLimitsAreNamed) {
  const double nan = std::nan("");
  EXPECT_EQ(fault([](plan::Rule&) {}), "");
  for (const double bad : {-1.0, 0.2, 31.0, nan, std::numeric_limits<double>::infinity()}) {
    EXPECT_NE(fault([bad](plan::Rule& r) { r.pitchMm = bad; }), "") << bad;
    EXPECT_NE(fault([bad](plan::Rule& r) { r.edgeSpacingMm = bad; }), "") << bad;
    EXPECT_NE(fault([bad](plan::Rule& r) { r.denseSpacingMm = bad; }), "") << bad;
  }
  for (const double bad : {-1.0, 0.0, 201.0, nan}) {
    EXPECT_NE(fault([bad](plan::Rule& r) { r.edgeWidthMm = bad; }), "") << bad;
  }
  EXPECT_NE(fault([](plan::Rule& r) { r.passes = -1; }), "");
  EXPECT_NE(fault([](plan::Rule& r) { r.passes = 101; }), "");
  EXPECT_NE(fault([nan](plan::Rule& r) { r.minutes = nan; }), "");
  EXPECT_EQ(fault([](plan::Rule& r) {
              r.pitchMm = 2.0;
              r.edgeSpacingMm = 5.0;
              r.passes = 3;
              r.minutes = 20;
            }),
            "");
}

TEST_F(RuleLimits, HeadsHavePinsNotTooManyAndNotTooFar) {
  EXPECT_NE(fault([](plan::Rule& r) { r.pattern = plan::Pattern::stamps; }), "") << "no pin";
  EXPECT_EQ(fault([](plan::Rule& r) {
              r.pattern = plan::Pattern::stamps;
              r.stamp = plan::squareStamp(3, 1.5);
            }),
            "");
  EXPECT_NE(fault([](plan::Rule& r) { r.stamp.pins.assign(65, {0, 0}); }), "");
  EXPECT_NE(fault([](plan::Rule& r) { r.stamp.pins = {{0, 51}}; }), "");
  EXPECT_NE(fault([](plan::Rule& r) { r.stamp.pins = {{std::nan(""), 0}}; }), "");
}

}  // namespace
}  // namespace mesomap::scene

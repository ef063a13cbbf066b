// Which views --view names.
#include "cli_views.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mesomap::app {
namespace {

std::vector<plan::KeptView> keptViews() {
  plan::KeptView cheek, scar, half;
  cheek.name = "Left cheek";
  cheek.yawDeg = 60.0;
  scar.name = "Scar, seen from below, left";
  scar.yawDeg = -30.0;
  half.name = "Scar";
  half.yawDeg = 10.0;
  return {cheek, scar, half};
}

/// Yaw of each in degrees; 999 for standard ones.
std::vector<double> yawsOf(const std::vector<std::string>& texts) {
  const auto wanted = wantedViews(texts, keptViews());
  EXPECT_TRUE(wanted) << wanted.error().text();
  std::vector<double> yaws;
  if (!wanted) return yaws;
  EXPECT_EQ(wanted->views.size(), wanted->cameras.size());
  for (const auto& camera : wanted->cameras) {
    yaws.push_back(camera ? std::round(camera->yaw * 57.29578) : 999.0);
  }
  return yaws;
}

TEST(WantedViews, AreTakenApartAtCommasAndFromSeveralTexts) {
  EXPECT_TRUE(yawsOf({}).empty());
  EXPECT_EQ(yawsOf({"front,Left cheek,back"}), (std::vector{999.0, 60.0, 999.0}));
  EXPECT_EQ(yawsOf({"front", "Left cheek", "back"}), (std::vector{999.0, 60.0, 999.0}));
  EXPECT_EQ(wantedViews({"back,left"}, {})->views,
            (std::vector{scene::StandardView::back, scene::StandardView::left}));
}

TEST(WantedViews, AKeptNameWithCommasIsTakenWhole) {
  EXPECT_EQ(yawsOf({"Scar, seen from below, left"}), (std::vector{-30.0}));
  EXPECT_EQ(yawsOf({"front,Scar, seen from below, left,Scar,back"}),
            (std::vector{999.0, -30.0, 10.0, 999.0}));
}

TEST(WantedViews, OthersAreRefusedByTheirName) {
  for (const auto& [text, named] :
       {std::pair{"sideways", "'sideways'"}, std::pair{"front,sideways,back", "'sideways'"},
        std::pair{"", "''"}, std::pair{"front,", "''"}, std::pair{",front", "''"},
        std::pair{"left,,back", "''"}}) {
    const auto refused = wantedViews({text}, keptViews());
    ASSERT_FALSE(refused) << text;
    EXPECT_NE(refused.error().message.find(std::string("--view: ") + named), std::string::npos)
        << refused.error().message;
    EXPECT_NE(refused.error().message.find("Left cheek"), std::string::npos);
  }
  EXPECT_FALSE(wantedViews({"Left cheek"}, {}));
}

}  // namespace
}  // namespace mesomap::app

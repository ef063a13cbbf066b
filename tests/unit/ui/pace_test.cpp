#include "ui/pace.h"

#include <gtest/gtest.h>

#include <memory>

namespace mesomap::ui {
namespace {

plan::Plan planOf(plan::Region region) {
  plan::Plan plan;
  plan.regions.push_back(std::make_shared<const plan::Region>(std::move(region)));
  return plan;
}

TEST(Pace, PointsThatCountPricksAndDevicesAddUp) {
  plan::Region region;
  region.sites.resize(25);
  for (int i = 0; i < 5; ++i) region.sites[i].state = plan::SiteState::proposed;
  EXPECT_DOUBLE_EQ(estimatedMinutes(planOf(region), {6.0, 0.5}), 2.0) << "20 points of 6 s";
  plan::Row row;
  row.pricks = 240;
  region.rows.assign(2, row);
  EXPECT_DOUBLE_EQ(estimatedMinutes(planOf(region), {6.0, 0.5}), 6.0);
  plan::Region device;
  device.rule.pattern = plan::Pattern::none;
  device.rule.minutes = 20;
  EXPECT_DOUBLE_EQ(estimatedMinutes(planOf(device), {}), 20.0);
  EXPECT_DOUBLE_EQ(estimatedMinutes(plan::Plan{}, {}), 0.0);
}

TEST(Pace, MinutesInWords) {
  EXPECT_EQ(minutesText(0.0), "under a minute");
  EXPECT_EQ(minutesText(0.74), "under a minute");
  EXPECT_EQ(minutesText(1.2), "about 1 min");
  EXPECT_EQ(minutesText(59.4), "about 59 min");
  EXPECT_EQ(minutesText(65.0), "about 1 h 5 min");
  EXPECT_EQ(minutesText(-1.0), "under a minute");
}

}  // namespace
}  // namespace mesomap::ui

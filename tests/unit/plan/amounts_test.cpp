#include "plan/amounts.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace mesomap::plan {
namespace {

plan::Plan planOfAreas(const std::vector<plan::Region>& regions) {
  plan::Plan plan;
  for (const plan::Region& region : regions) {
    plan.regions.push_back(std::make_shared<const plan::Region>(region));
  }
  return plan;
}

plan::Region deviceArea(int passes, double minutes) {
  plan::Region device;
  device.rule.pattern = plan::Pattern::none;
  device.rule.passes = passes;
  device.rule.minutes = minutes;
  return device;
}

/// Of 30 pricks each.
plan::Region areaOfRows(std::size_t counting, std::size_t proposed) {
  plan::Row row;
  row.pricks = 30;
  plan::Region region;
  region.rows.assign(counting, row);
  row.proposed = true;
  region.rows.insert(region.rows.end(), proposed, row);
  return region;
}

plan::Region areaOfPoints(std::size_t points, std::size_t proposed = 0) {
  plan::Region region;
  region.sites.resize(points + proposed);
  for (std::size_t i = 0; i < proposed; ++i) {
    region.sites[i].state = plan::SiteState::proposed;
  }
  return region;
}

TEST(Amounts, RowsAndDevicesSayWhatTheyAre) {
  EXPECT_FALSE(amountWithoutPoints(areaOfPoints(3)));
  EXPECT_EQ(amountWithoutPoints(areaOfRows(12, 0)), (Amount{"12 rows", "about 360 pricks"}));
  EXPECT_EQ(amountWithoutPoints(deviceArea(3, 20)), (Amount{"3 passes", "20 min"}));
  EXPECT_EQ(amountWithoutPoints(deviceArea(1, 0)), (Amount{"1 pass", ""}));
  EXPECT_EQ(amountWithoutPoints(deviceArea(0, 7.5)), (Amount{"7.5 min", ""}));
  EXPECT_EQ(amountWithoutPoints(deviceArea(0, 0)), (Amount{"No points", ""}));
}

TEST(Amounts, RowsThatAwaitAnAnswerAreSaidApart) {
  EXPECT_EQ(moreRowsText(areaOfRows(4, 0)), "");
  const plan::Region some = areaOfRows(4, 1);
  EXPECT_EQ(amountWithoutPoints(some), (Amount{"4 rows", "about 120 pricks"}));
  EXPECT_EQ(moreRowsText(some), "1 more row awaits your answer");
  EXPECT_EQ(moreRowsText(areaOfRows(1, 3)), "3 more rows await your answer");
  const plan::Region all = areaOfRows(0, 2);
  EXPECT_EQ(amountWithoutPoints(all), (Amount{"2 rows", "await your answer"}));
  EXPECT_EQ(moreRowsText(all), "") << "said by the amount itself";
  EXPECT_EQ(besidesText(planOfAreas({some, areaOfRows(2, 0)})),
            "about 30 more pricks await your answer · 6 rows, about 180 pricks");
  EXPECT_EQ(besidesText(planOfAreas({all})), "about 60 more pricks await your answer");
}

TEST(Amounts, AreasInTheListSayItShortly) {
  EXPECT_EQ(shortAmount(areaOfPoints(45), "≈ "), "≈ 45");
  EXPECT_EQ(shortAmount(areaOfPoints(45, 3), ""), "45 + 3?");
  EXPECT_EQ(shortAmount(areaOfRows(12, 0), ""), "12 rows");
  EXPECT_EQ(shortAmount(areaOfRows(12, 2), ""), "12 rows + 2?");
  EXPECT_EQ(shortAmount(areaOfRows(0, 1), ""), "1 row?");
  EXPECT_EQ(shortAmount(deviceArea(3, 20), "≈ "), "3 passes");
  EXPECT_EQ(shortAmount(deviceArea(0, 20), "≈ "), "20 min");
  EXPECT_EQ(shortAmount(deviceArea(0, 0), "≈ "), "");
}

TEST(Amounts, DevicesAloneCountPassesAndMinutesInsteadOfPoints) {
  const auto foot = [](const std::vector<plan::Region>& regions) {
    const plan::Plan plan = planOfAreas(regions);
    return std::vector<Amount>{totalAmount(plan, "≈ "), totalVolume(plan, "≈ ")};
  };
  using Foot = std::vector<Amount>;
  const Amount noVolume{"–", "volume"};
  EXPECT_EQ(foot({deviceArea(4, 0), deviceArea(4, 0)}), (Foot{{"4", "passes"}, noVolume}));
  EXPECT_EQ(foot({deviceArea(1, 0)}), (Foot{{"1", "pass"}, noVolume}));
  EXPECT_EQ(foot({deviceArea(2, 0), deviceArea(4, 0), deviceArea(3, 0)}),
            (Foot{{"2–4", "passes"}, noVolume}));
  EXPECT_EQ(foot({deviceArea(0, 20), deviceArea(0, 10)}), (Foot{{"30", "min"}, noVolume}));
  EXPECT_EQ(foot({deviceArea(3, 20)}), (Foot{{"3", "passes"}, {"20", "min"}}));
  EXPECT_EQ(foot({deviceArea(0, 0)}), (Foot{{"–", "points"}, noVolume}));
  EXPECT_EQ(foot({deviceArea(3, 20), areaOfPoints(2)}),
            (Foot{{"≈ 2", "points"}, {"not set", "volume"}}));
  EXPECT_EQ(foot({deviceArea(3, 20), areaOfRows(1, 0)}), (Foot{{"≈ 30", "pricks"}, noVolume}));
  EXPECT_EQ(foot({}), (Foot{{"≈ 0", "points"}, {"≈ 0.00 mL", "volume"}}));
  EXPECT_FALSE(devicesOnly(plan::Plan{}));
}

}  // namespace
}  // namespace mesomap::plan

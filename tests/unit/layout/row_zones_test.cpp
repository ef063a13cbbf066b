// Rows in caution zones: cut where the zone begins, proposed until its question is answered; and
// what blocked skin takes from them, prick by prick.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "arrange_input.h"
#include "layout/sites.h"
#include "layout/zones.h"
#include "unit/layout/pattern_cases.h"

namespace mesomap::layout {
namespace {

/// A rectangle of rows on the plane, 92 × 32 mm inside its margin: five rows 8 mm apart, each with
/// 12 pricks that stand 8 mm apart about the middle. Skin with x over 22 mm is the zone "rim".
struct Sheet {
  Sheet() {
    context.fileMesh = &planeFile();
    const Input in = rectangle(100, 40, Pattern::rows, 8.0, 4.0);
    context.mesh = in.mesh;
    context.pages = in.pages;
    context.caution = [](const mesh::SurfacePoint& place) {
      const glm::dvec3 p = mesh::positionAt(planeSkin().mesh->mesh(), place);
      return std::string(p.x > 22.0 ? "rim" : "");
    };
    context.zoneName = [](const std::string& zone) { return "the " + zone; };
    region.id = RegionId{1};
    region.name = "Sheet";
    region.rule = in.rule;
    region.shape = in.shape;
  }
  [[nodiscard]] plan::Region laid(const plan::Region& from) const {
    std::uint32_t nextId = 2;
    const auto placed = placeRegion(from, nullptr, nextId, context);
    EXPECT_TRUE(placed);
    return placed ? **placed : from;
  }
  PlaceContext context;
  plan::Region region;
};

std::uint32_t pricksWaiting(const plan::Region& region, bool proposed) {
  std::uint32_t pricks = 0;
  for (const plan::Row& row : region.rows) pricks += row.proposed == proposed ? row.pricks : 0;
  return pricks;
}

TEST(RowZones, RowsAreCutWhereAZoneBeginsAndWaitThere) {
  const Sheet sheet;
  plan::Region asked = sheet.laid(sheet.region);
  ASSERT_EQ(asked.rows.size(), 10u);
  std::vector<double> along;
  for (const plan::Row& row : asked.rows) {
    EXPECT_EQ(row.proposed, row.zone == "rim");
    const auto at = row.prickPositions();
    ASSERT_EQ(at.size(), row.pricks);
    for (const glm::dvec3& p : at) {
      EXPECT_EQ(row.proposed, p.x > 22.0) << p.x;
      // As without the zone: in whole steps of the pitch about the middle.
      EXPECT_NEAR(std::remainder(p.x - 4.0, 8.0), 0.0, 0.1) << p.x;
    }
  }
  EXPECT_EQ(pricksWaiting(asked, true) + pricksWaiting(asked, false), 60u)
      << "cutting adds no prick";
  const plan::Totals totals = plan::totalsOf(asked);
  EXPECT_EQ(totals.pricks, pricksWaiting(asked, false));
  EXPECT_EQ(totals.proposedPricks, pricksWaiting(asked, true));
  EXPECT_EQ(totals.proposedPricks, 15u);
  const auto open = openZones(asked);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].zone, "rim");
  EXPECT_EQ(open[0].pricks, 15u);
  EXPECT_EQ(open[0].points, 0u);
}

TEST(RowZones, KeptRowsCountAndAskAgainWhenTheAnswerIsWithdrawn) {
  const Sheet sheet;
  plan::Region region = sheet.laid(sheet.region);
  applyAnswer(region, {"rim", true, "Depth is intradermal"}, "the rim");
  EXPECT_TRUE(openZones(region).empty());
  EXPECT_EQ(plan::totalsOf(region).pricks, 60u);
  EXPECT_TRUE(region.leftOut.empty());
  EXPECT_EQ(pricksWaiting(sheet.laid(region), true), 0u) << "the answer covers later layouts";
  EXPECT_FALSE(withdrawAnswer(region, "rim"));
  EXPECT_EQ(plan::totalsOf(region).proposedPricks, 15u);
}

TEST(RowZones, LeftOutRowsAreListedPrickByPrick) {
  const Sheet sheet;
  plan::Region region = sheet.laid(sheet.region);
  applyAnswer(region, {"rim", false, ""}, "the rim");
  for (const plan::Region& each : {region, sheet.laid(region)}) {
    EXPECT_EQ(each.rows.size(), 5u);
    EXPECT_EQ(plan::totalsOf(each).pricks, 45u);
    EXPECT_EQ(plan::totalsOf(each).proposedPricks, 0u);
    ASSERT_EQ(each.leftOut.size(), 1u);
    EXPECT_EQ(each.leftOut[0].zoneName, "the rim");
    EXPECT_EQ(each.leftOut[0].positions.size(), 15u);
    for (const glm::dvec3& p : each.leftOut[0].positions) EXPECT_GT(p.x, 22.0);
  }
  EXPECT_TRUE(withdrawAnswer(region, "rim")) << "only a new layout brings them back";
}

TEST(RowZones, BlockedPartsAreCutOutAndCounted) {
  Sheet sheet;
  sheet.context.caution = nullptr;
  sheet.context.blocked = [](const mesh::SurfacePoint& place) {
    const glm::dvec3 p = mesh::positionAt(planeSkin().mesh->mesh(), place);
    return std::string(std::abs(p.x) < 10.0 ? "mole" : "");
  };
  const plan::Region region = sheet.laid(sheet.region);
  EXPECT_EQ(region.rows.size(), 10u);
  for (const plan::Row& row : region.rows) {
    for (const glm::dvec3& p : row.prickPositions()) EXPECT_GE(std::abs(p.x), 9.9);
  }
  ASSERT_EQ(region.leftOut.size(), 1u);
  EXPECT_EQ(region.leftOut[0].positions.size(), 15u) << "20 mm of five rows";
}

}  // namespace
}  // namespace mesomap::layout

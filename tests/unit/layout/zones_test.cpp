// Points in caution zones wait for an answer, and go by it from then on.
#include "layout/zones.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/layout/cap.h"

namespace mesomap::layout {
namespace {

/// A cap on a 70 mm sphere, the half of it with x > 0 in a caution zone.
struct HalfCautious {
  mesh::TriangleMesh file = support::makeIcosphere(70.0, 5);
  test::Skin skin{file};
  PlaceContext context;
  plan::Region region;

  HalfCautious() {
    context.fileMesh = &file;
    context.mesh = skin.mesh.get();
    context.pages = &skin.pages;
    context.caution = [this](const mesh::SurfacePoint& place) {
      const double x = mesh::positionAt(skin.mesh->mesh(), place).x;
      return std::string(x > 0 ? "rim" : "");
    };
    context.zoneName = [](const std::string& id) { return "the " + id; };
    region.id = RegionId{1};
    region.name = "Forehead";
    region.shape = skin.cap(30.0);
    region.rule.spacingMm = 8.0;
    region.rule.marginMm = 4.0;
    region.rule.volumeMl = 0.05;
  }
  [[nodiscard]] plan::Region laid(const plan::Region& from,
                                  const plan::Region* previous = nullptr) const {
    std::uint32_t nextId = previous == nullptr ? 1 : 500;
    const auto placed = placeRegion(from, previous, nextId, context);
    EXPECT_TRUE(placed) << placed.error().text();
    return placed ? **placed : from;
  }
};

const HalfCautious& world() {
  static const HalfCautious made;
  return made;
}

std::size_t countOf(const plan::Region& region, plan::SiteState state) {
  return static_cast<std::size_t>(
      std::count_if(region.sites.begin(), region.sites.end(),
                    [state](const plan::Site& site) { return site.state == state; }));
}

void expectNumbered(const plan::Region& region) {
  for (std::size_t i = 0; i < region.sites.size(); ++i) EXPECT_EQ(region.sites[i].order, i + 1);
}

TEST(Zones, PointsInACautionZoneAreProposedAndCountNowhere) {
  const plan::Region region = world().laid(world().region);
  ASSERT_GT(region.sites.size(), 20u);
  std::size_t inside = 0;
  for (const plan::Site& site : region.sites) {
    EXPECT_EQ(site.zone, site.position.x > 0 ? "rim" : "");
    EXPECT_EQ(site.state,
              site.position.x > 0 ? plan::SiteState::proposed : plan::SiteState::planned);
    inside += site.position.x > 0 ? 1 : 0;
  }
  ASSERT_GT(inside, 5u);
  const plan::Totals totals = plan::totalsOf(region);
  EXPECT_EQ(totals.proposed, inside);
  EXPECT_EQ(totals.sites + totals.proposed, region.sites.size());
  EXPECT_NEAR(totals.volumeMl, 0.05 * totals.sites, 1e-9);
  const auto open = openZones(region);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].zone, "rim");
  EXPECT_EQ(open[0].points, inside);
}

TEST(Zones, KeptPointsArePlannedAndStayWhereTheyAre) {
  const plan::Region asked = world().laid(world().region);
  plan::Region region = asked;
  applyAnswer(region, {"rim", true, "Depth is intradermal"}, "the rim");
  ASSERT_EQ(region.sites.size(), asked.sites.size());
  for (std::size_t i = 0; i < asked.sites.size(); ++i) {
    EXPECT_EQ(region.sites[i].place, asked.sites[i].place);
    EXPECT_EQ(region.sites[i].zone, asked.sites[i].zone) << "stays marked";
    EXPECT_EQ(region.sites[i].state, plan::SiteState::planned);
  }
  EXPECT_TRUE(openZones(region).empty());
  EXPECT_FALSE(withdrawAnswer(region, "rim"));
  EXPECT_EQ(countOf(region, plan::SiteState::proposed), countOf(asked, plan::SiteState::proposed));
  EXPECT_TRUE(region.answers.empty());
}

TEST(Zones, LeftOutPointsAreListedWithTheirZone) {
  const plan::Region asked = world().laid(world().region);
  plan::Region region = asked;
  applyAnswer(region, {"rim", false, ""}, "the rim");
  EXPECT_EQ(countOf(region, plan::SiteState::proposed), 0u);
  EXPECT_EQ(region.sites.size(), countOf(asked, plan::SiteState::planned));
  ASSERT_EQ(region.leftOut.size(), 1u);
  EXPECT_EQ(region.leftOut[0].zoneName, "the rim");
  EXPECT_EQ(region.leftOut[0].positions.size(), countOf(asked, plan::SiteState::proposed));
  for (const glm::dvec3& position : region.leftOut[0].positions) EXPECT_GT(position.x, 0.0);
  expectNumbered(region);
  EXPECT_TRUE(withdrawAnswer(region, "rim")) << "only a new layout brings them back";
  EXPECT_TRUE(region.leftOut.empty());
}

TEST(Zones, AnAnswerCoversThePointsOfLaterLayouts) {
  const plan::Region first = world().laid(world().region);
  for (const bool keep : {true, false}) {
    plan::Region answered = first;
    applyAnswer(answered, {"rim", keep, "because"}, "the rim");
    plan::Region wider = answered;
    wider.shape = world().skin.cap(40.0);
    const plan::Region again = world().laid(wider, &answered);
    EXPECT_EQ(countOf(again, plan::SiteState::proposed), 0u);
    ASSERT_EQ(again.answers.size(), 1u);
    const bool any = std::any_of(again.sites.begin(), again.sites.end(),
                                 [](const plan::Site& site) { return site.zone == "rim"; });
    EXPECT_EQ(any, keep);
    EXPECT_EQ(again.leftOut.empty(), keep);
    EXPECT_GT(again.sites.size(), answered.sites.size());
    expectNumbered(again);
  }
}

TEST(Zones, TheUsersOwnAndTreatedPointsAreMarkedButNotAskedAbout) {
  plan::Region region = world().laid(world().region);
  std::vector<plan::Site*> inside;
  for (plan::Site& site : region.sites) {
    if (site.zone == "rim") inside.push_back(&site);
  }
  ASSERT_GE(inside.size(), 3u);
  inside[0]->origin = plan::SiteOrigin::added;
  inside[0]->state = plan::SiteState::planned;
  inside[1]->state = plan::SiteState::done;
  const SiteId own = inside[0]->id;
  const SiteId treated = inside[1]->id;
  plan::Region answered = region;
  applyAnswer(answered, {"rim", false, ""}, "the rim");
  ASSERT_EQ(std::count_if(answered.sites.begin(), answered.sites.end(),
                          [](const plan::Site& site) { return site.zone == "rim"; }),
            2);
  applyZones(answered, world().context);
  for (const plan::Site& site : answered.sites) {
    if (site.id == own) {
      EXPECT_EQ(site.state, plan::SiteState::planned);
    } else if (site.id == treated) {
      EXPECT_EQ(site.state, plan::SiteState::done);
    }
  }
}

TEST(Zones, AProposedPointMovedOutOfItsZoneIsPlanned) {
  plan::Region region = world().laid(world().region);
  const auto at = std::find_if(region.sites.begin(), region.sites.end(),
                               [](const plan::Site& site) { return site.zone == "rim"; });
  const auto outside = std::find_if(region.sites.begin(), region.sites.end(),
                                    [](const plan::Site& site) { return site.zone.empty(); });
  ASSERT_NE(at, region.sites.end());
  at->place = outside->place;
  at->origin = plan::SiteOrigin::moved;
  const SiteId id = at->id;
  applyZones(region, world().context);
  for (const plan::Site& site : region.sites) {
    if (site.id != id) continue;
    EXPECT_EQ(site.zone, "");
    EXPECT_EQ(site.state, plan::SiteState::planned);
  }
}

}  // namespace
}  // namespace mesomap::layout

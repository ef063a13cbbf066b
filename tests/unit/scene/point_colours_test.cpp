// What the colours of points tell, and that no two things told have the same.
#include "scene/point_colours.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace mesomap::scene {
namespace {

plan::Plan planWith(std::vector<plan::Site> sites, std::string product = {}) {
  plan::Plan plan;
  plan.products = {{"p1", "First", "", ""}, {"p2", "Second", "", ""}};
  auto region = std::make_shared<plan::Region>();
  region->id = {plan.nextId++};
  region->rule.product = std::move(product);
  region->sites = std::move(sites);
  plan.regions.push_back(region);
  return plan;
}

plan::Site siteOf(plan::SiteState state, plan::SiteOrigin origin = plan::SiteOrigin::automatic,
                  bool locked = false) {
  plan::Site site;
  site.state = state;
  site.origin = origin;
  site.locked = locked;
  return site;
}

TEST(PointColours, NamesAreReadBack) {
  for (const PointColours by : {PointColours::area, PointColours::product, PointColours::state}) {
    EXPECT_EQ(pointColoursOf(pointColoursName(by)), by);
  }
  EXPECT_EQ(pointColoursOf("rainbow"), PointColours::area);
}

TEST(PointColours, EveryStateHasItsOwn) {
  using plan::SiteOrigin;
  using plan::SiteState;
  const std::vector<plan::Site> sites{
      siteOf(SiteState::planned),  siteOf(SiteState::planned, SiteOrigin::moved),
      siteOf(SiteState::done),     siteOf(SiteState::planned, SiteOrigin::automatic, true),
      siteOf(SiteState::proposed), siteOf(SiteState::skipped)};
  std::set<Rgb> colours;
  for (const plan::Site& site : sites) colours.insert(stateColour(site));
  EXPECT_EQ(colours.size(), sites.size());
  EXPECT_EQ(meaningOf(PointColours::state, planWith(sites)).size(), sites.size());
  // A question is more than who put the point there.
  EXPECT_EQ(stateColour(siteOf(SiteState::proposed, SiteOrigin::added)),
            stateColour(siteOf(SiteState::proposed)));
}

TEST(PointColours, OnlyWhatIsThereIsExplained) {
  const auto states = meaningOf(PointColours::state, planWith({siteOf(plan::SiteState::proposed)}));
  ASSERT_EQ(states.size(), 1u);
  EXPECT_EQ(states[0].text, "Waits for your answer");
  EXPECT_TRUE(meaningOf(PointColours::state, planWith({})).empty());
  EXPECT_TRUE(meaningOf(PointColours::area, planWith({siteOf(plan::SiteState::planned)})).empty());
}

TEST(PointColours, ProductsByTheirPlaceInTheList) {
  const std::vector<plan::Site> one{siteOf(plan::SiteState::planned)};
  const plan::Plan second = planWith(one, "p2");
  EXPECT_NE(productColour(second, "p1"), productColour(second, "p2"));
  const auto meanings = meaningOf(PointColours::product, second);
  ASSERT_EQ(meanings.size(), 1u);
  EXPECT_EQ(meanings[0].text, "Second");
  EXPECT_EQ(meanings[0].colour, productColour(second, "p2"));
  for (const char* none : {"", "gone"}) {
    const auto unchosen = meaningOf(PointColours::product, planWith(one, none));
    ASSERT_EQ(unchosen.size(), 1u) << none;
    EXPECT_EQ(unchosen[0].text, "Product not chosen");
    EXPECT_NE(unchosen[0].colour, productColour(second, "p1"));
  }
}

}  // namespace
}  // namespace mesomap::scene

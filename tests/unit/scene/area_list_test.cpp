// The list of areas: locks, hiding, order, copies, links.
#include <set>

#include "viewed.h"

namespace mesomap::scene {
namespace {

struct Listed : Viewed {
  Listed() {
    for (const glm::dvec3& direction : {glm::dvec3{-0.6, 0, 1}, {0, 0, 1}, {0.6, 0, 1}}) {
      session.newArea();
      Session::StrokeOptions options;
      options.widthMm = 30;
      stroke({glm::normalize(direction)}, options);
      ids.push_back(session.plan()->regions.back()->id);
    }
    jobs.drain();
    static_cast<void>(session.takeNotices());
  }
  [[nodiscard]] const plan::Region& held(std::size_t i) const {
    return *session.plan()->find(ids[i]);
  }
  std::vector<RegionId> ids;
};

TEST(AreaList, NewAreasLookDifferentInColourAndPattern) {
  Listed view;
  EXPECT_NE(view.region(0).color, view.region(1).color);
  EXPECT_NE(view.region(0).hatch, view.region(1).hatch);
  EXPECT_EQ(view.region(0).color, plan::paletteColor(0));
  EXPECT_EQ(view.region(0).hatch, 0);
  view.session.setHatch(view.ids[0], 5);
  EXPECT_EQ(view.region(0).hatch, 5);
  const plan::PlanPtr now = view.session.plan();
  view.session.setHatch(view.ids[0], 6);
  view.session.setHatch(view.ids[0], -1);
  EXPECT_EQ(view.session.plan(), now);
}

TEST(AreaList, ALockedAreaRefusesEditsInWords) {
  Listed view;
  const RegionId id = view.ids[1];
  view.session.setLocked(id, true);
  EXPECT_EQ(view.session.undoLabel(), "lock area 2");
  const plan::PlanPtr locked = view.session.plan();
  static_cast<void>(view.session.takeNotices());
  const std::string sentence = "Area 2 is locked. Unlock it to change it.\n";

  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(60, 60));
  EXPECT_EQ(view.noticesText(), sentence);
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(20, 0), with(&Modifiers::shift));
  EXPECT_EQ(view.noticesText(), sentence);
  view.tool.tool = Tool::circle;
  view.click(kMiddle);
  EXPECT_EQ(view.noticesText(), sentence);
  view.session.removeRegion(id);
  EXPECT_EQ(view.noticesText(), sentence);
  view.session.rename(id, "Other");
  view.session.setColor(id, {1, 2, 3});
  view.session.arrangeAgain(id);
  static_cast<void>(view.session.takeNotices());
  plan::Rule rule = view.held(1).rule;
  rule.spacingMm = 14;
  EXPECT_FALSE(view.session.setRule(id, rule, "spacing"));
  EXPECT_FALSE(view.session.grow(id, 2));
  EXPECT_FALSE(view.session.smooth(id, 3));
  EXPECT_FALSE(view.session.separateParts(id));
  const auto merged = view.session.merge({view.ids[0], id});
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().text(), "Area 2: is locked. Unlock it to change it.");
  EXPECT_EQ(view.session.plan(), locked);

  view.session.setLocked(id, false);
  EXPECT_EQ(view.session.undoLabel(), "unlock area 2");
  EXPECT_TRUE(view.session.grow(id, 2));
}

TEST(AreaList, APaintedStrokeLeavesALockedNeighbourAlone) {
  Listed view;
  view.session.setLocked(view.ids[1], true);
  const surface::PagedField before = view.held(1).shape;
  view.tool.brushWidthMm = 40;
  view.drag(Button::left, view.over({-0.6, 0, 1}), view.over({-0.2, 0, 1}));
  EXPECT_TRUE(view.held(1).shape == before);
  EXPECT_GT(view.held(0).areaCm2, 10);
}

TEST(AreaList, ALockedPartnerStopsTheRuleAndBothSides) {
  Viewed pair;
  pair.tool.bothSides = true;
  pair.drag(Button::left, pair.over({0.5, 0, 1}), pair.over({0.5, 0.2, 1}));
  pair.jobs.drain();
  ASSERT_EQ(pair.regions(), 2u);
  const RegionId first = pair.region(0).id;
  pair.session.setLocked(pair.region(1).id, true);
  plan::Rule rule = pair.region(0).rule;
  rule.spacingMm = 14;
  const plan::PlanPtr now = pair.session.plan();
  EXPECT_FALSE(pair.session.setRule(first, rule, "spacing"));
  EXPECT_FALSE(pair.session.grow(first, 3, true));
  pair.drag(Button::left, pair.over({0.5, 0, 1}), pair.over({0.5, -0.2, 1}));
  EXPECT_EQ(pair.session.plan(), now);
  EXPECT_TRUE(pair.session.grow(first, 3));
  ASSERT_TRUE(pair.session.unlink(first));
  EXPECT_EQ(pair.session.undoLabel(), "unlink area 1");
  EXPECT_FALSE(pair.region(0).linked.valid());
  EXPECT_FALSE(pair.region(1).linked.valid());
  EXPECT_TRUE(pair.session.setRule(first, rule, "spacing"));
  EXPECT_NE(pair.region(0).rule.spacingMm, pair.region(1).rule.spacingMm);
  EXPECT_FALSE(pair.session.unlink(first));
}

TEST(AreaList, ShownAloneAndAllAgain) {
  Listed view;
  view.session.showOnly(view.ids[1]);
  EXPECT_EQ(view.session.undoLabel(), "show area 2 alone");
  EXPECT_FALSE(view.held(0).visible);
  EXPECT_TRUE(view.held(1).visible);
  EXPECT_FALSE(view.held(2).visible);
  EXPECT_TRUE(view.session.alone(view.ids[1]));
  view.session.showOnly(view.ids[1]);
  EXPECT_TRUE(view.held(0).visible && view.held(2).visible);
  const plan::PlanPtr all = view.session.plan();
  view.session.showAll();
  EXPECT_EQ(view.session.plan(), all);
  view.session.undo();
  EXPECT_TRUE(view.session.alone(view.ids[1]));
}

TEST(AreaList, OrderChangesAndUndoes) {
  Listed view;
  const plan::PlanPtr before = view.session.plan();
  view.session.moveRegion(view.ids[0], 2);
  EXPECT_EQ(view.region(2).id, view.ids[0]);
  EXPECT_EQ(view.region(0).id, view.ids[1]);
  EXPECT_EQ(view.session.undoLabel(), "move area 1 in the list");
  view.session.moveRegion(view.ids[0], 999);  // Already last.
  view.session.moveRegion(RegionId{9999}, 0);
  view.session.undo();
  EXPECT_EQ(view.session.plan(), before);
}

TEST(AreaList, ACopyLiesOnTheSameSkinWithItsOwnIds) {
  Listed view;
  view.session.setLocked(view.ids[1], true);
  const RegionId copy = view.session.duplicate(view.ids[1]);
  ASSERT_TRUE(copy.valid());
  ASSERT_EQ(view.regions(), 4u);
  const plan::Region& made = *view.session.plan()->find(copy);
  EXPECT_EQ(view.region(2).id, copy);
  EXPECT_EQ(made.name, "Area 2 2");
  EXPECT_FALSE(made.locked);
  EXPECT_TRUE(made.shape == view.held(1).shape);
  ASSERT_EQ(made.sites.size(), view.held(1).sites.size());
  for (std::size_t i = 0; i < made.sites.size(); ++i) {
    EXPECT_NE(made.sites[i].id, view.held(1).sites[i].id);
    EXPECT_EQ(made.sites[i].position, view.held(1).sites[i].position);
  }
  EXPECT_EQ(view.session.selected(), copy);
  EXPECT_FALSE(view.session.layoutPending());
  EXPECT_NE(view.noticesText().find("same skin"), std::string::npos);
  view.session.undo();
  EXPECT_EQ(view.regions(), 3u);
  EXPECT_FALSE(view.session.duplicate(RegionId{9999}).valid());
}

TEST(AreaList, ACopyOfAnAreaWhosePointsAreAwaitedGetsItsOwn) {
  Listed view;
  RegionId copy;
  {
    HeldWorker held(view.jobs);
    ASSERT_TRUE(view.session.grow(view.ids[1], 3));
    copy = view.session.duplicate(view.ids[1]);
  }
  view.jobs.drain();
  const plan::Region& made = *view.session.plan()->find(copy);
  EXPECT_FALSE(made.sitesPending);
  EXPECT_FALSE(made.sites.empty());
  std::set<std::uint32_t> seen;
  for (const auto& region : view.session.plan()->regions) {
    for (const plan::Site& site : region->sites) EXPECT_TRUE(seen.insert(site.id.value).second);
  }
}

}  // namespace
}  // namespace mesomap::scene

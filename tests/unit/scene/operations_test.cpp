// One-shot changes of whole areas: grow, shrink, smooth, copy to the other side, merge, part.
#include <set>

#include "viewed.h"

namespace mesomap::scene {
namespace {

struct Operated : Viewed {
  /// A disk about a direction, as an area of its own.
  RegionId disk(const glm::dvec3& direction, double widthMm) {
    session.newArea();
    Session::StrokeOptions options;
    options.widthMm = widthMm;
    stroke({glm::normalize(direction)}, options);
    jobs.drain();
    return session.plan()->regions.back()->id;
  }
  [[nodiscard]] const plan::Region& held(RegionId id) const { return *session.plan()->find(id); }
  /// Every site id of the plan, and that none is there twice.
  [[nodiscard]] std::set<std::uint32_t> ids() const {
    std::set<std::uint32_t> found;
    for (const auto& region : session.plan()->regions) {
      EXPECT_TRUE(found.insert(region->id.value).second);
      for (const plan::Site& site : region->sites) {
        EXPECT_TRUE(found.insert(site.id.value).second) << site.id.value;
      }
    }
    return found;
  }
  /// Undo gives the plan before, redo the plan now.
  void roundTrip(const plan::PlanPtr& before) {
    jobs.drain();
    const plan::PlanPtr after = session.plan();
    EXPECT_FALSE(plan::samePlan(*before, *after));
    session.undo();
    EXPECT_TRUE(plan::samePlan(*session.plan(), *before));
    session.redo();
    jobs.drain();
    EXPECT_TRUE(plan::samePlan(*session.plan(), *after));
  }
};

TEST(Operations, GrowAndShrinkMoveTheBorderByThatMuch) {
  Operated view;
  const RegionId id = view.disk({0, 0, 1}, 40);
  const plan::PlanPtr before = view.session.plan();
  ASSERT_TRUE(view.session.grow(id, 5));
  EXPECT_EQ(view.session.undoLabel(), "grow area 1");
  EXPECT_NEAR(view.held(id).areaCm2, capCm2(25), 0.015 * capCm2(25));
  view.roundTrip(before);
  ASSERT_TRUE(view.session.grow(id, -10));
  EXPECT_EQ(view.session.undoLabel(), "shrink area 1");
  EXPECT_NEAR(view.held(id).areaCm2, capCm2(15), 0.03 * capCm2(15));
  const plan::PlanPtr small = view.session.plan();
  const auto gone = view.session.grow(id, -30);
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().text(), "Area 1: nothing of it would be left");
  EXPECT_FALSE(view.session.grow(id, 0));
  EXPECT_FALSE(view.session.grow(id, 51));
  EXPECT_FALSE(view.session.grow(id, std::nan("")));
  EXPECT_FALSE(view.session.grow(RegionId{9999}, 2));
  EXPECT_EQ(view.session.plan(), small);
}

TEST(Operations, GrowingStopsAtANeighbour) {
  Operated view;
  const RegionId left = view.disk({-0.25, 0, 1}, 30);
  const RegionId right = view.disk({0.25, 0, 1}, 30);
  const double untouched = view.held(right).areaCm2;
  ASSERT_TRUE(view.session.grow(left, 12));
  EXPECT_EQ(view.held(right).areaCm2, untouched);
  EXPECT_LT(view.held(left).areaCm2, capCm2(27) - 1);
  // Nowhere are both inside.
  const auto& a = view.held(left).shape;
  const auto& b = view.held(right).shape;
  for (std::uint32_t v = 0; v < a.vertexCount(); ++v) EXPECT_FALSE(a.raw(v) > 0 && b.raw(v) > 0);
}

TEST(Operations, SmoothLevelsANotchAndKeepsTheArea) {
  Operated view;
  const RegionId id = view.disk({0, 0, 1}, 60);
  Session::StrokeOptions cut;
  cut.mode = paint::BrushMode::erase;
  cut.widthMm = 6;
  view.session.select(id);
  view.stroke({glm::normalize(glm::dvec3{0.44, 0, 1}), glm::normalize(glm::dvec3{0.36, 0, 1})},
              cut);
  view.jobs.drain();
  const plan::PlanPtr before = view.session.plan();
  const double area = view.held(id).areaCm2;
  const double perimeter = view.held(id).perimeterMm;
  ASSERT_TRUE(view.session.smooth(id, 8));
  EXPECT_LT(view.held(id).perimeterMm, perimeter - 1);
  EXPECT_NEAR(view.held(id).areaCm2, area, 0.01 * area);
  EXPECT_EQ(view.session.undoLabel(), "smooth area 1");
  view.roundTrip(before);
  EXPECT_FALSE(view.session.smooth(id, 0.1));
  EXPECT_FALSE(view.session.smooth(id, 11));
}

TEST(Operations, CopyToTheOtherSideMakesALinkedPartner) {
  Operated view;
  const RegionId id = view.disk({0.5, 0.2, 1}, 30);
  const plan::PlanPtr before = view.session.plan();
  ASSERT_TRUE(view.session.copyToOtherSide(id));
  ASSERT_EQ(view.regions(), 2u);
  const plan::Region& partner = *view.session.plan()->regions.back();
  EXPECT_EQ(partner.linked, id);
  EXPECT_EQ(view.held(id).linked, partner.id);
  EXPECT_TRUE(partner.rule == view.held(id).rule);
  EXPECT_NEAR(partner.areaCm2, view.held(id).areaCm2, 0.01 * partner.areaCm2);
  EXPECT_TRUE(
      view.session.regionAt(view.at(70.0 * glm::normalize(glm::dvec3{-0.5, 0.2, 1}))).valid());
  EXPECT_EQ(view.session.undoLabel(), "copy area 1 to the other side");
  view.roundTrip(before);
  // A second time nothing changes, and that is said.
  const plan::PlanPtr now = view.session.plan();
  const auto again = view.session.copyToOtherSide(id);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().text(), "Area 1: is the same on both sides already");
  EXPECT_EQ(view.session.plan(), now);
  // After a change of one it carries the change over to the same partner.
  ASSERT_TRUE(view.session.grow(id, 3));
  ASSERT_TRUE(view.session.copyToOtherSide(id));
  EXPECT_EQ(view.regions(), 2u);
  EXPECT_NEAR(view.session.plan()->regions.back()->areaCm2, view.held(id).areaCm2,
              0.01 * view.held(id).areaCm2);
}

TEST(Operations, CopyAcrossTheMidlineMakesOneArea) {
  Operated view;
  const RegionId id = view.disk({0.15, 0, 1}, 40);
  ASSERT_TRUE(view.session.copyToOtherSide(id));
  EXPECT_EQ(view.regions(), 1u);
  EXPECT_EQ(view.held(id).parts, 1);
  EXPECT_GT(view.held(id).areaCm2, capCm2(20) + 1);
  EXPECT_FALSE(view.session.copyToOtherSide(id));
}

TEST(Operations, GrowingBothSidesPartsTheSkinBetweenThemEvenly) {
  Operated view;
  const RegionId id = view.disk({0.3, 0, 1}, 30);
  ASSERT_TRUE(view.session.copyToOtherSide(id));
  view.jobs.drain();
  const RegionId partner = view.held(id).linked;
  ASSERT_TRUE(view.session.grow(id, 12, true));
  EXPECT_EQ(view.session.undoLabel(), "grow area 1, both sides");
  EXPECT_NEAR(view.held(id).areaCm2, view.held(partner).areaCm2, 0.02 * view.held(id).areaCm2);
  const auto& a = view.held(id).shape;
  const auto& b = view.held(partner).shape;
  for (std::uint32_t v = 0; v < a.vertexCount(); ++v) EXPECT_FALSE(a.raw(v) > 0 && b.raw(v) > 0);
  view.session.undo();
  ASSERT_TRUE(view.session.grow(id, 4));
  EXPECT_LT(view.held(partner).areaCm2, view.held(id).areaCm2 - 0.5);
}

TEST(Operations, MergeMakesOneAreaOfTwoThatTouchWithoutASlit) {
  Operated view;
  const RegionId first = view.disk({-0.15, 0, 1}, 40);
  const RegionId second = view.disk({0.15, 0, 1}, 40);
  const double sum = view.held(first).areaCm2 + view.held(second).areaCm2;
  const plan::PlanPtr before = view.session.plan();
  view.session.rename(first, "Both");
  ASSERT_TRUE(view.session.merge({first, second, first}));
  view.jobs.drain();
  EXPECT_EQ(view.only().name, "Both");
  EXPECT_EQ(view.only().parts, 1);
  EXPECT_EQ(view.only().border.size(), 1u);
  EXPECT_NEAR(view.only().areaCm2, sum, 0.01 * sum);
  EXPECT_EQ(view.session.undoLabel(), "merge into both");
  static_cast<void>(view.ids());
  view.session.undo();
  view.session.undo();
  EXPECT_TRUE(plan::samePlan(*view.session.plan(), *before));
  EXPECT_FALSE(view.session.merge({first}));
  EXPECT_FALSE(view.session.merge({first, first}));
  EXPECT_FALSE(view.session.merge({first, RegionId{9999}}));
  EXPECT_FALSE(view.session.merge({}));
}

TEST(Operations, MergingAreasCutAtEachOthersBorderLeavesNoCrumbs) {
  for (int i = 0; i < 8; ++i) {
    Operated view;
    const double tilt = 0.05 * i;
    const RegionId first = view.disk({-0.2, tilt, 1}, 36);
    const RegionId second = view.disk({0.1, -tilt, 1}, 44);
    const RegionId third = view.disk({0.0, 0.4 - tilt, 1}, 40);
    ASSERT_TRUE(view.session.merge({second, third, first}));
    EXPECT_EQ(view.only().parts, 1) << i;
    EXPECT_EQ(view.only().border.size(), 1u) << i;
  }
}

TEST(Operations, MergingThoseFarApartKeepsTheirPoints) {
  Operated view;
  const RegionId first = view.disk({-0.6, 0, 1}, 30);
  const RegionId second = view.disk({0.6, 0, 1}, 30);
  std::set<std::uint32_t> before = view.ids();
  ASSERT_TRUE(view.session.merge({first, second}));
  view.jobs.drain();
  EXPECT_EQ(view.only().parts, 2);
  std::size_t kept = 0;
  for (const plan::Site& site : view.only().sites) kept += before.count(site.id.value);
  EXPECT_GT(kept, 3 * view.only().sites.size() / 4);
}

TEST(Operations, SeparatePartsMakesAreasOfThePieces) {
  Operated view;
  const RegionId id = view.disk({-0.6, 0, 1}, 40);
  view.session.select(id);
  Session::StrokeOptions more;
  more.widthMm = 24;
  view.stroke({glm::normalize(glm::dvec3{0.6, 0, 1})}, more);
  view.jobs.drain();
  ASSERT_EQ(view.only().parts, 2);
  const double whole = view.only().areaCm2;
  const std::set<std::uint32_t> before = view.ids();
  const plan::PlanPtr was = view.session.plan();
  ASSERT_TRUE(view.session.separateParts(id));
  view.jobs.drain();
  ASSERT_EQ(view.regions(), 2u);
  EXPECT_EQ(view.region(0).id, id);
  EXPECT_GT(view.region(0).areaCm2, view.region(1).areaCm2);
  EXPECT_NEAR(view.region(0).areaCm2 + view.region(1).areaCm2, whole, 0.05);
  EXPECT_NE(view.region(0).name, view.region(1).name);
  EXPECT_NE(view.region(0).color, view.region(1).color);
  std::size_t kept = 0;
  for (const auto& region : view.session.plan()->regions) {
    EXPECT_EQ(region->parts, 1);
    EXPECT_FALSE(region->sites.empty());
    for (const plan::Site& site : region->sites) kept += before.count(site.id.value);
  }
  EXPECT_EQ(kept + 1, before.size());  // All points, and the id of the first area.
  static_cast<void>(view.ids());
  view.roundTrip(was);
  const auto one = view.session.separateParts(id);
  ASSERT_FALSE(one);
  EXPECT_EQ(one.error().text(), "Area 1: is one piece");
}

TEST(Operations, WhileItsPointsAreAwaitedAnAreaCanBeMergedAndParted) {
  Operated view;
  const RegionId first = view.disk({-0.6, 0, 1}, 30);
  const RegionId second = view.disk({0.6, 0, 1}, 30);
  {
    HeldWorker held(view.jobs);
    ASSERT_TRUE(view.session.grow(first, 2));
    ASSERT_TRUE(view.session.merge({first, second}));
    ASSERT_TRUE(view.session.separateParts(first));
    EXPECT_TRUE(view.session.layoutPending());
  }
  view.jobs.drain();
  ASSERT_EQ(view.regions(), 2u);
  for (const auto& region : view.session.plan()->regions) {
    EXPECT_FALSE(region->sitesPending);
    EXPECT_FALSE(region->sites.empty());
  }
  static_cast<void>(view.ids());
}

}  // namespace
}  // namespace mesomap::scene

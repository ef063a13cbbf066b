#include <glm/geometric.hpp>

#include "stage.h"

namespace mesomap::scene {
namespace {

const std::vector<glm::dvec3> kFront{{-0.2, 0, 1}, {0, 0, 1}, {0.2, 0, 1}};
const std::vector<glm::dvec3> kLeft{{0.8, 0, 0.6}, {0.8, 0.2, 0.56}};

std::vector<glm::dvec3> unit(std::vector<glm::dvec3> directions) {
  for (glm::dvec3& d : directions) d = glm::normalize(d);
  return directions;
}

Session::StrokeOptions erasing(double mm) {
  Session::StrokeOptions options = wide(mm);
  options.mode = paint::BrushMode::erase;
  return options;
}

bool insideBoth(const plan::Region& a, const plan::Region& b) {
  for (std::uint32_t v = 0; v < a.shape.vertexCount(); ++v) {
    if (a.shape.raw(v) > 0 && b.shape.raw(v) > 0) return true;
  }
  return false;
}

TEST(SessionStroke, AStrokeMakesOneNamedStepWithItsPoints) {
  Stage stage;
  EXPECT_FALSE(stage.session.dirty());
  stage.stroke(unit(kFront), wide(40));
  EXPECT_TRUE(stage.session.dirty());
  EXPECT_TRUE(stage.only().sitesPending);
  stage.jobs.drain();
  const plan::Region& region = stage.only();
  EXPECT_EQ(region.name, "Area 1");
  EXPECT_EQ(stage.session.undoLabel(), "paint area 1");
  EXPECT_FALSE(region.sitesPending);
  EXPECT_GT(region.sites.size(), 5u);
  EXPECT_EQ(stage.session.selected(), region.id);
  // A capsule of width 40 round a path of about 2 * 70 * atan(0.2).
  const double path = 2 * 70 * std::atan(0.2);
  EXPECT_NEAR(region.areaCm2, (path * 40 + 3.1416 * 400) / 100, 1.5);
  for (const plan::Site& site : region.sites) {
    EXPECT_NEAR(glm::length(site.position), 70.0, 0.5);
  }
}

TEST(SessionClose, NothingIsOpenAndNothingArrivesLate) {
  Stage stage;
  stage.stroke(unit(kFront), wide(40));
  const std::uint64_t before = stage.session.revision();
  stage.session.close();  // Its points are on their way.
  EXPECT_FALSE(stage.session.isOpen());
  EXPECT_FALSE(stage.session.dirty());
  EXPECT_FALSE(stage.session.canUndo());
  EXPECT_FALSE(stage.session.layoutPending());
  EXPECT_EQ(stage.session.plan(), nullptr);
  EXPECT_EQ(stage.session.selectedRegion(), nullptr);
  EXPECT_GT(stage.session.revision(), before);
  stage.jobs.drain();
  EXPECT_FALSE(stage.session.isOpen());
  stage.session.close();
  // The next plan begins from nothing.
  stage.session.startPlan(sphere());
  EXPECT_TRUE(stage.session.plan()->regions.empty());
  EXPECT_FALSE(stage.session.dirty());
  stage.stroke(unit(kLeft), wide(30));
  stage.jobs.drain();
  EXPECT_EQ(stage.only().name, "Area 1");
}

TEST(SessionStroke, AStrokeThatChangesNothingMakesNoStep) {
  Stage stage;
  stage.stroke(unit(kFront), wide(40));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  stage.stroke(unit({{0, 0, 1}}), wide(10));
  stage.jobs.drain();
  EXPECT_EQ(stage.session.plan(), before);
  stage.stroke(unit(kLeft), erasing(10));
  stage.jobs.drain();
  EXPECT_EQ(stage.session.plan(), before);
}

TEST(SessionStroke, WhileItLastsTheLiveShapeIsShownAndCancelTakesItBack) {
  Stage stage;
  stage.session.beginStroke(stage.at({0, 0, 70}), wide(30));
  ASSERT_EQ(stage.session.liveShapes().size(), 1u);
  EXPECT_FALSE(stage.session.liveShapes().front().shape.empty());
  EXPECT_TRUE(stage.session.dirty());
  EXPECT_FALSE(stage.session.canUndo());
  stage.session.cancelStroke();
  EXPECT_TRUE(stage.session.liveShapes().empty());
  EXPECT_TRUE(stage.session.plan()->regions.empty());
  EXPECT_FALSE(stage.session.dirty());
}

TEST(SessionStroke, ANewAreaGetsTheIdThatItsLiveShapeHad) {
  Stage stage;
  stage.session.beginStroke(stage.at({0, 0, 70}), wide(30));
  const RegionId promised = stage.session.liveShapes().front().region;
  stage.session.endStroke();
  EXPECT_EQ(stage.only().id, promised);
}

TEST(SessionStroke, OnAScanAStrokeAddsToTheSelectedAreaUntilANewOneIsAsked) {
  Stage stage;
  stage.stroke(unit(kFront), wide(20));
  stage.stroke(unit(kLeft), wide(20));
  EXPECT_EQ(stage.session.plan()->regions.size(), 1u);
  stage.session.newArea();
  stage.stroke(unit({{0, 0.8, 0.6}}), wide(20));
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  EXPECT_EQ(stage.session.plan()->regions[1]->name, "Area 2");
}

TEST(SessionStroke, PaintingAcrossAnotherAreaDoesNotTakeItsSkin) {
  Stage stage;
  stage.stroke(unit(kFront), wide(30));
  stage.jobs.drain();
  const surface::PagedField first = stage.only().shape;
  stage.session.newArea();
  stage.stroke(unit({{0, 0.6, 0.8}, {0, 0.3, 0.95}, {0, 0, 1}, {0, -0.3, 0.95}}), wide(20));
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  EXPECT_TRUE(stage.session.plan()->regions[0]->shape == first);
  EXPECT_FALSE(insideBoth(*stage.session.plan()->regions[0], *stage.session.plan()->regions[1]));
}

TEST(SessionStroke, PaintThatIsAllAnothersIsSaidAndMakesNoStep) {
  Stage stage;
  stage.stroke(unit(kFront), wide(40));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  stage.session.newArea();
  (void)stage.session.takeNotices();
  stage.stroke(unit({{0, 0, 1}}), wide(10));
  EXPECT_EQ(stage.session.plan(), before);
  EXPECT_NE(stage.noticesText().find("belongs to another area"), std::string::npos);
}

TEST(SessionStroke, ErasingAllOfAnAreaRemovesItInOneStep) {
  Stage stage;
  stage.stroke(unit({{0, 0, 1}}), wide(20));
  stage.jobs.drain();
  stage.stroke(unit({{0, 0, 1}}), erasing(60));
  EXPECT_TRUE(stage.session.plan()->regions.empty());
  EXPECT_EQ(stage.session.undoLabel(), "erase area 1");
  EXPECT_FALSE(stage.session.selected().valid());
  stage.session.undo();
  EXPECT_EQ(stage.session.plan()->regions.size(), 1u);
  EXPECT_FALSE(stage.only().sites.empty());
}

TEST(SessionStroke, ErasingAPieceKeepsTheRest) {
  Stage stage;
  stage.stroke(unit(kFront), wide(40));
  stage.jobs.drain();
  const double before = stage.only().areaCm2;
  stage.stroke(unit({{0.3, 0, 1}}), erasing(20));
  stage.jobs.drain();
  EXPECT_LT(stage.only().areaCm2, before - 1.0);
  EXPECT_GT(stage.only().areaCm2, before * 0.5);
}

TEST(SessionStroke, ErasingWorksOnTheAreaItStartsInThoughAnotherIsSelected) {
  Stage stage;
  stage.stroke(unit(kFront), wide(20));
  stage.session.newArea();
  stage.stroke(unit({{0, 0.8, 0.6}}), wide(20));
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  const RegionId first = stage.session.plan()->regions[0]->id;
  const RegionId second = stage.session.plan()->regions[1]->id;
  stage.session.select(second);
  const double before = stage.session.plan()->find(first)->areaCm2;
  stage.stroke(unit({{0, 0, 1}}), erasing(10));
  stage.jobs.drain();
  ASSERT_NE(stage.session.plan()->find(first), nullptr);
  EXPECT_LT(stage.session.plan()->find(first)->areaCm2, before - 0.5);
  // Beside every area, the selected one is meant.
  stage.session.select(second);
  stage.stroke(unit({{0, 0.5, 0.9}, {0, 0.8, 0.6}}), erasing(60));
  EXPECT_EQ(stage.session.plan()->find(second), nullptr);
}

TEST(SessionStroke, AStepTakenBackIsGoneAndRedoIsAsItWas) {
  Stage stage;
  stage.stroke(unit(kFront), wide(20));
  stage.jobs.drain();
  const plan::PlanPtr painted = stage.session.plan();
  stage.session.undo();
  const plan::PlanPtr before = stage.session.plan();
  stage.stroke(unit(kLeft), wide(20));
  (void)stage.session.takeNotices();
  ASSERT_TRUE(stage.session.takeBackStep());
  stage.jobs.drain();
  EXPECT_EQ(stage.session.plan(), before);
  EXPECT_FALSE(stage.session.dirty());
  EXPECT_FALSE(stage.session.selected().valid());
  EXPECT_EQ(stage.noticesText(), "");
  EXPECT_FALSE(stage.session.takeBackStep());
  stage.session.redo();
  EXPECT_EQ(stage.session.plan(), painted);
  EXPECT_FALSE(stage.session.layoutPending());
}

TEST(SessionStroke, BothSidesMakeTwoLinkedAreasWithOneRule) {
  Stage stage;
  Session::StrokeOptions both = wide(20);
  both.bothSides = true;
  stage.stroke(unit(kLeft), both);
  stage.jobs.drain();
  const auto regions = stage.session.plan()->regions;
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0]->linked, regions[1]->id);
  EXPECT_EQ(regions[1]->linked, regions[0]->id);
  EXPECT_NE(regions[0]->name, regions[1]->name);
  EXPECT_NEAR(regions[0]->areaCm2, regions[1]->areaCm2, 0.1);
  for (const plan::Site& site : regions[0]->sites) EXPECT_GT(site.position.x, 0.0);
  for (const plan::Site& site : regions[1]->sites) EXPECT_LT(site.position.x, 0.0);

  plan::Rule rule = regions[0]->rule;
  rule.spacingMm = 6;
  ASSERT_TRUE(stage.session.setRule(regions[0]->id, rule, "spacing"));
  stage.jobs.drain();
  EXPECT_EQ(stage.session.plan()->regions[1]->rule.spacingMm, 6.0);
  stage.session.undo();
  EXPECT_EQ(stage.session.plan()->regions[1]->rule, regions[1]->rule);
  stage.session.undo();
  EXPECT_TRUE(stage.session.plan()->regions.empty());
}

TEST(SessionStroke, BothSidesAcrossTheMiddleMakeOneArea) {
  Stage stage;
  Session::StrokeOptions both = wide(20);
  both.bothSides = true;
  stage.stroke(unit({{0.3, 0, 1}, {0.15, 0, 1}, {0.02, 0, 1}}), both);
  stage.jobs.drain();
  const plan::Region& region = stage.only();
  EXPECT_FALSE(region.linked.valid());
  double left = 0;
  double right = 0;
  for (const plan::Site& site : region.sites) {
    (site.position.x > 0 ? left : right) += 1;
  }
  EXPECT_GT(left, 0);
  EXPECT_GT(right, 0);
}

TEST(SessionStroke, NothingHappensOnPlacesThatAreNotOnTheSkin) {
  Stage stage;
  stage.session.beginStroke({4'000'000'000u, {1, 0, 0}}, wide(20));
  EXPECT_FALSE(stage.session.stroking());
  stage.session.beginStroke(stage.at({0, 0, 70}), wide(20));
  stage.session.moveStroke({4'000'000'000u, {1, 0, 0}});
  stage.session.moveStroke({0, {NAN, 0, 0}});
  stage.session.endStroke();
  EXPECT_EQ(stage.session.plan()->regions.size(), 1u);
}

}  // namespace
}  // namespace mesomap::scene

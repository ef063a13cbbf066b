#include <cmath>
#include <fstream>
#include <glm/geometric.hpp>

#include "plan/plan_file.h"
#include "stage.h"
#include "support/temporary_folder.h"

namespace mesomap::scene {
namespace {

plan::Rule paperRule() {
  const auto all = techniques();
  return plan::ruleFor(*plan::findTechnique(all, "papule"));
}

struct Painted : Stage {
  Painted() {
    Session::StrokeOptions options;
    options.widthMm = 40;
    stroke({{0, 0, 1}}, options);
    jobs.drain();
  }
};

TEST(SessionRule, HardLimitsAreRefusedInWords) {
  Painted stage;
  const plan::PlanPtr before = stage.session.plan();
  const auto refused = [&](auto change) {
    plan::Rule rule = stage.only().rule;
    change(rule);
    const auto result = stage.session.setRule(stage.only().id, rule, "rule");
    EXPECT_FALSE(result);
    return result ? std::string() : result.error().text();
  };
  EXPECT_EQ(refused([](plan::Rule& r) { r.spacingMm = 1; }),
            "spacing: 1 mm is not between 2 and 30 (about 115 points to a cm²)");
  EXPECT_EQ(refused([](plan::Rule& r) { r.depthMm = 41; }), "depth: 41 mm is not between 0 and 40");
  EXPECT_EQ(refused([](plan::Rule& r) { r.angleDeg = 0; }), "angle: 0 ° is not between 1 and 90");
  EXPECT_EQ(refused([](plan::Rule& r) { r.volumeMl = 6; }), "volume: 6 mL is not between 0 and 5");
  EXPECT_NE(refused([](plan::Rule& r) { r.spacingMm = NAN; }), "");
  EXPECT_NE(refused([](plan::Rule& r) { r.technique = "guesswork"; }), "");
  EXPECT_EQ(stage.session.plan(), before);
}

TEST(SessionRule, DepthAndVolumeLeaveThePointsWhereTheyAre) {
  Painted stage;
  const std::vector<plan::Site> before = stage.only().sites;
  plan::Rule rule = stage.only().rule;
  rule.depthMm = 2.0;
  rule.angleDeg = 90.0;
  rule.volumeMl = 0.03;
  ASSERT_TRUE(stage.session.setRule(stage.only().id, rule, "depth"));
  EXPECT_FALSE(stage.session.layoutPending());
  const std::vector<plan::Site>& after = stage.only().sites;
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].place, before[i].place);
    EXPECT_EQ(after[i].id, before[i].id);
    EXPECT_EQ(after[i].depthMm, 2.0);
    EXPECT_EQ(after[i].volumeMl, 0.03);
    EXPECT_NEAR(glm::dot(after[i].needleDirection, after[i].normal), -1.0, 1e-4);
  }
}

TEST(SessionRule, TheSameRuleMakesNoStep) {
  Painted stage;
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(stage.session.setRule(stage.only().id, stage.only().rule, "nothing"));
  EXPECT_EQ(stage.session.plan(), before);
}

TEST(SessionRule, SpacingPlacesThePointsAnew) {
  Painted stage;
  const std::size_t before = stage.only().sites.size();
  plan::Rule rule = stage.only().rule;
  rule.spacingMm = 5.0;
  rule.marginMm = 2.5;
  ASSERT_TRUE(stage.session.setRule(stage.only().id, rule, "spacing 5 mm"));
  stage.jobs.drain();
  EXPECT_GT(stage.only().sites.size(), before * 2);
  EXPECT_EQ(stage.session.undoLabel(), "spacing 5 mm");
}

TEST(SessionAreas, EditsAreStepsAndEmptyEditsAreNot) {
  Painted stage;
  const RegionId id = stage.only().id;
  const plan::PlanPtr before = stage.session.plan();
  stage.session.rename(id, "");
  stage.session.rename(id, stage.only().name);
  stage.session.setColor(id, stage.only().color);
  stage.session.setVisible(id, true);
  stage.session.setClientReference("");
  EXPECT_EQ(stage.session.plan(), before);
  stage.session.setVisible(id, false);
  EXPECT_FALSE(stage.only().visible);
  EXPECT_EQ(stage.session.undoLabel(), "hide area 1");
  stage.session.setClientReference("A-17");
  EXPECT_EQ(stage.session.plan()->clientReference, "A-17");
  stage.session.removeRegion(id);
  EXPECT_TRUE(stage.session.plan()->regions.empty());
  for (int i = 0; i < 3; ++i) stage.session.undo();
  EXPECT_EQ(stage.session.plan(), before);
}

TEST(SessionAreas, AreasOfTheAtlasAreForFiguresOnly) {
  Stage stage;
  const auto picked = stage.session.pickArea("forehead");
  ASSERT_FALSE(picked);
  EXPECT_NE(picked.error().message.find("bundled figures only"), std::string::npos);
}

TEST(SessionAreas, AStrokeThroughPointsIsProjectedAndMayBeMirrored) {
  Stage stage;
  const auto added =
      stage.session.addStrokeRegion({{60, 0, 40}, {58, 15, 40}}, 20, paperRule(), true);
  ASSERT_TRUE(added) << added.error().text();
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  EXPECT_EQ(stage.session.plan()->regions[0]->linked, stage.session.plan()->regions[1]->id);
}

TEST(SessionAreas, AStrokeFarFromTheSkinIsRefusedWithItsDistance) {
  Stage stage;
  const auto added =
      stage.session.addStrokeRegion({{0, 0, 70}, {0, 0, 270}}, 20, paperRule(), false);
  ASSERT_FALSE(added);
  EXPECT_NE(added.error().message.find("point 2 (0, 0, 270) lies 200.0 mm from the skin"),
            std::string::npos)
      << added.error().message;
  EXPECT_FALSE(stage.session.addStrokeRegion({{NAN, 0, 0}}, 20, paperRule(), false));
  EXPECT_FALSE(stage.session.addStrokeRegion({}, 20, paperRule(), false));
  EXPECT_FALSE(stage.session.addStrokeRegion({{0, 0, 70}}, 0, paperRule(), false));
  EXPECT_TRUE(stage.session.plan()->regions.empty());
}

TEST(SessionFile, SavedAndReopenedEverythingIsAsItWas) {
  test::TemporaryFolder folder;
  Painted stage;
  stage.session.setClientReference("A-17");
  const auto file = folder / "ana.mesomap.json";
  ASSERT_TRUE(stage.session.saveTo(file));
  EXPECT_FALSE(stage.session.dirty());
  EXPECT_EQ(stage.session.path(), file);
  auto opened = plan::openPlan(file);
  ASSERT_TRUE(opened) << opened.error().text();

  Stage other;
  other.session.adoptPlan(std::move(opened->plan), sphere(), file);
  EXPECT_FALSE(other.session.dirty());
  EXPECT_EQ(other.noticesText(), "");
  EXPECT_TRUE(plan::sameRegion(other.only(), stage.only()));
  EXPECT_EQ(other.session.plan()->clientReference, "A-17");
  // Undo works on from here, and the next save differs only by what was done.
  other.session.rename(other.only().id, "Spot");
  EXPECT_TRUE(other.session.dirty());
  other.session.undo();
  EXPECT_FALSE(other.session.dirty());
}

TEST(SessionFile, SavingWaitsForPendingPoints) {
  test::TemporaryFolder folder;
  Stage stage;
  Session::StrokeOptions options;
  options.widthMm = 40;
  stage.stroke({{0, 0, 1}}, options);
  ASSERT_TRUE(stage.session.saveTo(folder / "a.mesomap.json"));
  EXPECT_FALSE(stage.session.dirty());
  EXPECT_FALSE(stage.only().sites.empty());
  const auto opened = plan::openPlan(folder / "a.mesomap.json");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->plan.regions.front()->sites.size(), stage.only().sites.size());
}

TEST(SessionFile, AFailedSaveKeepsEverythingOpenAndDirty) {
  test::TemporaryFolder folder;
  Painted stage;
  const plan::PlanPtr before = stage.session.plan();
  EXPECT_FALSE(stage.session.saveTo(folder / "absent" / "a.mesomap.json"));
  EXPECT_TRUE(stage.session.dirty());
  EXPECT_EQ(stage.session.plan(), before);
  EXPECT_TRUE(stage.session.path().empty());
}

TEST(SessionFile, OnAnotherWorkingMeshTheShapeIsDrawnAgainFromItsBorder) {
  Painted stage;
  plan::Plan plan = *stage.session.plan();
  const double area = stage.only().areaCm2;
  const SurfaceModelPtr finer = modelOf(support::makeIcosphere(70.0, 5), 1.5);
  ASSERT_NE(finer->working->recipe(), sphere()->working->recipe());
  Stage other;
  other.session.adoptPlan(plan, finer, {});
  EXPECT_NE(other.noticesText().find("drawn again from their borders"), std::string::npos);
  const plan::Region& region = other.only();
  EXPECT_EQ(region.shape.vertexCount(), finer->working->mesh().positions.size());
  EXPECT_EQ(region.sites, stage.only().sites);
  const double rebuilt = surface::areaMm2(*finer->working, finer->pages, region.shape) / 100.0;
  EXPECT_NEAR(rebuilt, area, 0.02 * area);
}

}  // namespace
}  // namespace mesomap::scene

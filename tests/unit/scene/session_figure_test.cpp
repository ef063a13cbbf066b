// The figure under a plan changes its build, skin and garment: the plan carries over by place.
#include <filesystem>
#include <limits>

#include "plan/plan_file.h"
#include "scene/figure_files.h"
#include "scene/place_name.h"
#include "synthetic_figure.h"

namespace mesomap::scene {
namespace {

void expectPointsOnSkin(const Session& session) {
  const mesh::TriangleMesh& skin = session.model()->fileMesh;
  for (const auto& region : session.plan()->regions) {
    for (const plan::Site& site : region->sites) {
      EXPECT_LT(glm::distance(site.position, mesh::positionAt(skin, site.place)), 0.001);
      EXPECT_GT(glm::dot(site.normal, mesh::normalAt(skin, site.place)), 0.999);
    }
  }
}

TEST(SessionFigure, PointsKeepTheirPlaceOnTheSkinBitForBit) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek", plan::Side::left));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  const plan::Region& old = *before->regions.front();
  ASSERT_GT(old.sites.size(), 50u);
  EXPECT_FALSE(old.leftOut.empty());

  ASSERT_TRUE(stage.session.setFigureParameters({0.5, 2, true}));
  const plan::Region& now = stage.only();
  ASSERT_EQ(now.sites.size(), old.sites.size());
  for (std::size_t i = 0; i < old.sites.size(); ++i) {
    EXPECT_EQ(now.sites[i].id, old.sites[i].id);
    EXPECT_TRUE(now.sites[i].place == old.sites[i].place);
    EXPECT_GT(glm::length(now.sites[i].position), glm::length(old.sites[i].position) + 1.0);
  }
  expectPointsOnSkin(stage.session);
  EXPECT_EQ(stage.session.undoLabel(), "change the build");
  // Half of a tenth in each direction, a little more above than below.
  EXPECT_NEAR(now.areaCm2 / old.areaCm2, 1.05 * 1.05, 0.01);
  EXPECT_EQ(now.sitesPending, false);
  // Inside stays inside, by vertex.
  for (std::uint32_t v = 0; v < old.shape.vertexCount(); ++v) {
    ASSERT_EQ(now.shape.raw(v) > 0, old.shape.raw(v) > 0) << v;
  }
  ASSERT_EQ(now.leftOut.size(), old.leftOut.size());
  const auto grown =
      stage.session.model()->workingCaster->closest(now.leftOut.front().positions.front());
  EXPECT_LT(grown->distance, 0.01);
}

TEST(SessionFigure, TheStepIsNamedAfterWhatChanged) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 5, true}));
  EXPECT_EQ(stage.session.undoLabel(), "change the skin tone");
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 5, false}));
  EXPECT_EQ(stage.session.undoLabel(), "hide the garment");
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 5, true}));
  EXPECT_EQ(stage.session.undoLabel(), "show the garment");
  ASSERT_TRUE(stage.session.setFigureParameters({-0.5, 1, true}));
  EXPECT_EQ(stage.session.undoLabel(), "change the figure") << "more than one thing at once";
}

TEST(SessionFigure, UndoAndRedoGiveBackExactlyWhatWas) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek"));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(stage.session.setFigureParameters({-1.0, 5, false}));
  const plan::PlanPtr slim = stage.session.plan();
  const SurfaceModelPtr slimModel = stage.session.model();
  EXPECT_EQ(slimModel->ref.parameters, (plan::FigureParameters{-1.0, 5, false}));
  stage.session.undo();
  EXPECT_EQ(stage.session.plan(), before);
  EXPECT_EQ(stage.session.model()->fileMesh.positions, ballFigure()->fileMesh.positions);
  EXPECT_EQ(stage.session.model()->working, ballFigure()->working);
  stage.session.redo();
  EXPECT_EQ(stage.session.plan(), slim);
  EXPECT_EQ(stage.session.model()->fileMesh.positions, slimModel->fileMesh.positions);
  // Through two changes and all the way back.
  ASSERT_TRUE(stage.session.setFigureParameters({0.25, 5, false}));
  stage.session.undo();
  stage.session.undo();
  EXPECT_EQ(stage.session.model()->ref.parameters, plan::FigureParameters{});
  stage.session.redo();
  stage.session.redo();
  EXPECT_EQ(stage.session.model()->ref.parameters.build, 0.25);
  expectPointsOnSkin(stage.session);
}

TEST(SessionFigure, WhatIsPaintedOnTheNewBuildIsLaidOutThere) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.setFigureParameters({1.0, 2, true}));
  stage.session.beginStroke(stage.at({0, 0, 90}), {});
  stage.session.endStroke();
  stage.session.undo();
  stage.session.undo();
  stage.session.redo();
  stage.session.redo();
  stage.jobs.drain();
  ASSERT_FALSE(stage.only().sites.empty());
  expectPointsOnSkin(stage.session);
}

TEST(SessionFigure, ASavedPlanReopensOnItsBuild) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek", plan::Side::right));
  stage.jobs.drain();
  ASSERT_TRUE(stage.session.setFigureParameters({0.123456, 4, true}));
  EXPECT_EQ(stage.session.plan()->surface.parameters.build, 0.123);
  const std::filesystem::path path =
      std::filesystem::path(::testing::TempDir()) / "figure.mesomap.json";
  ASSERT_TRUE(stage.session.saveTo(path));
  auto opened = plan::openPlan(path);
  ASSERT_TRUE(opened) << opened.error().text();
  Stage other(ballFigure());
  // The model as loaded, or any other build of it: the plan decides.
  other.session.adoptPlan(std::move(opened->plan), ballFigure(), path);
  EXPECT_TRUE(plan::samePlan(other.session.planForFile(), stage.session.planForFile()));
  EXPECT_EQ(other.session.model()->fileMesh.positions, stage.session.model()->fileMesh.positions);
  EXPECT_EQ(other.session.model()->ref.workingRecipe, ballFigure()->ref.workingRecipe);
  EXPECT_EQ(other.noticesText(), "");
  std::filesystem::remove(path);
}

TEST(SessionFigure, SkinAndGarmentOnlyRecolour) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek"));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 6, true}));
  EXPECT_EQ(stage.session.model()->working, ballFigure()->working);
  EXPECT_EQ(stage.session.plan()->regions, before->regions);
  ASSERT_FALSE(stage.session.model()->fileMesh.colors.empty());
  const auto dark = stage.session.model()->fileMesh.colors.front();
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 1, true}));
  EXPECT_GT(stage.session.model()->fileMesh.colors.front().g, dark.g + 0.1f);
}

TEST(SessionFigure, ThereAndBackByHandLosesNothing) {
  Stage stage(ballFigure());
  ASSERT_TRUE(stage.session.pickArea("cheek"));
  stage.jobs.drain();
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(stage.session.setFigureParameters({1.0, 2, true}));
  ASSERT_TRUE(stage.session.setFigureParameters({0.0, 2, true}));
  for (std::size_t r = 0; r < before->regions.size(); ++r) {
    const plan::Region& old = *before->regions[r];
    const plan::Region& now = *stage.session.plan()->regions[r];
    EXPECT_EQ(now.sites, old.sites);
    EXPECT_NEAR(now.areaCm2, old.areaCm2, 0.001 * old.areaCm2);
  }
}

TEST(SessionFigure, LandmarksOfThePlanFollowTheBuild) {
  Stage stage(ballFigure());
  ASSERT_EQ(stage.session.plan()->landmarks.size(), 2u);
  EXPECT_EQ(stage.session.plan()->landmarks[1].side, plan::Side::left);
  const glm::dvec3 before = stage.session.plan()->landmarks[0].position;
  EXPECT_LT(glm::distance(before, ballFigure()->fileMesh.corner(0, 0)), 0.001);
  ASSERT_TRUE(stage.session.setFigureParameters({1.0, 2, true}));
  const glm::dvec3 expected = glm::dvec3(glm::vec3(before) + heavyMove(glm::vec3(before)));
  EXPECT_LT(glm::distance(stage.session.plan()->landmarks[0].position, expected), 0.002);
}

TEST(SessionFigure, WhatCannotBeChosenIsRefusedAndMakesNoStep) {
  Stage stage(ballFigure());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const plan::FigureParameters& bad :
       {plan::FigureParameters{1.2, 2, true}, {nan, 2, true}, {0.0, 0, true}, {0.0, 7, true}}) {
    const auto refused = stage.session.setFigureParameters(bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  }
  EXPECT_TRUE(stage.session.setFigureParameters({}));
  EXPECT_FALSE(stage.session.canUndo());
  Stage scan;
  EXPECT_FALSE(scan.session.setFigureParameters({0.5, 2, true}));
  EXPECT_FALSE(scan.session.model()->adjustable());
  EXPECT_TRUE(scan.session.plan()->landmarks.empty());
}

TEST(PlaceName, SaysTheAreaWhatLiesOverItAndTheZone) {
  const SurfaceModel& ball = *ballFigure();
  const auto at = [&ball](const glm::dvec3& position) {
    return describePlace(ball, ball.workingCaster->closest(position)->point);
  };
  auto place = at({60, 0, 20});
  ASSERT_TRUE(place);
  EXPECT_EQ(place->area, "Client's left cheek");
  EXPECT_EQ(place->within, "");
  EXPECT_EQ(place->zone, "");
  place = at({-5, 0, 70});
  EXPECT_EQ(place->area, "Client's right cheek");
  EXPECT_EQ(place->within, "fold");
  place = at({20, 68, 0});
  EXPECT_TRUE(place->blocked);
  EXPECT_EQ(place->zone, "No automatic points: It is hard.");
  place = at({40, 55, 0});
  EXPECT_FALSE(place->blocked);
  EXPECT_EQ(place->zone, "Caution: It is thin. (not yet reviewed by a clinician)");
  EXPECT_FALSE(describePlace(*sphere(), {0, {1, 0, 0}}));
}

}  // namespace
}  // namespace mesomap::scene

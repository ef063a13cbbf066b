// The bundled bust: areas by name, caution and blocked places, strokes over the face.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/platform/folders.h"
#include "stage.h"

namespace mesomap::scene {
namespace {

SurfaceModelPtr bust() {
  static const SurfaceModelPtr model = [] {
    auto loaded = loadSurfaceModel("figure:bust-female", {});
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().text());
    return loaded ? *loaded : nullptr;
  }();
  return model;
}

TEST(SurfaceModel, TheBustIsReadyToPaint) {
  ASSERT_TRUE(bust());
  const SurfaceModel& model = *bust();
  EXPECT_EQ(model.ref.kind, plan::SurfaceKind::figure);
  EXPECT_EQ(model.ref.fit, plan::Fit::none);
  EXPECT_EQ(model.ref.figure, "figure:bust-female");
  EXPECT_TRUE(model.ref.file.empty());
  EXPECT_EQ(model.title(), "Bust, female");
  EXPECT_FALSE(model.isBody());
  ASSERT_TRUE(model.atlas);
  EXPECT_FALSE(model.atlas->zones().empty());
  for (const mesh::Triangle& t : model.working->mesh().triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto& p = model.working->mesh().positions;
      ASSERT_LE(glm::distance(p[t[k]], p[t[(k + 1) % 3]]), 2.501f);
    }
  }
}

TEST(SurfaceModel, AnUnknownFigureOrFileIsRefusedByName) {
  const auto figure = loadSurfaceModel("figure:bust-martian", {});
  ASSERT_FALSE(figure);
  EXPECT_NE(figure.error().text().find("bust-martian"), std::string::npos);
  const auto file = loadSurfaceModel("/nowhere/scan.obj", {});
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind, ErrorKind::io);
}

TEST(SurfaceModel, StoppedWorkSaysSo) {
  std::stop_source source;
  source.request_stop();
  Progress progress;
  progress.stop = source.get_token();
  const auto loaded = loadSurfaceModel("figure:bust-female", {}, progress);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::cancelled);
}

TEST(SurfaceModel, APlanOfAnotherSurfaceIsRefused) {
  ASSERT_TRUE(bust());
  plan::Plan plan;
  plan.surface = bust()->ref;
  EXPECT_TRUE(loadSurfaceOfPlan(plan, "/nowhere/a.mesomap.json"));
  plan.surface.sha256 = std::string(64, '0');
  const auto refused = loadSurfaceOfPlan(plan, "/nowhere/a.mesomap.json");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().text().find("not the shape this plan was made on"), std::string::npos);
}

TEST(BustSession, PickedAreasHaveNamesSidesAndPoints) {
  Stage stage(bust());
  ASSERT_TRUE(stage.session.pickArea("cheek"));
  stage.jobs.drain();
  const auto& regions = stage.session.plan()->regions;
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0]->name, "Client's left cheek");
  EXPECT_EQ(regions[1]->name, "Client's right cheek");
  EXPECT_EQ(regions[0]->side, plan::Side::left);
  EXPECT_EQ(regions[0]->area, "cheek");
  EXPECT_EQ(regions[0]->linked, regions[1]->id);
  EXPECT_NEAR(regions[0]->areaCm2, regions[1]->areaCm2, 0.01 * regions[0]->areaCm2 + 0.1);
  EXPECT_FALSE(regions[0]->sites.empty());
  EXPECT_EQ(stage.session.undoLabel(), "mark cheek, both sides");
  const plan::PlanPtr before = stage.session.plan();
  ASSERT_TRUE(stage.session.pickArea("cheek", plan::Side::left));
  EXPECT_EQ(stage.session.plan(), before);
  EXPECT_FALSE(stage.session.pickArea("elbow-of-a-fish"));
  EXPECT_FALSE(stage.session.pickArea("cheek", plan::Side::midline));
}

TEST(BustSession, AStrokeIsNamedAfterThePlaceAndGoesOnThere) {
  Stage stage(bust());
  Session::StrokeOptions options;
  const auto front = [&](double x, double y) {
    const auto place = bust()->pick({x, y, 400}, {0, 0, -1});
    EXPECT_TRUE(place);
    return *place;
  };
  // The middle of the forehead stands about 50 mm over the pupils.
  stage.session.beginStroke(front(0, 50), options);
  stage.session.moveStroke(front(10, 50));
  stage.session.endStroke();
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 1u);
  EXPECT_EQ(stage.only().name, "Forehead");
  EXPECT_EQ(stage.session.undoLabel(), "paint forehead");
  // On the cheek a new area begins, by itself.
  stage.session.beginStroke(front(40, -45), options);
  stage.session.endStroke();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  EXPECT_EQ(stage.session.plan()->regions[1]->name, "Client's left cheek");
  EXPECT_EQ(stage.session.plan()->regions[1]->side, plan::Side::left);
  // Back on empty skin of the forehead: that area goes on, though the cheek is selected.
  stage.session.beginStroke(front(-25, 50), options);
  stage.session.endStroke();
  EXPECT_EQ(stage.session.plan()->regions.size(), 2u);
  EXPECT_EQ(stage.session.undoLabel(), "paint forehead");
}

TEST(BustSession, BothSidesOnTheFaceAreMirrorImages) {
  Stage stage(bust());
  Session::StrokeOptions both;
  both.bothSides = true;
  stage.session.beginStroke(*bust()->pick({40, -45, 400}, {0, 0, -1}), both);
  stage.session.endStroke();
  stage.jobs.drain();
  ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
  const plan::Region& left = *stage.session.plan()->regions[0];
  const plan::Region& right = *stage.session.plan()->regions[1];
  EXPECT_EQ(left.side, plan::Side::left);
  EXPECT_EQ(right.side, plan::Side::right);
  EXPECT_NEAR(left.areaCm2, right.areaCm2, 0.1);
}

/// Farthest that a point of one region lies from the mirror image of the other's nearest.
double mirrorGapMm(const plan::Region& one, const plan::Region& other) {
  double worst = 0.0;
  for (const plan::Site& a : one.sites) {
    const glm::dvec3 image{-a.position.x, a.position.y, a.position.z};
    double nearest = HUGE_VAL;
    for (const plan::Site& b : other.sites) {
      nearest = std::min(nearest, glm::distance(image, b.position));
    }
    worst = std::max(worst, nearest);
  }
  return worst;
}

TEST(BustSession, PointsOfLinkedAreasAreMirrorImages) {
  Stage stage(bust());
  Session::StrokeOptions both;
  both.bothSides = true;
  both.widthMm = 30;
  const auto at = [](double x, double y) { return *bust()->pick({x, y, 400}, {0, 0, -1}); };
  stage.session.beginStroke(at(35, -30), both);
  stage.session.moveStroke(at(45, -50));
  stage.session.endStroke();
  const auto expectMirrored = [&] {
    stage.jobs.drain();
    ASSERT_EQ(stage.session.plan()->regions.size(), 2u);
    const plan::Region& left = *stage.session.plan()->regions[0];
    const plan::Region& right = *stage.session.plan()->regions[1];
    ASSERT_GT(left.sites.size(), 5u);
    EXPECT_EQ(left.sites.size(), right.sites.size());
    EXPECT_LT(mirrorGapMm(left, right), 0.3);
    EXPECT_LT(mirrorGapMm(right, left), 0.3);
  };
  expectMirrored();
  for (const double spacing : {6.0, 8.5}) {
    plan::Rule rule = stage.session.plan()->regions[1]->rule;
    rule.spacingMm = spacing;
    ASSERT_TRUE(stage.session.setRule(stage.session.plan()->regions[1]->id, rule, "spacing"));
    expectMirrored();
  }
  stage.session.arrangeAgain(stage.session.plan()->regions[0]->id);
  expectMirrored();
}

}  // namespace
}  // namespace mesomap::scene

// Synthetic pointer events over a sphere of 70 mm.
#include "scene/view_tool.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "synthetic_figure.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

TEST(ViewTool, LeftDragOnTheSkinPaintsAndEndsWithPoints) {
  Viewed view;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(150, 0));
  EXPECT_EQ(view.tool.dragging(), false);
  view.jobs.drain();
  EXPECT_FALSE(view.only().sites.empty());
  EXPECT_EQ(view.only().parts, 1);
}

TEST(ViewTool, FramingAnAreaShowsAllOfIt) {
  Viewed view;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(100, 0));
  view.jobs.drain();
  view.tool.frameAll();
  const double whole = view.tool.camera.distance;
  view.tool.frameArea(view.only());
  EXPECT_LT(view.tool.camera.distance, whole);
  for (const plan::BorderLine& line : view.only().border) {
    for (const glm::dvec3& point : line.points) {
      const glm::dvec2 pixel = view.pixelOf(point);
      EXPECT_GT(pixel.x, 0);
      EXPECT_GT(pixel.y, 0);
      EXPECT_LT(pixel.x, 1280);
      EXPECT_LT(pixel.y, 800);
    }
  }
}

TEST(ViewTool, AStepBackIsLookedAtOnlyWhereItIsOutOfSight) {
  Viewed view;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(100, 0));
  view.jobs.drain();
  const plan::PlanPtr painted = view.session.plan();
  const auto stepBack = [&] {
    view.session.undo();
    view.tool.lookAtChange(*painted, *view.session.plan());
    view.session.redo();
    view.jobs.drain();
  };
  view.tool.frameAll();
  const Camera inSight = view.tool.camera;
  stepBack();
  EXPECT_EQ(view.tool.camera.yaw, inSight.yaw);
  EXPECT_EQ(view.tool.camera.distance, inSight.distance);
  // From behind, and from so near that it lies beside the picture.
  view.tool.camera.yaw += 3.1;
  stepBack();
  EXPECT_LT(std::abs(std::remainder(view.tool.camera.yaw - inSight.yaw, 6.283185307)), 0.5);
  view.tool.camera.target += glm::dvec3(0.0, 400.0, 0.0);
  view.tool.camera.distance = 100.0;
  stepBack();
  for (const plan::BorderLine& line : painted->regions.front()->border) {
    const glm::dvec2 pixel = view.pixelOf(line.points.front());
    EXPECT_TRUE(pixel.x > 0 && pixel.y > 0 && pixel.x < 1280 && pixel.y < 800);
  }
}

TEST(ViewTool, OneLongMoveIsSampledAlongItsWay) {
  Viewed slow;
  Viewed quick;
  slow.drag(Button::left, kMiddle, kMiddle + glm::dvec2(200, 60), kPlain, 200);
  quick.drag(Button::left, kMiddle, kMiddle + glm::dvec2(200, 60), kPlain, 1);
  slow.jobs.drain();
  quick.jobs.drain();
  EXPECT_EQ(quick.only().parts, 1);
  EXPECT_NEAR(quick.only().areaCm2, slow.only().areaCm2, 0.02 * slow.only().areaCm2);
}

TEST(ViewTool, ShiftErasesAndTheEraserDoesToo) {
  Viewed view;
  view.tool.brushWidthMm = 30;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(100, 0));
  view.jobs.drain();
  const double painted = view.only().areaCm2;
  EXPECT_TRUE(view.tool.wouldErase(with(&Modifiers::shift)));
  view.drag(Button::left, kMiddle, kMiddle, with(&Modifiers::shift));
  view.jobs.drain();
  const double erased = view.only().areaCm2;
  EXPECT_LT(erased, painted - 1);
  view.tool.tool = Tool::erase;
  view.drag(Button::left, kMiddle + glm::dvec2(100, 0), kMiddle + glm::dvec2(100, 0));
  view.jobs.drain();
  EXPECT_LT(view.only().areaCm2, erased - 1);
}

TEST(ViewTool, TheRightButtonTurnsAndErasesOnlyWhenSetTo) {
  Viewed view;
  const plan::PlanPtr before = view.session.plan();
  const double yaw = view.tool.camera.yaw;
  view.drag(Button::right, kMiddle, kMiddle + glm::dvec2(100, 0));
  EXPECT_NE(view.tool.camera.yaw, yaw);
  EXPECT_EQ(view.session.plan(), before);
  view.tool.rightButtonErases = true;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(60, 0));
  view.jobs.drain();
  const double painted = view.only().areaCm2;
  view.drag(Button::right, kMiddle, kMiddle);
  EXPECT_LT(view.only().areaCm2, painted);
}

TEST(ViewTool, TurningKeepsTheGrabbedSkinOnItsPixel) {
  Viewed view;
  const glm::dvec2 grab = kMiddle + glm::dvec2(80, -50);
  view.tool.press(Button::right, grab, kPlain);
  const glm::dvec3 place =
      mesh::positionAt(view.session.model()->working->mesh(), *view.tool.hover());
  view.tool.move(grab + glm::dvec2(70, 30), kPlain);
  EXPECT_LT(glm::distance(view.pixelOf(place), grab), 0.5);
  view.tool.release(Button::right, grab + glm::dvec2(70, 30), kPlain);
}

TEST(ViewTool, DraggingToTheRightBringsTheClientsRightForward) {
  Viewed view;
  view.drag(Button::right, kMiddle, kMiddle + glm::dvec2(100, 0));
  EXPECT_LT(view.tool.camera.yaw, 0.0);
  view.drag(Button::right, kMiddle, kMiddle + glm::dvec2(0, 100));
  EXPECT_GT(view.tool.camera.pitch, 0.0);
}

TEST(ViewTool, SpaceOrEmptySpaceTurnsWithTheLeftButton) {
  Viewed view;
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(50, 0), with(&Modifiers::space));
  EXPECT_NE(view.tool.camera.yaw, 0.0);
  const double yaw = view.tool.camera.yaw;
  view.drag(Button::left, kBeside, kBeside + glm::dvec2(50, 0));
  EXPECT_NE(view.tool.camera.yaw, yaw);
  EXPECT_TRUE(view.session.plan()->regions.empty());
}

TEST(ViewTool, MiddleAndControlRightPanTheSkinWithThePointer) {
  for (const Button button : {Button::middle, Button::right}) {
    Viewed view;
    const glm::dvec3 front{0, 0, 70};
    const glm::dvec2 before = view.pixelOf(front);
    view.drag(button, before, before + glm::dvec2(60, -40),
              button == Button::right ? with(&Modifiers::control) : kPlain);
    EXPECT_LT(glm::distance(view.pixelOf(front), before + glm::dvec2(60, -40)), 0.5);
    EXPECT_EQ(view.tool.camera.yaw, 0.0);
  }
}

TEST(ViewTool, TheWheelZoomsToThePointerAndWithControlWidensTheBrush) {
  Viewed view;
  const glm::dvec2 pixel = kMiddle + glm::dvec2(120, 90);
  view.tool.move(pixel, kPlain);
  const glm::dvec3 place =
      mesh::positionAt(view.session.model()->working->mesh(), *view.tool.hover());
  const double distance = view.tool.camera.distance;
  view.tool.wheel(3, pixel, kPlain);
  EXPECT_LT(view.tool.camera.distance, distance);
  EXPECT_LT(glm::distance(view.pixelOf(place), pixel), 0.5);
  const double width = view.tool.brushWidthMm;
  view.tool.wheel(1, pixel, with(&Modifiers::control));
  EXPECT_GT(view.tool.brushWidthMm, width);
  for (int i = 0; i < 100; ++i) view.tool.changeBrushWidth(1);
  EXPECT_EQ(view.tool.brushWidthMm, 150.0);
  for (int i = 0; i < 200; ++i) view.tool.changeBrushWidth(-1);
  EXPECT_EQ(view.tool.brushWidthMm, 2.0);
}

TEST(ViewTool, TheViewCanBeZoomedDuringAStroke) {
  Viewed view;
  view.tool.press(Button::left, kMiddle, kPlain);
  EXPECT_TRUE(view.tool.painting());
  view.tool.wheel(2, kMiddle, kPlain);
  view.tool.press(Button::right, kMiddle, kPlain);  // A second button changes nothing.
  EXPECT_TRUE(view.tool.painting());
  view.tool.move(kMiddle + glm::dvec2(50, 0), kPlain);
  view.tool.release(Button::right, kMiddle, kPlain);
  EXPECT_TRUE(view.tool.painting());
  view.tool.release(Button::left, kMiddle + glm::dvec2(50, 0), kPlain);
  view.jobs.drain();
  EXPECT_EQ(view.only().parts, 1);
}

TEST(ViewTool, ADragOffTheSkinAndBackIsOneStroke) {
  Viewed view;
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move({640, 20}, kPlain);
  view.tool.move({20, 20}, kPlain);
  view.tool.move({20, 400}, kPlain);
  view.tool.move({500, 400}, kPlain);
  view.tool.release(Button::left, {500, 400}, kPlain);
  EXPECT_EQ(view.session.plan()->regions.size(), 1u);
  view.session.undo();
  EXPECT_TRUE(view.session.plan()->regions.empty());
}

TEST(ViewTool, DoubleClickFramesTheSpot) {
  Viewed view;
  const glm::dvec2 pixel = kMiddle + glm::dvec2(100, 0);
  view.tool.move(pixel, kPlain);
  const glm::dvec3 place =
      mesh::positionAt(view.session.model()->working->mesh(), *view.tool.hover());
  view.tool.doubleClick(pixel);
  EXPECT_LT(glm::distance(view.pixelOf(place), kMiddle), 1.0);
}

TEST(ViewTool, EscapeFinishesTheStrokeThenDeselects) {
  Viewed view;
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.escape();
  EXPECT_FALSE(view.tool.painting());
  EXPECT_EQ(view.session.plan()->regions.size(), 1u);
  EXPECT_TRUE(view.session.selected().valid());
  view.tool.escape();
  EXPECT_FALSE(view.session.selected().valid());
}

TEST(ViewTool, StandardViewsAreFramedLikeTheFirst) {
  Viewed view;
  const Camera first = firstView(view.session.model()->bounds, view.tool.viewport());
  view.tool.wheel(5, kMiddle, kPlain);
  ASSERT_LT(view.tool.camera.distance, first.distance);
  view.tool.lookFrom(StandardView::back);
  EXPECT_NEAR(view.tool.camera.distance, first.distance, 1e-9);
  EXPECT_NEAR(view.tool.camera.forward().z, 1.0, 1e-9);
}

TEST(ViewTool, FromAboveAndUnderTheChinOnlyTheHeadOfABodyIsShown) {
  auto tall = std::make_shared<SurfaceModel>(*sphere());
  tall->bounds.min.y = tall->bounds.max.y - 1700.0;
  Viewed view;
  view.session.startPlan(tall);
  view.tool.lookFrom(StandardView::front);
  const double whole = view.tool.camera.distance;
  view.tool.lookFrom(StandardView::underChin);
  EXPECT_LT(view.tool.camera.distance, whole / 4);
  EXPECT_NEAR(view.tool.camera.target.y, tall->bounds.max.y - 125.0, 1.0);
}

TEST(ViewTool, WithoutASurfaceEventsAreHarmless) {
  JobQueue jobs;
  Session session(jobs, {});
  ViewTool tool(session);
  tool.press(Button::left, kMiddle, kPlain);
  tool.move(kBeside, kPlain);
  tool.wheel(1, kMiddle, kPlain);
  tool.release(Button::left, kMiddle, kPlain);
  tool.doubleClick(kMiddle);
  tool.frameAll();
  tool.escape();
  EXPECT_FALSE(tool.hover());
}

/// A sheet that hides part of a wall 30 mm behind it.
SurfaceModelPtr sheetBeforeWall() {
  mesh::TriangleMesh wall = support::makePlane(200, 100, 4);
  mesh::TriangleMesh sheet = support::makePlane(80, 100, 4);
  const auto offset = static_cast<std::uint32_t>(wall.positions.size());
  for (const glm::vec3& p : sheet.positions) {
    wall.positions.push_back(p + glm::vec3(-40, 0, 30));
  }
  for (const mesh::Triangle& t : sheet.triangles) {
    wall.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
  }
  return modelOf(std::move(wall));
}

TEST(ViewTool, AStrokeOverASilhouetteDoesNotPaintWhatIsHidden) {
  Viewed view;
  view.session.startPlan(sheetBeforeWall());
  view.tool.brushWidthMm = 10;
  view.tool.frameAll();
  const auto pixel = [&](double x, double z) { return view.pixelOf({x, 0, z}); };
  view.tool.press(Button::left, pixel(-40, 30), kPlain);
  view.tool.move(pixel(60, 0), kPlain);
  view.tool.release(Button::left, pixel(60, 0), kPlain);
  view.jobs.drain();
  const plan::Region& region = view.only();
  EXPECT_EQ(region.parts, 2);
  // One move of the pointer paints all of its way: to the sheet's edge, and on behind it.
  EXPECT_EQ(view.session.regionAt(view.at({-5, 0, 30})), region.id);
  EXPECT_EQ(view.session.regionAt(view.at({20, 0, 0})), region.id);
  const auto& mesh = view.session.model()->working->mesh();
  for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
    if (region.shape.raw(v) <= 0 || mesh.positions[v].z > 15) continue;
    // Seen past the edge at x = 0, and at most a brush radius back under it.
    EXPECT_GT(mesh.positions[v].x, -10.0f);
  }
}

/// A stroke of 30 mm just below the blocked cap of the ball, seen from above.
struct BesideTheTop : Viewed {
  BesideTheTop() : Viewed(ballFigure()) {
    tool.camera.look(StandardView::top);
    tool.frameAll();
    tool.brushWidthMm = 30;
    tool.settings.constraints.keepOffBlockedZones = true;
  }
  [[nodiscard]] glm::dvec2 beside() const { return over({0.35, 0.8, 0.4}); }
  void paint() {
    drag(Button::left, beside(), beside());
    jobs.drain();
  }
};

TEST(ViewToolSpared, IsSaidUntilThePointerIsElsewhere) {
  BesideTheTop view;
  view.paint();
  EXPECT_EQ(view.session.spared(), "the top");
  view.tool.move(view.beside() + glm::dvec2(5, 5), kPlain);
  EXPECT_EQ(view.session.spared(), "the top") << "a hand is never quite still";
  view.tool.move(view.beside() + glm::dvec2(100, 0), kPlain);
  EXPECT_EQ(view.session.spared(), "");
  view.tool.move(view.beside(), kPlain);
  EXPECT_EQ(view.session.spared(), "") << "it does not come back";
}

TEST(ViewToolSpared, IsSaidUntilThePointerLeavesTheView) {
  BesideTheTop view;
  view.paint();
  view.tool.pointerLeft();
  EXPECT_EQ(view.session.spared(), "");
  // An area that was picked from a list is said while the pointer is still on the list.
  view.session.undo();
  ASSERT_TRUE(view.session.pickArea("cheek", plan::Side::left, {.keepOffBlockedZones = true}));
  view.jobs.drain();
  view.tool.pointerLeft();
  EXPECT_EQ(view.session.spared(), "the top");
}

TEST(ViewToolSpared, IsSaidUntilSomethingElseIsBegun) {
  BesideTheTop view;
  view.paint();
  view.tool.press(Button::left, view.beside(), kPlain);
  EXPECT_EQ(view.session.spared(), "");
  view.tool.release(Button::left, view.beside(), kPlain);
  view.jobs.drain();
  view.session.undo();
  view.session.undo();
  view.paint();
  EXPECT_EQ(view.session.spared(), "the top");
  view.tool.press(Button::right, view.beside(), kPlain);
  EXPECT_EQ(view.session.spared(), "") << "the view is turned";
}

}  // namespace
}  // namespace mesomap::scene

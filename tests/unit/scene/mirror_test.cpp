// The other side: the middle plane of figures and scans, and what has no other side.
#include "scene/mirror.h"

#include "synthetic_figure.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

/// A body that is its own mirror image about one plane alone, turned and moved by hand.
SurfaceModelPtr leaningScan() {
  static const SurfaceModelPtr model = [] {
    mesh::TriangleMesh shape = support::makeIcosphere(70.0, 4);
    const double lean = 0.1;
    for (glm::vec3& p : shape.positions) {
      // An egg with a nose and a chin: no two of its three axes alike.
      glm::dvec3 q(p);
      q.y *= 1.4;
      q.z *= q.z > 0 ? 1.3 : 0.9;
      q.y += 0.003 * q.z * q.z;
      p = glm::vec3(glm::dvec3(q.x * std::cos(lean) - q.y * std::sin(lean) + 12.0,
                               q.x * std::sin(lean) + q.y * std::cos(lean), q.z));
    }
    return modelOf(std::move(shape));
  }();
  return model;
}

TEST(MiddlePlane, OfAFigureIsExactAndStays) {
  Stage stage(ballFigure());
  EXPECT_EQ(stage.session.middlePlane().source, MiddlePlane::Source::figure);
  EXPECT_EQ(stage.session.middlePlane().plane.normal, glm::dvec3(1, 0, 0));
  EXPECT_EQ(stage.session.middlePlane().plane.offsetMm, 0.0);
  const auto moved = stage.session.setMirrorPlane(plan::MirrorPlane{{1, 0, 0}, 3});
  ASSERT_FALSE(moved);
  EXPECT_FALSE(stage.session.canUndo());
}

TEST(MiddlePlane, OfAFigureCarriesPlacesOverExactly) {
  Stage stage(ballFigure());
  for (const glm::dvec3& direction :
       {glm::dvec3{0.3, 0.2, 0.9}, {-0.7, 0.1, 0.2}, {0.01, -0.9, 0.4}}) {
    const auto place = stage.at(direction * 70.0);
    const auto other = stage.session.otherSideOf(place);
    ASSERT_TRUE(other);
    const auto& mesh = stage.session.model()->working->mesh();
    const glm::dvec3 wanted = mesh::positionAt(mesh, place) * glm::dvec3(-1, 1, 1);
    EXPECT_LT(glm::distance(mesh::positionAt(mesh, *other), wanted), 1e-3);
  }
}

TEST(MiddlePlane, OfAScanIsFoundFromItsShapeAndCutsIt) {
  Stage stage(leaningScan());
  const MiddlePlane middle = stage.session.middlePlane();
  EXPECT_EQ(middle.source, MiddlePlane::Source::found);
  EXPECT_NEAR(glm::dot(middle.plane.normal, glm::dvec3(std::cos(0.1), std::sin(0.1), 0)), 1.0,
              2e-5);
  EXPECT_NEAR(middle.plane.offsetMm, 12.0 * std::cos(0.1), 0.3);
  const auto& lines = stage.session.middleLines();
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_LT(glm::distance(lines[0].front(), lines[0].back()), 1e-6);
  for (const glm::dvec3& point : lines[0]) {
    EXPECT_NEAR(glm::dot(middle.plane.normal, point), middle.plane.offsetMm, 1e-4);
  }
}

TEST(MiddlePlane, OfAScanThatStandsSquareIsItsMiddleExactly) {
  Stage stage;
  EXPECT_EQ(stage.session.middlePlane().source, MiddlePlane::Source::found);
  EXPECT_EQ(stage.session.middlePlane().plane.normal, glm::dvec3(1, 0, 0));
}

TEST(MiddlePlane, CanBeMovedByHandUndoneAndIsKeptInThePlan) {
  Stage stage(leaningScan());
  const MiddlePlane found = stage.session.middlePlane();
  ASSERT_TRUE(stage.session.setMirrorPlane(plan::MirrorPlane{{-2, 0, 0}, -20}));
  EXPECT_EQ(stage.session.undoLabel(), "move the middle plane");
  EXPECT_EQ(stage.session.middlePlane().source, MiddlePlane::Source::set);
  EXPECT_EQ(stage.session.middlePlane().plane.normal, glm::dvec3(1, 0, 0));
  EXPECT_EQ(stage.session.middlePlane().plane.offsetMm, 10.0);
  EXPECT_NEAR(stage.session.middleLines()[0][0].x, 10.0, 1e-6);
  const auto opened = plan::parsePlan(plan::planText(stage.session.planForFile()), "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  Stage again(leaningScan());
  again.session.adoptPlan(opened->plan, leaningScan(), "");
  EXPECT_EQ(again.session.middlePlane().plane.offsetMm, 10.0);
  const plan::PlanPtr now = stage.session.plan();
  ASSERT_TRUE(stage.session.setMirrorPlane(plan::MirrorPlane{{1, 0, 0}, 10}));
  EXPECT_EQ(stage.session.plan(), now);  // Nothing changed: no step.
  EXPECT_FALSE(stage.session.setMirrorPlane(plan::MirrorPlane{{0, 0, 0}, 10}));
  EXPECT_FALSE(stage.session.setMirrorPlane(plan::MirrorPlane{{1, 0, std::nan("")}, 10}));
  stage.session.undo();
  EXPECT_EQ(stage.session.middlePlane().plane.offsetMm, found.plane.offsetMm);
  stage.session.redo();
  ASSERT_TRUE(stage.session.setMirrorPlane(std::nullopt));
  EXPECT_EQ(stage.session.middlePlane().source, MiddlePlane::Source::found);
}

TEST(OtherSide, AreasMarkedOnBothSidesLieOppositeAboutAMovedPlane) {
  Viewed view(leaningScan());
  const surface::MirrorPlane plane = view.session.middlePlane().plane;
  view.tool.bothSides = true;
  view.tool.tool = Tool::circle;
  view.tool.brushWidthMm = 24;
  view.click(kMiddle + glm::dvec2(120, 0));
  ASSERT_EQ(view.regions(), 2u);
  const auto middleOf = [](const plan::Region& region) {
    glm::dvec3 sum(0.0);
    for (const glm::dvec3& point : region.border[0].points) sum += point;
    return sum / static_cast<double>(region.border[0].points.size());
  };
  EXPECT_LT(glm::distance(plane.mirrored(middleOf(view.region(0))), middleOf(view.region(1))), 1.5);
}

TEST(OtherSide, WithoutSkinThereEveryToolRefusesInWords) {
  for (const Tool tool : {Tool::line, Tool::circle, Tool::lasso, Tool::fill}) {
    Viewed view;
    // The mirrored skin would lie 40 mm beside the sphere.
    ASSERT_TRUE(view.session.setMirrorPlane(plan::MirrorPlane{{1, 0, 0}, 20}));
    const plan::PlanPtr before = view.session.plan();
    static_cast<void>(view.session.takeNotices());
    view.tool.bothSides = true;
    view.tool.tool = tool;
    const glm::dvec2 from = view.over({-0.9, 0, 0.6});
    if (tool == Tool::lasso) {
      view.tool.press(Button::left, from, kPlain);
      for (const glm::dvec2 step : {glm::dvec2{30, 0}, {30, 30}, {15, 40}, {0, 30}}) {
        view.tool.move(from + step, kPlain);
      }
      view.tool.release(Button::left, from + glm::dvec2(0, 10), kPlain);
    } else {
      view.drag(Button::left, from, from + glm::dvec2(0, 60));
    }
    EXPECT_EQ(view.session.plan(), before) << toolName(tool);
    EXPECT_NE(view.noticesText().find("either side"), std::string::npos) << toolName(tool);
  }
}

TEST(OtherSide, AStrokeGoesOnAloneWhereThereIsNoneAndSaysSo) {
  Viewed view;
  ASSERT_TRUE(view.session.setMirrorPlane(plan::MirrorPlane{{1, 0, 0}, 20}));
  static_cast<void>(view.session.takeNotices());
  view.tool.bothSides = true;
  view.drag(Button::left, view.over({-0.9, 0, 0.6}), view.over({-0.9, 0.3, 0.6}));
  EXPECT_EQ(view.regions(), 1u);
  EXPECT_NE(view.noticesText().find("other side was left out"), std::string::npos);
}

TEST(OtherSide, CopyRefusesWhereThereIsNoSuchSkin) {
  Viewed view;
  ASSERT_TRUE(view.session.setMirrorPlane(plan::MirrorPlane{{1, 0, 0}, 20}));
  view.drag(Button::left, view.over({-0.9, 0, 0.6}), view.over({-0.9, 0.2, 0.6}));
  const plan::PlanPtr before = view.session.plan();
  const auto copied = view.session.copyToOtherSide(view.region(0).id);
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().kind, ErrorKind::refused);
  EXPECT_EQ(view.session.plan(), before);
}

}  // namespace
}  // namespace mesomap::scene

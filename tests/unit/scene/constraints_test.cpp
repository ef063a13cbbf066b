// Where paint may go: blocked zones, other areas, one area of the atlas, skin that faces the eye.
#include <cmath>
#include <functional>

#include "synthetic_figure.h"
#include "viewed.h"

namespace mesomap::scene {
namespace {

const glm::dvec3 kTop{0, 1, 0.4};   // Inside the blocked cap of the ball (y > 60).
const glm::dvec3 kLeft{0.6, 0, 1};  // The client's left half.
const glm::dvec3 kRight{-0.6, 0, 1};

struct Ball : Viewed {
  Ball() : Viewed(ballFigure()) {}
  [[nodiscard]] double deepestInto(const std::function<double(const glm::dvec3&)>& wrong) const {
    double most = -HUGE_VAL;
    const auto& mesh = session.model()->working->mesh();
    for (const auto& region : session.plan()->regions) {
      for (std::uint32_t v = 0; v < region->shape.vertexCount(); ++v) {
        if (region->shape.raw(v) > 0) most = std::max(most, wrong(glm::dvec3(mesh.positions[v])));
      }
    }
    return most;
  }
};

void actAt(Ball& view, Tool tool, const glm::dvec3& direction) {
  view.tool.tool = tool;
  view.tool.brushWidthMm = 40;
  view.tool.settings.fillReachMm = 25;
  const glm::dvec2 pixel = view.over(direction);
  if (tool == Tool::lasso) {
    view.tool.press(Button::left, pixel + glm::dvec2(-40, 60), kPlain);
    for (const glm::dvec2 step :
         {glm::dvec2{0, 60}, {40, 60}, {40, 0}, {40, -5}, {0, -5}, {-40, -5}, {-40, 0}}) {
      view.tool.move(pixel + step, kPlain);
    }
    view.tool.release(Button::left, pixel + glm::dvec2(-40, 30), kPlain);
  } else {
    view.drag(Button::left, pixel, pixel + glm::dvec2(0, 60));
  }
}

TEST(Constraints, NoToolMarksABlockedZoneUnlessAsked) {
  for (const Tool tool : {Tool::brush, Tool::line, Tool::curve, Tool::circle, Tool::lasso}) {
    Ball view;
    EXPECT_TRUE(view.tool.settings.constraints.keepOffBlockedZones);
    actAt(view, tool, kTop);
    ASSERT_GE(view.regions(), 1u) << toolName(tool);
    EXPECT_LT(view.deepestInto([](const glm::dvec3& p) { return p.y - 60.0; }), 2.0)
        << toolName(tool);
    Ball free;
    free.tool.settings.constraints.keepOffBlockedZones = false;
    actAt(free, tool, kTop);
    EXPECT_GT(free.deepestInto([](const glm::dvec3& p) { return p.y - 60.0; }), 2.0)
        << toolName(tool);
  }
}

TEST(Constraints, AGestureInsideABlockedZoneAloneSaysWhyNothingHappens) {
  Ball view;
  view.tool.tool = Tool::circle;
  view.tool.brushWidthMm = 14;
  view.click(view.over({0, 1, 0.25}));
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_NE(view.noticesText().find("the top is kept free"), std::string::npos);
  EXPECT_NE(view.tool.preview().lines.size(), 0u);
  view.tool.tool = Tool::brush;
  view.drag(Button::left, view.over({0, 1, 0.25}), view.over({0, 1, 0.25}));
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_NE(view.noticesText().find("the top is kept free"), std::string::npos);
}

TEST(Constraints, InsideAnAreaOfTheAtlas) {
  for (const Tool tool : {Tool::brush, Tool::line, Tool::circle, Tool::lasso, Tool::fill}) {
    Ball view;
    view.tool.settings.constraints.insideArea = "cheek";
    view.tool.settings.constraints.insideSide = plan::Side::left;
    actAt(view, tool, {0.05, 0, 1});
    ASSERT_GE(view.regions(), 1u) << toolName(tool);
    EXPECT_LT(view.deepestInto([](const glm::dvec3& p) { return -p.x; }), 1.0) << toolName(tool);
    const plan::PlanPtr now = view.session.plan();
    static_cast<void>(view.session.takeNotices());
    view.session.newArea();
    actAt(view, tool == Tool::fill ? Tool::circle : tool, kRight);
    EXPECT_EQ(view.session.plan(), now) << toolName(tool);
    EXPECT_NE(view.noticesText(), "") << toolName(tool);
  }
}

TEST(Constraints, OtherAreasAreKeptOffUnlessOverlapIsAskedFor) {
  for (const bool keepOff : {true, false}) {
    Ball view;
    view.tool.settings.constraints.keepOffOtherAreas = keepOff;
    actAt(view, Tool::circle, {0.0, -0.1, 1});
    view.session.newArea();
    actAt(view, Tool::circle, {0.3, -0.1, 1});
    ASSERT_EQ(view.regions(), 2u);
    bool both = false;
    for (std::uint32_t v = 0; v < view.region(0).shape.vertexCount(); ++v) {
      both = both || (view.region(0).shape.raw(v) > 0 && view.region(1).shape.raw(v) > 0);
    }
    EXPECT_EQ(both, !keepOff);
  }
}

TEST(Constraints, FacingOnlyStopsAtTheEdgeOfWhatIsSeen) {
  Ball view;
  view.tool.settings.constraints.keepOffBlockedZones = false;
  view.tool.settings.constraints.facingOnly = true;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 30;
  const glm::dvec3 eye = view.tool.camera.eye();
  const auto away = [&eye](const glm::dvec3& p) {
    return -glm::dot(glm::normalize(p), glm::normalize(eye - p));
  };
  view.click(view.over({1, 0, 0.4}));
  EXPECT_LT(view.deepestInto(away), 0.05);
  view.session.undo();
  view.tool.settings.constraints.facingOnly = false;
  view.click(view.over({1, 0, 0.4}));
  EXPECT_GT(view.deepestInto(away), 0.1);
}

TEST(Constraints, GrowingKeepsToThemAndErasingIsFree) {
  Ball view;
  view.tool.settings.constraints.keepOffBlockedZones = false;
  actAt(view, Tool::circle, kTop);
  const double before = view.region(0).areaCm2;
  view.tool.settings.constraints.keepOffBlockedZones = true;
  view.drag(Button::left, view.over(kTop), view.over(kTop), with(&Modifiers::shift));
  const double after = view.regions() > 0 ? view.region(0).areaCm2 : 0.0;
  EXPECT_LT(after, before - 1);
  Ball grown;
  actAt(grown, Tool::circle, {0, 0.5, 1});
  ASSERT_TRUE(grown.session.grow(grown.region(0).id, 30, false, grown.tool.settings.constraints));
  EXPECT_LT(grown.deepestInto([](const glm::dvec3& p) { return p.y - 60.0; }), 2.0);
}

TEST(Constraints, ARoughScanCanStillBePaintedOn) {
  mesh::TriangleMesh rough = support::makeIcosphere(30.0, 5);
  std::uint32_t state = 7;
  for (glm::vec3& p : rough.positions) {
    state = state * 1664525u + 1013904223u;
    p *= 1.0f + 0.1f * (static_cast<float>(state >> 8) / 16777216.0f - 0.5f);
  }
  Viewed view(modelOf(std::move(rough)));
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 10;
  view.click(kMiddle);
  ASSERT_EQ(view.regions(), 1u);
  EXPECT_EQ(view.region(0).border.size(), 1u);
}

TEST(AreaTool, AClickMarksTheAreaUnderThePointer) {
  Ball view;
  view.tool.tool = Tool::area;
  view.tool.move(view.over(kLeft), kPlain);
  const Preview& preview = view.tool.preview();
  EXPECT_EQ(preview.text.substr(0, 21), "Client's left cheek, ");
  ASSERT_EQ(preview.shapes.size(), 1u);
  view.click(view.over(kLeft));
  ASSERT_EQ(view.regions(), 1u);
  EXPECT_EQ(view.region(0).name, "Client's left cheek");
  EXPECT_EQ(view.session.undoLabel(), "mark client's left cheek");
  // What is blocked is not marked; that the panel's own pick does not ask.
  EXPECT_LT(view.deepestInto([](const glm::dvec3& p) { return p.y - 60.0; }), 3.5);
  // Marked already: no step.
  const plan::PlanPtr now = view.session.plan();
  view.click(view.over(kLeft));
  EXPECT_EQ(view.session.plan(), now);
}

TEST(AreaTool, BothSidesMarkBothAndShiftTakesAway) {
  Ball view;
  view.tool.tool = Tool::area;
  view.tool.bothSides = true;
  view.click(view.over(kLeft));
  ASSERT_EQ(view.regions(), 2u);
  EXPECT_EQ(view.region(0).linked, view.region(1).id);
  view.tool.bothSides = false;
  view.click(view.over(kRight), with(&Modifiers::shift));
  EXPECT_EQ(view.regions(), 1u);
  EXPECT_EQ(view.region(0).side, plan::Side::left);
  EXPECT_EQ(view.session.undoLabel(), "erase client's right cheek");
}

TEST(AreaTool, OnAScanItSaysThatThereAreNone) {
  Viewed view;
  view.tool.tool = Tool::area;
  view.tool.move(kMiddle, kPlain);
  EXPECT_NE(view.tool.preview().refusal, "");
  view.click(kMiddle);
  EXPECT_NE(view.noticesText().find("bundled figures only"), std::string::npos);
}

}  // namespace
}  // namespace mesomap::scene

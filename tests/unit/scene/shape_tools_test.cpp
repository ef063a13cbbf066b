// Circle, lasso and fill, as replayed events over a sphere of 70 mm.
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "viewed.h"

namespace mesomap::scene {
namespace {

double ballCapCm2(double radiusMm) {
  return 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(radiusMm / 70.0)) / 100.0;
}

TEST(CircleTool, FromTheMiddleOutwardItHasTheExactArea) {
  Viewed view;
  view.tool.tool = Tool::circle;
  const double angle = 25.0 / 70.0;
  const glm::dvec2 rim = view.over({std::sin(angle), 0, std::cos(angle)});
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(rim, kPlain);
  const Preview& preview = view.tool.preview();
  EXPECT_EQ(preview.text, "radius 25 mm, 19 cm²");
  EXPECT_EQ(preview.shapes.size(), 1u);
  EXPECT_EQ(view.regions(), 0u);
  view.tool.release(Button::left, rim, kPlain);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(25), 0.01 * ballCapCm2(25));
  EXPECT_EQ(view.session.undoLabel(), "circle on area 1");
  view.session.undo();
  EXPECT_EQ(view.regions(), 0u);
}

TEST(CircleTool, AClickMakesOneOfTheRadiusThatIsSet) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 15;
  view.tool.move(kMiddle, kPlain);
  EXPECT_EQ(view.tool.preview().text, "radius 15 mm");
  view.click(kMiddle);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(15), 0.02 * ballCapCm2(15));
  const double brush = view.tool.brushWidthMm;
  view.tool.changeBrushWidth(1);
  EXPECT_GT(view.tool.settings.circleRadiusMm, 15.0);
  EXPECT_EQ(view.tool.brushWidthMm, brush);
}

TEST(CircleTool, ARadiusTypedWhileDraggingHoldsWhereverThePointerGoes) {
  Viewed view;
  view.tool.tool = Tool::circle;
  EXPECT_FALSE(view.tool.type('1')) << "nothing is being drawn: the key is free";
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(kMiddle + glm::dvec2(40, 0), kPlain);
  for (const char digit : {'1', '8', '.', '.', '5'}) EXPECT_TRUE(view.tool.type(digit));
  EXPECT_FALSE(view.tool.type('x'));
  view.tool.move(kMiddle + glm::dvec2(90, 0), kPlain);
  EXPECT_NE(view.tool.preview().text.find("radius 18.5 mm"), std::string::npos);
  EXPECT_TRUE(view.tool.backspace());
  EXPECT_TRUE(view.tool.backspace());
  view.tool.release(Button::left, kMiddle + glm::dvec2(90, 0), kPlain);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(18), 0.02 * ballCapCm2(18));
}

TEST(CircleTool, EnterMakesTheCircleUnderWay) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(kMiddle + glm::dvec2(40, 0), kPlain);
  EXPECT_TRUE(view.tool.type('9'));
  EXPECT_TRUE(view.tool.enter());
  EXPECT_FALSE(view.tool.dragging());
  view.tool.release(Button::left, kMiddle + glm::dvec2(40, 0), kPlain);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(9), 0.02 * ballCapCm2(9));
}

TEST(CircleTool, BackspaceDropsTheDragAndBesideTheFigureItKeepsItsSize) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(kMiddle + glm::dvec2(50, 0), kPlain);
  EXPECT_TRUE(view.tool.backspace());
  view.tool.release(Button::left, kMiddle + glm::dvec2(50, 0), kPlain);
  EXPECT_EQ(view.regions(), 0u);
  const double angle = 20.0 / 70.0;
  const glm::dvec2 rim = view.over({std::sin(angle), 0, std::cos(angle)});
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(rim, kPlain);
  view.tool.move(kBeside, kPlain);
  view.tool.release(Button::left, kBeside, kPlain);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(20), 0.01 * ballCapCm2(20));
}

TEST(CircleTool, ShiftCutsAHole) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 30;
  view.click(kMiddle);
  view.tool.settings.circleRadiusMm = 10;
  view.click(kMiddle, with(&Modifiers::shift));
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(30) - ballCapCm2(10), 0.02 * ballCapCm2(30));
  EXPECT_EQ(view.only().border.size(), 2u);
}

TEST(CircleTool, AClickInsideAnAreaThatHoldsItAlreadyMakesNoStepAndSaysSo) {
  Viewed view;
  view.tool.tool = Tool::circle;
  view.tool.settings.circleRadiusMm = 30;
  view.click(kMiddle);
  const plan::PlanPtr before = view.session.plan();
  static_cast<void>(view.session.takeNotices());
  view.tool.settings.circleRadiusMm = 5;
  view.click(kMiddle);
  EXPECT_EQ(view.session.plan(), before);
  EXPECT_EQ(view.noticesText(), "All of it is marked already.\n");
}

/// A polygon round the middle of the picture, as dragged pixels.
void lassoRound(Viewed& view, double radiusPx, Modifiers modifiers = {}) {
  constexpr int kSteps = 90;
  const auto at = [&](int i) {
    const double angle = 2.0 * std::numbers::pi * i / kSteps;
    return kMiddle + radiusPx * glm::dvec2(std::cos(angle), std::sin(angle));
  };
  view.tool.press(Button::left, at(0), modifiers);
  for (int i = 1; i < kSteps; ++i) view.tool.move(at(i), modifiers);
  view.tool.release(Button::left, at(kSteps - 1), modifiers);
}

TEST(LassoTool, TakesTheVisibleSkinInsideTheOutline) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  lassoRound(view, 100);
  // The circle of pixels is a cone from the eye; where it meets the sphere bounds a cap.
  const auto rim = view.session.model()->pick(
      view.tool.camera.eye(),
      view.tool.camera.rayThrough(kMiddle + glm::dvec2(100, 0), view.tool.viewport()).direction);
  ASSERT_TRUE(rim);
  const glm::dvec3 place = mesh::positionAt(view.session.model()->working->mesh(), *rim);
  const double expected = ballCapCm2(70.0 * std::acos(glm::normalize(place).z));
  EXPECT_NEAR(view.only().areaCm2, expected, 0.02 * expected);
  EXPECT_EQ(view.session.undoLabel(), "lasso on area 1");
  // Nothing of the back was taken.
  EXPECT_FALSE(view.session.regionAt(view.at({0, 0, -70})).valid());
}

TEST(LassoTool, ThroughTakesTheBackAsWell) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  view.tool.settings.lassoThrough = true;
  lassoRound(view, 100);
  EXPECT_TRUE(view.session.regionAt(view.at({0, 0, 70})).valid());
  EXPECT_TRUE(view.session.regionAt(view.at({0, 0, -70})).valid());
}

TEST(LassoTool, WhileDraggingTheOutlineIsThePreview) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  view.tool.press(Button::left, kMiddle, kPlain);
  view.tool.move(kMiddle + glm::dvec2(40, 0), kPlain);
  view.tool.move(kMiddle + glm::dvec2(40, 40), kPlain);
  EXPECT_EQ(view.tool.preview().lasso.size(), 3u);
  EXPECT_TRUE(view.tool.backspace());
  EXPECT_TRUE(view.tool.preview().lasso.empty());
  view.tool.release(Button::left, kMiddle, kPlain);
  EXPECT_EQ(view.regions(), 0u);
}

TEST(LassoTool, WhileDraggingItSaysHowMuchItEncloses) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  const glm::dvec2 corners[] = {{-110, -110}, {110, -110}, {110, 110}, {-110, 110}};
  view.tool.press(Button::left, kMiddle + corners[0], kPlain);
  for (const glm::dvec2& corner : corners) view.tool.move(kMiddle + corner, kPlain);
  const Preview preview = view.tool.preview();
  ASSERT_EQ(preview.shapes.size(), 1u);
  view.tool.release(Button::left, kMiddle + corners[3], kPlain);
  EXPECT_EQ(preview.text, fmt::format("{:.0f} cm²", view.only().areaCm2));
}

TEST(LassoTool, AClickMakesNothingAndIsNoMistake) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  view.click(kMiddle);
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_EQ(view.noticesText(), "");
}

TEST(LassoTool, ShiftTakesAway) {
  Viewed view;
  view.tool.tool = Tool::lasso;
  lassoRound(view, 140);
  const double before = view.only().areaCm2;
  lassoRound(view, 60, with(&Modifiers::shift));
  EXPECT_LT(view.only().areaCm2, before - 1);
  EXPECT_EQ(view.only().border.size(), 2u);
}

TEST(FillTool, AClickFillsAsFarAsItReaches) {
  // A sphere of 70 mm bends by 8° a centimetre everywhere: no fold stops the fill.
  Viewed view;
  view.tool.tool = Tool::fill;
  view.tool.settings.fillReachMm = 30;
  view.tool.move(kMiddle, kPlain);
  const Preview& preview = view.tool.preview();
  EXPECT_EQ(preview.shapes.size(), 1u);
  EXPECT_FALSE(preview.text.empty());
  view.click(kMiddle);
  EXPECT_NEAR(view.only().areaCm2, ballCapCm2(30), 0.05 * ballCapCm2(30));
  EXPECT_EQ(view.session.undoLabel(), "fill area 1");
}

TEST(FillTool, BracketsChangeItsLimitAndTheLimitDecides) {
  Viewed view;
  view.tool.tool = Tool::fill;
  const double width = view.tool.brushWidthMm;
  const double limit = view.tool.settings.fillLimitDegPerCm;
  view.tool.changeBrushWidth(1);
  EXPECT_GT(view.tool.settings.fillLimitDegPerCm, limit);
  EXPECT_EQ(view.tool.brushWidthMm, width);
  for (int i = 0; i < 100; ++i) view.tool.changeBrushWidth(-1);
  EXPECT_EQ(view.tool.settings.fillLimitDegPerCm, 10.0);
  view.tool.settings.fillLimitDegPerCm = 4;  // Less than the sphere bends.
  view.click(kMiddle);
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_NE(view.noticesText(), "");
}

TEST(Tools, EveryOneLeavesTheViewGesturesAlone) {
  for (const Tool tool : {Tool::brush, Tool::erase, Tool::line, Tool::curve, Tool::lasso,
                          Tool::circle, Tool::fill, Tool::area, Tool::exclusion}) {
    Viewed view;
    view.tool.tool = tool;
    const plan::PlanPtr before = view.session.plan();
    const double yaw = view.tool.camera.yaw;
    view.drag(Button::right, kMiddle, kMiddle + glm::dvec2(60, 0));
    EXPECT_NE(view.tool.camera.yaw, yaw) << toolName(tool);
    const glm::dvec3 target = view.tool.camera.target;
    view.drag(Button::middle, kMiddle, kMiddle + glm::dvec2(60, 0));
    EXPECT_NE(view.tool.camera.target, target) << toolName(tool);
    const double distance = view.tool.camera.distance;
    view.tool.wheel(1, kMiddle, kPlain);
    EXPECT_LT(view.tool.camera.distance, distance) << toolName(tool);
    view.tool.scroll({0, 0.3}, kMiddle, kPlain);
    view.drag(Button::left, kBeside, kBeside + glm::dvec2(40, 0));
    EXPECT_EQ(view.session.plan(), before) << toolName(tool);
    EXPECT_FALSE(view.tool.dragging()) << toolName(tool);
  }
}

TEST(Tools, EventsInAnyOrderNeverCrashAndUndoLeadsBack) {
  std::uint32_t state = 12345;
  const auto next = [&state](std::uint32_t end) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % end;
  };
  Viewed view;
  const plan::PlanPtr first = view.session.plan();
  for (int i = 0; i < 250; ++i) {
    const glm::dvec2 pixel{200.0 + next(880), 20.0 + next(760)};
    Modifiers modifiers;
    modifiers.shift = next(5) == 0;
    switch (next(12)) {
      case 0:
        view.tool.tool = static_cast<Tool>(next(9));
        break;
      case 1:
      case 2:
      case 3:
        view.tool.press(Button::left, pixel, modifiers);
        break;
      case 4:
      case 5:
        view.tool.move(pixel, modifiers);
        break;
      case 6:
      case 7:
      case 8:
        view.tool.release(Button::left, pixel, modifiers);
        break;
      case 9:
        if (next(2) == 0) {
          view.tool.escape();
        } else {
          static_cast<void>(view.tool.enter());
        }
        break;
      case 10:
        static_cast<void>(view.tool.backspace());
        break;
      case 11:
        view.tool.bothSides = next(2) == 0;
        static_cast<void>(view.tool.preview());
        break;
      default:
        break;
    }
  }
  view.tool.escape();
  view.tool.release(Button::left, kMiddle, kPlain);
  view.jobs.drain();
  while (view.session.canUndo()) view.session.undo();
  EXPECT_TRUE(plan::samePlan(*view.session.plan(), *first));
}

}  // namespace
}  // namespace mesomap::scene

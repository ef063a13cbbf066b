// Lines and curves from click to click, as replayed events over a sphere of 70 mm.
#include <cmath>
#include <numbers>

#include "viewed.h"

namespace mesomap::scene {
namespace {

// Two places 60° apart on the sphere's front: 73.3 mm along the skin.
const glm::dvec3 kFrom{-0.5, 0, std::sqrt(0.75)};
const glm::dvec3 kTo{0.5, 0, std::sqrt(0.75)};
constexpr double kArcMm = 70.0 * std::numbers::pi / 3.0;

/// Area of the band of that width along that arc with round ends, on the sphere, cm².
double bandCm2(double widthMm) {
  const double half = widthMm / 2.0;
  const double strip = kArcMm * 2.0 * 70.0 * std::sin(half / 70.0);
  const double ends = 2.0 * std::numbers::pi * 70.0 * 70.0 * (1.0 - std::cos(half / 70.0));
  return (strip + ends) / 100.0;
}

TEST(LineTool, TwoClicksAndEnterMakeOneStepOfTheExactWidth) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.tool.brushWidthMm = 16;
  view.click(view.over(kFrom));
  EXPECT_TRUE(view.tool.underWay());
  view.click(view.over(kTo));
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_TRUE(view.tool.enter());
  view.jobs.drain();
  EXPECT_NEAR(view.only().areaCm2, bandCm2(16), 0.01 * bandCm2(16));
  EXPECT_EQ(view.session.undoLabel(), "line on area 1");
  EXPECT_FALSE(view.only().sites.empty());
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_FALSE(view.tool.enter());
  view.session.undo();
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_FALSE(view.session.canUndo());
  view.session.redo();
  EXPECT_NEAR(view.only().areaCm2, bandCm2(16), 0.01 * bandCm2(16));
}

TEST(LineTool, ADragIsALineFromEndToEnd) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.tool.brushWidthMm = 16;
  view.drag(Button::left, view.over(kFrom), view.over(kTo));
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_NEAR(view.only().areaCm2, bandCm2(16), 0.01 * bandCm2(16));
}

TEST(LineTool, ADragAfterAClickSetsOnePointMore) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.click(view.over(kFrom));
  view.drag(Button::left, view.over({0, 0.3, 1}), view.over({0, 0, 1}));
  EXPECT_TRUE(view.tool.underWay());
  EXPECT_EQ(view.tool.preview().handles.size(), 2u);
  EXPECT_EQ(view.regions(), 0u);
}

TEST(LineTool, AClickOnTheLastPointADoubleClickAndEscapeFinish) {
  for (int way = 0; way < 3; ++way) {
    Viewed view;
    view.tool.tool = Tool::line;
    view.click(view.over(kFrom));
    view.click(view.over(kTo));
    const double before = view.tool.camera.distance;
    if (way == 0) view.click(view.over(kTo));
    if (way == 1) view.tool.doubleClick(view.over(kTo));
    if (way == 2) view.tool.escape();
    EXPECT_EQ(view.regions(), 1u) << way;
    EXPECT_FALSE(view.tool.underWay()) << way;
    EXPECT_EQ(view.tool.camera.distance, before) << way;
    // The same key does what it did before there were lines.
    view.tool.doubleClick(view.over(kTo));
    EXPECT_NE(view.tool.camera.distance, before) << way;
  }
}

TEST(LineTool, OnePointAloneMakesNoStepAndEscapeThenDeselects) {
  Viewed view;
  view.drag(Button::left, kMiddle, kMiddle);
  view.jobs.drain();
  const plan::PlanPtr before = view.session.plan();
  ASSERT_TRUE(view.session.selected().valid());
  view.tool.tool = Tool::line;
  view.click(view.over(kFrom));
  view.tool.escape();
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_EQ(view.session.plan(), before);
  EXPECT_TRUE(view.session.selected().valid());
  view.tool.escape();
  EXPECT_FALSE(view.session.selected().valid());
}

TEST(LineTool, BackspaceTakesPointsBackOneByOne) {
  Viewed view;
  view.tool.tool = Tool::line;
  EXPECT_FALSE(view.tool.backspace());
  view.click(view.over(kFrom));
  view.click(view.over(kTo));
  view.click(view.over({0, 0.5, 1}));
  EXPECT_EQ(view.tool.preview().handles.size(), 3u);
  EXPECT_TRUE(view.tool.backspace());
  EXPECT_EQ(view.tool.preview().handles.size(), 2u);
  EXPECT_TRUE(view.tool.backspace());
  EXPECT_TRUE(view.tool.backspace());
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_FALSE(view.tool.backspace());
  EXPECT_EQ(view.regions(), 0u);
  // What comes after is a new line.
  view.drag(Button::left, view.over(kFrom), view.over(kTo));
  EXPECT_EQ(view.regions(), 1u);
}

TEST(LineTool, TheViewTurnsPansAndZoomsBetweenClicks) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.tool.brushWidthMm = 16;
  view.click(view.over(kFrom));
  const double yaw = view.tool.camera.yaw;
  view.drag(Button::right, kMiddle, kMiddle + glm::dvec2(60, 20));
  EXPECT_NE(view.tool.camera.yaw, yaw);
  view.drag(Button::middle, kMiddle, kMiddle + glm::dvec2(-30, 10));
  view.tool.wheel(2, kMiddle, kPlain);
  view.tool.scroll({0.5, 0.25}, kMiddle, with(&Modifiers::shift));
  view.tool.scroll({0.5, 0.25}, kMiddle, with(&Modifiers::space));
  view.drag(Button::left, kMiddle, kMiddle + glm::dvec2(20, 0), with(&Modifiers::space));
  EXPECT_TRUE(view.tool.underWay());
  EXPECT_EQ(view.tool.preview().handles.size(), 1u);
  view.click(view.over(kTo));
  view.tool.enter();
  EXPECT_NEAR(view.only().areaCm2, bandCm2(16), 0.01 * bandCm2(16));
}

TEST(LineTool, ThePreviewShowsTheLineItsLengthAndTheShapeAndChangesNothing) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.tool.brushWidthMm = 16;
  view.click(view.over(kFrom));
  view.tool.move(view.over(kTo), kPlain);
  const plan::PlanPtr before = view.session.plan();
  const Preview& preview = view.tool.preview();
  EXPECT_EQ(preview.text, "73.5 mm, 14 cm²");  // In half millimetres.
  ASSERT_EQ(preview.shapes.size(), 1u);
  EXPECT_FALSE(preview.shapes[0].shape.empty());
  bool path = false;
  for (const PreviewLine& line : preview.lines) {
    if (line.kind != PreviewLine::Kind::path) continue;
    path = true;
    EXPECT_FALSE(line.closed);
    for (const glm::dvec3& point : line.points) EXPECT_NEAR(glm::length(point), 70.0, 0.2);
  }
  EXPECT_TRUE(path);
  EXPECT_EQ(view.session.plan(), before);
  // Asked again without an event, the same answer is at hand.
  EXPECT_EQ(&view.tool.preview(), &preview);
}

TEST(LineTool, AnotherToolDropsTheHalfDoneLine) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.click(view.over(kFrom));
  view.click(view.over(kTo));
  view.tool.tool = Tool::brush;
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_FALSE(view.tool.enter());
  view.tool.tool = Tool::line;
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_EQ(view.regions(), 0u);
}

TEST(LineTool, WithShiftItTakesAwayAndPartsTheArea) {
  Viewed view;
  view.tool.brushWidthMm = 60;
  view.drag(Button::left, kMiddle, kMiddle);
  view.tool.brushWidthMm = 6;
  view.tool.tool = Tool::line;
  view.drag(Button::left, view.over({0, -0.7, 1}), view.over({0, 0.7, 1}), with(&Modifiers::shift));
  EXPECT_EQ(view.only().parts, 2);
  EXPECT_EQ(view.session.undoLabel(), "erase area 1");
}

TEST(LineTool, ACurveGoesThroughItsPointsWithoutACorner) {
  // The way over three places that are no straight line is longer bent than in two straights.
  const auto areaWith = [](Tool tool) {
    Viewed view;
    view.tool.tool = tool;
    view.tool.brushWidthMm = 8;
    for (const glm::dvec3& place : {glm::dvec3{-0.5, 0, 1}, {0, 0.5, 1}, {0.5, 0, 1}}) {
      view.click(view.over(place));
    }
    view.tool.enter();
    EXPECT_EQ(view.session.undoLabel(), tool == Tool::curve ? "curve on area 1" : "line on area 1");
    for (const glm::dvec3& place : {glm::dvec3{-0.5, 0, 1}, {0, 0.5, 1}, {0.5, 0, 1}}) {
      EXPECT_TRUE(view.session.regionAt(view.at(glm::normalize(place) * 70.0)).valid());
    }
    return view.only().areaCm2;
  };
  EXPECT_GT(areaWith(Tool::curve), 1.01 * areaWith(Tool::line));
}

TEST(LineTool, BothSidesMakeTwoLinkedAreasInOneStep) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.tool.bothSides = true;
  view.tool.brushWidthMm = 10;
  view.drag(Button::left, view.over({0.3, 0.3, 1}), view.over({0.3, -0.3, 1}));
  view.jobs.drain();
  ASSERT_EQ(view.regions(), 2u);
  EXPECT_EQ(view.region(0).linked, view.region(1).id);
  EXPECT_EQ(view.region(1).linked, view.region(0).id);
  EXPECT_NEAR(view.region(0).areaCm2, view.region(1).areaCm2, 0.02 * view.region(0).areaCm2);
  EXPECT_EQ(view.session.undoLabel(), "line on area 1, both sides");
  view.session.undo();
  EXPECT_EQ(view.regions(), 0u);
}

TEST(LineTool, LeavingTheFigureWhileDraggingSetsNoPointBeside) {
  Viewed view;
  view.tool.tool = Tool::line;
  view.drag(Button::left, kMiddle, kBeside);
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_EQ(view.tool.preview().refusal, "");
}

}  // namespace
}  // namespace mesomap::scene

// Distances on a sphere of 70 mm, taken with the tool.
#include "scene/measure.h"

#include <cmath>
#include <numbers>

#include "viewed.h"

namespace mesomap::scene {
namespace {

const glm::dvec3 kHere{-0.5, 0, std::sqrt(0.75)};
const glm::dvec3 kThere{0.5, 0, std::sqrt(0.75)};

TEST(Measure, TwoClicksGiveTheWayAlongTheSkinAndThroughTheAir) {
  Viewed view;
  view.tool.tool = Tool::measure;
  view.click(view.over(kHere));
  EXPECT_TRUE(view.tool.underWay());
  EXPECT_TRUE(view.session.measurements().empty());
  view.tool.move(view.over(kThere), {});
  EXPECT_NE(view.tool.preview().text.find("along the skin"), std::string::npos);
  view.click(view.over(kThere));
  EXPECT_FALSE(view.tool.underWay());
  ASSERT_EQ(view.session.measurements().size(), 1u);
  const Measurement& made = view.session.measurements().front();
  EXPECT_NEAR(made.skinMm, 70.0 * std::numbers::pi / 3.0, 0.3);
  EXPECT_NEAR(made.straightMm, 70.0, 0.2);
  EXPECT_GT(made.path.size(), 10u);
  // Nothing of it is in the plan, and no step was made.
  EXPECT_EQ(view.regions(), 0u);
  EXPECT_FALSE(view.session.canUndo());
  EXPECT_FALSE(view.session.dirty());
  view.session.clearMeasurements();
  EXPECT_TRUE(view.session.measurements().empty());
}

TEST(Measure, ADragIsADistanceToo) {
  Viewed view;
  view.tool.tool = Tool::measure;
  view.drag(Button::left, view.over(kHere), view.over(kThere));
  ASSERT_EQ(view.session.measurements().size(), 1u);
  EXPECT_NEAR(view.session.measurements().front().straightMm, 70.0, 0.2);
}

TEST(Measure, EscapeDropsTheFirstPlaceThenEndsAndKeepsWhatWasMeasured) {
  Viewed view;
  view.tool.tool = Tool::measure;
  view.drag(Button::left, view.over(kHere), view.over(kThere));
  view.click(view.over(kHere));
  view.tool.escape();
  EXPECT_FALSE(view.tool.underWay());
  EXPECT_EQ(view.tool.tool, Tool::measure);
  view.tool.escape();
  EXPECT_EQ(view.tool.tool, Tool::brush);
  EXPECT_EQ(view.session.measurements().size(), 1u);
}

TEST(Measure, SaysWhereItIsNotTheClient) {
  Measurement made;
  made.skinMm = 42.46;
  made.straightMm = 140.0;
  plan::SurfaceRef scan;
  scan.kind = plan::SurfaceKind::scan;
  EXPECT_EQ(measureText(made, scan), "42.5 mm along the skin, 14.0 cm straight");
  plan::SurfaceRef figure;
  EXPECT_EQ(measureText(made, figure), "≈ 42.5 mm along the skin, 14.0 cm straight, on the figure");
  figure.fit = plan::Fit::taped;
  EXPECT_EQ(measureText(made, figure), "42.5 mm along the skin, 14.0 cm straight");
}

TEST(Measure, TheScaleBarHasARoundLength) {
  EXPECT_DOUBLE_EQ(scaleBarMm(0.5, 120.0), 50.0);
  EXPECT_DOUBLE_EQ(scaleBarMm(0.1, 120.0), 10.0);
  EXPECT_DOUBLE_EQ(scaleBarMm(0.2, 120.0), 20.0);
  EXPECT_DOUBLE_EQ(scaleBarMm(0.01, 120.0), 1.0);
  EXPECT_DOUBLE_EQ(scaleBarMm(0.0, 120.0), 0.0);
  EXPECT_DOUBLE_EQ(scaleBarMm(std::nan(""), 120.0), 0.0);
}

}  // namespace
}  // namespace mesomap::scene

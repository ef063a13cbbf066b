#include "ui/tool_memory.h"

#include <gtest/gtest.h>

namespace mesomap::ui {
namespace {

struct Hand {
  JobQueue jobs;
  scene::Session session{jobs, {}};
  scene::ViewTool tool{session};
};

TEST(ToolMemory, ToolsComeBackAsTheyWereLeft) {
  Hand before;
  before.tool.bothSides = true;
  before.tool.brushWidthMm = 14.0;
  before.tool.settings.fillLimitDegPerCm = 55.0;
  before.tool.settings.circleRadiusMm = 17.0;
  before.tool.settings.borderStepMm = 4.0;
  before.tool.settings.constraints.keepOffBlockedZones = false;
  Settings settings;
  rememberTools(before.tool, Opened::face, settings);
  Hand after;
  recallTools(settingsFromText(settingsText(settings)), after.tool);
  recallWidths(settings, false, after.tool);
  EXPECT_TRUE(after.tool.bothSides);
  EXPECT_EQ(after.tool.brushWidthMm, 14.0);
  EXPECT_TRUE(after.tool.settings == before.tool.settings);
  // The body's widths are its own.
  recallWidths(settings, true, after.tool);
  EXPECT_EQ(after.tool.brushWidthMm, Settings{}.brushBodyMm);
  EXPECT_EQ(after.tool.settings.circleRadiusMm, Settings{}.circleBodyMm);
}

TEST(ToolMemory, NothingOfTheClientOrThePlanIsKept) {
  Hand hand;
  hand.tool.settings.exclusionNote = "melanoma 2019";
  hand.tool.settings.constraints.insideArea = "breast";
  hand.tool.settings.constraints.insideSide = plan::Side::left;
  Settings settings;
  rememberTools(hand.tool, Opened::body, settings);
  const std::string text = settingsText(settings);
  EXPECT_EQ(text.find("melanoma"), std::string::npos);
  EXPECT_EQ(text.find("breast"), std::string::npos);
  // Nor does the next client see it.
  recallWidths(settings, true, hand.tool);
  EXPECT_TRUE(hand.tool.settings.exclusionNote.empty());
  EXPECT_TRUE(hand.tool.settings.constraints.insideArea.empty());
}

TEST(ToolMemory, BlockedZonesAreLeftOutOfPaintUntilAskedForOtherwise) {
  Hand hand;
  recallTools(Settings{}, hand.tool);
  EXPECT_TRUE(hand.tool.settings.constraints.keepOffBlockedZones);
  EXPECT_TRUE(hand.tool.settings.constraints.keepOffOtherAreas);
}

}  // namespace
}  // namespace mesomap::ui

#include "ui/settings.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace mesomap::ui {
namespace {

Settings unusual() {
  Settings settings;
  settings.windowWidth = 1920;
  settings.maximized = true;
  settings.appearance = Appearance::dark;
  settings.typeSize = TypeSize::largest;
  settings.lessMotion = true;
  settings.rightButtonErases = true;
  settings.pace.secondsPerPoint = 4.5;
  settings.brushFaceMm = 12.5;
  settings.circleBodyMm = 45.0;
  settings.tools.fillLimitDegPerCm = 44.0;
  settings.fillFaceMm = 25.0;
  settings.tools.lassoThrough = true;
  settings.tools.borderStepMm = 3.5;
  settings.tools.smoothScaleMm = 6.0;
  settings.tools.exclusionKind = plan::ExclusionKind::tattoo;
  settings.tools.exclusionWidthMm = 11.0;
  settings.tools.constraints.facingOnly = true;
  settings.tools.constraints.keepOffOtherAreas = false;
  settings.tools.constraints.keepOffBlockedZones = false;
  settings.bothSides = true;
  settings.purposeRead = true;
  settings.leaveOutPersonalData = false;
  settings.figureBuild = -0.35;
  settings.figureTone = 5;
  settings.figureGarment = false;
  settings.showZones = true;
  settings.showAreas = true;
  settings.showLandmarks = true;
  settings.figureOpen = true;
  settings.planFolder = "/home/ana/Pläne";
  settings.hints = false;
  settings.hintsDone = {"mark", "points"};
  settings.keepRecents = false;
  return settings;
}

TEST(Settings, ComeBackAsWritten) {
  EXPECT_EQ(settingsFromText(settingsText(unusual())), unusual());
  EXPECT_EQ(settingsFromText(settingsText({})), Settings{});
}

TEST(Settings, DamageNeverStopsAStart) {
  for (const char* text : {"", "{", "[]", "null", "12", "{\"windowWidth\": \"wide\"}",
                           "{\"bothSides\": 1, \"planFolder\": 7}", "\xff\xfe", "{\"a\":{}}",
                           "{\"hintsDone\": \"mark\"}", "{\"hintsDone\": [1, null]}",
                           "{\"tools\": 3}", "{\"appearance\": \"black\"}", "{\"appearance\": 2}",
                           "{\"typeSize\": 1.4}", "{\"typeSize\": \"huge\", \"lessMotion\": 1}",
                           "{\"tools\": {\"exclusionKind\": \"wart\"}}"}) {
    EXPECT_EQ(settingsFromText(text), Settings{}) << text;
  }
}

TEST(Settings, NumbersOutOfRangeAreBroughtBack) {
  const Settings settings =
      settingsFromText(R"({"windowWidth": -5, "windowHeight": 1e9, "brushFaceMm": 1000,
                           "figureBuild": 3, "figureTone": 0,
                           "fillBodyMm": 1e6, "tools": {"borderStepMm": -4}})");
  EXPECT_EQ(settings.fillBodyMm, 300.0);
  EXPECT_EQ(settings.tools.borderStepMm, 0.5);
  EXPECT_EQ(settings.figureBuild, 1.0);
  EXPECT_EQ(settings.figureTone, 1);
  EXPECT_EQ(settings.windowWidth, 480);
  EXPECT_EQ(settings.windowHeight, 16384);
  EXPECT_EQ(settings.brushFaceMm, 150.0);
}

TEST(Settings, EveryLookComesBack) {
  for (const Appearance appearance : {Appearance::system, Appearance::light, Appearance::dark}) {
    for (const TypeSize size : {TypeSize::normal, TypeSize::large, TypeSize::largest}) {
      Settings settings;
      settings.appearance = appearance;
      settings.typeSize = size;
      EXPECT_EQ(settingsFromText(settingsText(settings)), settings);
    }
  }
}

TEST(Settings, PuttingBackTouchesThePageAlone) {
  Settings settings = unusual();
  putBackDelivered(settings);
  Settings expected = unusual();
  const Settings delivered;
  expected.appearance = delivered.appearance;
  expected.typeSize = delivered.typeSize;
  expected.lessMotion = delivered.lessMotion;
  expected.rightButtonErases = delivered.rightButtonErases;
  expected.pace = delivered.pace;
  expected.leaveOutPersonalData = delivered.leaveOutPersonalData;
  EXPECT_EQ(settings, expected);
  EXPECT_NE(settings, delivered);
}

TEST(Settings, OneBadEntryLeavesTheOthers) {
  const Settings settings = settingsFromText(R"({"maximized": "yes", "bothSides": true})");
  EXPECT_FALSE(settings.maximized);
  EXPECT_TRUE(settings.bothSides);
}

TEST(Settings, AMissingFileGivesDefaultsAndSavingMakesIt) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "mesomap-settings-test.json";
  std::filesystem::remove(file);
  EXPECT_EQ(loadSettings(file), Settings{});
  ASSERT_TRUE(saveSettings(unusual(), file).ok());
  EXPECT_EQ(loadSettings(file), unusual());
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace mesomap::ui

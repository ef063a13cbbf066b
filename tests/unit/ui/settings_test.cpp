#include "ui/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace mesomap::ui {
namespace {

Settings unusual() {
  Settings settings;
  settings.windowWidth = 1920;
  settings.maximized = true;
  settings.windowX = -30;
  settings.windowY = 45;
  settings.panelWidth = 412;
  settings.appearance = Appearance::dark;
  settings.typeSize = TypeSize::largest;
  settings.lessMotion = true;
  settings.largeControls = true;
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
  settings.clay = true;
  settings.showNumbers = false;
  settings.showNames = false;
  settings.showNeedles = true;
  settings.showHidden = true;
  settings.showOrder = true;
  settings.showGuides = true;
  settings.pointColours = scene::PointColours::state;
  settings.figureOpen = true;
  settings.planFolder = "/home/ana/Pläne";
  settings.hints = false;
  settings.hintsDone = {"mark", "points"};
  settings.keepRecents = false;
  settings.ownKeys = {{"view.top", "Alt+T"}, {"of.a.newer.version", "Ctrl+J"}};
  settings.recentCommands = {"view.side", "file.save"};
  return settings;
}

TEST(Settings, ComeBackAsWritten) {
  EXPECT_EQ(settingsFromText(settingsText(unusual())), unusual());
  EXPECT_EQ(settingsFromText(settingsText({})), Settings{});
}

TEST(Settings, DamageNeverStopsAStart) {
  for (const char* text :
       {"{\"keys\": [1], \"recentCommands\": {}}", "{\"hintsDone\": \"mark\"}",
        "{\"hintsDone\": [1, null]}", "", "{", "[]", "null", "12", "{\"windowWidth\": \"wide\"}",
        "{\"bothSides\": 1, \"planFolder\": 7}", "\xff\xfe", "{\"a\":{}}", "{\"tools\": 3}",
        "{\"appearance\": \"black\"}", "{\"appearance\": 2}", "{\"typeSize\": 1.4}",
        "{\"typeSize\": \"huge\", \"lessMotion\": 1}",
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
  expected.largeControls = delivered.largeControls;
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
  EXPECT_EQ(loadSettings(file).settings, Settings{});
  ASSERT_TRUE(saveSettings(unusual(), file).ok());
  EXPECT_EQ(loadSettings(file).settings, unusual());
  EXPECT_TRUE(loadSettings(file).putAside.empty());
  std::filesystem::remove(file);
}

class SettingsFile : public ::testing::Test {
 protected:
  SettingsFile() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~SettingsFile() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& text) const { std::ofstream(file_, std::ios::binary) << text; }
  [[nodiscard]] static std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  (std::string("mesomap-settings-") +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  std::filesystem::path file_ = folder_ / "settings.json";
};

TEST_F(SettingsFile, KeepsWhatANewerVersionWrote) {
  write(R"({"version": 7, "theme": {"accent": "teal"}, "bothSides": true,
            "tools": {"lassoThrough": true, "laser": 3},
            "keys": {"view.top": "Alt+T"}, "recentCommands": ["view.side", "view.top"]})");
  Settings settings = loadSettings(file_).settings;
  EXPECT_TRUE(settings.bothSides);
  settings.bothSides = false;
  settings.ownKeys.clear();
  settings.recentCommands = {"file.save"};
  ASSERT_TRUE(saveSettings(settings, file_).ok());
  const auto json = nlohmann::json::parse(read(file_));
  EXPECT_EQ(json["version"], 7);
  EXPECT_EQ(json["theme"]["accent"], "teal");
  EXPECT_EQ(json["tools"]["laser"], 3);
  EXPECT_EQ(json["bothSides"], false);
  EXPECT_TRUE(json["keys"].empty()) << "what was put back is gone";
  EXPECT_EQ(json["recentCommands"].size(), 1U);
  EXPECT_EQ(loadSettings(file_).settings, settings);
}

TEST_F(SettingsFile, ADamagedFileIsPutAsideNotOverwritten) {
  const std::string damaged = "{\"brushFaceMm\": 12, \"windowWi";
  write(damaged);
  const LoadedSettings loaded = loadSettings(file_);
  EXPECT_EQ(loaded.settings, Settings{});
  EXPECT_EQ(loaded.putAside.filename(), "settings.json.damaged");
  EXPECT_EQ(read(loaded.putAside), damaged);
  EXPECT_FALSE(std::filesystem::exists(file_));
  ASSERT_TRUE(saveSettings(unusual(), file_).ok());
  EXPECT_EQ(loadSettings(file_).settings, unusual());
  EXPECT_EQ(read(loaded.putAside), damaged);
}

TEST_F(SettingsFile, ReadsWhatHandsWrite) {
  write("\xEF\xBB\xBF{ // my own\n \"bothSides\": true, /* wider */ \"brushFaceMm\": 25 }\n");
  const LoadedSettings loaded = loadSettings(file_);
  EXPECT_TRUE(loaded.putAside.empty());
  EXPECT_TRUE(loaded.settings.bothSides);
  EXPECT_EQ(loaded.settings.brushFaceMm, 25.0);
}

TEST_F(SettingsFile, DamageDuringTheRunIsPutAsideToo) {
  write("oops");
  ASSERT_TRUE(saveSettings(unusual(), file_).ok());
  EXPECT_EQ(read(folder_ / "settings.json.damaged"), "oops");
  EXPECT_EQ(loadSettings(file_).settings, unusual());
}

}  // namespace
}  // namespace mesomap::ui

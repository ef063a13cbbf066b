// The page of settings, by keys alone: what is chosen holds at once and is there at the next start.
#include <fstream>

#include "e2e/window/story.h"
#include "support/environment.h"

namespace mesomap::e2e {
namespace {

class SettingsPage : public Story {
 protected:
  void openPage() {
    desktop.key("ctrl+comma");
    awaitThat("the settings", [](const Json& now) { return now["dialog"] == "settings"; });
  }
  /// Presses a key and waits until the page says so.
  void press(const std::string& key, const std::string& text, const std::string& wanted) {
    desktop.key(key);
    awaitThat(text + " is " + wanted, [&](const Json& now) {
      return now["texts"].contains(text) && now["texts"][text] == wanted;
    });
  }
  void quit() {
    desktop.askToClose(program->window());
    ASSERT_EQ(program->awaitEnd(), 0);
  }
  [[nodiscard]] std::filesystem::path file() const {
    return home.path() / ".config" / "mesomap" / "settings.json";
  }
};

/// Mean of red, green and blue.
double lightness(const Screenshot& picture, int x, int y) {
  const std::size_t at = 3 * (static_cast<std::size_t>(y) * picture.width + x);
  return (picture.rgb[at] + picture.rgb[at + 1] + picture.rgb[at + 2]) / 3.0;
}

double heightOf(const Json& state, const std::string& widget) {
  return state["widgets"][widget][3].get<double>();
}

TEST_F(SettingsPage, DarkAndLargestAreChosenByKeysAndRemembered) {
  start({"--demo"});
  const Json before = program->awaitIdle();
  EXPECT_GT(lightness(shot("light"), 700, 4), 240);
  openPage();
  desktop.key("Tab");  // the languages
  desktop.key("Tab");
  press("Right", "settings.colors", "settings.light");
  press("Right", "settings.colors", "settings.dark");
  desktop.key("Down");
  press("Right", "settings.type", "settings.large");
  press("Right", "settings.type", "settings.largest");
  desktop.key("Tab");
  press("space", "settings.lessMotion", "on");
  shot("page");
  desktop.key("Escape");
  const Json after = awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_NEAR(heightOf(after, "toolbar.save"), 1.4 * heightOf(before, "toolbar.save"), 1.0);
  EXPECT_FALSE(after["dirty"].get<bool>());
  EXPECT_LT(lightness(shot("dark"), 700, 4), 70);
  quit();

  const Json saved = readJson(file());
  EXPECT_EQ(saved["appearance"], "dark");
  EXPECT_EQ(saved["typeSize"], "largest");
  EXPECT_EQ(saved["lessMotion"], true);
  start({"--demo"});
  const Json again = program->awaitIdle();
  EXPECT_EQ(heightOf(again, "toolbar.save"), heightOf(after, "toolbar.save"));
  EXPECT_LT(lightness(shot("again"), 700, 4), 70);
}

TEST_F(SettingsPage, NumbersAreTypedAndEverythingIsPutBack) {
  start({"--demo"});
  openPage();
  // Past the choices and the ticks into the first figure.
  for (int i = 0; i < 8; ++i) desktop.key("Tab");
  desktop.type("9");
  desktop.key("Return");
  desktop.key("Escape");
  awaitThat("the pace in the totals", [](const Json& now) {
    return now["dialog"] == "" &&
           now["texts"]["totals.time"].get<std::string>().find("9 s") != std::string::npos;
  });
  openPage();
  // Backwards: Close, then the button that puts back.
  desktop.key("shift+Tab");
  desktop.key("shift+Tab");
  desktop.key("Return");
  desktop.key("Tab");
  desktop.key("Return");
  awaitThat("the pace as delivered", [](const Json& now) {
    return now["dialog"] == "" &&
           now["texts"]["totals.time"].get<std::string>().find("6 s") != std::string::npos;
  });
}

TEST_F(SettingsPage, TheRightButtonErasesFromTheNextDragOn) {
  const double painted = paintCheek()["regions"][0]["areaCm2"].get<double>();
  openPage();
  for (int i = 0; i < 7; ++i) desktop.key("Tab");
  press("space", "settings.rightErases", "on");
  desktop.key("Escape");
  const Json before = awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  desktop.drag({program->inView(0.545, 0.36), program->inView(0.55, 0.38)}, 3);
  const Json after = awaitThat("less area", [&](const Json& now) {
    return !now["regions"].empty() && now["regions"][0]["areaCm2"].get<double>() < painted;
  });
  EXPECT_EQ(after["camera"], before["camera"]);
}

TEST_F(SettingsPage, TheDesktopsWishForADarkWindowIsFollowed) {
  std::filesystem::create_directories(home.path() / ".config" / "gtk-3.0");
  std::ofstream(home.path() / ".config" / "gtk-3.0" / "settings.ini")
      << "[Settings]\ngtk-application-prefer-dark-theme=1\n";
  start({"--demo"});
  program->awaitIdle();
  EXPECT_LT(lightness(shot("dark"), 700, 4), 70);
  openPage();
  program->click("settings.light");
  awaitThat("light by choice", [](const Json& now) {
    return now["texts"].value("settings.colors", "") == "settings.light";
  });
  program->click("dialog.close");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_GT(lightness(shot("light"), 700, 4), 240);
}

TEST_F(SettingsPage, AnotherScaleMakesEverythingLargerOnce) {
  const test::ScopedVariable scale("MESOMAP_SCALE", "1.25");
  start({"--demo"});
  const Json state = program->awaitIdle();
  EXPECT_NEAR(heightOf(state, "toolbar.save"), 1.25 * 32, 0.5);
  EXPECT_NEAR(state["view"][3].get<double>(), 1.25 * (800 - 44 - 28), 3.0);
  desktop.key("m");
  awaitThat("both sides", [](const Json& now) { return now["bothSides"].get<bool>(); });
  quit();
  // What is remembered is not scaled again at the next start.
  const Json saved = readJson(file());
  EXPECT_EQ(saved["windowWidth"], 1280);
  EXPECT_EQ(saved["windowHeight"], 800);
}

}  // namespace
}  // namespace mesomap::e2e

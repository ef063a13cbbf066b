// Fingers, a touchpad, and a mouse with one button: everything is reached with each of them.
#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

constexpr double kFinger = 44;

class Touch : public Story {
 protected:
  // High enough for the page of settings, so that none of it is cut by its scrolling.
  Touch() : Story(1280, 1200) {}
  void largeControls() const {
    std::ofstream(home.path() / ".config/mesomap/settings.json")
        << R"({"hints": false, "largeControls": true, "windowHeight": 1196})";
  }
  /// Every control in sight is as large as a finger. What scrolls may be cut by its edge.
  void expectFingers(const std::string& where) {
    const Json now = program->awaitIdle();
    for (const auto& [id, rect] : now["widgets"].items()) {
      if (id == "panel.edge") continue;  // The list of commands does the same.
      const auto width = rect[2].get<double>(), height = rect[3].get<double>();
      const double bottom = rect[1].get<double>() + height;
      const bool cut = scrolled(id, rect[1].get<double>(), bottom, now);
      EXPECT_TRUE((width >= kFinger && height >= kFinger) || cut)
          << where << ": " << id << " " << width << " × " << height;
    }
    shot(where);
  }
  Json open(const std::string& dialog, const std::string& chord) {
    desktop.key(chord);
    return program->await("the page '" + dialog + "'",
                          [&](const Json& now) { return now["dialog"] == dialog; });
  }

 private:
  /// At the upper or lower edge of a list that scrolls, or figures that are only read.
  static bool scrolled(const std::string& id, double top, double bottom, const Json& now) {
    for (const char* read : {"totals.areas", "totals.area", "totals.points", "totals.volume",
                             "panel.area", "panel.points", "panel.volumeTotal"}) {
      if (id == read) return true;
    }
    const Json& view = now["view"];
    const double foot = view[1].get<double>() + view[3].get<double>();
    const double edge = now["widgets"].contains("totals.areas")
                            ? now["widgets"]["totals.areas"][1].get<double>() - 14
                            : foot;
    return std::abs(bottom - edge) < 16 || bottom > foot - 12 ||
           std::abs(top - view[1].get<double>()) < 4;
  }
};

TEST_F(Touch, LargeControlsAreAsLargeAsAFinger) {
  largeControls();
  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
  awaitThat("the page", [](const Json& now) { return now["start"].get<bool>(); });
  program->click("start.recents");
  expectFingers("start");
  program->click("start.figure.bust-female");
  awaitThat("the figure", [](const Json& now) { return now["open"].get<bool>(); });
  expectFingers("empty");
  program->click("areas.cheek");
  awaitThat("points", [](const Json& now) { return now["totals"]["sites"].get<int>() > 0; });
  expectFingers("cheek");
  for (const char* tool : {"s", "o", "g", "x", "p"}) {
    desktop.key(tool);
    expectFingers(std::string("tool-") + tool);
  }
  for (const char* menu : {"menu", "view"}) {
    program->click(std::string("toolbar.") + menu);
    expectFingers(menu);
    desktop.key("Escape");
  }
  for (const auto& [dialog, chord] :
       {std::pair{"settings", "ctrl+comma"}, std::pair{"export", "ctrl+e"},
        std::pair{"unsaved", "ctrl+n"}}) {
    open(dialog, chord);
    expectFingers(dialog);
    desktop.key("Escape");
    program->awaitIdle();
  }
}

TEST_F(Touch, ThePageOfSettingsSwitchesThemAtOnce) {
  start({"--demo"});
  open("settings", "ctrl+comma");
  program->click("settings.largeControls");
  const Json now = awaitThat("large", [](const Json& state) {
    return state["widgets"]["toolbar.save"][3].get<double>() >= kFinger;
  });
  EXPECT_EQ(now["clipped"], Json::array());
}

TEST_F(Touch, OneButtonTurnsMovesErasesAndComesNearer) {
  const Json painted = paintCheek();
  // Turning: with Space held, over the skin.
  Json before = painted;
  const auto cameraAfter = [&](const std::string& what) {
    return awaitThat(what, [&](const Json& now) { return now["camera"] != before["camera"]; });
  };
  desktop.keyDown("space");
  desktop.drag({program->inView(0.5, 0.4), program->inView(0.6, 0.4)});
  desktop.keyUp("space");
  Json now = cameraAfter("turned");
  EXPECT_NE(now["camera"]["yaw"], before["camera"]["yaw"]);
  EXPECT_EQ(now["regions"][0]["areaCm2"], painted["regions"][0]["areaCm2"]);
  // Moving: with Shift and Space held.
  before = now;
  desktop.keyDown("Shift_L");
  desktop.keyDown("space");
  desktop.drag({program->inView(0.5, 0.4), program->inView(0.55, 0.45)});
  desktop.keyUp("space");
  desktop.keyUp("Shift_L");
  now = cameraAfter("moved");
  EXPECT_EQ(now["camera"]["yaw"], before["camera"]["yaw"]);
  EXPECT_NE(now["camera"]["target"], before["camera"]["target"]);
  // Nearer: two fingers on a touchpad are a wheel.
  before = now;
  desktop.wheel(program->inView(0.5, 0.4), 2);
  now = cameraAfter("nearer");
  EXPECT_LT(now["camera"]["distance"].get<double>(), before["camera"]["distance"].get<double>());
  before = now;
  desktop.key("Prior");
  now = cameraAfter("nearer by key");
  EXPECT_LT(now["camera"]["distance"].get<double>(), before["camera"]["distance"].get<double>());
  before = now;
  desktop.key("Next");
  now = cameraAfter("farther by key");
  EXPECT_GT(now["camera"]["distance"].get<double>(), before["camera"]["distance"].get<double>());
  // Taking away: with Shift held.
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  desktop.keyDown("Shift_L");
  desktop.drag({program->inView(0.545, 0.36), program->inView(0.55, 0.38)});
  desktop.keyUp("Shift_L");
  awaitThat("less area", [&](const Json& state) {
    return !state["regions"].empty() && state["regions"][0]["areaCm2"].get<double>() <
                                            painted["regions"][0]["areaCm2"].get<double>();
  });
}

}  // namespace
}  // namespace mesomap::e2e

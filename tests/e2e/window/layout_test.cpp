// The window is laid out as its user likes it, and stays so, whatever ends the program.
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Layout : public Story {
 protected:
  [[nodiscard]] std::filesystem::path file() const {
    return home.path() / ".config" / "mesomap" / "settings.json";
  }
  /// Blocks on file events until the settings on the disk are as wanted.
  bool awaitSettings(const std::function<bool(const Json&)>& wanted, int seconds = 10) {
    const int watch = inotify_init1(0);
    inotify_add_watch(watch, file().parent_path().c_str(), IN_MOVED_TO);
    pollfd waiting{watch, POLLIN, 0};
    bool found = false;
    while (!(found = wanted(readJson(file())))) {
      if (poll(&waiting, 1, seconds * 1000) <= 0) break;
      std::array<char, 4096> events{};
      if (read(watch, events.data(), events.size()) <= 0) break;
    }
    close(watch);
    return found;
  }
  static double panelOf(const Json& now) {
    // What the view leaves of the window, at scale 1.
    return 1280 - now["view"][0].get<double>() - now["view"][2].get<double>();
  }
  Json awaitPanel(double width) {
    return awaitThat("a panel of " + std::to_string(width),
                     [&](const Json& now) { return panelOf(now) == width; });
  }
};

TEST_F(Layout, ThePanelIsDraggedAndKeptAndPutBackByADoubleClick) {
  start();
  awaitPanel(320);
  const auto dragEdgeTo = [&](int x) {
    const Point edge = program->middleOf("panel.edge");
    desktop.drag({edge, {x, edge.y}});
  };
  const Point edge = program->middleOf("panel.edge");
  desktop.moveTo(edge);
  program->await("the pointer there", [&](const Json& now) {
    return std::abs(now["pointer"][0].get<double>() - edge.x) < 1;
  });
  shot("hover");
  dragEdgeTo(1280 - 420);
  awaitPanel(420);
  shot("wide");
  // Neither wider nor narrower than is of use.
  dragEdgeTo(300);
  awaitPanel(560);
  dragEdgeTo(1270);
  awaitPanel(256);
  shot("narrow");
  desktop.doubleClick(program->middleOf("panel.edge"));
  awaitPanel(320);
  // By keys alone.
  desktop.key("ctrl+k");
  program->await("the list", [](const Json& now) { return now["dialog"] == "palette"; });
  desktop.type("wider panel");
  desktop.key("Return");
  awaitPanel(340);
  EXPECT_TRUE(awaitSettings([](const Json& now) { return now.value("panelWidth", 0.0) == 340; }));
  program->kill();
  start();
  awaitPanel(340);
  // As large as its type.
  desktop.key("ctrl+comma");
  program->click("settings.largest");
  awaitPanel(476);
}

TEST_F(Layout, ANarrowWindowLeavesHalfOfItselfToTheView) {
  std::ofstream(file()) << R"({"hints": false, "panelWidth": 560, "typeSize": "largest"})";
  start();
  desktop.resize(program->window(), 900, 700);
  const Json now =
      awaitThat("half", [](const Json& state) { return state["view"][2].get<double>() == 450; });
  shot("half");
  EXPECT_EQ(now["view"][0].get<double>(), 90);
}

TEST_F(Layout, TheWindowComesBackWhereItWasAfterAKill) {
  start();
  desktop.resize(program->window(), 1000, 700);
  desktop.place(program->window(), {140, 60});
  ASSERT_TRUE(awaitSettings([](const Json& now) {
    return now.value("windowWidth", 0) == 1000 && now.value("windowHeight", 0) == 700 &&
           now["windowX"] == 140 && now["windowY"] == 60;
  }));
  program->kill();
  start();
  const Json now = awaitThat("a quiet window", [](const Json&) { return true; });
  EXPECT_EQ(now["view"][2].get<double>(), 1000 - 64 - 320);
  const Point at = desktop.placeOf(program->window());
  EXPECT_EQ(at.x, 140);
  EXPECT_EQ(at.y, 60);
  // A place that no monitor shows is not taken.
  program->kill();
  program.reset();
  Json there = readJson(file());
  there["windowX"] = 5000;
  std::ofstream(file()) << there.dump();
  start();
  EXPECT_LT(desktop.placeOf(program->window()).x, 1280);
}

TEST_F(Layout, WhatWasSetIsThereAfterAKill) {
  start({"--demo"});
  desktop.key("ctrl+comma");
  program->click("settings.dark");
  program->await("dark", [](const Json& now) {
    return now["texts"].value("settings.colors", "") == "settings.dark";
  });
  // The page is still open, and the program has no warning.
  ASSERT_TRUE(awaitSettings([](const Json& now) { return now.value("appearance", "") == "dark"; }));
  program->kill();
  EXPECT_EQ(readJson(file())["hints"], false);
  for (const auto& entry : std::filesystem::directory_iterator(file().parent_path())) {
    EXPECT_EQ(entry.path().filename(), "settings.json");
  }
  start({"--demo"});
  desktop.key("ctrl+comma");
  awaitThat("still dark", [](const Json& now) {
    return now["texts"].value("settings.colors", "") == "settings.dark";
  });
  // Written, it costs nothing any more.
  desktop.key("Escape");
  program->await("a smooth picture", [](const Json& now) {
    return now["idle"].get<bool>() && now["fine"].get<bool>();
  });
  (void)program->drawsNothingFor(1.0);
  const auto written = std::filesystem::last_write_time(file());
  EXPECT_TRUE(program->drawsNothingFor(2.5));
  EXPECT_EQ(std::filesystem::last_write_time(file()), written);
}

}  // namespace
}  // namespace mesomap::e2e

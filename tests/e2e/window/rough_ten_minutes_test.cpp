// A rough ten minutes: someone who does everything wrong, fast, at random. The program must stay
// alive, keep its promises and still save at the end. Sixty things in the short form; as many
// minutes as MESOMAP_SOAK_MINUTES says in a soak.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class RoughTenMinutes : public Story {};

TEST_F(RoughTenMinutes, SurvivesAndStillSaves) {
  const char* soak = std::getenv("MESOMAP_SOAK_MINUTES");
  const auto end = std::chrono::steady_clock::now() +
                   std::chrono::minutes(soak != nullptr ? std::atoi(soak) : 0);
  constexpr int kShortForm = 60;
  std::mt19937 dice(20240611);
  const auto upTo = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
  const auto share = [&](double from, double to) {
    return from + (to - from) * static_cast<double>(upTo(1000)) / 999.0;
  };
  start();
  std::ofstream(home.path() / "letter.txt") << "Dear client";
  std::filesystem::create_directory(home.path() / "folder");

  // First the places that are known to be hard: ear, nostril and lips, from the side and the front.
  desktop.key("3");
  program->awaitIdle();
  desktop.drag({program->inView(0.46, 0.27), program->inView(0.52, 0.36)});
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  desktop.drag({program->inView(0.47, 0.385), program->inView(0.53, 0.385)});
  desktop.drag({program->inView(0.46, 0.44), program->inView(0.54, 0.45)});
  program->awaitIdle();
  shot("hard-places");

  // Then the deeds that must be among them, whatever the dice say.
  const Json marked = paint({{0.47, 0.20}, {0.53, 0.20}});
  ASSERT_FALSE(marked["regions"].empty());
  program->fill("panel.spacing", "2");
  desktop.key("Return");
  program->await("a spacing of 2 mm", [](const Json& now) {
    const auto& regions = now["regions"];
    return now["idle"].get<bool>() &&
           std::any_of(regions.begin(), regions.end(),
                       [](const Json& region) { return region["spacingMm"] == 2.0; });
  });
  desktop.resize(program->window(), 1000, 700);
  program->awaitIdle();
  for (const char* wrong : {"letter.txt", "folder"}) {
    desktop.dropFile(program->window(), program->inView(0.5, 0.5), home.path() / wrong);
    program->await("a message", [](const Json& now) { return now["dialog"] == "problem"; });
    desktop.key("Escape");
    program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  }
  for (int i = 0; i < 40; ++i) desktop.key("ctrl+z");
  const Json undone = program->awaitIdle();
  EXPECT_TRUE(undone["regions"].empty()) << undone["undoLabel"];
  for (int i = 0; i < 40; ++i) desktop.key("ctrl+y");
  EXPECT_EQ(program->awaitIdle()["regions"].size(), marked["regions"].size());

  for (int step = 0; step < kShortForm || std::chrono::steady_clock::now() < end; ++step) {
    switch (upTo(12)) {
      case 0:
      case 1:
      case 2: {  // a scribble, anywhere
        std::vector<Point> path;
        for (int i = 0, n = 2 + upTo(5); i < n; ++i) {
          path.push_back(program->inView(share(0.2, 0.8), share(0.05, 0.95)));
        }
        desktop.drag(path, 1, 40);
        break;
      }
      case 3:  // erase a scribble
        desktop.keyDown("shift");
        desktop.drag({program->inView(share(0.3, 0.7), share(0.1, 0.6)),
                      program->inView(share(0.3, 0.7), share(0.1, 0.6))});
        desktop.keyUp("shift");
        break;
      case 4:  // turn
        desktop.drag({program->inView(share(0.1, 0.9), share(0.1, 0.9)),
                      program->inView(share(0.1, 0.9), share(0.1, 0.9))},
                     3, 40);
        break;
      case 5:
        desktop.wheel(program->inView(share(0.3, 0.7), share(0.1, 0.7)), upTo(9) - 4);
        break;
      case 6: {  // another spacing, as small as it goes
        const Json now = program->awaitIdle();
        if (now["widgets"].contains("panel.spacing")) {
          program->fill("panel.spacing", upTo(2) == 0 ? "2" : "-7 mm");
          desktop.key("Return");
        }
        break;
      }
      case 7:
        for (int i = 0, n = upTo(40); i < n; ++i) desktop.key("ctrl+z");
        break;
      case 8:
        for (int i = 0, n = upTo(10); i < n; ++i) desktop.key("ctrl+y");
        break;
      case 9:
        desktop.resize(program->window(), 900 + upTo(380), 600 + upTo(200));
        break;
      case 10:
        desktop.dropFile(program->window(), program->inView(0.5, 0.5),
                         home.path() / (upTo(2) == 0 ? "letter.txt" : "folder"));
        break;
      default:
        for (const char* key : {"F5", "Escape", "m", "e", "b", "bracketright", "h", "1", "f"}) {
          if (upTo(2) == 0) desktop.key(key);
        }
        break;
    }
    ASSERT_TRUE(program->running()) << "step " << step << ": " << program->errors();
    // Whatever question is open, answer it the careful way.
    for (int i = 0; i < 4 && program->awaitIdle(120)["dialog"] != ""; ++i) desktop.key("Escape");
  }
  desktop.resize(program->window(), 1280, 800);
  Json now = program->awaitIdle(120);
  if (now["clientView"].get<bool>()) {
    desktop.key("F5");
    program->await("the panels",
                   [](const Json& state) { return !state["clientView"].get<bool>(); });
  }
  shot("after");
  for (int i = 0; i < 40; ++i) desktop.key("ctrl+z");
  program->awaitIdle(120);
  for (int i = 0; i < 40; ++i) desktop.key("ctrl+y");
  program->awaitIdle(120);

  // One more mark, so that there is something to save.
  for (const char* key : {"1", "f", "b"}) desktop.key(key);
  program->awaitIdle(120);
  desktop.drag({program->inView(0.45, 0.20), program->inView(0.55, 0.20)});
  now = program->awaitIdle(120);
  ASSERT_TRUE(now["dirty"].get<bool>());
  const std::size_t regions = now["regions"].size();
  desktop.askToClose(program->window());
  program->await("the question", [](const Json& state) { return state["dialog"] == "unsaved"; });
  program->click("dialog.save");
  program->await("the save dialog", [](const Json& state) { return state["dialog"] == "save"; });
  program->fill("dialog.name", (home.path() / "rough.mesomap.json").string());
  program->click("dialog.accept");
  EXPECT_EQ(program->awaitEnd(), 0);
  const Json saved = readJson(home.path() / "rough.mesomap.json");
  EXPECT_EQ(saved["format"], "mesomap-plan");
  EXPECT_EQ(saved["regions"].size(), regions);
}

}  // namespace
}  // namespace mesomap::e2e

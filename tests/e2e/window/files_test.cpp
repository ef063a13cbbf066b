// Files that are not what they should be: one clear message in the window, and nothing open is
// lost.
#include <cstdlib>
#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Files : public Story {
 protected:
  void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  /// The message appears, the plan stays, the message goes.
  void expectRefused(const std::filesystem::path& file, std::size_t regions) {
    ASSERT_TRUE(desktop.dropFile(program->window(), program->inView(0.5, 0.5), file)) << file;
    Json now = program->await("an answer to " + file.string(), [](const Json& state) {
      return state["dialog"] == "problem" || state["dialog"] == "unsaved";
    });
    if (now["dialog"] == "unsaved") {
      program->click("dialog.discard");
      now = program->await("the message",
                           [](const Json& state) { return state["dialog"] == "problem"; });
    }
    EXPECT_EQ(now["regions"].size(), regions) << file;
    program->middleOf("dialog.close");
    shot("problem-" + file.filename().string());
    program->click("dialog.close");
    program->await("no dialog", [](const Json& state) { return state["dialog"] == ""; });
  }
};

TEST_F(Files, WrongFilesDroppedOnTheWindow) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  const auto folder = home.path() / "folder";
  std::filesystem::create_directory(folder);
  write(home.path() / "empty.obj", "");
  write(home.path() / "letter.txt", "Dear client");
  write(home.path() / "nan.obj", "v 0 0 nan\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
  write(home.path() / "range.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n");
  write(home.path() / "part.mesomap.json", "{\"format\": \"mesomap-plan\", \"vers");
  write(home.path() / "newer.mesomap.json", "{\"format\": \"mesomap-plan\", \"version\": 99}");
  for (const char* name : {"folder", "empty.obj", "letter.txt", "nan.obj", "range.obj",
                           "part.mesomap.json", "newer.mesomap.json"}) {
    expectRefused(home.path() / name, 1);
  }
}

TEST_F(Files, AGoodScanDroppedOnTheWindowOpens) {
  start();
  std::filesystem::path figure =
      std::filesystem::path(std::getenv("MESOMAP_DATA")) / "assets/figures/bust-male.obj";
  ASSERT_TRUE(desktop.dropFile(program->window(), program->inView(0.5, 0.5), figure));
  program->await("the dropped scan", [](const Json& now) {
    return now["idle"].get<bool>() && now["surface"] == "bust-male.obj";
  });
}

TEST_F(Files, APlaceThatCannotBeWrittenKeepsThePlanOpen) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  desktop.key("ctrl+shift+s");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->fill("dialog.name", "/proc/plan");
  program->click("dialog.accept");
  const Json now = program->await(
      "the message", [](const Json& state) { return state["dialog"] == "saveFailed"; });
  EXPECT_TRUE(now["dirty"].get<bool>());
  EXPECT_EQ(now["regions"].size(), 1u);
  program->middleOf("dialog.elsewhere");
  shot("message");
}

}  // namespace
}  // namespace mesomap::e2e

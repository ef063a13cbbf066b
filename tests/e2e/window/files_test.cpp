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
    // What cannot be opened is no reason to ask about unsaved work.
    const Json now = program->await("an answer to " + file.string(), [](const Json& state) {
      return state["dialog"] == "problem" || state["dialog"] == "unsaved";
    });
    ASSERT_EQ(now["dialog"], "problem") << file;
    EXPECT_TRUE(now["dirty"].get<bool>()) << file;
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
  write(home.path() / "flat.obj", "v 0 0 0\nv 100 0 0\nv 300 0 0\nf 1 2 3\n");
  std::string cloud;
  for (int i = 0; i < 200'000; ++i) cloud += "v " + std::to_string(i % 300) + " 1 2\n";
  write(home.path() / "cloud.obj", cloud);
  for (const char* name : {"folder", "empty.obj", "letter.txt", "nan.obj", "range.obj", "flat.obj",
                           "cloud.obj", "part.mesomap.json", "newer.mesomap.json"}) {
    expectRefused(home.path() / name, 1);
  }
}

TEST_F(Files, PlansThatDoNotFitDroppedOnTheWindow) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  saveAs(home.path() / "good.mesomap.json");
  paint({{0.47, 0.23}, {0.53, 0.23}});
  const Json good = readJson(home.path() / "good.mesomap.json");
  Json range = good;
  range["sites"][2]["triangle"] = 99'999'999;
  write(home.path() / "range.mesomap.json", range.dump());
  Json other = good;
  other["surface"]["sha256"] = std::string(64, '0');
  write(home.path() / "other.mesomap.json", other.dump());
  for (const char* name : {"range.mesomap.json", "other.mesomap.json"}) {
    expectRefused(home.path() / name, 1);
  }
}

TEST_F(Files, AScanWithABrokenTextureOpensWithANote) {
  start();
  std::string obj = "mtllib sheet.mtl\nusemtl skin\n";
  constexpr int kSide = 21;
  for (int i = 0; i < kSide * kSide; ++i) {
    const int x = i % kSide, y = i / kSide;
    obj += "v " + std::to_string(x * 10) + " " + std::to_string(y * 12) + " " +
           std::to_string((x * (kSide - x) + y * (kSide - y)) / 4) + "\n";
  }
  obj += "vt 0 0\nvt 1 0\nvt 0 1\n";
  for (int y = 0; y + 1 < kSide; ++y) {
    for (int x = 0; x + 1 < kSide; ++x) {
      const int a = y * kSide + x + 1;
      const auto face = [&](int p, int q, int r) {
        obj += "f " + std::to_string(p) + "/1 " + std::to_string(q) + "/2 " + std::to_string(r) +
               "/3\n";
      };
      face(a, a + 1, a + kSide);
      face(a + 1, a + kSide + 1, a + kSide);
    }
  }
  write(home.path() / "sheet.obj", obj);
  write(home.path() / "sheet.mtl", "newmtl skin\nmap_Kd broken.png\n");
  write(home.path() / "broken.png", "this is no picture");
  ASSERT_TRUE(
      desktop.dropFile(program->window(), program->inView(0.5, 0.5), home.path() / "sheet.obj"));
  Json now = program->await("the scan or its unit", [](const Json& state) {
    return state["dialog"] == "unit" || state["surface"] == "sheet.obj";
  });
  if (now["dialog"] == "unit") {
    program->click("dialog.unit.mm");
    now = program->await("the scan",
                         [](const Json& state) { return state["surface"] == "sheet.obj"; });
  }
  now = program->awaitIdle();
  EXPECT_NE(now["notices"].dump().find("broken.png"), std::string::npos) << now["notices"];
  shot("opened");
}

TEST_F(Files, TheOpenPlanIsComparedWithASavedVersion) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  const std::filesystem::path first = home.path() / "first.mesomap.json";
  saveAs(first);
  const auto compare = [&](const std::filesystem::path& file, const char* answer) {
    program->click("toolbar.menu");
    program->click("menu.file.compare");
    program->await("the file dialog", [](const Json& now) { return now["dialog"] == "compare"; });
    program->fill("dialog.name", file.string());
    program->click("dialog.accept");
    program->await("an answer", [&](const Json& now) {
      return now["dialog"] == answer && now["idle"].get<bool>();
    });
    return program->awaitIdle();
  };
  // Nothing has changed since it was saved.
  Json now = compare(first, "changes");
  EXPECT_EQ(now["texts"].value("words.text", std::string("?")), "");
  shot("no-difference");
  desktop.key("Escape");
  program->await("no dialog", [](const Json& state) { return state["dialog"] == ""; });

  paint({{0.47, 0.23}, {0.53, 0.23}});
  now = compare(first, "changes");
  const std::string changes = now["texts"]["words.text"];
  EXPECT_TRUE(changes.starts_with("The whole plan\nPoints in all: ")) << changes;
  EXPECT_NE(changes.find("\nBorder changed: "), std::string::npos) << changes;
  shot("changes");
  desktop.type("border");
  program->await("what was looked for", [](const Json& state) {
    const std::string found = state["texts"].value("words.text", std::string());
    return found.find("Border changed") != std::string::npos &&
           found.find("Points in all") == std::string::npos;
  });
  desktop.key("Escape");
  program->await("no dialog", [](const Json& state) { return state["dialog"] == ""; });

  write(home.path() / "letter.json", "Dear client");
  now = compare(home.path() / "letter.json", "problem");
  EXPECT_TRUE(now["dirty"].get<bool>());
}

TEST_F(Files, AGoodFileOnUnsavedWorkAsksFirst) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  const std::filesystem::path figure =
      std::filesystem::path(std::getenv("MESOMAP_DATA")) / "assets/figures/bust-male.obj";
  for (const char* answer : {"dialog.cancel", "dialog.discard"}) {
    ASSERT_TRUE(desktop.dropFile(program->window(), program->inView(0.5, 0.5), figure));
    const Json asked =
        program->await("the question", [](const Json& now) { return now["dialog"] == "unsaved"; });
    EXPECT_EQ(asked["regions"].size(), 1u) << "still open while asked";
    program->click(answer);
    program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
    const Json now = program->awaitIdle();
    const bool kept = std::string(answer) == "dialog.cancel";
    EXPECT_EQ(now["regions"].size(), kept ? 1u : 0u);
    EXPECT_EQ(now["surface"] == "bust-male.obj", !kept) << now["surface"];
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
  program->awaitIdle();
  shot("message");
}

TEST_F(Files, AFullDiskIsSaidAndThePlanStaysOpen) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.47, 0.20}, {0.53, 0.20}});
  // Whatever is written there finds no room.
  const auto full = home.path() / "full.mesomap.json";
  std::filesystem::create_symlink("/dev/full", full);
  desktop.key("ctrl+shift+s");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->fill("dialog.name", full.string());
  program->click("dialog.accept");
  Json now = program->await("an answer", [](const Json& state) {
    return state["dialog"] == "saveFailed" || state["widgets"].contains("dialog.replace");
  });
  if (now["dialog"] != "saveFailed") {
    program->click("dialog.replace");
    now = program->await("the message",
                         [](const Json& state) { return state["dialog"] == "saveFailed"; });
  }
  EXPECT_TRUE(now["dirty"].get<bool>());
  EXPECT_EQ(now["regions"].size(), 1u);
  EXPECT_TRUE(std::filesystem::is_symlink(full));
  program->middleOf("dialog.elsewhere");
  program->awaitIdle();
  shot("message");
}

}  // namespace
}  // namespace mesomap::e2e

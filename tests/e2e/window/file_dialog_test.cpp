// The file dialog with real files: any script, places, narrowing, the keyboard, replacing.
#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

namespace fs = std::filesystem;

class FileDialogs : public Story {
 protected:
  /// A plan with one area, saved as home/ana.mesomap.json, and the dialog open on that folder.
  void openOnAPlan(const std::vector<std::string>& copies = {}) {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    paint({{0.47, 0.20}, {0.53, 0.20}});
    saveAs(plan());
    for (const std::string& name : copies) fs::copy_file(plan(), home.path() / name);
    openDialog("ctrl+o", "open");
  }
  [[nodiscard]] fs::path plan() const { return home.path() / "ana.mesomap.json"; }
  Json openDialog(const std::string& key, const std::string& id) {
    desktop.key(key);
    return awaitThat("the dialog", [&](const Json& now) { return now["dialog"] == id; });
  }
  Json awaitPath(const fs::path& path) {
    return awaitThat(path.string(), [&](const Json& now) {
      return now["path"] == path.string() && now["dialog"] == "";
    });
  }
  static bool lists(const Json& now, const std::string& name) {
    return now["widgets"].contains("dialog.file." + name);
  }
};

TEST_F(FileDialogs, NamesInAnyScriptOpen) {
  const std::vector<std::string> names{"Анна 2.mesomap.json", "Анна 10.mesomap.json",
                                       "Ελένη.mesomap.json", "面部.mesomap.json",
                                       "Zoë 🙂.mesomap.json"};
  openOnAPlan(names);
  Json now = program->awaitIdle();
  shot("names");
  const auto top = [&](const std::string& name) {
    return now["widgets"]["dialog.file." + name][1].get<double>();
  };
  EXPECT_LT(top(names[0]), top(names[1])) << "2 comes before 10";
  for (const std::string& name : names) {
    program->click("dialog.file." + name);
    program->click("dialog.accept");
    awaitPath(home.path() / name);
    openDialog("ctrl+o", "open");
  }
}

TEST_F(FileDialogs, ANameThatIsNoTextOpens) {
  openOnAPlan({"raw-\xff\xfe.mesomap.json"});
  desktop.type("raw");
  awaitThat("the list narrowed", [&](const Json& now) { return !lists(now, "ana.mesomap.json"); });
  desktop.key("Return");
  awaitThat("the plan", [](const Json& now) {
    return now["dialog"] == "" && now["path"].get<std::string>().find("raw-") != std::string::npos;
  });
}

TEST_F(FileDialogs, TheKeyboardFindsAFileAndAPartOfANameIsEnough) {
  fs::create_directories(home.path() / "clients/older");
  openOnAPlan({"berta.mesomap.json", "clients/older/clara.mesomap.json"});
  // Folders stand first: clients, older, clara.
  desktop.key("Down");
  desktop.key("Return");
  awaitThat("the folder", [&](const Json& now) { return lists(now, "older"); });
  desktop.key("Down");
  desktop.key("Return");
  awaitThat("its folder", [&](const Json& now) { return lists(now, "clara.mesomap.json"); });
  desktop.key("alt+Up");
  awaitThat("back up", [&](const Json& now) { return lists(now, "older"); });
  desktop.key("Return");
  awaitThat("down again", [&](const Json& now) { return lists(now, "clara.mesomap.json"); });
  desktop.key("Down");
  desktop.key("Return");
  awaitPath(home.path() / "clients/older/clara.mesomap.json");
  // The folder of the last plan is where the next dialog starts; home is one click away.
  Json now = openDialog("ctrl+o", "open");
  EXPECT_TRUE(lists(now, "clara.mesomap.json"));
  EXPECT_TRUE(now["widgets"].contains("dialog.place.recent.0"));
  program->click("dialog.place.home");
  awaitThat("home", [&](const Json& state) { return lists(state, "berta.mesomap.json"); });
  program->click("dialog.name");
  desktop.type("BERT");
  desktop.key("Return");
  awaitPath(home.path() / "berta.mesomap.json");
}

TEST_F(FileDialogs, TheKindNarrowsTheList) {
  std::ofstream(home.path() / "letter.txt") << "Dear client";
  std::ofstream(home.path() / "head.obj") << "v 0 0 0\n";
  openOnAPlan();
  Json now = program->awaitIdle();
  EXPECT_TRUE(lists(now, "head.obj"));
  EXPECT_FALSE(lists(now, "letter.txt"));
  program->click("dialog.kind");
  program->click("dialog.kind.3");
  awaitThat("all files", [&](const Json& state) { return lists(state, "letter.txt"); });
  program->click("dialog.kind");
  program->click("dialog.kind.1");
  now = awaitThat("plans", [&](const Json& state) { return !lists(state, "letter.txt"); });
  EXPECT_FALSE(lists(now, "head.obj"));
  EXPECT_TRUE(lists(now, "ana.mesomap.json"));
}

TEST_F(FileDialogs, ReplacingAsksAndAHastyEnterKeepsTheOldOne) {
  openOnAPlan();
  desktop.key("Escape");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  std::ofstream(home.path() / "old.mesomap.json") << "the old one";
  const auto text = [&] {
    std::ifstream in(home.path() / "old.mesomap.json");
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  openDialog("ctrl+shift+s", "save");
  program->fill("dialog.name", "old");
  desktop.key("Return");
  awaitThat("the question",
            [](const Json& now) { return now["widgets"].contains("dialog.replace"); });
  shot("question");
  desktop.key("Return");
  Json now = awaitThat(
      "the answer", [](const Json& state) { return !state["widgets"].contains("dialog.replace"); });
  EXPECT_EQ(now["dialog"], "save");
  EXPECT_EQ(text(), "the old one");
  desktop.key("Return");
  awaitThat("the question again",
            [](const Json& state) { return state["widgets"].contains("dialog.replace"); });
  desktop.key("Right");
  desktop.key("Return");
  awaitPath(home.path() / "old.mesomap.json");
  EXPECT_NE(text(), "the old one");
}

TEST_F(FileDialogs, AFolderIsMadeForANewPlan) {
  openOnAPlan();
  desktop.key("Escape");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  openDialog("ctrl+shift+s", "save");
  program->click("dialog.newFolder");
  program->click("dialog.folderName");
  desktop.type("autumn");
  desktop.key("Return");
  awaitThat("the folder", [](const Json& now) {
    return now["dialog"] == "save" && !now["widgets"].contains("dialog.makeFolder");
  });
  EXPECT_TRUE(fs::is_directory(home.path() / "autumn"));
  program->click("dialog.accept");
  awaitPath(home.path() / "autumn/ana.mesomap.json");
}

}  // namespace
}  // namespace mesomap::e2e

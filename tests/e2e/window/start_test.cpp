// The start page: figures, files, recent plans only when asked for; and hints for a first plan.
#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Start : public Story {
 protected:
  /// With nothing to open.
  Json startEmpty() {
    program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
    return awaitPage();
  }
  Json awaitPage() {
    return awaitThat("the start page", [](const Json& now) {
      return now["start"].get<bool>() && now["dialog"] == "";
    });
  }
  Json awaitFigure(const std::string& title) {
    return awaitThat(
        title, [&](const Json& now) { return now["open"].get<bool>() && now["surface"] == title; });
  }
  Json paintForehead() {
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    return paint({{0.47, 0.20}, {0.53, 0.20}});
  }
  static bool says(const Json& now, const std::string& words) {
    return now["texts"].dump().find(words) != std::string::npos;
  }
};

TEST_F(Start, AFigureIsOneClickAwayAndTheBrushIsInHand) {
  const Json page = startEmpty();
  EXPECT_FALSE(page["open"].get<bool>());
  EXPECT_EQ(page["dialog"], "") << "nothing modal";
  shot("at-once");
  program->await(
      "the figures' pictures", [](const Json& now) { return now["thumbnails"] == 4; }, 120);
  program->awaitIdle();
  shot("page");
  program->click("start.figure.bust-male");
  const Json opened = awaitFigure("Bust, male");
  EXPECT_EQ(opened["tool"], "brush");
  EXPECT_FALSE(opened["start"].get<bool>());
  const Json painted = paintForehead();
  EXPECT_GT(painted["totals"]["sites"].get<int>(), 0);
  shot("painted");
}

TEST_F(Start, TheKeyboardAloneLeadsEverywhere) {
  startEmpty();
  desktop.key("Tab");
  desktop.key("Right");
  desktop.key("Return");
  awaitFigure("Bust, male");
  desktop.key("ctrl+w");
  awaitPage();
  // Down from the cards to the files, and back up by Shift+Tab past them to the last.
  desktop.key("Tab");
  desktop.key("Down");
  const Json files = awaitThat("the keyboard on the files", [](const Json& now) {
    return now["texts"].value("start.focus", "") == "4";
  });
  EXPECT_EQ(files["dialog"], "");
  desktop.key("Return");
  program->await("the file dialog", [](const Json& now) { return now["dialog"] == "open"; });
  desktop.key("Escape");
  awaitPage();
  desktop.key("Right");
  desktop.key("space");
  const Json example = awaitThat("the example", [](const Json& now) {
    return now["open"].get<bool>() && now["example"].get<bool>();
  });
  EXPECT_GT(example["totals"]["sites"].get<int>(), 0);
}

TEST_F(Start, RecentPlansAreShownOnlyWhenAskedFor) {
  start();
  paintForehead();
  saveAs(home.path() / "Anna Muster.mesomap.json");
  paint({{0.47, 0.23}, {0.53, 0.23}});
  saveAs(home.path() / "Eva.mesomap.json");
  desktop.key("ctrl+w");
  EXPECT_FALSE(says(awaitPage(), "Anna"));
  program->click("start.recents");
  Json now = awaitThat("the names", [&](const Json& state) { return says(state, "Anna Muster"); });
  EXPECT_EQ(now["texts"]["start.recent.0"], "Eva");
  EXPECT_EQ(now["texts"]["start.recent.1"], "Anna Muster");
  shot("recents");
  program->click("start.recent.1");
  awaitThat("the plan", [&](const Json& state) {
    return state["path"] == (home.path() / "Anna Muster.mesomap.json").string();
  });
  // Back on the page they are hidden; one that is gone says so and opens nothing.
  desktop.key("ctrl+w");
  EXPECT_FALSE(says(awaitPage(), "Anna"));
  std::filesystem::remove(home.path() / "Eva.mesomap.json");
  program->click("start.recents");
  awaitThat("what is gone", [&](const Json& state) { return says(state, "no longer there"); });
  shot("gone");
  program->click("start.recent.1");
  now = awaitThat("why", [](const Json& state) { return !state["notices"].empty(); });
  EXPECT_FALSE(now["open"].get<bool>());
  program->click("start.forget");
  awaitThat("no names", [&](const Json& state) { return !says(state, "Anna"); });
  const auto list = home.path() / ".local/state/mesomap/recents.json";
  EXPECT_FALSE(std::filesystem::exists(list));
  // Nor is any kept once that is not wanted.
  program->click("start.keepRecents");
  program->awaitIdle();
  program->click("start.figure.bust-female");
  awaitFigure("Bust, female");
  paintForehead();
  saveAs(home.path() / "Maria.mesomap.json");
  EXPECT_FALSE(std::filesystem::exists(list));
}

TEST_F(Start, NewPlanAsksAboutUnsavedWorkFirst) {
  start();
  paintForehead();
  program->click("toolbar.new");
  program->await("the question", [](const Json& now) { return now["dialog"] == "unsaved"; });
  program->click("dialog.cancel");
  Json now = awaitThat("still open", [](const Json& state) { return state["dialog"] == ""; });
  EXPECT_EQ(now["regions"].size(), 1u);
  desktop.key("ctrl+n");
  program->await("the question", [](const Json& state) { return state["dialog"] == "unsaved"; });
  // By the keyboard alone: on the screen stand Cancel, Don't save, Save.
  desktop.key("Right");
  desktop.key("Tab");
  program->awaitIdle();
  shot("unsaved");
  desktop.key("Return");
  now = awaitPage();
  EXPECT_FALSE(now["open"].get<bool>());
  EXPECT_TRUE(now["regions"].empty());
  // The same figure again, from new.
  program->click("start.figure.bust-female");
  now = awaitFigure("Bust, female");
  EXPECT_TRUE(now["regions"].empty());
  EXPECT_FALSE(now["dirty"].get<bool>());
  EXPECT_EQ(paintForehead()["regions"].size(), 1u);
}

TEST_F(Start, AFileDroppedOnThePageOpens) {
  start();
  paintForehead();
  const auto plan = home.path() / "dropped.mesomap.json";
  saveAs(plan);
  desktop.key("ctrl+w");
  awaitPage();
  ASSERT_TRUE(desktop.dropFile(program->window(), {640, 700}, plan));
  awaitThat("the plan", [&](const Json& now) { return now["path"] == plan.string(); });
  // What cannot be opened leaves the page.
  desktop.key("ctrl+w");
  awaitPage();
  std::ofstream(home.path() / "letter.txt") << "Dear client";
  ASSERT_TRUE(desktop.dropFile(program->window(), {640, 700}, home.path() / "letter.txt"));
  program->await("the message", [](const Json& now) { return now["dialog"] == "problem"; });
  program->click("dialog.close");
  awaitPage();
}

TEST_F(Start, AFileThatCannotBeOpenedAtTheStartLeavesThePage) {
  std::ofstream(home.path() / "letter.obj") << "Dear client";
  program = std::make_unique<Program>(
      desktop, home, std::vector<std::string>{(home.path() / "letter.obj").string()});
  program->await("the message", [](const Json& now) { return now["dialog"] == "problem"; });
  program->click("dialog.close");
  awaitPage();
}

TEST_F(Start, WordsNameTheKeysTheUserHas) {
  const auto settings = home.path() / ".config/mesomap/settings.json";
  std::ofstream(settings) << R"({"hintsDone": ["mark", "points", "turn"], "keys": {
    "view.client": "F8", "file.open": "Ctrl+J", "view.frameAll": "Alt+F", "view.zones": ""}})";
  const Json page = startEmpty();
  EXPECT_TRUE(says(page, "Ctrl+J"));
  EXPECT_FALSE(says(page, "Ctrl+O"));
  program->click("start.figure.bust-female");
  Json now = awaitFigure("Bust, female");
  paintForehead();
  desktop.moveTo(program->inView(0.02, 0.5));
  now = program->await("the hint and the status line", [](const Json& state) {
    return state["texts"].value("hint", "").find("F8 shows") != std::string::npos &&
           state["texts"].value("status.hint", "").find("Alt+F: whole") != std::string::npos;
  });
  desktop.key("F5");
  EXPECT_FALSE(program->awaitIdle()["clientView"].get<bool>());
  desktop.key("F8");
  awaitThat("the client's view", [](const Json& state) { return state["clientView"].get<bool>(); });
  desktop.key("Escape");
  // Without a key the button is named.
  desktop.askToClose(program->window());
  program->click("dialog.discard");
  ASSERT_EQ(program->awaitEnd(), 0);
  std::ofstream(settings) << R"({"hintsDone": ["mark", "points", "turn"], "keys": {
    "view.client": "", "file.open": ""}})";
  EXPECT_FALSE(says(startEmpty(), "Ctrl"));
  program->click("start.figure.bust-female");
  awaitFigure("Bust, female");
  paintForehead();
  awaitThat("the button's name", [](const Json& state) {
    return state["texts"].value("hint", "").find("\"Show client\"") != std::string::npos;
  });
}

TEST_F(Start, HintsGoWithAFirstPlan) {
  std::ofstream(home.path() / ".config/mesomap/settings.json") << "{}";
  start();
  const auto hint = [&](const std::string& words) {
    const Json now = awaitThat("the hint '" + words + "'", [&](const Json& state) {
      const std::string shown = state["texts"].value("hint", "");
      return words.empty() ? shown.empty() : shown.find(words) != std::string::npos;
    });
    shot(words.empty() ? "none" : words.substr(0, words.find(' ')));
    return now;
  };
  desktop.key("1");
  desktop.key("f");
  EXPECT_EQ(hint("pick one here")["dialog"], "");
  paint({{0.47, 0.20}, {0.53, 0.20}});
  hint("came by themselves");
  paint({{0.47, 0.23}, {0.53, 0.23}});
  hint("to turn it");
  desktop.key("2");
  hint("F5 shows");
  desktop.key("F5");
  program->await("the client's view",
                 [](const Json& now) { return now["clientView"].get<bool>(); });
  hint("");
  desktop.key("Escape");
  hint("Export makes");
  program->click("hint.off");
  hint("");
  // Brought back by the menu, from the first whose time has not gone by.
  program->click("toolbar.menu");
  program->click("menu.help.hints");
  hint("came by themselves");
  program->click("hint.close");
  hint("to turn it");
}

}  // namespace
}  // namespace mesomap::e2e

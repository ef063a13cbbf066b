// Commands found by name, keys of one's own, settings that survive, the log, and figures in fields.
#include <algorithm>
#include <fstream>
#include <numbers>
#include <set>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Commands : public Story {
 protected:
  Json awaitDialog(const std::string& id) {
    return program->await("the dialog '" + id + "'",
                          [&](const Json& now) { return now["dialog"] == id; });
  }
  Json awaitText(const std::string& id, const std::string& text) {
    return program->await(id + ": " + text, [&](const Json& now) {
      return now["texts"].value(id, std::string()) == text && now["idle"].get<bool>();
    });
  }
  /// Opens the list of commands and types; the first row is then chosen.
  void find(const std::string& text) {
    desktop.key("ctrl+k");
    awaitDialog("palette");
    desktop.type(text);
  }
  void restart() {
    desktop.askToClose(program->window());
    EXPECT_EQ(program->awaitEnd(), 0);
    start();
  }
  std::filesystem::path settingsFile() {
    return home.path() / ".config" / "mesomap" / "settings.json";
  }
};

TEST_F(Commands, ACommandIsFoundByItsNameAndRun) {
  start();
  desktop.key("ctrl+k");
  awaitDialog("palette");
  program->awaitIdle();
  shot("all");
  desktop.type("LEFT side cl");
  awaitText("palette.chosen", "Client's left side");
  shot("found");
  desktop.key("Return");
  program->await("the view from the side", [](const Json& now) {
    const double yaw = now["camera"]["yaw"].get<double>();
    return now["dialog"] == "" && std::abs(std::abs(yaw) - std::numbers::pi / 2) < 0.01;
  });
  // What was used last stands first.
  desktop.key("ctrl+k");
  awaitDialog("palette");
  awaitText("palette.chosen", "Client's left side");
  desktop.key("Down");
  awaitText("palette.chosen", "New plan");
  desktop.key("Up");
  awaitText("palette.chosen", "Client's left side");
  desktop.key("Escape");
  awaitDialog("");
}

TEST_F(Commands, ThePlanIsReadInWordsSearchedAndKept) {
  start({"--demo"});
  desktop.key("ctrl+t");
  awaitDialog("words");
  const Json all = program->awaitIdle();
  const std::string words = all["texts"]["words.text"];
  EXPECT_NE(words.find("1. Forehead\nIn the middle"), std::string::npos) << words;
  EXPECT_NE(words.find("Example, not a client."), std::string::npos);
  EXPECT_NE(words.find("in the caution zone of the "), std::string::npos) << words;
  shot("words");
  desktop.type("left CROW");
  program->await("the area alone", [](const Json& now) {
    const std::string found = now["texts"].value("words.text", std::string());
    return found.starts_with("4. Client's left crow's feet\n") &&
           found.find("cheek") == std::string::npos && now["idle"].get<bool>();
  });
  shot("searched");
  desktop.key("Escape");
  awaitDialog("");
  desktop.key("ctrl+e");
  awaitDialog("export");
  program->click("export.words");
  program->click("dialog.accept");
  awaitDialog("exportTo");
  const std::filesystem::path file = home.path() / "read me.txt";
  program->fill("dialog.name", file.string());
  program->click("dialog.accept");
  awaitDialog("");
  program->await("the file", [&](const Json& now) {
    return now["idle"].get<bool>() && std::filesystem::exists(file);
  });
  std::ifstream written(file);
  std::string first;
  std::getline(written, first);
  EXPECT_EQ(first, "The plan in words");
}

TEST_F(Commands, AnAreaIsMarkedByNameAndUndoSaysSo) {
  start();
  find("forehead");
  awaitText("palette.chosen", "Forehead");
  desktop.key("Return");
  const Json marked = program->await("the forehead", [](const Json& now) {
    return now["regions"].size() == 1 && now["idle"].get<bool>();
  });
  EXPECT_EQ(marked["regions"][0]["name"], "Forehead");
  find("undo");
  awaitText("palette.chosen", "Undo: " + marked["undoLabel"].get<std::string>());
  shot("undo");
  desktop.key("Return");
  program->await("no area", [](const Json& now) { return now["regions"].empty(); });
  // Nothing more to undo: the row says so and stays.
  find("undo");
  awaitText("palette.beside", "There is nothing to undo");
  desktop.key("Return");
  EXPECT_EQ(program->awaitIdle()["dialog"], "palette");
  shot("off");
}

TEST_F(Commands, AKeyOfOnesOwnWorksAndIsRemembered) {
  start();
  desktop.type("?");
  awaitDialog("keys");
  program->awaitIdle();
  shot("delivered");
  // The second row is "Open …".
  desktop.key("Down");
  desktop.key("Down");
  awaitText("keys.foot", "Open …: Ctrl+O");
  desktop.key("Return");
  awaitText("keys.foot", "Press the new key for \"Open …\". Del: no key. Esc: leave it.");
  shot("listening");
  desktop.key("ctrl+s");
  awaitText("keys.foot", "Ctrl+S file.save");
  shot("clash");
  program->click("keys.take");
  awaitText("keys.foot", "Open …: Ctrl+S");
  // What is always the same is refused.
  desktop.key("Return");
  desktop.key("Tab");
  awaitText("keys.foot", "Tab always keeps its use; press another key.");
  desktop.key("Escape");
  desktop.key("Escape");
  awaitDialog("");
  desktop.key("ctrl+s");
  awaitDialog("open");
  desktop.key("Escape");
  awaitDialog("");
  restart();
  EXPECT_EQ(readJson(settingsFile())["keys"], (Json{{"file.open", "Ctrl+S"}, {"file.save", ""}}));
  desktop.key("ctrl+s");
  awaitDialog("open");
  desktop.key("Escape");
  awaitDialog("");
  desktop.key("F1");
  awaitDialog("keys");
  program->click("keys.deliverAll");
  shot("put-back");
  desktop.key("Escape");
  awaitDialog("");
  desktop.key("ctrl+o");
  awaitDialog("open");
  desktop.key("Escape");
  awaitDialog("");
  restart();
  EXPECT_TRUE(readJson(settingsFile())["keys"].empty());
}

TEST_F(Commands, ThePanelIsWorkedWithoutTheMouse) {
  start();
  const auto at = [](const Json& now) { return now["texts"].value("keys.at", std::string()); };
  desktop.key("F6");
  Json now = program->await("a control", [&](const Json& state) { return at(state) != ""; });
  for (int i = 0; i < 8 && at(now) != "areas.cheek"; ++i) {
    const std::string before = at(now);
    desktop.key("Down");
    now =
        program->await("the next control", [&](const Json& state) { return at(state) != before; });
  }
  ASSERT_EQ(at(now), "areas.cheek");
  shot("ring");
  desktop.key("space");
  program->await("both cheeks", [](const Json& state) {
    return state["regions"].size() == 2 && state["idle"].get<bool>();
  });
  desktop.key("Escape");
  program->await("the figure again", [&](const Json& state) { return at(state) == ""; });
  // The second answer, after the main one: not to save.
  desktop.askToClose(program->window());
  awaitDialog("unsaved");
  desktop.key("Tab");
  desktop.key("Tab");
  program->awaitIdle();
  shot("answer");
  desktop.key("Return");
  EXPECT_EQ(program->awaitEnd(), 0);
}

TEST_F(Commands, EveryOptionOfAToolIsReachedAndWorkedByKeys) {
  start();
  const auto at = [](const Json& now) { return now["texts"].value("keys.at", std::string()); };
  // Through the panel, the bar on top and the strip.
  const auto toTheBar = [&] {
    Json now = program->awaitIdle();
    for (int i = 0; i < 4; ++i) {
      desktop.key("F6");
      now = program->awaitIdle();
    }
    return now;
  };
  for (const char* tool : {"b", "s", "o", "g", "x", "p"}) {
    desktop.key("Escape");
    desktop.key(tool);
    Json now = toTheBar();
    std::set<std::string> wanted, reached;
    for (const auto& [id, rect] : now["widgets"].items()) {
      if (id.starts_with("options.")) wanted.insert(id);
    }
    EXPECT_FALSE(wanted.empty()) << tool;
    for (std::size_t i = 0; i < 2 * wanted.size() + 2 && reached != wanted; ++i) {
      const std::string before = at(now);
      reached.insert(before);
      desktop.key("Right");
      now = program->awaitIdle();
      if (at(now) == before) {
        desktop.key("Down");
        desktop.key("Home");
        now = program->awaitIdle();
      }
    }
    EXPECT_EQ(reached, wanted) << tool;
    if (std::string(tool) == "x") shot("bar");
  }

  // A limit is set and a radius typed.
  desktop.key("Escape");
  desktop.key("o");
  Json now = toTheBar();
  const auto walkTo = [&](const std::string& id, const char* key) {
    for (int i = 0; i < 40 && at(now) != id; ++i) {
      desktop.key(key);
      now = program->awaitIdle();
    }
    ASSERT_EQ(at(now), id);
  };
  walkTo("options.radius", "Right");
  desktop.key("Return");
  desktop.type("17");
  desktop.key("Return");
  walkTo("options.limits", "Right");
  desktop.key("space");
  now = program->awaitIdle();
  walkTo("limits.inside.forehead", "Down");
  desktop.key("space");
  now = program->awaitIdle();
  EXPECT_NE(now["texts"]["limits.inside"].get<std::string>().find("orehead"), std::string::npos);
  shot("limits");
  desktop.key("Escape");
  desktop.key("Escape");
  now = program->awaitIdle();
  EXPECT_EQ(at(now), "");
  EXPECT_EQ(now["tool"], "circle");
  desktop.askToClose(program->window());
  ASSERT_EQ(program->awaitEnd(), 0);
  EXPECT_EQ(readJson(settingsFile())["circleFaceMm"], 17.0);
}

TEST_F(Commands, ADamagedSettingsFileIsKeptAndSaidOnce) {
  std::filesystem::create_directories(settingsFile().parent_path());
  std::ofstream(settingsFile()) << "{ \"bothSides\": true, ";
  start();
  program->await("the notice", [](const Json& now) {
    return std::any_of(now["notices"].begin(), now["notices"].end(), [](const Json& notice) {
      return notice.get<std::string>().find("settings.json.damaged") != std::string::npos;
    });
  });
  shot("notice");
  EXPECT_TRUE(std::filesystem::exists(settingsFile().string() + ".damaged"));
  restart();
  EXPECT_TRUE(program->state()["notices"].empty());
}

TEST_F(Commands, ResetSettingsStartsAsNew) {
  start();
  program->click("purpose.close");
  program->await("it put away",
                 [](const Json& now) { return !now["widgets"].contains("purpose.close"); });
  restart();
  EXPECT_FALSE(program->state()["widgets"].contains("purpose.close"));
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);
  start({"--reset-settings", "figure:bust-female"});
  EXPECT_TRUE(program->state()["widgets"].contains("purpose.close"));
  EXPECT_EQ(readJson(settingsFile().string() + ".old")["purposeRead"], true);
}

TEST_F(Commands, TheLogThatIsCopiedHoldsNoName) {
  paintCheek();
  saveAs(home.path() / "Erika Mustermann.mesomap.json");
  find("fault report");
  awaitText("palette.chosen", "Log for a fault report …");
  desktop.key("Return");
  const Json now = awaitDialog("log");
  const std::string log = now["texts"].at("log.text");
  shot("log");
  EXPECT_EQ(log.find("Erika"), std::string::npos) << log;
  EXPECT_EQ(log.find(home.path().string()), std::string::npos) << log;
  EXPECT_NE(log.find("command file.saveAs"), std::string::npos) << log;
  EXPECT_NE(log.find("Graphics: "), std::string::npos) << log;
  program->click("log.copy");
  awaitDialog("");
}

TEST_F(Commands, AFigureIsTypedWithUnitsDraggedAndTurned) {
  paintCheek();
  const auto spacing = [&](double wanted) {
    return awaitThat("a spacing of " + std::to_string(wanted) + " mm", [&](const Json& now) {
      return std::abs(now["regions"][0]["spacingMm"].get<double>() - wanted) < 1e-6;
    });
  };
  scrollTo("panel.spacing");
  program->fill("panel.spacing", "1 cm");
  desktop.key("Return");
  spacing(10);
  program->fill("panel.spacing", "0,8cm");
  desktop.key("Return");
  const Json before = spacing(8);
  // Sideways by a little more than six steps of six pixels.
  const Point from = program->middleOf("panel.spacing");
  desktop.drag({from, {from.x + 38, from.y}});
  const Json dragged = spacing(8 + 6 * 0.5);
  EXPECT_NE(dragged["undoLabel"], "");
  // What is asked above the field comes and goes with the points.
  desktop.keyDown("ctrl");
  desktop.wheel(program->middleOf("panel.spacing"), -1);
  spacing(10.5);
  desktop.wheel(program->middleOf("panel.spacing"), -1);
  desktop.keyUp("ctrl");
  spacing(10);
  // Without Ctrl the wheel belongs to the panel.
  desktop.wheel(program->middleOf("panel.spacing"), -1);
  program->awaitIdle();
  spacing(10);
  scrollTo("panel.spacing");
  program->fill("panel.spacing", "99");
  desktop.key("Return");
  const Json refused = program->await(
      "the reason", [](const Json& now) { return now["texts"].contains("panel.spacing.problem"); });
  EXPECT_EQ(refused["texts"]["panel.spacing.problem"], "99 mm is too much: between 2 and 30 mm.");
  shot("refused");
  spacing(10);
}

}  // namespace
}  // namespace mesomap::e2e

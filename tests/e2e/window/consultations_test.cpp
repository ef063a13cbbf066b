// Three consultations as they happen, each action counted: crow's feet and cheeks on a face,
// abdomen and flanks on a body, rows on the scalp.
#include <algorithm>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Consultation : public Story {
 protected:
  /// From the page that the program starts with.
  void choose(const std::string& figure, const std::string& title) {
    program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
    awaitThat("the start page", [](const Json& now) { return now["start"].get<bool>(); });
    click("start.figure." + figure);
    awaitThat(title,
              [&](const Json& now) { return now["open"].get<bool>() && now["surface"] == title; });
  }
  /// What a hand does once: a click, a key, a name typed with Enter.
  void click(const std::string& widget) {
    ++actions_;
    program->click(widget);
  }
  void key(const std::string& keys) {
    ++actions_;
    desktop.key(keys);
  }
  /// Export to a file of the home, from the window to the file on the disk.
  Json exportPlan(const std::string& name) {
    const std::filesystem::path path = home.path() / name;
    click("toolbar.export");
    click("export.plan");
    click("dialog.accept");
    program->await("where to export",
                   [](const Json& now) { return now["widgets"].contains("dialog.name"); });
    ++actions_;
    program->fill("dialog.name", path.string());
    desktop.key("Return");
    program->await("the export", [&](const Json& now) {
      return now["idle"].get<bool>() && now["dialog"] == "" && std::filesystem::exists(path);
    });
    return readJson(path);
  }
  void showTheClient(const std::string& shotName) {
    key("F5");
    program->await("the client's view", [](const Json& now) {
      return now["clientView"].get<bool>() && now["idle"].get<bool>();
    });
    shot(shotName);
    key("F5");
    program->await("the panels", [](const Json& now) {
      return !now["clientView"].get<bool>() && now["widgets"].contains("toolbar.save");
    });
  }
  /// Settled points in so many areas.
  Json awaitAreas(std::size_t count) {
    return awaitThat("points of " + std::to_string(count) + " areas", [&](const Json& state) {
      if (state["regions"].size() != count) return false;
      return std::all_of(state["regions"].begin(), state["regions"].end(),
                         [](const Json& region) { return region["sites"].get<int>() > 0; });
    });
  }

  int actions_ = 0;
};

TEST_F(Consultation, CrowsFeetAndCheeks) {
  choose("bust-female", "Bust, female");
  click("areas.crows-feet");
  awaitAreas(2);
  click("panel.newArea");
  click("areas.cheek");
  const Json planned = awaitAreas(4);
  shot("planned");
  showTheClient("shown");
  const Json plan = exportPlan("crows-feet-and-cheeks.json");
  EXPECT_EQ(plan["regions"].size(), 4u);
  EXPECT_LE(actions_, 12);
  RecordProperty("actions", actions_);
}

TEST_F(Consultation, AbdomenAndFlanks) {
  choose("body-female", "Body, female");
  for (const char* area : {"areas.upper-abdomen", "areas.lower-abdomen", "areas.flank"}) {
    if (area != std::string("areas.upper-abdomen")) click("panel.newArea");
    click(area);
    program->awaitIdle();
  }
  awaitAreas(4);
  shot("planned");
  // Round the body, to see the flanks.
  key("3");
  program->awaitIdle();
  shot("flank");
  showTheClient("shown");
  const Json plan = exportPlan("abdomen-and-flanks.json");
  ASSERT_EQ(plan["regions"].size(), 4u);
  double cm2 = 0.0;
  for (const Json& region : plan["regions"]) cm2 += region["areaCm2"].get<double>();
  EXPECT_GT(cm2, 200.0);
  EXPECT_LE(actions_, 16);
  RecordProperty("actions", actions_);
}

TEST_F(Consultation, RowsOnTheScalp) {
  choose("bust-female", "Bust, female");
  key("a");
  click("areaMenu.group.scalp");
  click("areaMenu.scalp-vertex");
  awaitAreas(1);
  key("6");
  program->awaitIdle();
  click("pattern.rows");
  const Json planned = awaitThat("rows", [](const Json& state) {
    return state["regions"].size() == 1 && state["regions"][0]["rows"].get<int>() > 3;
  });
  shot("planned");
  showTheClient("shown");
  const Json plan = exportPlan("scalp.json");
  ASSERT_EQ(plan["regions"].size(), 1u);
  EXPECT_GT(plan["regions"][0]["rows"].size(), 3u);
  EXPECT_LE(actions_, 14);
  RecordProperty("actions", actions_);
}

}  // namespace
}  // namespace mesomap::e2e

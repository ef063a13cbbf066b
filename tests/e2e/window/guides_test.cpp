// Lines that a pattern follows, drawn with a real mouse.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Guides : public Story {
 protected:
  void choose(const std::string& pattern) {
    scrollTo("pattern.more");
    if (!program->state()["widgets"].contains("pattern." + pattern)) program->click("pattern.more");
    program->click("pattern." + pattern);
  }
  static std::string hint(const Json& state) { return state["texts"].value("status.hint", ""); }
  static bool complained(const Json& state) {
    const std::string notices = state["notices"].dump();
    return notices.find("No points were placed") != std::string::npos;
  }
};

TEST_F(Guides, APatternThatNeedsALineAsksForItAndWaits) {
  const Json painted = paintCheek();
  const Json before = painted["regions"][0];
  choose("line");
  Json now =
      awaitThat("the guide tool", [](const Json& state) { return state["tool"] == "guide"; });
  EXPECT_EQ(now["regions"][0], before) << "nothing changes before the line";
  EXPECT_EQ(now["undoLabel"], painted["undoLabel"]);
  EXPECT_NE(hint(now).find("Draw the line"), std::string::npos) << hint(now);
  EXPECT_FALSE(complained(now)) << now["notices"];
  shot("asked");

  desktop.key("Escape");
  now = awaitThat("the brush again", [](const Json& state) { return state["tool"] == "brush"; });
  EXPECT_EQ(now["regions"][0], before);
  EXPECT_EQ(now["selected"], painted["selected"]);

  choose("line");
  awaitThat("the guide tool again", [](const Json& state) { return state["tool"] == "guide"; });
  desktop.drag(
      {program->inView(0.54, 0.36), program->inView(0.555, 0.39), program->inView(0.556, 0.43)});
  now = awaitThat("points along the line", [](const Json& state) {
    return state["regions"][0]["pattern"] == "line" && !state["regions"][0]["pending"].get<bool>();
  });
  EXPECT_GT(now["regions"][0]["sites"].get<int>(), 1);
  EXPECT_EQ(now["undoLabel"], "arrangement: Line");
  EXPECT_FALSE(complained(now)) << now["notices"];
  desktop.moveTo(program->inView(0.9, 0.8));
  program->awaitIdle();
  shot("drawn");
  desktop.key("ctrl+z");
  now = awaitThat("the pattern before", [&](const Json& state) {
    return state["regions"][0]["pattern"] == before["pattern"];
  });
  EXPECT_EQ(now["regions"][0]["sites"], before["sites"]);

  choose("rings");
  now = awaitThat("rings", [](const Json& state) {
    return state["regions"][0]["pattern"] == "rings" && !state["regions"][0]["pending"].get<bool>();
  });
  EXPECT_GT(now["regions"][0]["sites"].get<int>(), 2) << "these can do without";
}

TEST_F(Guides, RowsFollowTheLineDrawnForThem) {
  paintCheek();
  choose("rows");
  const Json straight = awaitThat("rows", [](const Json& now) {
    return now["regions"][0]["pattern"] == "rows" && now["regions"][0]["rows"].get<int>() > 1;
  });
  desktop.moveTo(program->inView(0.9, 0.8));
  program->awaitIdle();
  const Screenshot before = shot("straight");
  scrollTo("panel.drawGuide");
  program->click("panel.drawGuide");
  awaitThat("the guide tool", [](const Json& now) { return now["tool"] == "guide"; });
  // Bent, and upright where the rows were level.
  desktop.drag(
      {program->inView(0.54, 0.36), program->inView(0.555, 0.39), program->inView(0.55, 0.43)});
  const Json bent = awaitThat("rows along the line", [&](const Json& now) {
    return now["revision"] != straight["revision"] && now["undoLabel"] != straight["undoLabel"] &&
           !now["regions"][0]["pending"].get<bool>();
  });
  EXPECT_EQ(bent["regions"][0]["pattern"], "rows");
  EXPECT_GT(bent["regions"][0]["rows"].get<int>(), 0);
  EXPECT_FALSE(complained(bent)) << bent["notices"];
  desktop.key("Escape");
  desktop.moveTo(program->inView(0.9, 0.8));
  program->awaitIdle();
  const Screenshot after = shot("along-the-line");
  EXPECT_GT(before.differenceTo(after, 24), 0.0005) << "the rows lie otherwise";
  desktop.key("ctrl+z");
  const Json undone = awaitThat("straight rows again", [&](const Json& now) {
    return now["undoLabel"] == straight["undoLabel"];
  });
  EXPECT_EQ(undone["regions"][0]["rows"], straight["regions"][0]["rows"]);
}

}  // namespace
}  // namespace mesomap::e2e

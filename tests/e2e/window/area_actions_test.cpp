// What is done with areas as a whole, by panel, menu and key; and skin that stays free of points.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class AreaActions : public Story {
 protected:
  void startFromTheFront() {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
  }
  Json paintForehead() { return paint({{0.46, 0.20}, {0.54, 0.20}, {0.54, 0.22}, {0.46, 0.22}}); }
  static double areaOf(const Json& state) { return state["regions"][0]["areaCm2"].get<double>(); }
  void fromMenu(const std::string& id) {
    program->click("panel.more");
    program->click("menu." + id);
  }
};

TEST_F(AreaActions, GrowShrinkAndSmoothAreOneStepEach) {
  startFromTheFront();
  const Json painted = paintForehead();
  EXPECT_GT(painted["regions"][0]["perimeterMm"].get<double>(), 50.0);
  program->click("panel.grow");
  const Json grown =
      awaitThat("a larger area", [&](const Json& now) { return areaOf(now) > areaOf(painted); });
  // 2 mm all round: the border's length times 2 mm, and a little at the corners.
  const double added = (areaOf(grown) - areaOf(painted)) * 100.0;
  EXPECT_NEAR(added / (2.0 * painted["regions"][0]["perimeterMm"].get<double>()), 1.0, 0.12);
  shot("grown");
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("minus");
  desktop.key("minus");
  awaitThat("a smaller area", [&](const Json& now) { return areaOf(now) < areaOf(painted); });
  for (int i = 0; i < 3; ++i) desktop.key("ctrl+z");
  awaitThat("the area as it was", [&](const Json& now) {
    return now["regions"].size() == 1 && areaOf(now) == areaOf(painted);
  });
  program->click("panel.smooth");
  awaitThat("a smoother border", [&](const Json& now) {
    return now["regions"][0]["perimeterMm"] != painted["regions"][0]["perimeterMm"];
  });
}

TEST_F(AreaActions, CopiedToTheOtherSideAndUnlinked) {
  startFromTheFront();
  const Json painted = paint({{0.45, 0.38}, {0.46, 0.40}});
  ASSERT_EQ(painted["regions"].size(), 1u);
  fromMenu("area.copyOther");
  Json two = awaitThat("both sides", [](const Json& now) { return now["regions"].size() == 2; });
  EXPECT_EQ(two["regions"][0]["linked"], two["regions"][1]["id"]);
  EXPECT_NEAR(two["regions"][0]["areaCm2"].get<double>(),
              two["regions"][1]["areaCm2"].get<double>(), 0.1);
  shot("both");
  fromMenu("area.unlink");
  two = awaitThat("two areas of their own",
                  [](const Json& now) { return now["regions"][0]["linked"] == 0; });
  EXPECT_EQ(two["regions"][1]["linked"], 0);
}

TEST_F(AreaActions, LockedHiddenAloneDuplicatedMergedReordered) {
  startFromTheFront();
  const Json painted = paintForehead();
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("shift+l");
  awaitThat("a locked area", [](const Json& now) { return now["regions"][0]["locked"] == true; });
  desktop.drag({program->inView(0.49, 0.21), program->inView(0.49, 0.25)});
  EXPECT_EQ(areaOf(program->awaitIdle()), areaOf(painted)) << "locked";
  shot("locked");
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("shift+l");
  awaitThat("unlocked", [](const Json& now) { return now["regions"][0]["locked"] == false; });
  desktop.key("shift+h");
  awaitThat("hidden", [](const Json& now) { return now["regions"][0]["visible"] == false; });
  desktop.key("shift+h");
  awaitThat("shown", [](const Json& now) { return now["regions"][0]["visible"] == true; });
  desktop.key("ctrl+d");
  awaitThat("a copy", [](const Json& now) { return now["regions"].size() == 2; });
  program->click("list." + std::to_string(painted["regions"][0]["id"].get<int>()));
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("shift+o");
  awaitThat("it alone", [](const Json& now) { return now["regions"][1]["visible"] == false; });
  desktop.key("shift+o");
  awaitThat("both", [](const Json& now) { return now["regions"][1]["visible"] == true; });
  desktop.key("ctrl+Down");
  const Json below = awaitThat("the other order", [&](const Json& now) {
    return now["regions"][1]["id"] == painted["regions"][0]["id"];
  });
  fromMenu("area.merge." + std::to_string(below["regions"][0]["id"].get<int>()));
  const Json merged =
      awaitThat("one area", [](const Json& now) { return now["regions"].size() == 1; });
  EXPECT_NEAR(areaOf(merged), areaOf(painted), 0.05);
}

TEST_F(AreaActions, TwoPartsBecomeTwoAreasAndAClickChoosesOne) {
  startFromTheFront();
  const Json first = paintForehead();
  desktop.key("e");
  for (int i = 0; i < 6; ++i) desktop.key("bracketleft");
  program->awaitIdle();
  desktop.moveTo(program->inView(0.50, 0.16));
  program->awaitIdle();
  paint({{0.50, 0.16}, {0.50, 0.26}});
  fromMenu("area.separate");
  const Json two =
      awaitThat("two areas", [](const Json& now) { return now["regions"].size() == 2; });
  EXPECT_EQ(two["regions"][0]["parts"], 1);
  EXPECT_EQ(two["regions"][1]["parts"], 1);
  EXPECT_NE(two["regions"][0]["hatch"], two["regions"][1]["hatch"]) << "told without colour";
  shot("two");
  desktop.keyDown("ctrl");
  desktop.click(program->inView(0.47, 0.21));
  const Json one = awaitThat("one chosen", [](const Json& now) { return now["selected"] != 0; });
  desktop.click(program->inView(0.53, 0.21));
  const Json other = awaitThat("the other chosen", [&](const Json& now) {
    return now["selected"] != 0 && now["selected"] != one["selected"];
  });
  desktop.keyUp("ctrl");
  EXPECT_EQ(other["undoLabel"], two["undoLabel"]) << "choosing is no step";
}

TEST_F(AreaActions, AnExclusionIsNamedUnderThePointerChangedAndRemoved) {
  startFromTheFront();
  desktop.key("x");
  program->await("the tool", [](const Json& now) { return now["tool"] == "exclusion"; });
  desktop.drag({program->inView(0.46, 0.38), program->inView(0.465, 0.39)});
  const Json made =
      awaitThat("a mole", [](const Json& now) { return now["exclusions"].size() == 1; });
  const std::string row = "exclusions." + std::to_string(made["exclusions"][0]["id"].get<int>());
  desktop.moveTo(program->inView(0.4625, 0.385));
  program->await("its name", [](const Json& now) {
    return now["texts"].contains("place") &&
           now["texts"]["place"].get<std::string>().find("Mole") != std::string::npos;
  });
  shot("named");
  program->click(row);
  program->click("exclusion.kind.tattoo");
  awaitThat("a tattoo", [](const Json& now) {
    return now["exclusions"].size() == 1 && now["exclusions"][0]["kind"] == "tattoo";
  });
  shot("editor");
  desktop.key("Escape");
  program->click(row + ".remove");
  awaitThat("none", [](const Json& now) { return now["exclusions"].empty(); });
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("ctrl+z");
  awaitThat("it again", [](const Json& now) { return now["exclusions"].size() == 1; });
}

TEST_F(AreaActions, PaintStaysInsideTheAreaThatWasAskedFor) {
  startFromTheFront();
  program->click("options.limits");
  program->click("limits.inside.forehead");
  program->awaitIdle();
  shot("limits");
  desktop.key("Escape");
  const Json inside = paint({{0.47, 0.20}, {0.47, 0.26}, {0.47, 0.32}});
  ASSERT_EQ(inside["regions"].size(), 1u);
  desktop.key("ctrl+z");
  awaitThat("nothing", [](const Json& now) { return now["regions"].empty(); });
  program->click("options.limits");
  program->click("limits.inside.anywhere");
  desktop.key("Escape");
  const Json anywhere = paint({{0.47, 0.20}, {0.47, 0.26}, {0.47, 0.32}});
  EXPECT_LT(areaOf(inside), areaOf(anywhere));
}

}  // namespace
}  // namespace mesomap::e2e

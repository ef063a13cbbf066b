// The panel of arrangement: every pattern by its picture, live spacing, and totals first.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Patterns : public Story {
 protected:
  static int sites(const Json& state) { return state["regions"][0]["sites"].get<int>(); }
};

TEST_F(Patterns, EveryPatternIsAClickAway) {
  paintCheek();
  // A line waits until it is drawn: see guides_test.cpp.
  for (const std::string pattern : {"rows", "grid", "single", "rings", "rays", "outline", "stamps",
                                    "freehand", "none", "even"}) {
    scrollTo("pattern.more");
    if (!program->state()["widgets"].contains("pattern." + pattern)) program->click("pattern.more");
    program->click("pattern." + pattern);
    const Json now = awaitThat(
        pattern, [&](const Json& state) { return state["regions"][0]["pattern"] == pattern; });
    if (pattern == "single") {
      EXPECT_EQ(sites(now), now["regions"][0]["parts"]);
    }
    if (pattern == "none" || pattern == "freehand") {
      EXPECT_EQ(sites(now), 0) << pattern;
    }
    desktop.moveTo(program->inView(0.9, 0.8));
    program->awaitIdle();
    shot(pattern);
  }
}

TEST_F(Patterns, TheSpacingIsDraggedInOneStep) {
  const Json painted = paintCheek();
  const std::string step = painted["undoLabel"];
  scrollTo("panel.spacingSlider");
  const Json rect = program->state()["widgets"]["panel.spacingSlider"];
  const auto at = [&](double share) {
    return Point{static_cast<int>(rect[0].get<double>() + share * rect[2].get<double>()),
                 static_cast<int>(rect[1].get<double>() + 0.5 * rect[3].get<double>())};
  };
  desktop.moveTo(at(0.3));
  desktop.press();
  desktop.moveTo(at(0.2));
  desktop.moveTo(at(0.12));
  const Json tried = program->await("the number of points tried", [](const Json& state) {
    return state["texts"].value("slider.text", "").find(" points") != std::string::npos;
  });
  EXPECT_EQ(tried["regions"], painted["regions"]) << "tried, not in the plan yet";
  EXPECT_GT(tried["livePoints"].get<int>(), sites(painted));
  desktop.release();
  const Json now = awaitThat("a narrower spacing", [&](const Json& state) {
    return state["regions"][0]["spacingMm"].get<double>() < 8.0;
  });
  EXPECT_GT(sites(now), sites(painted));
  desktop.moveTo(program->inView(0.9, 0.8));
  desktop.key("ctrl+z");
  const Json undone = awaitThat("the spacing as it was", [&](const Json& state) {
    return state["regions"][0]["spacingMm"] == painted["regions"][0]["spacingMm"];
  });
  EXPECT_EQ(undone["undoLabel"], step) << "one step";
  EXPECT_EQ(sites(undone), sites(painted));
}

TEST_F(Patterns, SkinIsPaintedDenser) {
  const Json painted = paintCheek();
  scrollTo("panel.dense");
  program->click("panel.dense");
  program->await("the tool", [](const Json& now) { return now["tool"] == "dense"; });
  desktop.drag({program->inView(0.545, 0.36), program->inView(0.55, 0.38)});
  const Json denser =
      awaitThat("more points where the skin was painted denser", [&](const Json& now) {
        return sites(now) > sites(painted) && now["regions"][0]["pending"] == false;
      });
  EXPECT_EQ(denser["regions"][0]["areaCm2"], painted["regions"][0]["areaCm2"]) << "the area stays";
  EXPECT_EQ(denser["regions"][0]["spacingMm"], painted["regions"][0]["spacingMm"]);
  desktop.moveTo(program->inView(0.9, 0.8));
  program->awaitIdle();
  shot("denser");
  // Denser still, by the tool's own spacing.
  constexpr int kSteps = 5;
  const auto revision = [](const Json& now) { return now["revision"].get<std::uint64_t>(); };
  for (int step = 0; step < kSteps; ++step) {
    const std::uint64_t last = revision(program->state());
    program->click("options.dense.less");
    awaitThat("a step nearer", [&](const Json& now) { return revision(now) > last; });
  }
  const Json closer = program->awaitIdle();
  EXPECT_GT(sites(closer), sites(denser));
  desktop.moveTo(program->inView(0.9, 0.8));
  for (int step = 0; step <= kSteps; ++step) desktop.key("ctrl+z");
  awaitThat("the points as they were", [&](const Json& now) {
    return sites(now) == sites(painted) && now["undoLabel"] == painted["undoLabel"];
  });
}

TEST_F(Patterns, FromANumberOfPointsToTheSpacing) {
  const Json painted = paintCheek();
  scrollTo("panel.reverse");
  program->click("panel.reverse");
  program->awaitIdle();
  program->fill("reverse.amount", "40");
  desktop.key("Return");
  Json now = awaitThat("an answer", [](const Json& state) {
    return state["texts"].contains("reverse.answer") &&
           state["texts"]["reverse.answer"].get<std::string>().find("mm apart") !=
               std::string::npos;
  });
  EXPECT_EQ(sites(now), sites(painted)) << "nothing changes before Apply";
  shot("answer");
  program->click("reverse.apply");
  now = awaitThat("the points", [&](const Json& state) { return sites(state) != sites(painted); });
  EXPECT_NEAR(sites(now), 40, 8);
  scrollTo("panel.reverse");
  program->click("panel.reverse");
  program->awaitIdle();
  program->fill("reverse.amount", "90000");
  desktop.key("Return");
  awaitThat("the refusal", [](const Json& state) {
    return state["texts"].contains("reverse.answer") &&
           state["texts"]["reverse.answer"].get<std::string>().find("narrowest") !=
               std::string::npos;
  });
  shot("refusal");
}

TEST_F(Patterns, TheTimeGoesByOnesOwnPace) {
  const Json painted = paintCheek();
  const std::string before = painted["texts"]["totals.time"];
  program->click("totals.time");
  program->awaitIdle();
  program->fill("pace.point", "60");
  desktop.key("Return");
  const Json now = awaitThat("another estimate", [&](const Json& state) {
    return state["texts"]["totals.time"] != before;
  });
  EXPECT_NE(now["texts"]["totals.time"].get<std::string>().find("60 s per point"),
            std::string::npos);
  shot("pace");
}

}  // namespace
}  // namespace mesomap::e2e

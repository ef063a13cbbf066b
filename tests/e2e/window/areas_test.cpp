// Areas of the bust in one click each, and what is left out of them.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Areas : public Story {};

TEST_F(Areas, SixAreasInOneClickEach) {
  start();
  for (const std::string id : {"forehead", "cheek", "crows-feet", "chin", "jawline", "decollete"}) {
    const auto before = program->state()["regions"].size();
    desktop.key("Escape");
    program->click("areas." + id);
    program->await(id, [&](const Json& now) {
      return now["idle"].get<bool>() && now["regions"].size() > before;
    });
  }
  const Json state = program->awaitIdle();
  EXPECT_EQ(state["regions"].size(), 9u);  // three are paired
  for (const Json& region : state["regions"]) {
    EXPECT_GT(region["sites"].get<int>(), 0) << region["name"];
    EXPECT_LE(region["sites"].get<int>(), 150) << region["name"];
    EXPECT_GT(region["areaCm2"].get<double>(), 2.0) << region["name"];
  }
  shot("all");
}

TEST_F(Areas, NothingInsideTheOrbitalRimAndItSaysSo) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  // Straight over the client's right eye: the paint itself keeps out of the blocked zone.
  Json state = paint({{0.43, 0.295}, {0.49, 0.295}});
  ASSERT_EQ(state["regions"].size(), 1u);
  EXPECT_EQ(state["regions"][0]["leftOut"], 0);
  const double kept = state["regions"][0]["areaCm2"].get<double>();
  EXPECT_NE(state["texts"]["status.place"].get<std::string>().find("orbital rim"),
            std::string::npos);
  shot("kept-free");
  desktop.key("ctrl+z");
  program->await("nothing marked", [](const Json& now) { return now["regions"].empty(); });
  // Allowed to be marked, its points are left out all the same.
  program->click("options.limits");
  program->click("limits.zones");
  shot("limits");
  desktop.key("Escape");
  program->awaitIdle();
  state = paint({{0.43, 0.295}, {0.49, 0.295}});
  ASSERT_EQ(state["regions"].size(), 1u);
  EXPECT_GT(state["regions"][0]["areaCm2"].get<double>(), kept + 1.0);
  EXPECT_GT(state["regions"][0]["leftOut"].get<int>(), 0);
  program->click("panel.showLeftOut");
  program->await("the left-out points shown",
                 [](const Json& now) { return now["leftOutShown"].get<int>() > 0; });
  shot("left-out");
}

TEST_F(Areas, BothSidesMakesTwoLinkedAreas) {
  start();
  desktop.key("1");
  desktop.key("f");
  desktop.key("m");
  program->await("both sides", [](const Json& now) { return now["bothSides"].get<bool>(); });
  const Json state = paint({{0.455, 0.37}, {0.46, 0.38}});
  ASSERT_EQ(state["regions"].size(), 2u);
  EXPECT_NE(state["regions"][0]["side"], state["regions"][1]["side"]);
  EXPECT_EQ(state["regions"][0]["linked"], state["regions"][1]["id"]);
  EXPECT_EQ(state["regions"][1]["linked"], state["regions"][0]["id"]);
  shot("both");
}

}  // namespace
}  // namespace mesomap::e2e

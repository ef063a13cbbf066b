// Caution zones ask once for each area; blocked ones leave points out and show where.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Zones : public Story {
 protected:
  static int proposed(const Json& state) { return state["totals"]["proposed"].get<int>(); }
  static int points(const Json& state) { return state["totals"]["sites"].get<int>(); }
  /// From the client's right cheek over the nose, which is a caution zone.
  Json paintOverTheNose() {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    return paint({{0.45, 0.365}, {0.50, 0.35}});
  }
};

TEST_F(Zones, ACautionZoneAsksAndTheAnswerCounts) {
  const Json asked = paintOverTheNose();
  ASSERT_GT(proposed(asked), 0);
  ASSERT_EQ(asked["regions"][0]["sites"].get<int>(), points(asked) + proposed(asked));
  EXPECT_NE(asked["texts"]["zone.question"].get<std::string>().find("in the caution zone of"),
            std::string::npos);
  EXPECT_NE(asked["texts"]["totals.besides"].get<std::string>().find("your answer"),
            std::string::npos);
  shot("asked");
  // Keep does nothing before a reason is given.
  program->click("zone.keep");
  EXPECT_EQ(proposed(program->awaitIdle()), proposed(asked));
  program->click("zone.reason0");
  program->click("zone.keep");
  Json now = awaitThat("fewer open", [&](const Json& state) {
    return proposed(state) < proposed(asked) && points(state) > points(asked);
  });
  EXPECT_EQ(points(now) + proposed(now), points(asked) + proposed(asked));
  shot("kept");
  // Other zones of the area ask one after the other; their points are left out.
  while (proposed(now) > 0) {
    const int before = proposed(now);
    program->click("zone.leaveOut");
    now = awaitThat("left out", [&](const Json& state) { return proposed(state) < before; });
  }
  shot("answered");
  desktop.moveTo(program->inView(0.9, 0.6));
  for (int i = 0; i < 8 && proposed(now) < proposed(asked); ++i) {
    desktop.key("ctrl+z");
    now = program->awaitIdle();
  }
  EXPECT_EQ(points(now), points(asked));
  EXPECT_EQ(proposed(now), proposed(asked));
  EXPECT_TRUE(now["texts"].contains("zone.question"));
}

TEST_F(Zones, AReasonInOnesOwnWordsAndAskedAgain) {
  const Json asked = paintOverTheNose();
  program->click("zone.reasonOther");
  program->fill("zone.reasonText", "Seen by ultrasound");
  program->awaitIdle();
  shot("own-words");
  program->click("zone.keep");
  const Json kept =
      awaitThat("kept", [&](const Json& state) { return proposed(state) < proposed(asked); });
  std::string again;
  for (const auto& [id, text] : kept["texts"].items()) {
    if (id.starts_with("zone.answer.")) {
      again = id.substr(12);
      EXPECT_NE(text.get<std::string>().find("Seen by ultrasound"), std::string::npos);
    }
  }
  ASSERT_NE(again, "");
  program->click("zone.askAgain." + again);
  awaitThat("asked again", [&](const Json& state) { return proposed(state) == proposed(asked); });
}

TEST_F(Zones, LeftOutPointsAreShownWhereTheyAre) {
  start();
  program->click("options.limits");
  program->click("limits.zones");
  desktop.key("Escape");
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  const Json painted = paint({{0.43, 0.295}, {0.49, 0.295}});
  ASSERT_GT(painted["regions"][0]["leftOut"].get<int>(), 0);
  EXPECT_NE(painted["texts"]["panel.leftOut"].get<std::string>().find("inside the orbital rim"),
            std::string::npos);
  // From behind, where they cannot be seen.
  desktop.key("4");
  const Json behind = program->awaitIdle();
  program->click("panel.showLeftOut");
  const Json shown = awaitThat("the left-out points",
                               [](const Json& now) { return now["leftOutShown"].get<int>() > 0; });
  EXPECT_NE(shown["camera"]["yaw"], behind["camera"]["yaw"]);
  EXPECT_LT(shown["camera"]["distance"].get<double>(), behind["camera"]["distance"].get<double>());
  shot("shown");
  program->click("panel.showLeftOut");
  awaitThat("hidden again", [](const Json& now) { return now["leftOutShown"].get<int>() == 0; });
}

}  // namespace
}  // namespace mesomap::e2e

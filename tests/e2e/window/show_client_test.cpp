// Show client hides every panel and shows the figure with its areas, calmly.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class ShowClient : public Story {};

TEST_F(ShowClient, HidesEveryPanelAndComesBack) {
  start({"--demo"});
  const Json open = program->awaitIdle();
  EXPECT_TRUE(open["example"].get<bool>());
  EXPECT_FALSE(open["dirty"].get<bool>());
  ASSERT_TRUE(open["widgets"].contains("toolbar.save"));
  const Screenshot working = shot("working");
  desktop.key("F5");
  const Json shown = program->await("the client's view", [](const Json& now) {
    return now["clientView"].get<bool>() && now["idle"].get<bool>();
  });
  for (const auto& [id, box] : shown["widgets"].items()) {
    EXPECT_FALSE(id.starts_with("toolbar.") || id.starts_with("panel.") ||
                 id.starts_with("tools.") || id.starts_with("totals."))
        << id;
  }
  EXPECT_GT(shot("client").differenceTo(working), 0.1);
  // Nothing can be painted by accident in front of the client.
  desktop.drag({program->inView(0.5, 0.3), program->inView(0.52, 0.3)});
  EXPECT_FALSE(program->awaitIdle()["dirty"].get<bool>());
  desktop.key("Escape");
  program->await("the panels again", [](const Json& now) {
    return !now["clientView"].get<bool>() && now["widgets"].contains("toolbar.save");
  });
}

TEST_F(ShowClient, NothingIsDrawnWhileNothingChanges) {
  start({"--demo"});
  program->awaitIdle();
  program->await("a smooth picture", [](const Json& now) { return now["fine"].get<bool>(); });
  // The answer to the last move may still be on its way to the screen.
  (void)program->drawsNothingFor(1.0);
  EXPECT_TRUE(program->drawsNothingFor(3.0)) << "at work";
  desktop.key("F5");
  program->await("the client's view",
                 [](const Json& now) { return now["clientView"].get<bool>(); });
  // Its hint stays five seconds and fades; then there is nothing more to draw.
  bool quiet = false;
  for (int i = 0; i < 300 && !quiet; ++i) quiet = program->drawsNothingFor(6.0);
  EXPECT_TRUE(quiet) << "before the client";
  desktop.moveTo({640, 400});
  EXPECT_FALSE(program->drawsNothingFor(3.0)) << "a move is seen";
}

TEST_F(ShowClient, TheCurtainHidesEverythingAtOnce) {
  start({"--demo"});
  const Screenshot working = shot("before");
  desktop.key("F12");
  program->await("the curtain", [](const Json& now) {
    return now["dialog"] == "curtain" && now["idle"].get<bool>();
  });
  program->awaitIdle();
  EXPECT_GT(shot("curtain").differenceTo(working), 0.3);
  desktop.key("Escape");
  program->await("the work again", [](const Json& now) { return now["dialog"] == ""; });
  program->awaitIdle();
  EXPECT_LT(shot("after").differenceTo(working), 0.01);
}

}  // namespace
}  // namespace mesomap::e2e

// Show client hides every panel and shows the figure with its areas, calmly.
#include <fstream>
#include <set>

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

bool clientShows(const Json& now, std::size_t step) {
  return now["clientPage"]["on"].get<bool>() && now["clientPage"]["step"] == step &&
         now["idle"].get<bool>();
}

TEST_F(ShowClient, GoesFromAreaToAreaAndBackToTheWorkAsItWas) {
  start({"--demo"});
  const Json working = program->awaitIdle();
  desktop.key("F5");
  const Json whole =
      program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  EXPECT_EQ(whole["clientPage"]["title"], "The plan at a glance");
  EXPECT_EQ(whole["clientPage"]["foot"], "Example, not a client · A plan, not a promise");
  ASSERT_EQ(whole["clientPage"]["steps"], working["regions"].size() + 1);
  Screenshot before = shot("step-0");
  std::set<std::string> titles;
  for (std::size_t step = 1; step <= working["regions"].size(); ++step) {
    desktop.key("Right");
    const Json now = program->await("step " + std::to_string(step),
                                    [&](const Json& at) { return clientShows(at, step); });
    titles.insert(now["clientPage"]["title"].get<std::string>());
    EXPECT_EQ(now["clientPage"]["sentence"], "Small points, evenly laid.");
    const Screenshot page = shot("step-" + std::to_string(step));
    EXPECT_GT(page.differenceTo(before), 0.05);
    before = page;
  }
  EXPECT_EQ(titles.size(), working["regions"].size());
  EXPECT_TRUE(titles.contains("Your forehead"));
  EXPECT_TRUE(titles.contains("Your left cheek"));
  // By the buttons, by a click on the picture, and to the first page.
  program->click("client.previous");
  program->await("one back",
                 [&](const Json& now) { return clientShows(now, working["regions"].size() - 1); });
  desktop.click(program->inView(0.8, 0.4));
  program->await("one on",
                 [&](const Json& now) { return clientShows(now, working["regions"].size()); });
  desktop.key("Home");
  program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  desktop.key("Escape");
  const Json back = program->await("the panels again", [](const Json& now) {
    return !now["clientView"].get<bool>() && now["widgets"].contains("toolbar.save") &&
           now["idle"].get<bool>();
  });
  EXPECT_EQ(back["camera"], working["camera"]);
  EXPECT_FALSE(back["dirty"].get<bool>());
}

TEST_F(ShowClient, NeitherZonesNorListsOfNamesComeBeforeTheClient) {
  start({"--demo"});
  program->awaitIdle();
  desktop.key("F5");
  program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  // Until the controls and the hint have gone.
  bool quiet = false;
  for (int i = 0; i < 60 && !quiet; ++i) quiet = program->drawsNothingFor(5.0);
  const Screenshot before = shot("before");
  for (const char* key : {"z", "k", "ctrl+k", "ctrl+o", "ctrl+e", "F1", "b", "h", "shift+a"}) {
    desktop.key(key);
  }
  quiet = false;
  for (int i = 0; i < 60 && !quiet; ++i) quiet = program->drawsNothingFor(5.0);
  const Json now = program->state();
  EXPECT_EQ(now["dialog"], "");
  EXPECT_FALSE(now["zones"].get<bool>());
  EXPECT_LT(shot("after").differenceTo(before), 0.001);
}

TEST_F(ShowClient, TurnsSlowlyUntilSomebodyTakesHold) {
  start({"--demo"});
  program->awaitIdle();
  desktop.key("F5");
  const Json still =
      program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  desktop.key("t");
  const double from = still["clientPage"]["yaw"].get<double>();
  program->await("some of a turn", [from](const Json& now) {
    return now["clientPage"]["turning"].get<bool>() &&
           now["clientPage"]["yaw"].get<double>() > from + 0.1;
  });
  desktop.drag({program->inView(0.5, 0.3), program->inView(0.55, 0.3)});
  program->await("standing still", [](const Json& now) {
    return !now["clientPage"]["turning"].get<bool>() && now["idle"].get<bool>();
  });
}

TEST_F(ShowClient, NothingIsErasedThereWhateverTheRightButtonDoes) {
  const auto folder = home.path() / ".config" / "mesomap";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "settings.json") << Json{{"rightButtonErases", true}}.dump();
  start({"--demo"});
  program->awaitIdle();
  desktop.key("F5");
  program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  for (const int button : {1, 3}) {
    desktop.drag({program->inView(0.5, 0.2), program->inView(0.47, 0.24)}, button);
    EXPECT_FALSE(program->awaitIdle()["dirty"].get<bool>()) << button;
  }
}

TEST_F(ShowClient, ManyPointsAreATexture) {
  start();
  program->click("areas.cheek");
  awaitThat("points", [](const Json& now) { return now["totals"]["sites"].get<int>() > 0; });
  scrollTo("panel.spacing");
  program->fill("panel.spacing", "4");
  desktop.key("Return");
  awaitThat("many points",
            [](const Json& now) { return now["regions"][0]["sites"].get<int>() > 150; });
  desktop.key("F5");
  program->await("the whole plan", [](const Json& now) { return clientShows(now, 0); });
  desktop.key("Right");
  const Json now = program->await("the cheek", [](const Json& at) { return clientShows(at, 1); });
  EXPECT_TRUE(now["clientPage"]["dots"].get<bool>());
  EXPECT_EQ(now["clientPage"]["sentence"], "Many small points.");
  shot("texture");
}

/// The client's window stands at the screen's upper left corner over the practitioner's, also where
/// Program::awaitIdle puts the pointer: not to be used here.
class ClientWindow : public ShowClient {
 protected:
  void startBoth() {
    const auto folder = home.path() / ".config" / "mesomap";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "settings.json")
        << Json{{"clientPlace", "own-window"}, {"hints", false}, {"purposeRead", true}}.dump();
    start({"--demo"});
    desktop.key("F5");
    awaitClient("the client's window", [](const Json& client) {
      return client["elsewhere"].get<bool>() && client["step"] == 0;
    });
  }
  Json awaitClient(const std::string& what, const std::function<bool(const Json&)>& wanted) {
    return program->await(what, [&](const Json& now) {
      return now["idle"].get<bool>() && wanted(now["clientPage"]);
    });
  }
  Screenshot clientShot(const std::string& name) {
    const Screenshot whole = shot(name);
    Screenshot part{.width = 960, .height = 600, .rgb = {}};
    for (int y = 0; y < part.height; ++y) {
      const auto from = whole.rgb.begin() + static_cast<std::ptrdiff_t>(3) * y * whole.width;
      part.rgb.insert(part.rgb.end(), from, from + static_cast<std::ptrdiff_t>(3) * part.width);
    }
    return part;
  }
};

TEST_F(ClientWindow, IsLedFromTheOtherWhichStaysAsItIs) {
  startBoth();
  const Json now = program->state();
  EXPECT_FALSE(now["clientView"].get<bool>());
  EXPECT_TRUE(now["widgets"].contains("toolbar.save"));
  const Screenshot whole = clientShot("whole");
  program->click("client.next");
  awaitClient("the first area", [](const Json& client) { return client["step"] == 1; });
  EXPECT_GT(clientShot("first").differenceTo(whole), 0.05);
  desktop.key("Next");
  awaitClient("the next area", [](const Json& client) { return client["step"] == 2; });
  // In its own window: the right half is the next area.
  desktop.click({800, 200});
  awaitClient("one on", [](const Json& client) { return client["step"] == 3; });
  EXPECT_EQ(program->state()["camera"], now["camera"]);
  // The picture over there grows smooth first.
  bool quiet = false;
  for (int i = 0; i < 40 && !quiet; ++i) quiet = program->drawsNothingFor(3.0);
  EXPECT_TRUE(quiet) << "idle costs nothing there either";
  program->click("client.close");
  awaitClient("closed", [](const Json& client) { return !client["elsewhere"].get<bool>(); });
}

TEST_F(ClientWindow, HoldsItsPictureWhileAnythingElseIsOpened) {
  startBoth();
  const Screenshot before = clientShot("before");
  desktop.key("ctrl+w");
  awaitClient("held", [](const Json& client) { return client["held"].get<bool>(); });
  EXPECT_LT(clientShot("closed").differenceTo(before), 0.0005);
  desktop.key("ctrl+o");
  program->await("a list of files", [](const Json& now) { return now["dialog"] == "open"; });
  EXPECT_LT(clientShot("files").differenceTo(before), 0.0005);
  desktop.key("Escape");
  program->click("start.figure.body-male");
  program->await("another figure", [](const Json& now) {
    return now["open"].get<bool>() && now["idle"].get<bool>();
  });
  EXPECT_TRUE(program->state()["clientPage"]["held"].get<bool>());
  EXPECT_LT(clientShot("other").differenceTo(before), 0.0005);
  // Asked again, it goes on with what is open now.
  desktop.key("F5");
  awaitClient("the other plan", [](const Json& client) {
    return client["elsewhere"].get<bool>() && !client["held"].get<bool>();
  });
  EXPECT_GT(clientShot("shown").differenceTo(before), 0.05);
  desktop.key("F5");
  awaitClient("closed", [](const Json& client) { return !client["elsewhere"].get<bool>(); });
}

TEST_F(ClientWindow, TheCurtainFallsOverBoth) {
  startBoth();
  const Screenshot before = clientShot("before");
  desktop.key("F12");
  program->await("the curtain", [](const Json& now) {
    return now["dialog"] == "curtain" && now["idle"].get<bool>();
  });
  EXPECT_GT(clientShot("curtain").differenceTo(before), 0.2);
  desktop.key("Escape");
  program->await("the work again",
                 [](const Json& now) { return now["dialog"] == "" && now["idle"].get<bool>(); });
  EXPECT_LT(clientShot("after").differenceTo(before), 0.0005);
}

}  // namespace
}  // namespace mesomap::e2e

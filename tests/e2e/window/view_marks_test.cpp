// Numbers, names, needles and distances over the picture, and a client who sees none of them.
#include <string>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class ViewMarks : public Story {
 protected:
  static int count(const Json& state, const char* text) {
    return state["texts"].contains(text) ? std::stoi(state["texts"][text].get<std::string>()) : 0;
  }
};

TEST_F(ViewMarks, AreForTheOneWhoPlansAndNotForTheClient) {
  const Json painted = paintCheek();
  const auto numbered = [](const Json& state) { return count(state, "view.numbers") > 3; };
  const Json planned = awaitThat("numbers of the chosen area", numbered);
  EXPECT_EQ(count(planned, "view.names"), 1);
  EXPECT_TRUE(planned["texts"].contains("view.scale"));
  shot("numbers");

  // A distance between two clicks; it is no part of the plan.
  desktop.key("d");
  program->await("the tool", [](const Json& now) { return now["tool"] == "measure"; });
  desktop.click(program->inView(0.45, 0.25));
  program->awaitIdle();
  desktop.moveTo(program->inView(0.55, 0.25));
  desktop.click(program->inView(0.55, 0.25));
  const Json measured = awaitThat("a distance", [](const Json& state) {
    return state["texts"].contains("measurements") && state["texts"]["measurements"] != "";
  });
  EXPECT_NE(measured["texts"]["measurements"].get<std::string>().find("on the figure"),
            std::string::npos);
  EXPECT_EQ(measured["regions"].size(), painted["regions"].size());
  desktop.key("shift+i");
  program->awaitIdle();
  shot("measured");

  desktop.key("F5");
  const Json client = program->await("the client's view", [](const Json& now) {
    return now["clientView"].get<bool>() && now["idle"].get<bool>();
  });
  for (const char* text : {"view.numbers", "view.names", "view.scale", "measurements"}) {
    EXPECT_FALSE(client["texts"].contains(text)) << text;
  }
  shot("client");
  desktop.key("Escape");
  awaitThat("numbers again", numbered);
  desktop.key("i");
  awaitThat("no numbers", [](const Json& state) { return count(state, "view.numbers") == 0; });
}

TEST_F(ViewMarks, ColoursOfPointsAreChosenInTheMenuAndExplained) {
  paintCheek();
  ASSERT_FALSE(program->state()["texts"].contains("legend.points"));
  program->click("toolbar.view");
  program->click("menu.view.colourState");
  const Json explained = awaitThat("what the colours mean", [](const Json& state) {
    return state["texts"].contains("legend.points");
  });
  EXPECT_FALSE(explained["texts"]["legend.points"].get<std::string>().empty());
  shot("states");
  program->click("toolbar.view");
  program->click("menu.view.colourProduct");
  awaitThat("no product", [](const Json& state) {
    return state["texts"].contains("legend.points") &&
           state["texts"]["legend.points"] == "Product not chosen";
  });
  desktop.key("F5");
  const Json client = program->await("the client's view", [](const Json& now) {
    return now["clientView"].get<bool>() && now["idle"].get<bool>();
  });
  EXPECT_FALSE(client["texts"].contains("legend.points"));
  desktop.key("Escape");
  awaitThat("the plan again", [](const Json& state) { return !state["clientView"].get<bool>(); });
  program->click("toolbar.view");
  program->click("menu.view.colourArea");
  awaitThat("no legend",
            [](const Json& state) { return !state["texts"].contains("legend.points"); });
}

}  // namespace
}  // namespace mesomap::e2e

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

/// Pixels of the view, without its edges, in which two pictures of the screen differ.
int apartInView(const Json& state, const Screenshot& a, const Screenshot& b) {
  const Json view = state["view"];
  const int left = view[0].get<int>() + 60, top = view[1].get<int>() + 60;
  const int right = left + view[2].get<int>() - 120, bottom = top + view[3].get<int>() - 120;
  int count = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const auto at = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) +
                           static_cast<std::size_t>(x));
      for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(int{a.rgb[at + c]} - int{b.rgb[at + c]}) > 12) {
          ++count;
          break;
        }
      }
    }
  }
  return count;
}

TEST_F(ViewMarks, AnAreaAndItsRowAreMarkedTogether) {
  const std::string id = paintCheek()["regions"][0]["id"].dump();
  desktop.key("n");  // None is chosen, so that nothing but the pointer marks one.
  awaitThat("no area chosen", [](const Json& now) { return now["selected"] == 0; });
  const Json planned = program->awaitIdle();
  const Screenshot before = shot("unmarked");
  desktop.moveTo(program->middleOf("list." + id));
  program->await("the row under the pointer", [&](const Json& now) {
    return now["rowPointedAt"].dump() == id && now["idle"].get<bool>();
  });
  const Screenshot marked = shot("row");
  EXPECT_GT(apartInView(planned, before, marked), 40) << "its border stands out";
  EXPECT_EQ(program->state()["skinFrames"], planned["skinFrames"]);
  // The other way round.
  desktop.moveTo(program->inView(0.556, 0.40));
  program->await("the area under the pointer", [&](const Json& now) {
    return now["texts"].value("list.underPointer", std::string()) == id && now["rowPointedAt"] == 0;
  });
  shot("area");
}

TEST_F(ViewMarks, TheLensLooksThroughTheSkinWhereThePointerIs) {
  const Json planned = paintCheek();
  desktop.key("shift+i");
  program->awaitIdle();
  const Point cheek = program->inView(0.555, 0.40);
  desktop.moveTo(cheek);
  program->await("the pointer on the skin", [](const Json& now) { return now["hover"] == true; });
  const Screenshot before = shot("before");
  desktop.key("v");
  program->await("the lens", [](const Json& now) { return now["lens"] == true; });
  const Screenshot through = shot("lens");
  EXPECT_GT(apartInView(planned, before, through), 4000);
  // Off the figure there is nothing to look through.
  desktop.moveTo(program->inView(0.92, 0.15));
  program->await("the pointer off the skin", [](const Json& now) { return now["hover"] == false; });
  const Screenshot beside = shot("beside");
  desktop.key("v");
  program->await("no lens", [](const Json& now) { return now["lens"] == false; });
  EXPECT_LT(apartInView(planned, beside, shot("off")), 40);
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

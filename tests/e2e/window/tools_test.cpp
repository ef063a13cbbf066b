// Every painting tool, one story each, with the real mouse.
#include <algorithm>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Tools : public Story {
 protected:
  /// The bust from the front with a tool in hand.
  void startWith(const std::string& key, const std::string& tool) {
    start();
    desktop.key("1");
    desktop.key("f");
    desktop.key(key);
    program->await("the tool " + tool,
                   [&](const Json& now) { return now["tool"] == tool && now["idle"].get<bool>(); });
  }
  Point at(double across, double down) { return program->inView(across, down); }
  /// Rests the pointer there until the tool has said what it would do.
  Json hoverAt(double across, double down, const char* text) {
    desktop.moveTo(at(across, down));
    return program->await(std::string("the tool's ") + text, [&](const Json& now) {
      return now["texts"].contains(text) && now["texts"][text] != "" && now["idle"].get<bool>();
    });
  }
  Json awaitAreas(std::size_t count) {
    return program->await("areas with points", [&](const Json& now) {
      return now["regions"].size() == count && now["idle"].get<bool>();
    });
  }
  static std::string textOf(const Json& state, const char* id) {
    return state["texts"].value(id, std::string());
  }
};

TEST_F(Tools, ALineFromClickToClickEndedWithEnter) {
  startWith("l", "line");
  desktop.click(at(0.46, 0.21));
  desktop.click(at(0.50, 0.20));
  const Json before = hoverAt(0.54, 0.22, "tool.text");
  EXPECT_TRUE(before["underWay"].get<bool>());
  EXPECT_TRUE(before["regions"].empty()) << "nothing is marked before it is finished";
  EXPECT_NE(textOf(before, "tool.text").find("mm"), std::string::npos);
  shot("preview");
  desktop.click(at(0.54, 0.22));
  desktop.key("Return");
  Json done = awaitAreas(1);
  EXPECT_GT(done["regions"][0]["sites"].get<int>(), 3);
  EXPECT_EQ(done["regions"][0]["parts"], 1);
  EXPECT_NE(done["undoLabel"].get<std::string>().find("line"), std::string::npos);
  shot("done");
  desktop.key("ctrl+z");
  awaitAreas(0);
  // Backspace takes a point back; with none left nothing is under way.
  desktop.click(at(0.46, 0.21));
  program->await("a point", [](const Json& now) { return now["underWay"].get<bool>(); });
  desktop.key("BackSpace");
  program->await("no point", [](const Json& now) { return !now["underWay"].get<bool>(); });
  // A drag is a line at once.
  desktop.drag({at(0.46, 0.21), at(0.54, 0.21)});
  awaitAreas(1);
}

TEST_F(Tools, ACurveAlongTheJawEndedWithADoubleClick) {
  startWith("c", "curve");
  for (int i = 0; i < 4; ++i) desktop.key("bracketleft");
  desktop.click(at(0.445, 0.46));
  desktop.click(at(0.465, 0.50));
  desktop.click(at(0.50, 0.525));
  hoverAt(0.535, 0.50, "tool.text");
  shot("preview");
  desktop.doubleClick(at(0.555, 0.46));
  const Json done = awaitAreas(1);
  EXPECT_FALSE(done["underWay"].get<bool>());
  EXPECT_EQ(done["regions"][0]["parts"], 1);
  EXPECT_NE(done["undoLabel"].get<std::string>().find("curve"), std::string::npos);
  shot("done");
}

TEST_F(Tools, ALassoTakesWhatItEncloses) {
  startWith("s", "lasso");
  const std::vector<std::pair<double, double>> round = {
      {0.46, 0.19}, {0.54, 0.19}, {0.545, 0.225}, {0.50, 0.235}, {0.455, 0.225}};
  std::vector<Point> path;
  for (const auto& [x, y] : round) path.push_back(at(x, y));
  desktop.moveTo(path.front());
  desktop.press();
  for (const Point& point : path) desktop.moveTo(point);
  program->await("the lasso", [&](const Json& now) {
    return now["underWay"].get<bool>() && now["pointer"][0] == path.back().x &&
           now["pointer"][1] == path.back().y;
  });
  shot("preview");
  desktop.release();
  const Json done = awaitAreas(1);
  EXPECT_EQ(done["regions"][0]["parts"], 1);
  EXPECT_GT(done["regions"][0]["areaCm2"].get<double>(), 5.0);
  shot("done");
}

TEST_F(Tools, ACircleFromItsMiddleOutward) {
  startWith("o", "circle");
  desktop.moveTo(at(0.50, 0.21));
  desktop.press();
  desktop.moveTo(at(0.51, 0.21));
  desktop.moveTo(at(0.53, 0.21));
  const Json drawing = program->await("its size", [](const Json& now) {
    return now["underWay"].get<bool>() && now["texts"].contains("tool.text") &&
           now["texts"]["tool.text"] != "";
  });
  EXPECT_NE(textOf(drawing, "tool.text").find("radius"), std::string::npos);
  shot("preview");
  desktop.release();
  const Json done = awaitAreas(1);
  const double area = done["regions"][0]["areaCm2"].get<double>() * 100.0;
  const double border = done["regions"][0]["perimeterMm"].get<double>();
  // A disk on a gently bent forehead: 4 π area ≈ border².
  EXPECT_NEAR(4 * 3.14159265 * area / (border * border), 1.0, 0.08);
  shot("done");
}

TEST_F(Tools, AFillShowsWhatItWouldTakeAndTakesIt) {
  startWith("g", "fill");
  const Json over = hoverAt(0.45, 0.40, "tool.text");
  EXPECT_TRUE(over["regions"].empty());
  EXPECT_NE(textOf(over, "tool.text").find("cm²"), std::string::npos);
  shot("preview");
  desktop.click(at(0.45, 0.40));
  const Json done = awaitAreas(1);
  const double wide = done["regions"][0]["areaCm2"].get<double>();
  EXPECT_GT(wide, 1.0);
  shot("done");
  desktop.key("ctrl+z");
  awaitAreas(0);
  for (int i = 0; i < 8; ++i) desktop.key("bracketleft");
  desktop.click(at(0.45, 0.40));
  EXPECT_LT(awaitAreas(1)["regions"][0]["areaCm2"].get<double>(), wide);
}

TEST_F(Tools, AreasArePickedOnTheSkinAndTakenAwayAgain) {
  startWith("shift+a", "area");
  const Json over = hoverAt(0.50, 0.20, "tool.text");
  EXPECT_NE(textOf(over, "tool.text").find("Forehead"), std::string::npos);
  shot("preview");
  desktop.click(at(0.50, 0.20));
  const Json done = awaitAreas(1);
  EXPECT_EQ(done["regions"][0]["name"], "Forehead");
  shot("done");
  desktop.keyDown("shift");
  desktop.click(at(0.50, 0.20));
  desktop.keyUp("shift");
  awaitAreas(0);
}

TEST_F(Tools, TheEraserTakesAStripeOutOfAnArea) {
  startWith("b", "brush");
  const Json before = paint({{0.46, 0.20}, {0.54, 0.20}, {0.54, 0.22}, {0.46, 0.22}});
  desktop.key("e");
  for (int i = 0; i < 6; ++i) desktop.key("bracketleft");
  program->awaitIdle();
  desktop.moveTo(at(0.50, 0.17));
  program->awaitIdle();
  const Json after = paint({{0.50, 0.16}, {0.50, 0.26}});
  ASSERT_EQ(after["regions"].size(), 1u);
  EXPECT_EQ(after["regions"][0]["parts"], 2);
  EXPECT_LT(after["regions"][0]["areaCm2"].get<double>(),
            before["regions"][0]["areaCm2"].get<double>());
  shot("done");
}

TEST_F(Tools, AMoleIsSparedNowAndInEveryLaterSession) {
  startWith("b", "brush");
  const Json painted = paint({{0.46, 0.20}, {0.54, 0.20}, {0.54, 0.23}, {0.46, 0.23}});
  program->fill("panel.spacing", "5");
  desktop.key("Return");
  const Json dense = program->await("points 5 mm apart", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["spacingMm"] == 5.0;
  });
  desktop.moveTo(at(0.9, 0.9));
  desktop.key("x");
  program->await("the tool", [](const Json& now) { return now["tool"] == "exclusion"; });
  program->click("options.kind.scar");
  program->fill("options.note", "left by a fall");
  desktop.key("Return");
  desktop.drag({at(0.485, 0.21), at(0.515, 0.22)});
  const Json spared = program->await("the scar", [](const Json& now) {
    return now["exclusions"].size() == 1 && now["idle"].get<bool>();
  });
  EXPECT_EQ(spared["exclusions"][0]["kind"], "scar");
  EXPECT_EQ(spared["exclusions"][0]["note"], "left by a fall");
  EXPECT_LT(spared["regions"][0]["sites"].get<int>(), dense["regions"][0]["sites"].get<int>());
  EXPECT_EQ(spared["regions"][0]["areaCm2"], dense["regions"][0]["areaCm2"]);
  shot("done");
  const auto path = home.path() / "scar.mesomap.json";
  saveAs(path);
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);
  start({path.string()});
  EXPECT_EQ(program->awaitIdle()["exclusions"], spared["exclusions"]);
  shot("reopened");
}

TEST_F(Tools, TheViewTurnsWhileALineIsUnderWay) {
  startWith("l", "line");
  desktop.click(at(0.48, 0.21));
  const Json before = program->await("a point", [](const Json& now) {
    return now["underWay"].get<bool>() && now["idle"].get<bool>();
  });
  desktop.drag({at(0.5, 0.5), at(0.54, 0.5)}, 3);
  desktop.wheel(at(0.5, 0.25), 2);
  const Json turned = program->await("a turned view", [&](const Json& now) {
    return now["camera"]["yaw"] != before["camera"]["yaw"] &&
           now["camera"]["distance"] != before["camera"]["distance"] && now["idle"].get<bool>();
  });
  EXPECT_TRUE(turned["underWay"].get<bool>());
  // Shift + wheel, or two fingers with Shift: the view moves and comes no nearer.
  desktop.keyDown("shift");
  desktop.wheel(at(0.5, 0.25), -1);
  desktop.keyUp("shift");
  const Json panned = program->await("a moved view", [&](const Json& now) {
    return now["camera"]["target"] != turned["camera"]["target"] && now["idle"].get<bool>();
  });
  EXPECT_EQ(panned["camera"]["distance"], turned["camera"]["distance"]);
  EXPECT_TRUE(panned["underWay"].get<bool>());
  desktop.key("F1");
  program->await("the keys", [](const Json& now) { return now["dialog"] == "keys"; });
  shot("keys");
  desktop.key("Escape");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  desktop.click(at(0.52, 0.25));
  desktop.key("Return");
  EXPECT_EQ(awaitAreas(1)["regions"][0]["parts"], 1);
}

}  // namespace
}  // namespace mesomap::e2e

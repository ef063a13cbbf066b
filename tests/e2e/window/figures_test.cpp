// The bundled figures in the window: opened, named under the pointer, with zones, builds and the
// list of areas.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Figures : public Story {
 protected:
  /// Rests the pointer on a place of the view until the label beside it says `words`.
  void hoverSays(double across, double down, const std::string& words) {
    desktop.moveTo(program->inView(across, down));
    program->await("the label '" + words + "'", [&](const Json& now) {
      return now["idle"].get<bool>() &&
             now["texts"].value("place", std::string()).find(words) != std::string::npos;
    });
  }
  /// The whole bust from the front.
  void startInFront() {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
  }
};

TEST_F(Figures, TheWholeBodyOpensThreeQuarterWithAWideBrush) {
  start();
  program->click("toolbar.new");
  program->await("the start page", [](const Json& now) { return now["start"].get<bool>(); });
  program->click("start.figure.body-female");
  const Json now = program->await("the body", [](const Json& state) {
    return state["surface"] == "Body, female" && state["idle"].get<bool>();
  });
  EXPECT_NEAR(now["camera"]["yaw"].get<double>(), -25.0 * 3.14159265 / 180.0, 1e-3);
  EXPECT_EQ(now["camera"]["pitch"], 0.0);
  EXPECT_EQ(now["brushWidthMm"], 60.0);
  EXPECT_TRUE(now["figure"]["garment"].get<bool>());
  shot("opened");
  // The thigh is painted through the garment.
  desktop.key("1");
  program->awaitIdle();
  const Json painted = paint({{0.455, 0.5}, {0.46, 0.56}});
  EXPECT_EQ(painted["regions"][0]["name"], "Client's right thigh, front");
  EXPECT_GT(painted["regions"][0]["sites"].get<int>(), 5);
  shot("painted");
  // Under the chin only the head is looked at.
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("7");
  const Json chin = program->await("the head from below", [&](const Json& state) {
    return state["idle"].get<bool>() && state["camera"]["pitch"].get<double>() < -0.5;
  });
  EXPECT_LT(chin["camera"]["distance"].get<double>(),
            painted["camera"]["distance"].get<double>() / 3);
  shot("under-the-chin");
}

TEST_F(Figures, ThePlaceUnderThePointerHasItsName) {
  startInFront();
  hoverSays(0.5, 0.2, "Forehead · centre");
  hoverSays(0.5, 0.132, "scalp");
  hoverSays(0.4475, 0.308, "Client's right upper eyelid\nNo automatic points here");
  hoverSays(0.5, 0.383, "Nose · tip of the nose");
  hoverSays(0.424, 0.324, "Landmark: outer corner of the eye, client's right");
  hoverSays(0.5, 0.455, "Red of the lips");
  hoverSays(0.5, 0.51, "Chin");
  hoverSays(0.57, 0.41, "Client's left cheek");
  hoverSays(0.38, 0.338, "Client's right");
  hoverSays(0.5, 0.79, "Décolleté");
  shot("named");
  // Nothing is said of the place that was under the pointer before the view turned.
  desktop.key("6");
  program->await("another place, or none", [](const Json& now) {
    return now["idle"].get<bool>() &&
           now["texts"].value("place", std::string()).find("Décolleté") == std::string::npos;
  });
}

TEST_F(Figures, ZonesSayWhyAndWhoseWordThatIs) {
  startInFront();
  desktop.key("z");
  program->await("zones", [](const Json& now) {
    return now["zones"].get<bool>() && now["widgets"].contains("zones.list");
  });
  hoverSays(0.4475, 0.308, "No automatic points here\nSkin of about 0.75 mm");
  hoverSays(0.4475, 0.308, "Source: ");
  hoverSays(0.5, 0.626, "not yet reviewed by a clinician");
  shot("shown");
  program->click("zones.list");
  program->await("the list", [](const Json& now) { return now["dialog"] == "zones"; });
  shot("list");
  desktop.key("Escape");
  program->await("no list", [](const Json& now) { return now["dialog"] == ""; });
  // The window opens as it was left.
  desktop.askToClose(program->window());
  ASSERT_EQ(program->awaitEnd(), 0);
  EXPECT_TRUE(start().state()["zones"].get<bool>());
  desktop.key("z");
  program->await("no zones", [](const Json& now) { return !now["zones"].get<bool>(); });
}

TEST_F(Figures, AnotherBuildKeepsEveryPointOnItsPlaceAndIsOneStep) {
  startInFront();
  program->click("areas.cheek");
  Json before = program->await("the cheeks", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"].size() == 2;
  });
  const auto medium = home.path() / "medium.mesomap.json";
  saveAs(medium);
  // The section lies at the panel's end.
  const Point inPanel = program->middleOf("panel.newArea");
  desktop.wheel(inPanel, -30);
  program->click("figure.open");
  desktop.wheel(inPanel, -30);
  program->await("the section in sight", [](const Json& now) {
    return now["idle"].get<bool>() && now["widgets"].contains("figure.skin6");
  });
  const Json box = program->state()["widgets"]["figure.build"];
  const Point middle = program->middleOf("figure.build");
  const Point end{static_cast<int>(box[0].get<double>() + box[2].get<double>()) - 2, middle.y};
  desktop.drag({middle, end});
  const Json heavy = program->await("the heavy figure", [](const Json& now) {
    return now["idle"].get<bool>() && now["figure"]["build"] == 1.0;
  });
  EXPECT_GT(heavy["regions"][0]["areaCm2"].get<double>(),
            1.02 * before["regions"][0]["areaCm2"].get<double>());
  shot("heavy");
  const auto path = home.path() / "heavy.mesomap.json";
  saveAs(path);
  const Json was = readJson(medium)["sites"];
  const Json is = readJson(path)["sites"];
  ASSERT_EQ(is.size(), was.size());
  for (std::size_t i = 0; i < is.size(); ++i) {
    EXPECT_EQ(is[i]["triangle"], was[i]["triangle"]);
    EXPECT_EQ(is[i]["barycentric"], was[i]["barycentric"]);
  }
  EXPECT_NE(is[0]["position"], was[0]["position"]);
  desktop.key("ctrl+z");
  const Json undone = program->await("the figure as it was", [](const Json& now) {
    return now["idle"].get<bool>() && now["figure"]["build"] == 0.0;
  });
  EXPECT_EQ(undone["regions"], before["regions"]);
}

TEST_F(Figures, TheListMarksOneSideOrBothAndHidesWhatIsRestricted) {
  startInFront();
  desktop.key("a");
  program->click("areaMenu.cheek.left");
  Json now = program->await("one cheek", [](const Json& state) {
    return state["idle"].get<bool>() && state["regions"].size() == 1;
  });
  EXPECT_EQ(now["regions"][0]["name"], "Client's left cheek");
  EXPECT_GT(now["regions"][0]["sites"].get<int>(), 5);
  desktop.key("a");
  program->click("areaMenu.group.scalp");
  program->await("the scalp's areas", [](const Json& state) {
    return state["widgets"].contains("areaMenu.scalp-temporal");
  });
  shot("list");
  program->click("areaMenu.scalp-temporal");
  now = program->await("both temples", [](const Json& state) {
    return state["idle"].get<bool>() && state["regions"].size() == 3;
  });
  desktop.key("a");
  program->click("areaMenu.group.face");
  desktop.wheel(program->middleOf("areaMenu.chin"), -60);
  program->awaitIdle();
  EXPECT_FALSE(program->state()["widgets"].contains("areaMenu.lips"));
  program->click("areaMenu.restricted");
  program->await("the longer list", [](const Json& state) {
    return state["restrictedAreas"].get<bool>() && state["idle"].get<bool>();
  });
  desktop.wheel(program->inView(0.2, 0.5), -60);
  program->middleOf("areaMenu.lips");
  shot("restricted");
}

}  // namespace
}  // namespace mesomap::e2e

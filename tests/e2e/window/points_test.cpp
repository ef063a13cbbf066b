// Points by hand with a real mouse, and points that appear while an area is painted.
#include <cmath>
#include <string>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class PointStory : public Story {
 protected:
  void startFromTheFront() {
    start();
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    // Near enough for single points to be told apart.
    const Point forehead = program->inView(0.50, 0.20);
    desktop.wheel(forehead, 9);
    program->awaitIdle();
  }
  Point at(double across, double down) { return program->inView(across, down); }
  static Point pixelOf(const Json& point) {
    return {static_cast<int>(std::lround(point["at"][0].get<double>())),
            static_cast<int>(std::lround(point["at"][1].get<double>()))};
  }
  /// The point of the chosen area nearest to a pixel.
  static Json nearest(const Json& state, Point to) {
    Json best;
    double least = 1e9;
    for (const Json& point : state["points"]) {
      const Point pixel = pixelOf(point);
      const double away = std::hypot(pixel.x - to.x, pixel.y - to.y);
      if (away < least) {
        least = away;
        best = point;
      }
    }
    return best;
  }
  static Json byId(const Json& state, const Json& id) {
    for (const Json& point : state["points"]) {
      if (point["id"] == id) return point;
    }
    return {};
  }
  /// A click that is no half of a double click.
  void clickOnce(Point there) {
    desktop.key("p");
    program->awaitIdle();
    desktop.moveTo(there);
    desktop.click(there);
  }
  static Json withoutPixels(Json points) {
    for (Json& point : points) point.erase("at");
    return points;
  }
};

TEST_F(PointStory, AddChooseDragLockDeleteNumberUndoSaveReopen) {
  startFromTheFront();
  const Json painted = paint({{0.36, 0.20}, {0.64, 0.20}, {0.64, 0.32}, {0.36, 0.32}});
  ASSERT_EQ(painted["regions"].size(), 1u);
  const std::size_t first = painted["points"].size();
  ASSERT_GT(first, 8u);
  program->click("tools.point");
  program->await("the tool", [](const Json& now) { return now["tool"] == "point"; });

  // Hovering says what a click will do; the click adds a point.
  const Point middle = at(0.50, 0.26);
  const Json beside = nearest(painted, middle);
  const Point free{pixelOf(beside).x + 24, pixelOf(beside).y + 18};
  desktop.moveTo(free);
  program->await("what a click does", [](const Json& now) {
    return now["texts"].value("status.hint", std::string()).find("add a point to") !=
           std::string::npos;
  });
  shot("hover");
  clickOnce(free);
  const Json added = awaitThat("an added point", [](const Json& now) {
    return now["undoLabel"].get<std::string>().find("add a point") == 0;
  });
  const Json mine = byId(added, added["selectedPoint"]);
  ASSERT_FALSE(mine.is_null());
  EXPECT_EQ(mine["origin"], "added");
  EXPECT_NE(added["texts"].value("card.text", std::string()).find("mm from the"),
            std::string::npos);
  shot("added");

  // Another one is chosen by a click; only then can it be dragged.
  const Json other = nearest(added, at(0.60, 0.22));
  ASSERT_NE(other["id"], mine["id"]);
  const Point from = pixelOf(other);
  const Point to{from.x + 22, from.y + 12};
  desktop.drag({from, to});
  const Json chosen = awaitThat(
      "a chosen point", [&](const Json& now) { return now["selectedPoint"] == other["id"]; });
  EXPECT_EQ(chosen["undoLabel"], added["undoLabel"]) << "a drag of another point only chooses it";
  desktop.moveTo(from);
  desktop.press();
  desktop.moveTo({from.x + 8, from.y + 5});
  desktop.moveTo(to);
  program->await("the drag", [](const Json& now) {
    return now["underWay"].get<bool>() &&
           now["texts"].value("tool.text", std::string()).find("moved") != std::string::npos;
  });
  shot("dragging");
  desktop.key("Escape");
  desktop.release();
  const Json left = program->awaitIdle();
  EXPECT_EQ(left["undoLabel"], added["undoLabel"]) << "Esc leaves it where it was";
  desktop.drag({from, {from.x + 8, from.y + 5}, to});
  const Json moved = awaitThat("a moved point", [](const Json& now) {
    return now["undoLabel"].get<std::string>().find("move point") == 0;
  });
  EXPECT_EQ(byId(moved, other["id"])["origin"], "moved");
  EXPECT_NEAR(pixelOf(byId(moved, other["id"])).x, to.x, 2);
  EXPECT_NEAR(pixelOf(byId(moved, other["id"])).y, to.y, 2);

  // Arrows nudge it: a run is one step.
  const Json before = byId(moved, other["id"])["position"];
  for (int i = 0; i < 3; ++i) desktop.key("Right");
  const Json nudged = awaitThat("a nudged point", [&](const Json& now) {
    return std::abs(byId(now, other["id"])["position"][0].get<double>() - before[0].get<double>()) >
           1.2;
  });
  desktop.key("ctrl+z");
  awaitThat("the run undone",
            [&](const Json& now) { return byId(now, other["id"])["position"] == before; });
  desktop.key("ctrl+shift+z");
  awaitThat("the run again", [&](const Json& now) {
    return byId(now, other["id"])["position"] == byId(nudged, other["id"])["position"];
  });

  desktop.key("l");
  const Json locked = awaitThat("a locked point", [&](const Json& now) {
    return byId(now, other["id"])["locked"].get<bool>();
  });
  desktop.moveTo(at(0.9, 0.6));
  shot("locked");
  // A third is deleted: its gap stays.
  const Json third = nearest(locked, at(0.40, 0.26));
  clickOnce(pixelOf(third));
  awaitThat("the third", [&](const Json& now) { return now["selectedPoint"] == third["id"]; });
  desktop.key("Delete");
  const Json deleted = awaitThat("one point less",
                                 [&](const Json& now) { return byId(now, third["id"]).is_null(); });
  EXPECT_EQ(deleted["points"].size(), locked["points"].size() - 1);
  EXPECT_EQ(deleted["regions"].size(), 1u) << "Delete takes the point, not the area";

  // Numbers in the order in which a drag meets the points.
  program->click("options.renumber");
  const Json all = program->awaitIdle();
  const Json a = nearest(all, at(0.38, 0.32)), b = nearest(all, at(0.50, 0.32)),
             c = nearest(all, at(0.62, 0.32));
  desktop.moveTo(pixelOf(c));
  desktop.press();
  desktop.moveTo(pixelOf(b));
  desktop.moveTo(pixelOf(a));
  program->await("numbers on the way", [](const Json& now) { return now["underWay"].get<bool>(); });
  shot("numbering");
  desktop.release();
  const Json numbered = awaitThat("numbers by hand", [](const Json& now) {
    return now["undoLabel"].get<std::string>().find("renumber") == 0;
  });
  EXPECT_LT(byId(numbered, c["id"])["order"], byId(numbered, b["id"])["order"]);
  EXPECT_LT(byId(numbered, b["id"])["order"], byId(numbered, a["id"])["order"]);
  program->click("options.place");
  desktop.key("Escape");
  desktop.moveTo(at(0.9, 0.6));
  program->awaitIdle();
  shot("numbered");

  // All undone, all redone, bit for bit.
  const Json end = program->awaitIdle();
  int steps = 0;
  while (!program->state()["undoLabel"].get<std::string>().empty() && steps < 20) {
    // Two moves of one point have the same name.
    const auto revision = program->state()["revision"];
    desktop.key("ctrl+z");
    awaitThat("one step back", [&](const Json& now) { return now["revision"] != revision; });
    ++steps;
  }
  EXPECT_EQ(steps, 7);
  EXPECT_TRUE(program->state()["regions"].empty());
  for (int i = 0; i < steps; ++i) {
    const auto revision = program->state()["revision"];
    desktop.key("ctrl+shift+z");
    awaitThat("one step again", [&](const Json& now) { return now["revision"] != revision; });
  }
  clickOnce(pixelOf(nearest(end, at(0.50, 0.26))));
  const Json again = awaitThat("a chosen point",
                               [](const Json& now) { return now["selectedPoint"].get<int>() > 0; });
  EXPECT_EQ(withoutPixels(again["points"]), withoutPixels(end["points"]));

  // Saved and reopened it is the same.
  const auto file = home.path() / "points.mesomap.json";
  saveAs(file);
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);
  const Json saved = readJson(file);
  start({file.string()});
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  program->click("list." + std::to_string(end["selected"].get<int>()));
  const Json opened = awaitThat("the area", [](const Json& now) { return !now["points"].empty(); });
  EXPECT_EQ(withoutPixels(opened["points"]), withoutPixels(end["points"]));
}

TEST_F(PointStory, PointsAppearWhileTheAreaIsPainted) {
  startFromTheFront();
  desktop.moveTo(at(0.36, 0.22));
  desktop.press();
  for (int i = 1; i <= 12; ++i) desktop.moveTo(at(0.36 + 0.02 * i, 0.22 + 0.01 * (i % 4)));
  program->await("points on the way",
                 [](const Json& now) { return now["livePoints"].get<int>() > 3; });
  shot("painting");
  desktop.release();
  const Json done = awaitThat("points", [](const Json& now) {
    return now["regions"].size() == 1 && now["livePoints"] == 0;
  });
  EXPECT_GT(done["points"].size(), 3u);
  shot("settled");
  // Erased skin loses its points at once.
  desktop.keyDown("Shift_L");
  desktop.moveTo(at(0.36, 0.22));
  desktop.press();
  desktop.moveTo(at(0.40, 0.23));
  desktop.moveTo(at(0.46, 0.24));
  program->await("fewer points on the way", [&](const Json& now) {
    const auto live = now["livePoints"].get<std::size_t>();
    return live > 0 && live < done["points"].size();
  });
  shot("erasing");
  desktop.release();
  desktop.keyUp("Shift_L");
  awaitThat("fewer points", [&](const Json& now) {
    return now["livePoints"] == 0 && now["points"].size() < done["points"].size();
  });
}

}  // namespace
}  // namespace mesomap::e2e

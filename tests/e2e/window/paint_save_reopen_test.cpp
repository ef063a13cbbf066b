// The main job: paint, see the points, set the rule, undo, save, close, reopen, export.
#include <fstream>
#include <sstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

std::string textOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class PaintSaveReopen : public Story {
 protected:
  void exportTo(const std::string& row, const std::filesystem::path& path) {
    program->click("toolbar.export");
    program->click(row);
    program->click("dialog.accept");
    program->await("where to export",
                   [](const Json& now) { return now["widgets"].contains("dialog.name"); });
    program->fill("dialog.name", path.string());
    program->click("dialog.accept");
    program->await("the export", [&](const Json& now) {
      return now["idle"].get<bool>() && now["dialog"] == "" && std::filesystem::exists(path);
    });
  }
};

TEST_F(PaintSaveReopen, TheWholeWay) {
  start();
  shot("1-opened");
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();

  // A stroke over the forehead: one area, with points at the technique's spacing.
  Json state = paint({{0.46, 0.20}, {0.50, 0.19}, {0.54, 0.20}, {0.54, 0.23}, {0.46, 0.23}});
  ASSERT_EQ(state["regions"].size(), 1u);
  EXPECT_EQ(state["regions"][0]["name"], "Forehead");
  EXPECT_GT(state["regions"][0]["areaCm2"].get<double>(), 5.0);
  const int painted = state["regions"][0]["sites"].get<int>();
  EXPECT_GE(painted, 5);
  EXPECT_TRUE(state["dirty"].get<bool>());
  shot("2-painted");

  // The points follow the rule.
  program->fill("panel.spacing", "6");
  desktop.key("Return");
  state = program->await("the new spacing", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["spacingMm"] == 6.0;
  });
  const int denser = state["regions"][0]["sites"].get<int>();
  EXPECT_GT(denser, 2 * painted);
  shot("3-denser");

  // Undo and redo name their step and restore the points.
  desktop.moveTo(program->inView(0.9, 0.9));
  desktop.key("ctrl+z");
  state = program->await("undo", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["spacingMm"] == 10.0;
  });
  EXPECT_EQ(state["regions"][0]["sites"].get<int>(), painted);
  EXPECT_FALSE(state["redoLabel"].get<std::string>().empty());
  desktop.key("ctrl+shift+z");
  program->await("redo", [&](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["sites"] == denser;
  });

  // Each step of the panel is one that can be undone.
  const Json asItWas = state["regions"][0];
  const auto changesAndComesBack = [&](const std::string& what, const auto& doIt) {
    doIt();
    desktop.moveTo(program->inView(0.9, 0.9));
    program->await("another " + what, [&](const Json& now) {
      return now["idle"].get<bool>() && now["regions"][0][what] != asItWas[what];
    });
    desktop.key("ctrl+z");
    program->await(what + " as it was", [&](const Json& now) {
      return now["idle"].get<bool>() && now["regions"][0][what] == asItWas[what] &&
             now["regions"][0]["sites"] == denser;
    });
  };
  const auto enter = [&](const std::string& field, const std::string& text) {
    scrollTo(field);
    program->fill(field, text);
    desktop.key("Return");
  };
  changesAndComesBack("technique", [&] {
    scrollTo("technique.more");
    const std::string own = "technique." + asItWas["technique"].get<std::string>();
    const Json now = program->state();
    for (const auto& [id, box] : now["widgets"].items()) {
      if (!id.starts_with("technique.") || id == own || id == "technique.more") continue;
      program->click(id);
      return;
    }
    FAIL() << "no other technique is offered";
  });
  changesAndComesBack("depthMm", [&] { enter("panel.depth", "1.5"); });
  changesAndComesBack("volumeMl", [&] { enter("panel.volume", "0.03"); });
  changesAndComesBack("color", [&] {
    scrollTo("panel.look");
    program->click("panel.look");
    program->click("panel.color3");
    desktop.key("Escape");
  });
  changesAndComesBack("name", [&] { enter("panel.name", "Brow"); });

  // Whose plan it is, if that shall be in it at all.
  desktop.key("Escape");
  enter("panel.client", "A. 12");
  program->await("the reference", [](const Json& now) { return now["client"] == "A. 12"; });
  desktop.moveTo(program->inView(0.9, 0.9));
  desktop.key("ctrl+z");
  program->await("no reference", [](const Json& now) { return now["client"] == ""; });
  desktop.key("ctrl+y");
  program->await("the reference again", [](const Json& now) { return now["client"] == "A. 12"; });
  shot("3b-client");

  const auto path = home.path() / "Ana.mesomap.json";
  saveAs(path);
  const Json plan = readJson(path);
  EXPECT_EQ(plan["format"], "mesomap-plan");
  EXPECT_EQ(plan["clientReference"], "A. 12");
  ASSERT_EQ(plan["sites"].size(), static_cast<std::size_t>(denser));
  // Straight distances are a little shorter than those along the skin.
  EXPECT_GE(nearestPairMm(plan["sites"]), 0.95 * 6.0);

  exportTo("export.plan", home.path() / "out.json");
  exportTo("export.table", home.path() / "out.csv");
  exportTo("export.picture", home.path() / "out.png");
  exportTo("export.sheet", home.path() / "sheet.png");
  // A4 at 300 dots per inch: 3508 by 2480.
  EXPECT_EQ(textOf(home.path() / "sheet.png").substr(16, 8),
            std::string("\0\0\x0d\xb4\0\0\x09\xb0", 8));
  EXPECT_EQ(readJson(home.path() / "out.json")["sites"], plan["sites"]);
  EXPECT_EQ(readJson(home.path() / "out.json").value("clientReference", ""), "");
  EXPECT_EQ(textOf(home.path() / "out.png").substr(1, 3), "PNG");
  const std::string table = textOf(home.path() / "out.csv");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), denser + 1);

  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);

  // Reopened, everything is as it was.
  start({path.string()});
  state = program->awaitIdle();
  ASSERT_EQ(state["regions"].size(), 1u);
  EXPECT_EQ(state["regions"][0]["sites"], denser);
  EXPECT_EQ(state["regions"][0]["spacingMm"], 6.0);
  EXPECT_FALSE(state["dirty"].get<bool>());
  shot("4-reopened");
  const auto again = home.path() / "Again.mesomap.json";
  saveAs(again);
  EXPECT_EQ(readJson(again)["sites"], plan["sites"]);
  EXPECT_EQ(readJson(again)["regions"], plan["regions"]);
}

TEST_F(PaintSaveReopen, ViewGesturesTurnPanAndZoom) {
  start();
  const Json before = program->state()["camera"];
  desktop.drag({program->inView(0.5, 0.4), program->inView(0.6, 0.4)}, 3);
  Json now = program->await("a turned camera", [&](const Json& state) {
    return state["camera"]["yaw"] != before["yaw"] && state["idle"].get<bool>();
  });
  EXPECT_TRUE(now["regions"].empty());
  const Json turned = now["camera"];
  desktop.drag({program->inView(0.5, 0.4), program->inView(0.6, 0.5)}, 2);
  now = program->await("a moved camera", [&](const Json& state) {
    return state["camera"]["target"] != turned["target"] && state["idle"].get<bool>();
  });
  EXPECT_EQ(now["camera"]["yaw"], turned["yaw"]);
  EXPECT_EQ(now["camera"]["pitch"], turned["pitch"]);
  EXPECT_EQ(now["camera"]["distance"], turned["distance"]);
  EXPECT_TRUE(now["regions"].empty());
  desktop.drag({program->inView(0.6, 0.5), program->inView(0.5, 0.4)}, 2);
  program->awaitIdle();
  desktop.wheel(program->inView(0.5, 0.3), 4);
  program->await("a nearer camera", [&](const Json& state) {
    return state["camera"]["distance"].get<double>() < 0.9 * before["distance"].get<double>();
  });
  const double width = program->state()["brushWidthMm"].get<double>();
  desktop.key("bracketright");
  program->await("a wider brush",
                 [&](const Json& state) { return state["brushWidthMm"].get<double>() > width; });
  // Dragging off the figure turns too, and paints nothing.
  desktop.drag({program->inView(0.03, 0.95), program->inView(0.2, 0.95)});
  now = program->awaitIdle();
  EXPECT_TRUE(now["regions"].empty());
  EXPECT_FALSE(now["dirty"].get<bool>());
}

TEST_F(PaintSaveReopen, ErasingEverythingRemovesTheArea) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  paint({{0.49, 0.20}, {0.51, 0.20}});
  ASSERT_EQ(program->state()["regions"].size(), 1u);
  desktop.key("bracketright");
  desktop.key("bracketright");
  desktop.key("bracketright");
  desktop.keyDown("shift");
  desktop.drag({program->inView(0.48, 0.20), program->inView(0.52, 0.20)});
  desktop.keyUp("shift");
  program->await("no area",
                 [](const Json& now) { return now["idle"].get<bool>() && now["regions"].empty(); });
  desktop.key("ctrl+z");
  program->await("the area again", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"].size() == 1;
  });
}

TEST_F(PaintSaveReopen, ADoubleClickLooksCloserAndLeavesHistoryAlone) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->awaitIdle();
  // Two clicks that a busy machine sees far apart are two clicks: then once more.
  bool closer = false;
  for (int attempt = 0; attempt < 5 && !closer; ++attempt) {
    paint({{0.46, 0.20}, {0.54, 0.20}});
    desktop.key("ctrl+z");
    const Json before = program->awaitIdle();
    ASSERT_TRUE(before["regions"].empty());
    ASSERT_NE(before["redoLabel"], "");
    desktop.doubleClick(program->inView(0.5, 0.32));
    const Json after = program->awaitIdle();
    closer = after["camera"]["distance"] != before["camera"]["distance"];
    if (!closer) {
      for (int i = 0; i < 2; ++i) desktop.key("ctrl+z");
      program->awaitIdle();
      continue;
    }
    EXPECT_TRUE(after["regions"].empty());
    EXPECT_FALSE(after["dirty"].get<bool>());
    EXPECT_EQ(after["redoLabel"], before["redoLabel"]);
    EXPECT_EQ(after["undoLabel"], before["undoLabel"]);
    desktop.key("ctrl+y");
    EXPECT_EQ(program->awaitIdle()["regions"].size(), 1u);
  }
  EXPECT_TRUE(closer);
}

TEST_F(PaintSaveReopen, SpaceTappedLooksAtTheChosenAreaElseAtTheWholeFigure) {
  start();
  desktop.key("1");
  desktop.key("f");
  const Json whole = program->awaitIdle();
  const Json painted = paint({{0.49, 0.20}, {0.51, 0.20}});
  desktop.key("space");
  const Json near = program->awaitIdle();
  EXPECT_LT(near["camera"]["distance"].get<double>(),
            0.6 * whole["camera"]["distance"].get<double>());
  EXPECT_EQ(near["regions"], painted["regions"]);
  // Held while dragging it turns, and letting go frames nothing.
  desktop.keyDown("space");
  desktop.drag({program->inView(0.4, 0.5), program->inView(0.5, 0.5)});
  desktop.keyUp("space");
  const Json turned = program->awaitIdle();
  EXPECT_NE(turned["camera"]["yaw"], near["camera"]["yaw"]);
  EXPECT_EQ(turned["regions"], painted["regions"]);
  desktop.key("Escape");
  desktop.key("space");
  const Json all = program->awaitIdle();
  EXPECT_GT(all["camera"]["distance"].get<double>(),
            1.5 * turned["camera"]["distance"].get<double>());
  desktop.key("f");
  EXPECT_EQ(program->awaitIdle()["camera"], all["camera"]) << "as F shows it";
}

/// Hovering and panels reuse the last picture of the skin.
TEST_F(PaintSaveReopen, HoveringDrawsNoSkin) {
  start();
  desktop.moveTo(program->inView(0.5, 0.35));
  const Json hovering = program->await(
      "hover", [](const Json& now) { return now["hover"].get<bool>() && now["idle"].get<bool>(); });
  const auto frames = hovering["frame"].get<int>();
  for (int i = 0; i < 20; ++i) desktop.moveTo(program->inView(0.48 + 0.002 * i, 0.35));
  const Json after = program->await("more frames", [&](const Json& now) {
    return now["frame"].get<int>() > frames && now["idle"].get<bool>();
  });
  EXPECT_EQ(after["skinFrames"], hovering["skinFrames"]);
}

TEST_F(PaintSaveReopen, PaintingDrawsNoSkinAndShowsWhatAFreshPictureWould) {
  start();
  const Json before = program->awaitIdle();
  paint({{0.42, 0.30}, {0.50, 0.27}, {0.52, 0.34}});
  paint({{0.45, 0.33}, {0.47, 0.42}, {0.44, 0.56}});
  const Json painted = program->awaitIdle();
  ASSERT_FALSE(painted["regions"].empty());
  const Screenshot kept = shot("painted-over-kept-skin");
  EXPECT_EQ(painted["skinFrames"], before["skinFrames"]);
  // Before the client the view is another: coming back draws everything anew.
  desktop.key("F5");
  program->await("the client's view",
                 [](const Json& now) { return now["clientView"].get<bool>(); });
  desktop.key("F5");
  const Json again = program->await("the view back", [](const Json& now) {
    return !now["clientView"].get<bool>() && now["idle"].get<bool>();
  });
  EXPECT_GT(again["skinFrames"].get<int>(), painted["skinFrames"].get<int>());
  program->awaitIdle();
  const Screenshot fresh = shot("painted-drawn-anew");
  EXPECT_LT(kept.differenceTo(fresh, 2), 0.0005);
}

}  // namespace
}  // namespace mesomap::e2e

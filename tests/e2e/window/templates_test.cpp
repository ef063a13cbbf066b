// Figures from elsewhere: what is treated and aimed at, copied from another area, kept as a
// template and given to another figure after a restart.
#include <sys/stat.h>

#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class Templates : public Story {
 protected:
  [[nodiscard]] std::filesystem::path file() const {
    return home.path() / ".config" / "mesomap" / "templates.json";
  }
  Json pick(const std::string& area) {
    const auto before = program->state()["regions"].size();
    program->click("areas." + area);
    return awaitThat("the area " + area,
                     [&](const Json& now) { return now["regions"].size() > before; });
  }
  void set(const std::string& field, const std::string& value) {
    scrollTo(field);
    program->fill(field, value);
    desktop.key("Return");
    program->awaitIdle();
  }
  void fromMenu(const std::string& id) {
    scrollTo("panel.more");
    program->click("panel.more");
    program->click("menu." + id);
  }
  Json dialog(const std::string& id) {
    return awaitThat("the dialog " + id, [&](const Json& now) { return now["dialog"] == id; });
  }
  void openTemplates() {
    program->click("toolbar.plan");
    program->click("menu.plan.templates");
    dialog("templates");
  }
  static bool has(const Json& now, const std::string& widget) {
    return now["widgets"].contains(widget);
  }
  static std::string textOf(const Json& now, const std::string& id) {
    return now["texts"].contains(id) ? now["texts"][id].get<std::string>() : std::string();
  }
};

TEST_F(Templates, KeptOnOnePlanAndMarkedOnAnotherFigureAfterARestart) {
  start();
  pick("forehead");
  set("panel.spacing", "12.5");
  set("panel.depth", "2");
  fromMenu("area.saveTemplate");
  dialog("saveTemplate");
  shot("1-name");
  desktop.key("Return");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  const Json kept = readJson(file());
  ASSERT_EQ(kept["templates"].size(), 1u) << kept;
  EXPECT_EQ(kept["templates"][0]["name"], "My forehead");
  EXPECT_EQ(kept["templates"][0]["rule"]["spacingMm"], 12.5);
  struct stat info {};
  ASSERT_EQ(::stat(file().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  // The same name is asked about.
  fromMenu("area.saveTemplate");
  dialog("saveTemplate");
  program->click("dialog.accept");
  dialog("replaceTemplate");
  program->click("dialog.replace");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_EQ(readJson(file())["templates"].size(), 1u);

  saveAs(home.path() / "first.mesomap.json");
  program->kill();
  start({"figure:bust-male"});
  openTemplates();
  EXPECT_NE(textOf(program->state(), "templates.0").find("My forehead | Forehead · "),
            std::string::npos)
      << textOf(program->state(), "templates.0");
  shot("2-list");
  program->click("templates.mark");
  const Json marked = awaitThat("the forehead", [](const Json& now) {
    return now["dialog"] == "" && now["regions"].size() == 1 &&
           now["regions"][0]["sites"].get<int>() > 0;
  });
  EXPECT_EQ(marked["regions"][0]["spacingMm"], 12.5);
  EXPECT_EQ(marked["regions"][0]["depthMm"], 2.0);
  EXPECT_EQ(marked["undoLabel"], "template My forehead");
  shot("3-marked");
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("ctrl+z");
  awaitThat("nothing", [](const Json& now) { return now["regions"].empty(); });

  // Given to the chosen area instead.
  pick("chin");
  openTemplates();
  program->click("templates.apply");
  awaitThat("its figures on the chin", [](const Json& now) {
    return now["dialog"] == "" && now["regions"][0]["spacingMm"] == 12.5;
  });
}

TEST_F(Templates, RenamedDeletedPutBackExportedAndImported) {
  start();
  pick("chin");
  fromMenu("area.saveTemplate");
  dialog("saveTemplate");
  program->click("dialog.accept");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  openTemplates();
  program->fill("templates.name", "Chin, small");
  desktop.key("Return");
  awaitThat("the new name", [&](const Json& now) {
    return textOf(now, "templates.0").starts_with("Chin, small | ");
  });
  program->click("templates.exportOne");
  dialog("templateExport");
  const auto handed = home.path() / "chin.json";
  program->fill("dialog.name", handed.string());
  program->click("dialog.accept");
  dialog("templates");
  EXPECT_EQ(readJson(handed)["templates"][0]["name"], "Chin, small");
  program->click("templates.delete");
  awaitThat("an empty list", [](const Json& now) { return !has(now, "templates.0"); });
  shot("deleted");
  program->click("templates.putBack");
  awaitThat("it back", [](const Json& now) { return has(now, "templates.0"); });
  program->click("templates.delete");
  awaitThat("an empty list", [](const Json& now) { return !has(now, "templates.0"); });
  // What another one handed on, with an entry of nonsense in it.
  Json theirs = readJson(handed);
  theirs["templates"].push_back({{"name", "Broken"}, {"rule", {{"technique", 3}}}});
  std::ofstream(handed) << theirs;
  program->click("templates.import");
  dialog("templateImport");
  program->fill("dialog.name", handed.string());
  program->click("dialog.accept");
  dialog("templates");
  const Json now = awaitThat("it taken over", [](const Json& state) {
    return has(state, "templates.0") && !has(state, "templates.1");
  });
  EXPECT_NE(textOf(now, "templates.message").find("1 template was taken over."), std::string::npos);
  EXPECT_NE(textOf(now, "templates.message")
                .find("chin.json: templates[1].rule.technique: not a text. This template is left "
                      "out."),
            std::string::npos)
      << textOf(now, "templates.message");
  shot("imported");
}

TEST_F(Templates, FiguresAreTakenFromAnotherArea) {
  start();
  pick("chin");
  set("panel.spacing", "8");
  set("panel.depth", "3");
  const auto chin = program->state()["regions"][0]["id"].get<int>();
  scrollTo("panel.newArea");
  program->click("panel.newArea");
  awaitThat("no area chosen", [](const Json& now) { return has(now, "areas.forehead"); });
  pick("forehead");
  fromMenu("area.figuresFrom");
  dialog("figuresFrom");
  shot("choices");
  program->click("dialog.area." + std::to_string(chin));
  const Json now = awaitThat("the same figures", [](const Json& state) {
    return state["dialog"] == "" && state["regions"][1]["spacingMm"] == 8.0;
  });
  EXPECT_EQ(now["regions"][1]["depthMm"], 3.0);
  EXPECT_EQ(now["undoLabel"], "figures of chin");
  // A locked area says why not.
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("shift+l");
  awaitThat("a lock", [](const Json& state) { return state["regions"][1]["locked"] == true; });
  openTemplates();
  EXPECT_FALSE(has(program->state(), "templates.0"));
}

TEST_F(Templates, IndicationAndLayerAreSetUndoneSavedAndOpenedAgain) {
  start();
  pick("forehead");
  scrollTo("panel.indication");
  EXPECT_EQ(textOf(program->state(), "panel.indication"), "not set");
  program->click("panel.indication");
  awaitThat("the list", [](const Json& now) { return has(now, "panel.indication.lines"); });
  desktop.moveTo(program->middleOf("panel.indication.lines"));
  shot("1-indications");
  program->click("panel.indication.lines");
  awaitThat("the indication",
            [](const Json& now) { return now["regions"][0]["indication"] == "lines"; });
  scrollTo("panel.layer");
  program->click("panel.layer");
  program->click("panel.layer.dermis_deep");
  awaitThat("the layer",
            [](const Json& now) { return now["regions"][0]["layer"] == "dermis_deep"; });
  shot("2-layer");
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("ctrl+z");
  awaitThat("no layer", [](const Json& now) { return now["regions"][0]["layer"] == ""; });
  desktop.key("ctrl+y");
  awaitThat("the layer",
            [](const Json& now) { return now["regions"][0]["layer"] == "dermis_deep"; });
  const auto path = home.path() / "aim.mesomap.json";
  saveAs(path);
  program->kill();
  start({path.string()});
  Json now = program->awaitIdle();
  EXPECT_EQ(now["regions"][0]["indication"], "lines");
  EXPECT_EQ(now["regions"][0]["layer"], "dermis_deep");
  // Taken off again, also in the file.
  program->click("list." + std::to_string(now["regions"][0]["id"].get<int>()));
  scrollTo("panel.indication");
  program->click("panel.indication");
  program->click("panel.indication.none");
  awaitThat("none", [](const Json& state) { return state["regions"][0]["indication"] == ""; });
  desktop.moveTo(program->inView(0.9, 0.6));
  desktop.key("ctrl+s");
  awaitThat("it saved", [](const Json& state) { return !state["dirty"].get<bool>(); });
  const Json rule = readJson(path)["regions"][0]["rule"];
  EXPECT_FALSE(rule.contains("indication"));
  EXPECT_EQ(rule["layer"], "dermis_deep");
}

}  // namespace
}  // namespace mesomap::e2e

// The catalogue in the window: sources under the pointer, an own technique made, chosen, removed
// and put back; what is against fat stays hidden until its notice was read.
#include <sys/stat.h>

#include <fstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class CatalogueStory : public Story {
 protected:
  [[nodiscard]] std::filesystem::path ownFile() const {
    return home.path() / ".config" / "mesomap" / "catalogue" / "own.json";
  }
  void openCatalogue() {
    program->click("toolbar.plan");
    program->click("menu.catalogue.open");
    awaitThat("the catalogue", [](const Json& now) { return now["dialog"] == "catalogue"; });
  }
  void closeDialog() {
    program->click("dialog.close");
    awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  }
  static bool has(const Json& now, const std::string& widget) {
    return now["widgets"].contains(widget);
  }
  static std::string textOf(const Json& now, const std::string& id) {
    return now["texts"].contains(id) ? now["texts"][id].get<std::string>() : std::string();
  }
};

TEST_F(CatalogueStory, AFigureShowsItsSourceAndAnOwnTechniqueIsMadeAndChosen) {
  paintCheek();
  openCatalogue();
  program->click("catalogue.entry.papule");
  desktop.moveTo(program->middleOf("catalogue.depth"));
  const Json hovered = awaitThat("the source", [](const Json& now) {
    return textOf(now, "catalogue.source").find("beautytrainingportal.com") != std::string::npos;
  });
  const std::string source = textOf(hovered, "catalogue.source");
  EXPECT_NE(source.find("1–2 mm"), std::string::npos) << source;
  EXPECT_NE(source.find("checked 2026-11-20"), std::string::npos) << source;
  EXPECT_NE(source.find("Sources disagree."), std::string::npos) << source;
  EXPECT_NE(source.find("The practitioner decides."), std::string::npos) << source;
  shot("1-source");

  program->click("catalogue.copy");
  awaitThat("the copy", [](const Json& now) { return has(now, "catalogue.own.spacing"); });
  program->fill("catalogue.name", "Fine grid");
  desktop.key("Return");
  program->fill("catalogue.own.spacing", "7.5");
  desktop.key("Return");
  std::string id;
  awaitThat("the own figures in the file", [&](const Json&) {
    if (!std::filesystem::exists(ownFile())) return false;
    const Json own = readJson(ownFile());
    if (!own.contains("techniques") || own["techniques"].empty()) return false;
    id = own["techniques"][0]["id"];
    return own["techniques"][0]["name"] == "Fine grid" &&
           own["techniques"][0]["spacing"]["typical"] == 7.5;
  });
  struct stat info {};
  ASSERT_EQ(::stat(ownFile().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  // More than the needle can reach is refused in words and not kept.
  program->fill("catalogue.own.depth", "6");
  desktop.key("Return");
  awaitThat("the reason", [](const Json& now) {
    return textOf(now, "catalogue.own.depth.problem").find("would be needed") != std::string::npos;
  });
  shot("2-own");
  closeDialog();

  scrollTo("technique.more");
  program->click("technique.more");
  program->click("technique." + id);
  const Json chosen = awaitThat("the own technique", [&](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["technique"] == id;
  });
  EXPECT_EQ(chosen["regions"][0]["spacingMm"], 7.5);
  shot("3-chosen");

  // Removed, and put back.
  openCatalogue();
  program->click("catalogue.entry." + id);
  program->click("catalogue.remove");
  awaitThat("it gone", [&](const Json& now) { return !has(now, "catalogue.entry." + id); });
  program->click("catalogue.putBack");
  awaitThat("it back", [&](const Json& now) { return has(now, "catalogue.entry." + id); });
  program->click("catalogue.needles");
  program->click("catalogue.add");
  awaitThat("a needle", [](const Json& now) { return has(now, "catalogue.own.gauge"); });
  shot("4-needle");
  closeDialog();
}

TEST_F(CatalogueStory, WhatIsAgainstFatWaitsForTheNotice) {
  paintCheek();
  scrollTo("technique.more");
  program->click("technique.more");
  const Json hidden =
      awaitThat("the list", [](const Json& now) { return has(now, "technique.notice"); });
  EXPECT_FALSE(has(hidden, "technique.dca_grid"));
  EXPECT_FALSE(has(hidden, "technique.deep_oblique"));
  EXPECT_TRUE(has(hidden, "technique.txa"));
  shot("1-list");
  program->click("technique.notice");
  awaitThat("the notice", [](const Json& now) { return now["dialog"] == "notice"; });
  // Where it is forbidden there is nothing to switch on.
  program->click("notice.FR");
  program->awaitIdle();
  program->click("notice.read");
  EXPECT_EQ(program->awaitIdle()["dialog"], "notice");
  shot("2-forbidden");
  program->click("notice.FI");
  program->awaitIdle();
  program->click("notice.read");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  program->click("technique.more");
  awaitThat("all of them", [](const Json& now) { return has(now, "technique.dca_grid"); });
  shot("3-shown");
  program->click("technique.deep_oblique");
  awaitThat("the technique", [](const Json& now) {
    return now["idle"].get<bool>() && now["regions"][0]["technique"] == "deep_oblique";
  });
  const auto path = home.path() / "read.mesomap.json";
  saveAs(path);
  const Json plan = readJson(path);
  int answered = 0;
  for (const Json& check : plan["checks"]) {
    if (check["id"] != "legal-notice") continue;
    EXPECT_EQ(check["answer"], "FI");
    ++answered;
  }
  EXPECT_EQ(answered, 1);
}

TEST_F(CatalogueStory, AFileOfNonsenseIsTold) {
  std::filesystem::create_directories(ownFile().parent_path());
  std::ofstream(ownFile().parent_path() / "mine.json")
      << R"({"needles": [{"id": "x", "gauge": "30G", "length": {"min": 900}}]})";
  start();
  const Json now = awaitThat("the sentence", [](const Json& state) {
    return state["notices"].dump().find("mine.json: needles[0].length") != std::string::npos;
  });
  EXPECT_NE(now["notices"].dump().find("This entry is left out."), std::string::npos);
  openCatalogue();
  EXPECT_NE(textOf(program->state(), "catalogue.message").find("mine.json"), std::string::npos);
  shot("told");
}

}  // namespace
}  // namespace mesomap::e2e

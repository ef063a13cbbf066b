// The window in every language: nothing stays English by itself, nothing is cut off, and the
// client's sides are named.
#include <fstream>
#include <ostream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

struct Spoken {
  const char* code;
  const char* left;  ///< "Client's left", as an area's name begins.
  const char* right;
};
void PrintTo(const Spoken& spoken, std::ostream* to) {
  *to << spoken.code;
}

class Language : public Story {};

class Languages : public Story, public ::testing::WithParamInterface<Spoken> {
 protected:
  void startIn(const std::string& language) {
    const auto folder = home.path() / ".config" / "mesomap";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "settings.json") << Json{{"language", language}}.dump();
    start({"figure:bust-female"});
  }
  void expectNothingCut(const char* where) {
    const Json state = program->awaitIdle();
    EXPECT_EQ(state["clipped"], Json::array()) << where;
    shot(std::string(GetParam().code) + "-" + where);
  }
};

TEST_P(Languages, NothingIsCutOffOnTheWayThroughAPlan) {
  startIn(GetParam().code);
  ASSERT_EQ(program->awaitIdle()["language"], GetParam().code);
  expectNothingCut("start");
  for (const char* key : {"shift+a", "l", "s", "g", "o", "x", "e", "b"}) {
    desktop.key(key);
    expectNothingCut(key);
  }
  program->click("areas.cheek");
  awaitThat("points", [](const Json& state) { return state["totals"]["sites"].get<int>() > 0; });
  expectNothingCut("cheek");
  const Json state = program->state();
  ASSERT_EQ(state["regions"].size(), 2u);
  for (const Json& region : state["regions"]) {
    const auto name = region["name"].get<std::string>();
    const char* side = region["side"] == "left" ? GetParam().left : GetParam().right;
    EXPECT_TRUE(name.starts_with(side)) << name;
  }
  desktop.key("p");
  expectNothingCut("point");
  desktop.key("F1");
  expectNothingCut("keys");
  desktop.key("Escape");
  desktop.key("ctrl+e");
  expectNothingCut("export");
  desktop.key("Escape");
  program->click("toolbar.menu");
  expectNothingCut("menu");
  desktop.key("Escape");
  desktop.key("z");
  expectNothingCut("zones");
  desktop.key("F5");
  expectNothingCut("client");
}

TEST_P(Languages, TheStartPageIsReadWhole) {
  for (const char* type : {"normal", "largest"}) {
    if (program) program->kill();
    const auto folder = home.path() / ".config" / "mesomap";
    std::ofstream(folder / "settings.json")
        << Json{{"language", GetParam().code}, {"typeSize", type}}.dump();
    program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
    awaitThat("the page", [](const Json& now) { return now["start"].get<bool>(); });
    expectNothingCut(type);
    if (std::string(type) == "largest") continue;
    desktop.resize(program->window(), 900, 560);
    awaitThat("a small window", [](const Json& now) { return now["view"][2] < 700; });
    expectNothingCut("small");
  }
}

TEST_F(Language, IsChosenInTheSettingsAndChangesAtOnce) {
  start();
  desktop.key("ctrl+comma");
  program->click("settings.language.fr");
  const Json french =
      awaitThat("French", [](const Json& state) { return state["language"] == "fr"; });
  EXPECT_EQ(french["clipped"], Json::array());
  EXPECT_NE(french["surface"], "Bust, female") << "the figure's name too";
  shot("french");
  desktop.key("Escape");
  program->awaitIdle();
  // Names made from now on are French ones.
  program->click("areas.forehead");
  const Json state =
      awaitThat("points", [](const Json& now) { return now["totals"]["sites"].get<int>() > 0; });
  EXPECT_EQ(state["regions"][0]["name"], "Front");
  EXPECT_NE(state["undoLabel"].get<std::string>().find("front"), std::string::npos);
  desktop.key("ctrl+comma");
  program->click("settings.language.de");
  awaitThat("German", [](const Json& now) { return now["language"] == "de"; });
  shot("german");
  program->click("settings.language.system");
  awaitThat("English", [](const Json& now) { return now["language"] == "en"; });
}

INSTANTIATE_TEST_SUITE_P(Every, Languages,
                         ::testing::Values(Spoken{"fr", "Gauche du client", "Droite du client"},
                                           Spoken{"de", "Kunde links", "Kunde rechts"},
                                           Spoken{"es", "Izq. del cliente", "Der. del cliente"},
                                           Spoken{"it", "Sinistra del cliente",
                                                  "Destra del cliente"},
                                           Spoken{"pt", "Esq. do cliente", "Dir. do cliente"}),
                         [](const auto& one) { return std::string(one.param.code); });

}  // namespace
}  // namespace mesomap::e2e

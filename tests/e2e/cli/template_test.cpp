// Templates from the command line: each on its own area, and what stands against it.
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;

class CliTemplates : public Story {
 protected:
  static Json one(const std::string& name, const std::string& area) {
    return {{"name", name},
            {"area", area},
            {"rule",
             {{"technique", "papule"},
              {"pattern", "even"},
              {"spacingMm", 11.5},
              {"marginMm", 3},
              {"directionDeg", 0},
              {"depthMm", 1.5},
              {"angleDeg", 20},
              {"needle", {{"gauge", "32G"}, {"lengthMm", 6}}},
              {"volumeMl", 0.02},
              {"indication", "lines"},
              {"layer", "dermis_deep"}}}};
  }
  void keep(const std::string& file, const Json& templates) {
    const Json document = {
        {"format", "mesomap-templates"}, {"version", 1}, {"templates", templates}};
    writeText(in(file), document.dump());
  }
  /// `mesomap plan` on the bust with these words fails with this sentence.
  void refused(std::vector<std::string> words, const std::string& sentence) {
    words.insert(words.begin(), {"plan", "figure:bust-female"});
    words.insert(words.end(), {"-o", "no.mesomap.json"});
    const Ran wrong = run(words);
    EXPECT_NE(wrong.status, 0) << sentence;
    EXPECT_NE(wrong.err.find(sentence), std::string::npos) << wrong.err;
    EXPECT_FALSE(std::filesystem::exists(in("no.mesomap.json")));
  }
};

TEST_F(CliTemplates, MarkTheirOwnAreaOnBothSidesWithTheirFigures) {
  Json cheek = one("My cheeks", "cheek");
  cheek["product"] = "Vitamin mix";
  keep("mine.json", Json::array({one("My forehead", "forehead"), cheek}));
  const Ran planned = run({"plan", "figure:bust-female", "--template", "mine.json", "--area",
                           "chin", "--technique", "papule", "-o", "ana.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  EXPECT_NE(planned.err.find("Vitamin mix: product not chosen"), std::string::npos) << planned.err;
  const Json plan = Json::parse(contentsOf(in("ana.mesomap.json")));
  ASSERT_EQ(plan["regions"].size(), 4u);
  for (std::size_t i = 0; i < 3; ++i) {
    const Json& rule = plan["regions"][i]["rule"];
    EXPECT_EQ(rule["spacingMm"], 11.5) << plan["regions"][i]["name"];
    EXPECT_EQ(rule["needle"]["gauge"], "32G");
    EXPECT_EQ(rule["layer"], "dermis_deep");
  }
  EXPECT_EQ(plan["regions"][0]["name"], "Forehead");
  EXPECT_EQ(plan["regions"][1]["linked"], plan["regions"][2]["id"]);
  EXPECT_EQ(plan["regions"][3]["name"], "Chin");
  ASSERT_EQ(run({"export", "ana.mesomap.json", "--to", "text", "-o", "ana.txt"}).status, 0);
  const std::string words = contentsOf(in("ana.txt"));
  EXPECT_NE(words.find("Indication: Lines, crow's feet."), std::string::npos) << words;
  EXPECT_NE(words.find("Layer aimed at, as chosen: deep dermis."), std::string::npos);
}

TEST_F(CliTemplates, WhatStandsAgainstThemIsSaid) {
  keep("mine.json", Json::array({one("My forehead", "forehead")}));
  refused({"--template", "mine.json", "--area", "forehead", "--technique", "papule"},
          "the area forehead is marked by --template mine.json ('My forehead') already");
  refused({"--template", "mine.json", "--template", "mine.json"}, "is marked by");
  refused({"--template", "mine.json", "--spacing", "8"}, "brings figures of its own");
  refused({"--template", "none.json"}, "none.json");
  keep("anywhere.json", Json::array({one("Anywhere", "forehead")}));
  Json anywhere = one("Anywhere", "forehead");
  anywhere.erase("area");
  keep("anywhere.json", Json::array({anywhere}));
  refused({"--template", "anywhere.json"}, "the template 'Anywhere' knows no area of a figure");
  keep("elbow.json", Json::array({one("Elbow", "no-such-area")}));
  refused({"--template", "elbow.json"}, "there is no such area on this figure");
  Json broken = one("Broken", "chin");
  broken["rule"]["spacingMm"] = 300;
  keep("broken.json", Json::array({broken}));
  refused({"--template", "broken.json"},
          "templates[0].rule.spacingMm: 300 is not between 2 and 30");
  Json fat = one("Fat", "chin");
  fat["rule"]["technique"] = "dca_grid";
  keep("fat.json", Json::array({fat}));
  refused({"--template", "fat.json"}, "--notice-read COUNTRY");
  keep("empty.json", Json::array());
  refused({"--template", "empty.json"}, "holds no template");
}

}  // namespace
}  // namespace mesomap::e2e

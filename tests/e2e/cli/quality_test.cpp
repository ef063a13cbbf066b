// mesomap quality: every promise beside what is asked, in words and as JSON; what is not even is
// not judged; what was done by hand is named.
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;
using CliQuality = Story;

TEST_F(CliQuality, SaysEachFigureAndWhatIsAsked) {
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "cheek:left",
                 "--area", "temple:left", "-o", "ana.mesomap.json"})
                .status,
            0);
  const Ran words = run({"quality", "ana.mesomap.json"});
  ASSERT_EQ(words.status, 0) << words.err;
  for (const char* line :
       {"Client's left cheek: ", "smallest distance", "variation", "six neighbours", "largest gap",
        "outer row to the margin", "number of points", "at least 9.70 asked",
        "the other figures are asked of 25 points and more"}) {
    EXPECT_NE(words.out.find(line), std::string::npos) << line << " in\n" << words.out;
  }
  for (const char* word : {"OK", "passed", "safe"}) {
    EXPECT_EQ(words.out.find(word), std::string::npos) << words.out;
  }

  const Ran ran = run({"quality", "ana.mesomap.json", "--json"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const Json quality = Json::parse(ran.out);
  ASSERT_EQ(quality.size(), 2u);
  const Json& cheek = quality.at(0);
  for (const char* key : {"region", "sites", "spacingMm", "minDistanceMm", "nearestCv",
                          "sixNeighbourShare", "largestGapMm", "borderRmsMm", "density",
                          "expectedSites", "largestGapShare", "interiorSites", "gaveWay"}) {
    EXPECT_TRUE(cheek.contains(key)) << key;
  }
  EXPECT_TRUE(cheek.at("judged"));
  EXPECT_GE(cheek.at("sites"), 40);
  EXPECT_GE(cheek.at("minDistanceMm"), 9.69);
  ASSERT_EQ(cheek.at("promises").size(), 6u);
  for (const Json& promise : cheek.at("promises")) {
    EXPECT_TRUE(promise.at("asked")) << promise;
    EXPECT_TRUE(promise.at("kept") || promise.at("gaveWay")) << promise;
  }
  const Json& temple = quality.at(1);
  EXPECT_LT(temple.at("sites"), 25);
  EXPECT_FALSE(temple.at("promises").at(1).at("asked"));
}

TEST_F(CliQuality, DoesNotJudgePatternsThatPromiseNoEvenness) {
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "chin",
                 "--pattern", "single", "-o", "one.mesomap.json"})
                .status,
            0);
  const Ran words = run({"quality", "one.mesomap.json"});
  ASSERT_EQ(words.status, 0) << words.err;
  EXPECT_NE(words.out.find("not judged: its pattern promises no evenness"), std::string::npos)
      << words.out;
  EXPECT_EQ(words.out.find("asked)"), std::string::npos);
  const Json quality = Json::parse(run({"quality", "one.mesomap.json", "--json"}).out);
  EXPECT_FALSE(quality.at(0).at("judged"));
  EXPECT_EQ(quality.at(0).at("pattern"), "single");
  EXPECT_TRUE(quality.at(0).at("promises").empty());
}

TEST_F(CliQuality, NamesWhatTheUserMovedAndSeesWhatThatBroke) {
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "temple:left",
                 "-o", "ana.mesomap.json"})
                .status,
            0);
  Json plan = Json::parse(contentsOf(in("ana.mesomap.json")));
  // The second point is put into the triangle of the first, by hand.
  Json& first = plan.at("sites").at(0);
  Json& second = plan.at("sites").at(1);
  second["triangle"] = first.at("triangle");
  second["face"] = first.at("face");
  second["barycentric"] = first.at("barycentric");
  second["position"] = first.at("position");
  second["normal"] = first.at("normal");
  second["needleDirection"] = first.at("needleDirection");
  second["origin"] = "moved";
  plan.at("regions").at(0)["visible"] = false;
  writeText(in("moved.mesomap.json"), plan.dump(1));
  const Ran words = run({"quality", "moved.mesomap.json"});
  ASSERT_EQ(words.status, 0) << words.err;
  EXPECT_NE(words.out.find("(hidden)"), std::string::npos) << words.out;
  EXPECT_NE(words.out.find("moved by hand: 2"), std::string::npos) << words.out;
  EXPECT_NE(words.out.find("(not held)"), std::string::npos) << words.out;
  const Json quality = Json::parse(run({"quality", "moved.mesomap.json", "--json"}).out);
  EXPECT_EQ(quality.at(0).at("moved").at(0), second.at("id"));
  EXPECT_LT(quality.at(0).at("minDistanceMm"), 0.1);
  EXPECT_FALSE(quality.at(0).at("visible"));
}

}  // namespace
}  // namespace mesomap::e2e

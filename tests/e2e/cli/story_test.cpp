// plan → check → render → export on our bust, on a scan-like head made from it, and on a real scan.
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "e2e/cli/bust.h"
#include "e2e/cli/program.h"
#include "mesh/surface_file.h"
#include "support/meshes.h"
#include "support/scan_like.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;

glm::dvec3 vectorOf(const Json& array) {
  return {array.at(0).get<double>(), array.at(1).get<double>(), array.at(2).get<double>()};
}

/// Straight-line distance of the closest two points of a region.
double closestPair(const Json& plan, const Json& region) {
  std::vector<glm::dvec3> places;
  for (const Json& site : plan.at("sites")) {
    if (site.at("region") == region) places.push_back(vectorOf(site.at("position")));
  }
  double least = 1e9;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      least = std::min(least, glm::distance(places[i], places[j]));
    }
  }
  return least;
}

std::size_t linesIn(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

using CliStory = Story;

TEST_F(CliStory, OnTheBustFromAreasToTable) {
  const Ran planned =
      run({"plan", "figure:bust-female", "--technique", "papule", "--area", "forehead", "--area",
           "cheek:left", "--spacing", "8", "--volume", "0.02", "-o", "ana.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  EXPECT_NE(planned.out.find("Forehead: "), std::string::npos) << planned.out;
  EXPECT_NE(planned.out.find("≈ on the figure"), std::string::npos) << planned.out;

  const Json plan = Json::parse(contentsOf(in("ana.mesomap.json")));
  EXPECT_EQ(plan.at("format"), "mesomap-plan");
  ASSERT_EQ(plan.at("regions").size(), 2u);
  const Json& forehead = plan.at("regions").at(0);
  const Json& cheek = plan.at("regions").at(1);
  EXPECT_EQ(forehead.at("name"), "Forehead");
  EXPECT_EQ(cheek.at("name"), "Client's left cheek");
  EXPECT_EQ(cheek.at("side"), "left");
  // Options after a target are that target's own; those before the first are everyone's.
  EXPECT_EQ(forehead.at("rule").at("spacingMm"), 10.0);
  EXPECT_EQ(cheek.at("rule").at("spacingMm"), 8.0);
  EXPECT_EQ(cheek.at("rule").at("technique"), "papule");
  EXPECT_GT(closestPair(plan, forehead.at("id")), 0.85 * 10.0);
  EXPECT_GT(closestPair(plan, cheek.at("id")), 0.85 * 8.0);
  for (const Json& site : plan.at("sites")) {
    if (site.at("region") == cheek.at("id")) {
      EXPECT_GT(vectorOf(site.at("position")).x, 0.0);
    }
  }

  const Ran checked = run({"check", "ana.mesomap.json"});
  EXPECT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
  for (const char* word : {"OK", "passed", "safe"}) {
    EXPECT_EQ(checked.out.find(word), std::string::npos) << checked.out;
  }

  const Ran quality = run({"quality", "ana.mesomap.json", "--json"});
  ASSERT_EQ(quality.status, 0) << quality.err;
  const Json figures = Json::parse(quality.out);
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures.at(0).at("spacingMm"), 10.0);
  EXPECT_GT(figures.at(0).at("minDistanceMm"), 9.0);

  const Ran drawn = run({"render", "ana.mesomap.json", "--size", "320x200", "-o", "ana.png"});
  ASSERT_EQ(drawn.status, 0) << drawn.err;
  EXPECT_EQ(contentsOf(in("ana.png")).substr(1, 3), "PNG");

  ASSERT_EQ(run({"export", "ana.mesomap.json", "--to", "csv", "-o", "ana.csv"}).status, 0);
  EXPECT_EQ(linesIn(contentsOf(in("ana.csv"))), plan.at("sites").size() + 1);
  ASSERT_EQ(run({"export", "ana.mesomap.json", "--to", "text", "-o", "ana.txt"}).status, 0);
  const std::string words = contentsOf(in("ana.txt"));
  EXPECT_NE(words.find("\n1. "), std::string::npos) << words;
  EXPECT_NE(words.find("On the figure Bust, female, which is not the client"), std::string::npos)
      << words;
  ASSERT_EQ(run({"export", "ana.mesomap.json", "--to", "json", "-o", "copy.json"}).status, 0);
  EXPECT_EQ(contentsOf(in("copy.json")), contentsOf(in("ana.mesomap.json")));
}

TEST_F(CliStory, OnAScanLikeHead) {
  // In metres, noisy, with a hole, crumbs and a picture of the skin; it does not say its unit.
  support::writeScanLike(bust(), folder_.path());
  const Ran unsaid = run({"info", "scan.obj"});
  EXPECT_EQ(unsaid.status, 1);
  EXPECT_NE(unsaid.err.find("--unit m"), std::string::npos) << unsaid.err;

  const Ran info = run({"info", "scan.obj", "--unit", "m", "--json"});
  ASSERT_EQ(info.status, 0) << info.err;
  const Json held = Json::parse(info.out);
  EXPECT_GE(held.at("parts"), 7);
  EXPECT_GE(held.at("holes"), 1);
  EXPECT_EQ(held.at("texture"), true);

  const Ran onArea = run({"plan", "scan.obj", "--unit", "m", "--technique", "papule", "--area",
                          "forehead", "-o", "a.mesomap.json"});
  EXPECT_EQ(onArea.status, 2);
  EXPECT_NE(onArea.err.find("bundled figures only"), std::string::npos) << onArea.err;

  const Ran planned = run({"plan", "scan.obj", "--unit", "m", "--technique", "papule", "--stroke",
                           "-25,50,80 0,52,88 25,50,80", "--brush", "30", "--client", "A-17", "-o",
                           "scan.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  const Json plan = Json::parse(contentsOf(in("scan.mesomap.json")));
  EXPECT_EQ(plan.at("surface").at("kind"), "scan");
  EXPECT_EQ(plan.at("surface").at("file"), "scan.obj");
  EXPECT_GT(plan.at("sites").size(), 8u);

  const Ran checked = run({"check", "scan.mesomap.json", "--json"});
  EXPECT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
  EXPECT_EQ(Json::parse(checked.out).at("surface"), "compared");
  ASSERT_EQ(
      run({"render", "scan.mesomap.json", "--view", "front", "--size", "200x200", "-o", "scan.png"})
          .status,
      0);
  ASSERT_EQ(run({"export", "scan.mesomap.json", "--to", "json", "--without-personal-data", "-o",
                 "share.json"})
                .status,
            0);
  const std::string shared = contentsOf(in("share.json"));
  EXPECT_EQ(shared.find("A-17"), std::string::npos);
  EXPECT_EQ(shared.find("scan.obj"), std::string::npos);

  // The plan finds its scan beside it after both have moved, and says when it is gone.
  std::filesystem::create_directory(in("moved"));
  std::filesystem::rename(in("scan.obj"), in("moved/scan.obj"));
  const Ran absent = run({"check", "scan.mesomap.json"});
  EXPECT_TRUE(absent.status == 0 || absent.status == 3) << absent.err;
  EXPECT_NE(absent.out.find("not compared with the skin"), std::string::npos) << absent.out;
  std::filesystem::rename(in("scan.mesomap.json"), in("moved/scan.mesomap.json"));
  const Ran found = run({"check", "moved/scan.mesomap.json", "--json"});
  EXPECT_EQ(Json::parse(found.out).at("surface"), "compared");
}

TEST_F(CliStory, OnARealHeadScan) {
  const auto scan = support::realMesh("head-scan.obj");
  if (!scan) GTEST_SKIP() << "head-scan.obj is not among MESOMAP_MESHES";
  const Ran unsaid = run({"info", scan->string()});
  EXPECT_EQ(unsaid.status, 1);
  EXPECT_NE(unsaid.err.find("--unit"), std::string::npos);
  const Ran info = run({"info", scan->string(), "--unit", "m", "--json"});
  ASSERT_EQ(info.status, 0) << info.err;
  // A stroke along the front of the face at the height of the bounds' middle.
  const Json held = Json::parse(info.out);
  const glm::dvec3 low = vectorOf(held.at("bounds").at("min"));
  const glm::dvec3 high = vectorOf(held.at("bounds").at("max"));
  mesh::OpenOptions options;
  options.unit = mesh::Unit::metre;
  const auto opened = mesh::openSurface(*scan, options);
  ASSERT_TRUE(opened);
  // The front of the face: the vertex farthest forward in the upper half, near the middle.
  glm::dvec3 front(0, 0, -1e9);
  const double middle = (low.x + high.x) / 2;
  for (const glm::vec3& p : opened->mesh.positions) {
    if (p.y > low.y + 0.7 * (high.y - low.y) && std::abs(p.x - middle) < 15 && p.z > front.z) {
      front = glm::dvec3(p);
    }
  }
  std::ostringstream stroke;
  stroke << front.x << ',' << front.y << ',' << front.z;
  const Ran planned = run({"plan", scan->string(), "--unit", "m", "--technique", "papule",
                           "--stroke", stroke.str(), "--brush", "45", "-o", "real.mesomap.json"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  const Json plan = Json::parse(contentsOf(in("real.mesomap.json")));
  EXPECT_GT(plan.at("sites").size(), 5u);
  EXPECT_GT(closestPair(plan, plan.at("regions").at(0).at("id")), 8.0);
  const Ran checked = run({"check", "real.mesomap.json"});
  EXPECT_TRUE(checked.status == 0 || checked.status == 3) << checked.err;
  ASSERT_EQ(run({"render", "real.mesomap.json", "--size", "320x320", "-o", "real.png"}).status, 0);
  ASSERT_EQ(run({"export", "real.mesomap.json", "--to", "csv", "-o", "real.csv"}).status, 0);
}

TEST_F(CliStory, TheDemoIsAnExampleAndSmall) {
  const Ran demo = run({"demo", "-o", "demo.mesomap.json", "--picture", "demo.png"});
  ASSERT_EQ(demo.status, 0) << demo.err;
  const std::string text = contentsOf(in("demo.mesomap.json"));
  const Json plan = Json::parse(text);
  EXPECT_EQ(plan.at("example"), true);
  EXPECT_GE(plan.at("regions").size(), 4u);
  EXPECT_LT(text.size(), 150'000u);
  EXPECT_EQ(contentsOf(in("demo.png")).substr(1, 3), "PNG");
}

TEST_F(CliStory, BothSidesOfAnAreaShareOneRule) {
  for (const std::vector<std::string>& target :
       {std::vector<std::string>{"--area", "cheek"},
        std::vector<std::string>{"--area", "cheek:left", "--mirror"}}) {
    std::vector<std::string> words{"plan", "figure:bust-female", "--technique", "papule"};
    words.insert(words.end(), target.begin(), target.end());
    words.insert(words.end(), {"-o", "both.mesomap.json"});
    const Ran planned = run(words);
    ASSERT_EQ(planned.status, 0) << planned.err;
    const Json plan = Json::parse(contentsOf(in("both.mesomap.json")));
    ASSERT_EQ(plan.at("regions").size(), 2u);
    EXPECT_EQ(plan.at("regions").at(0).at("side"), "left");
    EXPECT_EQ(plan.at("regions").at(1).at("side"), "right");
    EXPECT_EQ(plan.at("regions").at(0).at("rule"), plan.at("regions").at(1).at("rule"));
  }
}

TEST_F(CliStory, AreasListWhatPlanTakes) {
  const Ran areas = run({"areas", "--json"});
  ASSERT_EQ(areas.status, 0) << areas.err;
  const Json list = Json::parse(areas.out);
  std::vector<std::string> ids;
  for (const Json& area : list) {
    for (const char* key : {"id", "name", "side", "group", "code", "areaCm2"}) {
      EXPECT_TRUE(area.contains(key)) << area;
    }
    EXPECT_GT(area.at("areaCm2").get<double>(), 0.0) << area;
    ids.push_back(area.at("id"));
  }
  for (const char* id : {"forehead", "cheek", "crows-feet", "chin", "jawline", "decollete"}) {
    EXPECT_NE(std::find(ids.begin(), ids.end(), id), ids.end()) << id;
  }
}

}  // namespace
}  // namespace mesomap::e2e

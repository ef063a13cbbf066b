// Plans as others read them: a program of a few lines, and a validator that is not ours.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using nlohmann::json;

constexpr const char* kPython = "/usr/bin/python3";

std::filesystem::path inTree(const std::string& path) {
  return std::filesystem::path(std::getenv("MESOMAP_DATA")) / path;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class OtherPrograms : public Story {
 protected:
  Ran python(std::vector<std::string> words) {
    return runOther(kPython, words, folder_.path(), {"PYTHONDONTWRITEBYTECODE=1"});
  }
  Ran validate(const std::vector<std::string>& plans) {
    std::vector<std::string> words{inTree("tests/tools/validate_plans.py"),
                                   inTree("assets/schema/plan-1.schema.json")};
    words.insert(words.end(), plans.begin(), plans.end());
    return python(words);
  }
};

TEST_F(OtherPrograms, TheExampleReadsThePointsInMillimetres) {
  const std::filesystem::path example = inTree("docs/examples/read_plan.py");
  EXPECT_LE(linesOf(contentsOf(example)).size(), 40u);
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--volume", "0.02",
                 "--area", "forehead", "--area", "chin", "-o", "a.mesomap.json"})
                .status,
            0);
  const Ran ran = python({example, "a.mesomap.json"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  const std::vector<std::string> lines = linesOf(ran.out);
  const json plan = json::parse(contentsOf(in("a.mesomap.json")));
  ASSERT_EQ(lines.size(), plan["sites"].size() + 2);
  for (std::size_t i = 0; i < plan["sites"].size(); ++i) {
    const json& site = plan["sites"][i];
    const std::string& line = lines[i + 1];
    // The name may hold spaces: its columns come first.
    std::istringstream columns(line.substr(28));
    std::size_t order = 0;
    double x = 0, y = 0, z = 0, depth = 0, volume = 0;
    std::string state;
    columns >> order >> x >> y >> z >> depth >> volume >> state;
    EXPECT_EQ(order, site["order"].get<std::size_t>()) << line;
    EXPECT_EQ(json::array({x, y, z}), site["position"]) << line;
    EXPECT_EQ(depth, site["depthMm"].get<double>()) << line;
    EXPECT_EQ(volume, site["volumeMl"].get<double>()) << line;
    EXPECT_EQ(state, site["state"]) << line;
  }
  EXPECT_TRUE(lines[1].starts_with("Forehead  ")) << lines[1];
  // Points that await an answer are in the table, and count nowhere.
  const auto counted = std::count_if(plan["sites"].begin(), plan["sites"].end(),
                                     [](const json& site) { return site["state"] != "proposed"; });
  EXPECT_EQ(lines.back().substr(0, lines.back().find(' ')), std::to_string(counted));
}

TEST_F(OtherPrograms, TheExampleRefusesWhatIsNoPlan) {
  writeText(in("other.json"), R"({"format": "other", "version": 1})");
  EXPECT_EQ(python({inTree("docs/examples/read_plan.py"), "other.json"}).status, 1);
  EXPECT_EQ(python({inTree("docs/examples/read_plan.py")}).status, 1);
}

TEST_F(OtherPrograms, AnotherValidatorTakesOurPlansAndOurSchema) {
  ASSERT_EQ(run({"demo", "-o", "demo.mesomap.json"}).status, 0);
  ASSERT_EQ(run({"export", "demo.mesomap.json", "--to", "json", "--without-personal-data", "-o",
                 "share.json"})
                .status,
            0);
  ASSERT_EQ(
      run({"plan", "figure:body-female", "--area", "scalp-vertex", "--technique", "scalp_nappage",
           "--area", "forehead", "--technique", "microneedle", "-o", "rows.json"})
          .status,
      0);
  const Ran ran = validate({"demo.mesomap.json", "share.json", "rows.json"});
  EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
  EXPECT_EQ(ran.out, "");
}

struct Broken {
  const char* place;  ///< that the validator must name
  std::function<void(json&)> change;
};

TEST_F(OtherPrograms, AnotherValidatorRefusesBrokenPlans) {
  ASSERT_EQ(run({"plan", "figure:bust-female", "--technique", "papule", "--area", "chin", "-o",
                 "good.json"})
                .status,
            0);
  const json good = json::parse(contentsOf(in("good.json")));
  const std::vector<Broken> all{
      {"'sites' is a required", [](json& j) { j.erase("sites"); }},
      {"version", [](json& j) { j["version"] = 2; }},
      {"units.length", [](json& j) { j["units"]["length"] = "in"; }},
      {"sites[0].triangle", [](json& j) { j["sites"][0]["triangle"] = -1; }},
      {"sites[1].position",
       [](json& j) {
         j["sites"][1]["position"] = json::array({1, 2});
       }},
      {"sites[0].state", [](json& j) { j["sites"][0]["state"] = "gone"; }},
      {"sites[0].id", [](json& j) { j["sites"][0]["id"] = "12"; }},
      {"regions[0].rule.angleDeg", [](json& j) { j["regions"][0]["rule"]["angleDeg"] = 120; }},
      {"regions[0].color", [](json& j) { j["regions"][0]["color"] = "blue"; }},
      {"regions[0].rule.needle", [](json& j) { j["regions"][0]["rule"]["needle"] = "30G"; }},
      {"surface.sha256", [](json& j) { j["surface"]["sha256"] = "abc"; }},
  };
  for (const Broken& broken : all) {
    json plan = good;
    broken.change(plan);
    writeText(in("broken.json"), plan.dump());
    const Ran ran = validate({"broken.json"});
    EXPECT_EQ(ran.status, 1) << broken.place;
    EXPECT_NE(ran.out.find(broken.place), std::string::npos) << broken.place << '\n' << ran.out;
  }
}

}  // namespace
}  // namespace mesomap::e2e

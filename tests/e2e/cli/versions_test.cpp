// What changed between two versions, and whether saved copies follow one another.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"
#include "plan/plan_file.h"

namespace mesomap::e2e {
namespace {

using nlohmann::json;

class CliVersions : public Story {
 protected:
  void make(const std::string& file, const std::string& spacing) {
    const Ran ran = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                         "forehead", "--spacing", spacing, "--volume", "0.02", "-o", file});
    ASSERT_EQ(ran.status, 0) << ran.err;
  }
  /// Three versions of one plan, 1.json to 3.json, each saved over the one before.
  void makeThree() {
    make("now.mesomap.json", "12");
    for (const char* name : {"1.json", "2.json", "3.json"}) {
      auto opened = plan::openPlan(in("now.mesomap.json"));
      ASSERT_TRUE(opened) << opened.error().text();
      opened->plan.author = name;
      ASSERT_TRUE(plan::savePlan(opened->plan, in("now.mesomap.json"),
                                 {.newChain = std::string(name) == "1.json"}));
      std::filesystem::copy_file(in("now.mesomap.json"), in(name));
    }
  }
};

TEST_F(CliVersions, DiffSaysWhatChangedAreaByArea) {
  make("a.json", "10");
  make("b.json", "12");
  const Ran ran = run({"diff", "a.json", "b.json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find("\nForehead\n"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\nSpacing: 10 mm → 12 mm\n"), std::string::npos) << ran.out;
  const json changes = json::parse(run({"diff", "a.json", "b.json", "--json"}).out);
  const auto spacing = std::find_if(changes.begin(), changes.end(), [](const json& change) {
    return change.value("member", "") == "rule.spacingMm";
  });
  ASSERT_NE(spacing, changes.end()) << changes;
  EXPECT_EQ((*spacing)["about"], "area");
  EXPECT_EQ((*spacing)["id"], "r1");
  EXPECT_EQ((*spacing)["kind"], "changed");
  EXPECT_EQ((*spacing)["place"], "Forehead");
  EXPECT_EQ((*spacing)["before"], "10 mm");
  EXPECT_EQ((*spacing)["after"], "12 mm");
}

TEST_F(CliVersions, DiffOfTheSameSaysSo) {
  make("a.json", "10");
  const Ran same = run({"diff", "a.json", "a.json"});
  EXPECT_EQ(same.status, 0);
  EXPECT_EQ(same.out, "No difference.\n");
  EXPECT_EQ(json::parse(run({"diff", "a.json", "a.json", "--json"}).out), json::array());
}

TEST_F(CliVersions, DiffNeedsTwoPlans) {
  make("a.json", "10");
  EXPECT_EQ(run({"diff", "a.json"}).status, 2);
  EXPECT_EQ(run({"diff", "a.json", "a.json", "a.json"}).status, 2);
  EXPECT_EQ(run({"diff", "a.json", "gone.json"}).status, 1);
  writeText(in("mesh.obj"), "v 1 2 3\n");
  const Ran mesh = run({"diff", "a.json", "mesh.obj"});
  EXPECT_EQ(mesh.status, 1);
  EXPECT_NE(mesh.err.find("mesh.obj"), std::string::npos) << mesh.err;
}

TEST_F(CliVersions, CopiesFollowOneAnother) {
  makeThree();
  const Ran ran = run({"versions", "3.json", "1.json", "2.json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out,
            "1. 1.json: a first version\n"
            "2. 2.json: follows 1.json\n"
            "3. 3.json: follows 2.json\n"
            "Each version follows the one before it.\n"
            "This shows accidental or careless change. It is no proof against someone who computes "
            "the hashes again.\n");
  const json answer = json::parse(run({"versions", "3.json", "1.json", "2.json", "--json"}).out);
  EXPECT_TRUE(answer["unbroken"].get<bool>());
  EXPECT_EQ(answer["versions"].size(), 3u);
  EXPECT_EQ(answer["versions"][2]["previousSha256"], answer["versions"][1]["sha256"]);
}

TEST_F(CliVersions, AChangedOrAMissingCopyIsNamed) {
  makeThree();
  const Ran missing = run({"versions", "1.json", "3.json"});
  EXPECT_EQ(missing.status, 3);
  EXPECT_NE(missing.out.find("3.json: follows none of these"), std::string::npos) << missing.out;
  EXPECT_NE(missing.out.find("not one unbroken line"), std::string::npos) << missing.out;
  std::string text = contentsOf(in("2.json"));
  text.replace(text.find("2.json"), 6, "4.json");
  writeText(in("2.json"), text);
  const Ran changed = run({"versions", "1.json", "2.json", "3.json"});
  EXPECT_EQ(changed.status, 3);
  EXPECT_NE(changed.out.find("3.json: follows none of these"), std::string::npos) << changed.out;
  EXPECT_EQ(run({"versions"}).status, 2);
  EXPECT_EQ(run({"versions", "gone.json"}).status, 1);
}

}  // namespace
}  // namespace mesomap::e2e

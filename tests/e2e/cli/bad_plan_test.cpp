// A plan that cannot be used ends with status 1 and one line that names file and place.
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using OrderedJson = nlohmann::ordered_json;

class CliBadPlan : public Story {
 protected:
  void SetUp() override {
    const Ran planned = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                             "chin", "-o", "good.mesomap.json"});
    ASSERT_EQ(planned.status, 0) << planned.err;
    text_ = contentsOf(in("good.mesomap.json"));
    plan_ = OrderedJson::parse(text_);
  }
  /// `check` says it, and so do `export` and `render`, which leave no file.
  void refused(const std::string& text, const std::string& beginning) {
    writeText(in("bad.mesomap.json"), text);
    const std::vector<std::string> before = files();
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"check", "bad.mesomap.json"},
          std::vector<std::string>{"export", "bad.mesomap.json", "--to", "csv", "-o", "bad.csv"},
          std::vector<std::string>{"render", "bad.mesomap.json", "-o", "bad.png"}}) {
      const Ran ran = run(words);
      EXPECT_EQ(ran.status, 1) << words.front() << ": " << ran.err;
      EXPECT_EQ(ran.err.find("mesomap: error: bad.mesomap.json: " + beginning), 0u)
          << words.front() << ": " << ran.err;
      EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
      EXPECT_EQ(ran.out, "") << words.front();
    }
    EXPECT_EQ(files(), before);
  }

  std::string text_;
  OrderedJson plan_;
};

TEST_F(CliBadPlan, Missing) {
  const Ran ran = run({"check", "absent.mesomap.json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, "mesomap: error: absent.mesomap.json: there is no such file\n");
}

TEST_F(CliBadPlan, Truncated) {
  refused(text_.substr(0, text_.size() / 2), "line ");
  EXPECT_NE(run({"check", "bad.mesomap.json"}).err.find("the file ends in the middle"),
            std::string::npos);
}

TEST_F(CliBadPlan, NotJson) {
  refused("Dear Ana", "line 1, column ");
}

TEST_F(CliBadPlan, FromANewerVersion) {
  plan_["version"] = 3;
  refused(plan_.dump(), "version 3 was written by a newer Mesomap; this one reads version 1");
}

TEST_F(CliBadPlan, IndexOutOfRange) {
  plan_["sites"][2]["triangle"] = 99'999'999;
  refused(plan_.dump(), "sites[2].triangle: 99999999 is out of range (the surface has ");
}

TEST_F(CliBadPlan, AMovedPointIsFoundByComparingWithTheSkin) {
  plan_["sites"][0]["position"][0] = plan_["sites"][0]["position"][0].get<double>() + 5.0;
  writeText(in("bad.mesomap.json"), plan_.dump());
  const Ran ran = run({"check", "bad.mesomap.json"});
  EXPECT_EQ(ran.status, 1);
  // Before it, that the file was changed by another hand.
  EXPECT_TRUE(ran.err.starts_with("mesomap: note: The file was changed after")) << ran.err;
  EXPECT_TRUE(ran.err.ends_with(
      "mesomap: error: bad.mesomap.json: sites[0].position: 5.00 mm away from its place on "
      "the surface\n"))
      << ran.err;
}

TEST_F(CliBadPlan, ForAnotherMesh) {
  writeText(in("other.obj"), "v 0 0 0\nv 300 0 0\nv 300 250 0\nf 1 2 3\n");
  const Ran ran = run({"check", "good.mesomap.json", "--surface", "other.obj"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err.find("mesomap: error: other.obj: is not the shape this plan was made on"), 0u)
      << ran.err;
}

TEST_F(CliBadPlan, AnExportThatCannotBeWrittenLeavesTheOldFileWhole) {
  const Ran ran = run({"export", "good.mesomap.json", "--to", "csv", "-o", "absent/points.csv"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, "mesomap: error: absent/points.csv: the folder does not exist\n");
}

}  // namespace
}  // namespace mesomap::e2e

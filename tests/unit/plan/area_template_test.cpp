// Templates of an area's figures: what they hold, and a file of them that was edited into nonsense.
#include "plan/area_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "support/temporary_folder.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

AreaTemplate forehead(const std::string& name) {
  AreaTemplate kept;
  kept.name = name;
  kept.area = "forehead";
  kept.rule.spacingMm = 8.5;
  kept.rule.volumeMl = 0.02;
  kept.rule.indication = "lines";
  kept.rule.layer = "dermis_deep";
  kept.product = "Product one";
  return kept;
}

class TemplateFile : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path file() const { return folder_ / "templates.json"; }
  void write(const std::string& text) const { std::ofstream(file()) << text; }
  [[nodiscard]] std::string read() const {
    std::ifstream in(file());
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  [[nodiscard]] Templates now() const {
    auto found = readTemplates(file());
    EXPECT_TRUE(found) << (found ? "" : found.error().text());
    return found ? std::move(*found) : Templates{};
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const AreaTemplate& each : now().all) all.push_back(each.name);
    return all;
  }
  test::TemporaryFolder folder_;
};

TEST(AreaTemplates, keepTheRuleAndNothingOfTheClient) {
  Plan plan = support::samplePlan();
  Region left = *plan.regions[1];
  ASSERT_EQ(left.side, Side::left);
  left.linked = {};
  left.rule.order = WorkingOrder::hand;
  left.rule.product = plan.products.at(0).id;
  const AreaTemplate kept = templateOf(plan, left, "My cheek");
  EXPECT_EQ(kept.area, left.area);
  EXPECT_EQ(kept.side, Side::left) << "it is not linked";
  EXPECT_EQ(kept.product, plan.products[0].name);
  EXPECT_EQ(kept.rule.product, "");
  EXPECT_EQ(kept.rule.order, WorkingOrder::rows) << "numbers by hand belong to its points";
  const std::string text = templatesText({kept});
  for (const std::string& own : {plan.products[0].lot, plan.products[0].expiry,
                                 plan.clientReference, std::string("barycentric")}) {
    EXPECT_THAT(text, ::testing::Not(HasSubstr(own)));
  }
  Region linked = left;
  linked.linked = plan.regions[0]->id;
  EXPECT_EQ(templateOf(plan, linked, "x").side, Side::none) << "both sides";
}

TEST(AreaTemplates, aProductIsFoundAgainByItsName) {
  Plan plan = support::samplePlan();
  plan.products.at(0).id = "p77";
  const RuleOfTemplate found = ruleOf(forehead("x"), plan);
  EXPECT_EQ(found.rule.product, "p77");
  EXPECT_FALSE(found.productMissing);
  plan.products[0].name = "Another";
  const RuleOfTemplate missing = ruleOf(forehead("x"), plan);
  EXPECT_EQ(missing.rule.product, "");
  EXPECT_TRUE(missing.productMissing);
}

TEST(AreaTemplates, theExampleOnThePageIsOne) {
  const auto folder = platform::dataFolder();
  ASSERT_TRUE(folder);
  const auto page = platform::readFile(*folder / "docs/templates.md");
  ASSERT_TRUE(page) << page.error().text();
  const std::string open = "```json\n";
  const std::size_t from = page->find(open) + open.size();
  const auto read = parseTemplates(page->substr(from, page->find("```", from) - from), "page");
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_TRUE(read->problems.empty());
  ASSERT_EQ(read->all.size(), 1u);
  EXPECT_EQ(read->all[0].product, "Hyaluronic 1.5 %");
}

TEST_F(TemplateFile, isThereForTheUserAloneAndNamesAreKeptApart) {
  EXPECT_TRUE(now().all.empty()) << "no file";
  ASSERT_TRUE(keepTemplate(file(), forehead("My forehead")));
  ASSERT_TRUE(keepTemplate(file(), forehead("Second")));
  EXPECT_EQ(fs::status(file()).permissions() & fs::perms::all,
            fs::perms::owner_read | fs::perms::owner_write);
  AreaTemplate other = forehead("My forehead");
  other.rule.spacingMm = 12;
  ASSERT_TRUE(keepTemplate(file(), other));
  EXPECT_THAT(names(), ElementsAre("My forehead", "Second"));
  EXPECT_TRUE(sameTemplate(now().all[0], other)) << read();
  EXPECT_FALSE(renameTemplate(file(), "Second", "My forehead"));
  EXPECT_FALSE(renameTemplate(file(), "Second", "  "));
  ASSERT_TRUE(renameTemplate(file(), "Second", "Third"));
  ASSERT_TRUE(removeTemplate(file(), "My forehead"));
  EXPECT_THAT(names(), ElementsAre("Third"));
  EXPECT_EQ(freeTemplateName(now().all, "Third"), "Third (2)");
}

TEST_F(TemplateFile, nonsenseIsLeftOutEntryByEntryWithFieldAndReason) {
  std::string good = templatesText({forehead("Good"), forehead("Spacing"), forehead("Angle"),
                                    forehead("Good"), forehead("Side"), forehead("Pins")});
  nlohmann::json document = nlohmann::json::parse(good);
  nlohmann::json& list = document["templates"];
  list[1]["rule"]["spacingMm"] = 300;
  list[2]["rule"]["angleDeg"] = 0;
  list[4]["side"] = "behind";
  list[5]["rule"]["stamp"] = {{"name", "x"}, {"pins", {{1, 2}, {3}}}};
  list.push_back("what");
  list.push_back({{"name", "No rule"}});
  list.push_back({{"name", ""}, {"rule", list[0]["rule"]}});
  write(document.dump());
  const Templates found = now();
  ASSERT_EQ(found.all.size(), 1u);
  EXPECT_TRUE(sameTemplate(found.all[0], forehead("Good")));
  EXPECT_THAT(
      found.problems,
      ElementsAre(
          "templates.json: templates[1].rule.spacingMm: 300 is not between 2 and 30. This template "
          "is left out.",
          "templates.json: templates[2].rule.angleDeg: 0 is not between 1 and 90. This template is "
          "left out.",
          "templates.json: templates[3].name: is there twice. This template is left out.",
          "templates.json: templates[4].side: not a side: left, right, midline or none. This "
          "template is left out.",
          "templates.json: templates[5].rule.stamp.pins[1]: not two offsets of at most 50 mm. This "
          "template is left out.",
          "templates.json: templates[6]: not an object. This template is left out.",
          "templates.json: templates[7]: \"rule\" is missing. This template is left out.",
          "templates.json: templates[8].name: is empty. This template is left out."));
  // What cannot be read stays in the file when another one is kept.
  ASSERT_TRUE(keepTemplate(file(), forehead("New")));
  EXPECT_THAT(read(), HasSubstr("\"behind\""));
  EXPECT_EQ(now().problems.size(), 8u);
}

TEST_F(TemplateFile, aFileThatIsNoneIsRefusedAndNotWrittenOver) {
  for (const char* text :
       {"not json", "[]", R"({"format": "mesomap-plan", "version": 1, "templates": []})",
        R"({"format": "mesomap-templates", "version": 2, "templates": []})",
        R"({"format": "mesomap-templates", "version": -1, "templates": []})",
        R"({"format": "mesomap-templates", "version": 1, "templates": {}})"}) {
    write(text);
    EXPECT_FALSE(readTemplates(file())) << text;
    EXPECT_FALSE(keepTemplate(file(), forehead("New"))) << text;
    EXPECT_FALSE(removeTemplate(file(), "New")) << text;
    EXPECT_EQ(read(), text);
  }
  write(R"({"format": "mesomap-templates", "version": 2, "templates": []})");
  EXPECT_THAT(readTemplates(file()).error().text(), HasSubstr("newer Mesomap"));
}

TEST_F(TemplateFile, whatANewerVersionWroteStays) {
  nlohmann::json document = nlohmann::json::parse(templatesText({forehead("Mine")}));
  document["colour"] = "blue";
  document["templates"][0]["mood"] = {1, 2};
  document["templates"][0]["rule"]["glow"] = 0.5;
  document["templates"][0]["rule"]["needle"]["bevel"] = "up";
  write(document.dump());
  EXPECT_TRUE(now().problems.empty());
  AreaTemplate changed = now().all.at(0);
  changed.rule.volumeMl.reset();
  ASSERT_TRUE(keepTemplate(file(), changed));
  ASSERT_TRUE(renameTemplate(file(), "Mine", "Renamed"));
  nlohmann::json expected = document;
  expected["templates"][0]["name"] = "Renamed";
  expected["templates"][0]["rule"].erase("volumeMl");
  EXPECT_EQ(nlohmann::json::parse(read()), expected);
  // Handed on and taken over with all of it.
  const fs::path other = folder_ / "handed.json";
  std::ofstream(other) << templatesText(now().all);
  fs::remove(file());
  const auto imported = importTemplates(file(), other);
  ASSERT_TRUE(imported) << imported.error().text();
  EXPECT_EQ(imported->taken, 1u);
  EXPECT_THAT(read(), HasSubstr("\"bevel\": \"up\""));
}

TEST_F(TemplateFile, importReplacesNothing) {
  ASSERT_TRUE(keepTemplate(file(), forehead("Same")));
  ASSERT_TRUE(keepTemplate(file(), forehead("Mine")));
  AreaTemplate theirs = forehead("Mine");
  theirs.rule.spacingMm = 20;
  const fs::path other = folder_ / "theirs.json";
  std::ofstream(other) << templatesText({forehead("Same"), theirs, forehead("Further")});
  const auto imported = importTemplates(file(), other);
  ASSERT_TRUE(imported) << imported.error().text();
  EXPECT_EQ(imported->taken, 2u);
  EXPECT_EQ(imported->renamed, 1u);
  EXPECT_THAT(names(), ElementsAre("Same", "Mine", "Mine (2)", "Further"));
  EXPECT_EQ(now().all[1].rule.spacingMm, 8.5);
  EXPECT_EQ(now().all[2].rule.spacingMm, 20.0);
}

}  // namespace
}  // namespace mesomap::plan

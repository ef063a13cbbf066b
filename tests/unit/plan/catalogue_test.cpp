// The delivered catalogue: every id of practice is there, every figure has its source.
#include "plan/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/platform/folders.h"
#include "plan/plan.h"

namespace mesomap::plan {
namespace {

class Delivered : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto data = platform::dataFolder();
    ASSERT_TRUE(data) << data.error().text();
    assets_ = *data / "assets/catalogue";
    auto read = deliveredCatalogue(assets_);
    ASSERT_TRUE(read) << read.error().text();
    all_ = std::move(*read);
  }
  std::filesystem::path assets_;
  Catalogue all_;
};

TEST_F(Delivered, everyTechniqueIsThere) {
  for (const char* id :
       {"epidermal", "papule", "nappage", "point_by_point", "linear", "deep_oblique",
        "ha_microdepot", "ha_micropuncture", "bap5", "microtoxin", "dca_grid", "txa",
        "scalp_points", "scalp_nappage", "caha_hd", "pain_lit", "microneedle", "electroporation"}) {
    EXPECT_NE(findTechnique(all_.techniques, id), nullptr) << id;
  }
  EXPECT_EQ(all_.techniques.size(), 18u);
  EXPECT_TRUE(findTechnique(all_.techniques, "pain_lit")->medical);
  EXPECT_TRUE(findTechnique(all_.techniques, "deep_oblique")->needsNotice);
  EXPECT_TRUE(findTechnique(all_.techniques, "txa")->offLabel);
  EXPECT_EQ(findTechnique(all_.techniques, "epidermal")->layer, Layer::epidermis);
  // Without known places there is nothing to lay out: they are set by hand.
  const Technique* points = findTechnique(all_.techniques, "bap5");
  EXPECT_EQ(points->pattern, Pattern::freehand);
  EXPECT_NE(points->note.find("by hand"), std::string::npos);
  EXPECT_EQ(ruleFor(*points).pattern, Pattern::freehand);
}

/// Every object that holds numbers, of whatever kind, with its path.
void eachFigure(const nlohmann::json& node, const std::string& path, int& figures) {
  if (node.is_object()) {
    if (node.contains("typical") || node.contains("women") || node.contains("lengthMm")) {
      ++figures;
      ASSERT_TRUE(node.contains("source")) << path;
      EXPECT_GT(node["source"].get<std::string>().size(), 8u) << path;
      ASSERT_TRUE(node.contains("checkedOn")) << path;
      EXPECT_EQ(node["checkedOn"].get<std::string>().size(), 10u) << path;
    }
    for (const auto& [key, value] : node.items()) eachFigure(value, path + "." + key, figures);
  }
  if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      eachFigure(node[i], path + "[" + std::to_string(i) + "]", figures);
    }
  }
}

TEST_F(Delivered, everyNumberHasASourceAndADay) {
  int figures = 0;
  for (const auto& file : std::filesystem::directory_iterator(assets_)) {
    if (file.path().filename() == "areas.json") continue;
    std::ifstream in(file.path());
    eachFigure(nlohmann::json::parse(in), file.path().filename().string(), figures);
  }
  EXPECT_GT(figures, 100);
}

TEST_F(Delivered, whatNobodyShouldChooseIsNotListed) {
  for (const auto& file : std::filesystem::directory_iterator(assets_)) {
    std::ifstream in(file.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    for (const char* word : {"tiratricol", "estradiol", "hormone", "buflomedil", "whiten"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << file.path() << ": " << word;
    }
  }
  EXPECT_GE(all_.productClasses.size(), 15u);
  std::set<std::string> againstFat;
  for (const ProductClass& each : all_.productClasses) {
    if (each.needsNotice) againstFat.insert(each.id);
  }
  EXPECT_EQ(againstFat, (std::set<std::string>{"phosphatidylcholine", "deoxycholic-acid",
                                               "lemon-bottle-type", "lipolytic-cocktail"}));
}

TEST_F(Delivered, theLabelAllowsWhatItAllows) {
  const LabelLimit* label = findEntry(all_.labels, "dca-us");
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(label->technique, "dca_grid");
  EXPECT_EQ(label->areas, std::vector<std::string>{"submental"});
  EXPECT_EQ(label->points.max, 50);
  EXPECT_EQ(label->volume.max, 10);
  EXPECT_EQ(label->dose.max, 2);
  EXPECT_EQ(label->sessions.max, 6);
  EXPECT_EQ(label->intervalDays.min, 28);
}

TEST_F(Delivered, whatEntriesNameIsThere) {
  for (const Indication& each : all_.indications) {
    for (const std::string& id : each.techniques) {
      EXPECT_NE(findTechnique(all_.techniques, id), nullptr) << each.id << ": " << id;
    }
  }
  for (const ProductClass& each : all_.productClasses) {
    EXPECT_TRUE(each.label.empty() || findEntry(all_.labels, each.label) != nullptr) << each.id;
  }
  for (const char* country : {"FR", "US", "GB", "FI", "CH", "other"}) {
    EXPECT_NE(findEntry(all_.notices, country), nullptr) << country;
  }
}

TEST_F(Delivered, anAreaIsOfferedItsIndicationsAndFatOnlyAfterTheNotice) {
  const auto ids = [&](const char* area, bool noticed) {
    std::vector<std::string> found;
    for (const Indication* each : indicationsOf(all_, area, noticed)) found.push_back(each->id);
    return found;
  };
  EXPECT_EQ(ids("scalp-vertex", false), std::vector<std::string>{"hair"});
  EXPECT_EQ(ids("submental", false), std::vector<std::string>{});
  EXPECT_EQ(ids("submental", true), std::vector<std::string>{"local-fat"});
  EXPECT_EQ(ids("", true), std::vector<std::string>{});
}

TEST_F(Delivered, skinIsAsThickAsMeasured) {
  const SkinThickness* forehead = skinThicknessOf("forehead");
  ASSERT_NE(forehead, nullptr);
  EXPECT_NEAR(forehead->women.meanMm(), 1.06, 1e-9);
  EXPECT_NEAR(forehead->men.meanMm(), 1.39, 1e-9);
  EXPECT_NEAR(forehead->men.dermis.sdMm, 0.28, 1e-9);
  EXPECT_NEAR(skinThicknessOf("upper-eyelid")->women.meanMm(), 0.75, 1e-9);
  EXPECT_NEAR(skinThicknessOf("neck-front")->men.meanMm(), 1.17, 1e-9);
  EXPECT_EQ(skinThicknessOf("buttock"), nullptr);
  EXPECT_EQ(skinThicknessOf(""), nullptr);
}

TEST_F(Delivered, headsHavePinsAndNoPitch) {
  for (const HeadEntry& head : all_.heads) {
    EXPECT_FALSE(head.pitch) << head.id;
    EXPECT_EQ(stampOf(head, 2.0).pins.size(), static_cast<std::size_t>(head.pins.typical))
        << head.id;
  }
  EXPECT_EQ(stampOf(*findEntry(all_.heads, "square-9"), 2.0).pins, squareStamp(3, 2.0).pins);
}

TEST_F(Delivered, aNoticeForThePlanHoldsAndAForbiddenCountryHidesAll) {
  Plan plan;
  EXPECT_FALSE(noticeAllows(all_, plan));
  plan.checks.push_back({kLegalNotice, {}, "Notice", "", ""});
  EXPECT_FALSE(noticeAllows(all_, plan)) << "an open question is no answer";
  plan.checks.push_back({kLegalNotice, {}, "Notice", "FI", ""});
  EXPECT_TRUE(noticeAllows(all_, plan));
  EXPECT_EQ(noticeCountry(plan), "FI");
  plan.checks.push_back({kLegalNotice, {}, "Notice", "FR", ""});
  EXPECT_FALSE(noticeAllows(all_, plan)) << "the newest answer counts";
  plan.checks.push_back({kLegalNotice, {}, "Notice", "Narnia", ""});
  EXPECT_FALSE(noticeAllows(all_, plan)) << "no such country";
}

TEST_F(Delivered, aNoticeIsReadForACountryThatHasOneAndAllowsIt) {
  const auto read = noticeToRead(all_, "GB");
  ASSERT_TRUE(read) << read.error().text();
  Plan plan;
  plan.checks.push_back(noticeAnswer(*read));
  EXPECT_EQ(noticeCountry(plan), "GB");
  EXPECT_TRUE(noticeAllows(all_, plan));

  const auto forbidden = noticeToRead(all_, "FR");
  ASSERT_FALSE(forbidden);
  EXPECT_EQ(forbidden.error().kind, ErrorKind::refused);
  EXPECT_NE(forbidden.error().message.find("are forbidden for aesthetic use"), std::string::npos);
  EXPECT_NE(forbidden.error().message.find("French decree 2011-382"), std::string::npos);

  for (const char* country : {"XX", "", "fr"}) {
    const auto unknown = noticeToRead(all_, country);
    ASSERT_FALSE(unknown) << country;
    EXPECT_EQ(unknown.error().kind, ErrorKind::usage);
    EXPECT_NE(unknown.error().message.find("FI (Finland)"), std::string::npos);
  }
}

}  // namespace
}  // namespace mesomap::plan

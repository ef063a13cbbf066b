#include "plan/technique.h"

#include <gtest/gtest.h>

#include "plan/plan.h"

namespace mesomap::plan {
namespace {

TEST(Techniques, catalogueIsWholeAndEveryFigureHasASource) {
  const auto all = loadTechniques();
  ASSERT_TRUE(all) << all.error().text();
  ASSERT_GE(all->size(), 6u);
  for (const Technique& technique : *all) {
    for (const Range* range : {&technique.spacing, &technique.depth, &technique.angle}) {
      // What a device or points by hand have not got needs no source.
      const bool bare =
          technique.pattern == Pattern::none || technique.pattern == Pattern::freehand;
      if (bare && range->unit.empty()) continue;
      EXPECT_GT(range->source.size(), 8u) << technique.id;
      EXPECT_EQ(range->checkedOn.size(), 10u) << technique.id;
    }
    EXPECT_FALSE(technique.note.empty()) << technique.id;
    for (const auto& range : {technique.pitch, technique.passes, technique.minutes}) {
      EXPECT_TRUE(!range || range->source.size() > 8u) << technique.id;
    }
    EXPECT_EQ(technique.pattern == Pattern::rows, technique.pitch.has_value()) << technique.id;
    if (technique.id != "electroporation") {
      EXPECT_FALSE(technique.needleSource.empty()) << technique.id;
    }
    const Rule rule = ruleFor(technique);
    EXPECT_LE(rule.insertedMm(), rule.needle.lengthMm + 0.0015) << technique.id;
    EXPECT_EQ(rule.volumeMl.has_value(), technique.volume.has_value()) << technique.id;
    if (technique.pattern == Pattern::even) {
      EXPECT_GE(rule.spacingMm, 2.0) << technique.id;
      EXPECT_LE(rule.spacingMm, 30.0) << technique.id;
    }
  }
}

TEST(Techniques, papuleDefaultsAreThoseOfTheSource) {
  const auto all = loadTechniques();
  ASSERT_TRUE(all);
  const Technique* papule = findTechnique(*all, "papule");
  ASSERT_NE(papule, nullptr);
  const Rule rule = ruleFor(*papule);
  EXPECT_EQ(rule.spacingMm, 10.0);
  EXPECT_EQ(rule.depthMm, 1.035);
  EXPECT_EQ(rule.angleDeg, 15.0);
  EXPECT_EQ(rule.needle, (Needle{"30G", 4.0}));
  EXPECT_EQ(rule.volumeMl, 0.02);
  EXPECT_EQ(rule.marginMm, 5.0);
}

TEST(Techniques, noSourceNoVolume) {
  const auto all = loadTechniques();
  ASSERT_TRUE(all);
  for (const char* id : {"point_by_point", "scalp_points", "nappage"}) {
    const Technique* technique = findTechnique(*all, id);
    ASSERT_NE(technique, nullptr) << id;
    EXPECT_FALSE(technique->volume) << id;
  }
}

TEST(Techniques, rowsAndNoticesAreMarked) {
  const auto all = loadTechniques();
  ASSERT_TRUE(all);
  EXPECT_EQ(findTechnique(*all, "nappage")->pattern, Pattern::rows);
  EXPECT_EQ(findTechnique(*all, "epidermal")->pattern, Pattern::rows);
  EXPECT_TRUE(findTechnique(*all, "dca_grid")->needsNotice);
  EXPECT_FALSE(findTechnique(*all, "papule")->needsNotice);
  EXPECT_EQ(findTechnique(*all, "no such"), nullptr);
}

TEST(Techniques, rowsHaveAPitchAndDevicesPassesOrMinutes) {
  const auto all = loadTechniques();
  ASSERT_TRUE(all);
  const Rule nappage = ruleFor(*findTechnique(*all, "nappage"));
  EXPECT_EQ(nappage.pattern, Pattern::rows);
  EXPECT_EQ(nappage.pitch(), 3.0);
  const Rule needling = ruleFor(*findTechnique(*all, "microneedle"));
  EXPECT_EQ(needling.pattern, Pattern::none);
  EXPECT_EQ(needling.passes, 1);
  EXPECT_EQ(needling.depthMm, 0.5);
  const Rule current = ruleFor(*findTechnique(*all, "electroporation"));
  EXPECT_EQ(current.pattern, Pattern::none);
  EXPECT_EQ(current.minutes, 20.0);
  EXPECT_EQ(current.depthMm, 0.0);
  EXPECT_EQ(current.spacingMm, Rule().spacingMm);
}

TEST(Techniques, aBrokenCatalogueIsRefusedByPlace) {
  const auto message = [](const std::string& text) {
    const auto result = parseTechniques(text, "list");
    return result ? std::string("read") : result.error().text();
  };
  EXPECT_EQ(message("{"), "list: line 1, column 2: the file ends in the middle");
  EXPECT_EQ(message("{\"techniques\": []}"), "list: techniques: not a list with entries");
  EXPECT_EQ(message("{\"techniques\": [{\"id\": 3}]}"), "list: techniques[0].id: not a text");
  EXPECT_EQ(message("{}"), "list: top level: \"techniques\" is missing");
}

}  // namespace
}  // namespace mesomap::plan

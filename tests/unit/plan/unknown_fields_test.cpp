// What a newer version wrote and this one does not know stays where it was.
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "plan/content_hash.h"
#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

std::string withoutHash(std::string text) {
  const std::size_t line = text.find("  \"sha256OfContent\"");
  return line == std::string::npos ? text : text.erase(line, text.find('\n', line) + 1 - line);
}

OpenedPlan opened(const std::string& text) {
  auto plan = parsePlan(text, "f");
  if (plan) return std::move(*plan);
  ADD_FAILURE() << plan.error().text();
  return {};
}

/// The sample's text with `added` behind the first `anchor` that comes after `from`.
std::string with(std::string text, const std::string& from, const std::string& anchor,
                 const std::string& added) {
  const std::size_t start = text.find(from);
  const std::size_t at = text.find(anchor, start);
  EXPECT_NE(at, std::string::npos) << from << " … " << anchor;
  return text.insert(at + anchor.size(), added);
}

/// Members that a newer version might write, each behind the last one that we know there.
std::string newerText() {
  std::string text = withoutHash(planText(support::samplePlan()));
  text = with(text, "\"nextId\"", "\"nextId\": 9",
              ",\n  \"clinic\": {\"rooms\": [1, 2.50, 12345678901234567890], \"open\": true}");
  text = with(text, "\"surface\"", "\"workingMesh\": \"split-1.25-v1:test\"",
              ",\n    \"scanner\": \"by \\u00e9tude \\\"x\\\"\"");
  text = with(text, "{\"id\": \"s3\"", "\"origin\": \"auto\"", ", \"glow\": 0.70, \"tags\": []");
  text = with(text, "\"id\": \"r6\"", "\"leftOut\": []", ",\n      \"mood\": null");
  text = with(text, "\"id\": \"r6\"", "\"needle\": {\"gauge\": \"30G\", \"lengthMm\": 4.000}",
              ",\n        \"pressure\": -1e-3");
  text = with(text, "{\"id\": \"p1\"", "\"expiry\": \"2027-08\"", ", \"colour of cap\": \"red\"");
  return with(text, "{\"id\": \"1\"", "\"note\": \"\"", ", \"weather\": \"rain\"");
}

TEST(UnknownFields, areKeptWordForWordAtTheirPlaces) {
  const std::string text = newerText();
  const OpenedPlan plan = opened(text);
  EXPECT_EQ(plan.plan.unknown->size(), 8u);
  EXPECT_EQ(withoutHash(planText(plan.plan)), text);
  // And again.
  EXPECT_EQ(planText(opened(planText(plan.plan)).plan), planText(plan.plan));
}

TEST(UnknownFields, areNoted) {
  const OpenedPlan plan = opened(newerText());
  ASSERT_EQ(plan.notes.size(), 1u);
  EXPECT_EQ(plan.notes[0],
            "The plan holds what this version of Mesomap does not know (surface.scanner, "
            "sites[s3].glow, sites[s3].tags and 5 more). It is kept as it is.");
  EXPECT_TRUE(opened(planText(support::samplePlan())).notes.empty());
}

TEST(UnknownFields, goWithWhatTheyBelongTo) {
  Plan plan = opened(newerText()).plan;
  const PlanPtr whole = std::make_shared<const Plan>(plan);
  auto forehead = std::make_shared<Region>(*plan.regions[0]);
  ASSERT_EQ(forehead->sites[1].id, SiteId{3});
  std::swap(forehead->sites[1], forehead->sites[3]);
  plan.regions[0] = forehead;
  const std::string moved = planText(plan);
  EXPECT_LT(moved.find("\"id\": \"s5\""), moved.find("\"glow\": 0.70"));
  EXPECT_LT(moved.find("\"id\": \"s3\""), moved.find("\"glow\": 0.70"));
  forehead = std::make_shared<Region>(*forehead);
  forehead->sites.pop_back();
  plan.regions[0] = forehead;
  plan.regions.pop_back();
  const std::string without = planText(plan);
  for (const char* gone : {"glow", "mood", "pressure"}) {
    EXPECT_EQ(without.find(gone), std::string::npos) << gone;
  }
  for (const char* kept : {"clinic", "scanner", "colour of cap", "weather"}) {
    EXPECT_NE(without.find(kept), std::string::npos) << kept;
  }
  // Undone, it is there again.
  EXPECT_EQ(withoutHash(planText(*whole)), newerText());
}

TEST(UnknownFields, ofTheSameQuestionAboutTwoAreas) {
  Plan plan = support::samplePlan();
  plan.checks = {{"volume-not-set", {1}, "a", "", ""}, {"volume-not-set", {6}, "b", "", ""}};
  const std::string text =
      with(planText(plan), "\"text\": \"b\"", "\"answer\": \"\"", ", \"by\": \"Ana\"");
  Plan read = opened(text).plan;
  std::swap(read.checks[0], read.checks[1]);
  const std::string written = planText(read);
  EXPECT_NE(written.find("\"text\": \"b\", \"answer\": \"\", \"by\": \"Ana\"}"), std::string::npos);
  EXPECT_NE(written.find("\"text\": \"a\", \"answer\": \"\"}"), std::string::npos);
}

TEST(UnknownFields, ofTheSameQuestionAskedTwice) {
  Plan plan = support::samplePlan();
  plan.checks = {{"no-points", {}, "a", "", ""}, {"no-points", {}, "b", "", ""}};
  std::string text = withoutHash(planText(plan));
  text = with(text, "\"text\": \"a\"", "\"answer\": \"\"", ", \"by\": \"Ana\"");
  text = with(text, "\"text\": \"b\"", "\"answer\": \"\"", ", \"by\": \"Bea\"");
  EXPECT_EQ(withoutHash(planText(opened(text).plan)), text);
}

TEST(UnknownFields, mayBePersonal) {
  WriteOptions options;
  options.withoutPersonalData = true;
  const std::string text = planText(opened(newerText()).plan, options);
  EXPECT_EQ(text.find("clinic"), std::string::npos);
  EXPECT_EQ(text, planText(support::samplePlan(), options));
}

TEST(UnknownFields, makeADifference) {
  EXPECT_FALSE(samePlan(opened(newerText()).plan, support::samplePlan()));
  EXPECT_TRUE(samePlan(opened(newerText()).plan, opened(newerText()).plan));
}

TEST(UnknownFields, spacesDoNotCount) {
  const std::string text = with(planText(support::samplePlan()), "\"nextId\"", "\"nextId\": 9",
                                ", \"clinic\" : {\n\"a\":[ 1,2 ] ,\t\"b, c\" :\"d : e\"}");
  EXPECT_NE(
      planText(opened(text).plan).find(",\n  \"clinic\": {\"a\": [1, 2], \"b, c\": \"d : e\"}\n"),
      std::string::npos);
}

TEST(UnknownFields, whereNothingCanKeepThemAreRefused) {
  const std::string text = planText(support::samplePlan());
  const std::vector<std::pair<std::string, std::string>> closed{
      {"\"units\": {\"length\": \"mm\"", "units: unknown member 'zz'"},
      {"{\"closed\": true", "regions[0].border[0]: unknown member 'zz'"},
      {"\"handedness\": \"right\"", "axes: unknown member 'zz'"}};
  for (const auto& [anchor, message] : closed) {
    const auto refused = parsePlan(with(text, "{", anchor, ", \"zz\": 1"), "f");
    ASSERT_FALSE(refused) << anchor;
    EXPECT_EQ(refused.error().message.substr(0, message.size()), message);
  }
}

TEST(ContentNote, tellsOfAChangeByAnotherHand) {
  const std::string text = planText(support::samplePlan());
  EXPECT_EQ(contentState(text), ContentState::unchanged);
  EXPECT_TRUE(opened(text).notes.empty());
  std::string edited = text;
  edited.replace(edited.find("C-17"), 4, "C-18");
  const OpenedPlan plan = opened(edited);
  ASSERT_EQ(plan.notes.size(), 1u);
  EXPECT_NE(plan.notes[0].find("changed after Mesomap had saved it"), std::string::npos);
  // Saved again, it is as it should be.
  EXPECT_TRUE(opened(planText(plan.plan)).notes.empty());
  // An older file has no hash, and nothing to say.
  EXPECT_TRUE(opened(withoutHash(text)).notes.empty());
}

}  // namespace
}  // namespace mesomap::plan

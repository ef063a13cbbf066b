#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

using nlohmann::json;

std::string lineWith(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t start = text.rfind('\n', at) + 1;
  return text.substr(start, text.find('\n', at) - start);
}

TEST(PlanText, aSiteIsOneLineInTheCanonicalOrder) {
  EXPECT_EQ(lineWith(planText(support::samplePlan()), "\"s3\""),
            R"(    {"id": "s3", "region": "r1", "order": 2, "position": [30.000, 10.000, 0.000], )"
            R"("normal": [0.00000, 0.00000, 1.00000], "triangle": 0, "face": 0, )"
            R"("barycentric": [0.700000, 0.200000, 0.100000], )"
            R"("needleDirection": [0.00000, 0.00000, -1.00000], "depthMm": 1.035, )"
            R"("insertedMm": 4.000, "needleLengthMm": 4.000, "angleDeg": 15.00, )"
            R"("volumeMl": 0.0200, "state": "planned", "origin": "auto"},)");
}

TEST(PlanText, membersComeInTheOrderOfTheFormat) {
  const std::string text = planText(support::samplePlan());
  std::size_t last = 0;
  for (const char* name : {"format", "version", "program", "created", "clientReference", "author",
                           "units", "axes", "surface", "totals", "sites", "regions", "products",
                           "sessions", "checks", "landmarks", "nextId"}) {
    const std::size_t at = text.find("\n  \"" + std::string(name) + "\":");
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_GT(at, last) << name;
    last = at;
  }
  EXPECT_EQ(text, planText(support::samplePlan()));
  EXPECT_EQ(text.back(), '\n');
}

TEST(PlanText, aFiguresParametersAreWrittenWhereTheyDifferFromTheirDefaults) {
  Plan plan = support::samplePlan();
  plan.surface.kind = SurfaceKind::figure;
  plan.surface.figure = "figure:body-male";
  plan.surface.file.clear();
  EXPECT_EQ(planText(plan).find("\"parameters\""), std::string::npos);
  plan.surface.parameters = {-0.35, 5, false};
  const std::string text = planText(plan);
  EXPECT_EQ(lineWith(text, "\"parameters\""),
            R"(    "parameters": {"build": -0.350, "tone": 5, "garment": false},)");
  const auto opened = parsePlan(text, "f");
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->plan.surface.parameters, plan.surface.parameters);
  EXPECT_EQ(planText(opened->plan), text);
}

TEST(PlanText, statesUnitsAxesAndTotals) {
  const json plan = json::parse(planText(support::samplePlan()));
  EXPECT_EQ(plan["units"]["length"], "mm");
  EXPECT_EQ(plan["units"]["volume"], "mL");
  // A point 1 mm to the client's left, 2 mm up, 3 mm forward in DICOM's left-posterior-superior.
  const double point[4] = {1, 2, 3, 1};
  const double expected[4] = {1, -3, 2, 1};
  for (int row = 0; row < 4; ++row) {
    double sum = 0;
    for (int k = 0; k < 4; ++k) sum += plan["axes"]["toLps"][row][k].get<double>() * point[k];
    EXPECT_EQ(sum, expected[row]);
  }
  EXPECT_EQ(plan["totals"]["sites"], 6);
  EXPECT_EQ(plan["totals"]["volumeMl"], 0.08);
  EXPECT_EQ(plan["totals"]["basis"], "on the client's surface");
  EXPECT_EQ(plan["regions"][1]["side"], "left");
  EXPECT_FALSE(plan.contains("example"));
  EXPECT_FALSE(plan["sites"][5].contains("volumeMl"));
}

TEST(PlanText, rowsOfACautionZoneWaitInTheFileAsWell) {
  Plan plan = support::samplePlan();
  Region rows = *plan.regions[0];
  Row row;
  row.places = {{0, {1, 0, 0}}, {0, {0, 1, 0}}};
  row.points = {{0, 0, 0}, {30, 0, 0}};
  row.pitchMm = 3.0;
  row.pricks = 11;
  rows.rows = {row, row, row};
  rows.rows[0].zone = "lips";
  rows.rows[0].proposed = true;
  rows.rows[1].zone = "lips";  // kept
  plan.regions[0] = std::make_shared<const Region>(rows);
  const std::string text = planText(plan);
  const json parsed = json::parse(text);
  EXPECT_EQ(parsed["totals"]["pricks"], 22);
  EXPECT_EQ(parsed["totals"]["proposedPricks"], 11);
  EXPECT_EQ(parsed["regions"][0]["rows"][0]["state"], "proposed");
  EXPECT_FALSE(parsed["regions"][0]["rows"][1].contains("state"));
  EXPECT_FALSE(parsed["regions"][0]["rows"][2].contains("zone")) << "as files before had them";
  const auto again = parsePlan(text, "rows");
  ASSERT_TRUE(again) << again.error().text();
  EXPECT_EQ(again->plan.regions[0]->rows, rows.rows);
  // The pricks stand at equal steps about the middle.
  const auto at = row.prickPositions();
  ASSERT_EQ(at.size(), 11u);
  EXPECT_EQ(at[0], glm::dvec3(0, 0, 0));
  EXPECT_NEAR(at[5].x, 15.0, 1e-9);
}

TEST(PlanText, personalDataIsLeftOutOnRequest) {
  Plan plan = support::samplePlan();
  plan.surface.file = "/home/ana/Ana Example.obj";
  plan.previousSha256 = std::string(64, 'b');
  WriteOptions options;
  options.withoutPersonalData = true;
  const std::string text = planText(plan, options);
  for (const char* secret : {"C-17", "A. Practitioner", "Ana", "bbbb"}) {
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
  }
  const auto opened = parsePlan(text, "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(opened->plan.surface.sha256, plan.surface.sha256);
}

TEST(PlanText, withoutTheExactShapeTheBorderStays) {
  WriteOptions options;
  options.withExactShape = false;
  const auto opened = parsePlan(planText(support::samplePlan(), options), "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(opened->plan.regions[0]->shape.vertexCount(), 0u);
  EXPECT_EQ(opened->plan.regions[0]->border.size(), 1u);
}

TEST(PlanText, whatCannotBeWrittenStillMakesAFileThatOpens) {
  Plan plan = support::samplePlan();
  Region region = *plan.regions[0];
  region.name = "bad \xff\xc3 utf-8";
  region.sites[0].position.x = std::numeric_limits<double>::quiet_NaN();
  region.linked = {77};  // a region that is gone
  plan.regions[0] = std::make_shared<const Region>(region);
  plan.nextId = 1;  // below ids in use
  const auto opened = parsePlan(planText(plan), "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(opened->plan.regions[0]->name, "bad \xEF\xBF\xBD\xEF\xBF\xBD utf-8");
  EXPECT_FALSE(opened->plan.regions[0]->linked.valid());
  EXPECT_EQ(opened->plan.nextId, 9u);
}

TEST(PlanText, keptViewsComeBackAsTheyWereInTheirOrder) {
  Plan plan = support::samplePlan();
  EXPECT_EQ(planText(plan).find("\"views\""), std::string::npos);
  plan.views = {{.name = "Left \"cheek\", é",
                 .yawDeg = 40.0,
                 .pitchDeg = -4.5,
                 .distanceMm = 312.4,
                 .targetMm = {48.2, 12.0, 71.333}},
                {.name = "Front", .yawDeg = -180.0, .pitchDeg = 89.0, .distanceMm = 15.0}};
  const std::string text = planText(plan);
  EXPECT_EQ(lineWith(text, "\"yawDeg\": 40.00"),
            R"(    {"name": "Left \"cheek\", é", "yawDeg": 40.00, "pitchDeg": -4.50, )"
            R"("distanceMm": 312.400, "targetMm": [48.200, 12.000, 71.333]},)");
  const auto opened = parsePlan(text, "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(opened->plan.views, plan.views);
  EXPECT_TRUE(opened->notes.empty());
  EXPECT_EQ(planText(opened->plan), text);
}

TEST(PlanText, exclusionsLocksLooksAndTheMiddlePlaneAreWrittenOnlyWhereTheyAre) {
  Plan plan = support::samplePlan();
  for (const char* name : {"exclusions", "mirrorPlane", "locked", "hatch"}) {
    EXPECT_EQ(planText(plan).find(name), std::string::npos) << name;
  }
  Region region = *plan.regions[1];
  region.locked = true;
  region.hatch = 4;
  plan.regions[1] = std::make_shared<const Region>(region);
  Exclusion scar;
  scar.id = {9};
  scar.kind = ExclusionKind::scar;
  scar.note = "knee, 2019";
  scar.areaCm2 = 1.25;
  scar.border = {{{{0, 0, 0}, {5, 0, 0}, {5, 25, 0}}, true}};
  scar.shape = plan.regions[0]->shape;
  plan.exclusions = {std::make_shared<const Exclusion>(scar)};
  plan.mirrorPlane = {{0.99999, 0.00447, 0}, -1.5};
  const std::string text = planText(plan);
  EXPECT_EQ(lineWith(text, "\"locked\""), R"(      "locked": true,)");
  EXPECT_EQ(lineWith(text, "\"hatch\""), R"(      "hatch": 4,)");
  EXPECT_EQ(lineWith(text, "\"mirrorPlane\""),
            R"(  "mirrorPlane": {"normal": [0.99999, 0.00447, 0.00000], "offsetMm": -1.500},)");
  const json document = json::parse(text);
  EXPECT_EQ(document["exclusions"][0]["id"], "x9");
  EXPECT_EQ(document["exclusions"][0]["kind"], "scar");
  EXPECT_EQ(document["exclusions"][0]["note"], "knee, 2019");
  EXPECT_EQ(document["nextId"], 10);
  const auto opened = parsePlan(text, "plan");
  ASSERT_TRUE(opened) << opened.error().text();
  EXPECT_EQ(planText(opened->plan), text);
  ASSERT_EQ(opened->plan.exclusions.size(), 1u);
  EXPECT_TRUE(sameExclusion(*opened->plan.exclusions[0], scar));
  EXPECT_TRUE(opened->plan.regions[1]->locked);
  EXPECT_EQ(opened->plan.regions[1]->hatch, 4);
  EXPECT_EQ(opened->plan.mirrorPlane, plan.mirrorPlane);
  WriteOptions light;
  light.withExactShape = false;
  EXPECT_EQ(json::parse(planText(plan, light))["exclusions"][0].count("shape"), 0u);
}

}  // namespace
}  // namespace mesomap::plan

// Every way a plan file can be wrong that we could think of: one message each, naming the place.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

using nlohmann::json;

std::string refusal(const std::string& text) {
  const auto opened = parsePlan(text, "f");
  if (opened) return "opened";
  EXPECT_EQ(opened.error().kind, ErrorKind::refused);
  EXPECT_EQ(opened.error().subject, "f");
  return opened.error().message;
}

std::string after(const std::function<void(json&)>& change) {
  json document = json::parse(planText(support::samplePlan()));
  change(document);
  return refusal(document.dump());
}

bool says(const std::string& message, const std::string& part) {
  if (message.find(part) != std::string::npos) return true;
  ADD_FAILURE() << "\"" << message << "\" does not say \"" << part << "\"";
  return false;
}

TEST(PlanBadInput, theSampleItselfOpens) {
  EXPECT_EQ(after([](json&) {}), "opened");
}

TEST(PlanBadInput, notJson) {
  EXPECT_EQ(refusal(""), "the file is empty");
  EXPECT_EQ(refusal(" \n\n"), "the file is empty");
  EXPECT_EQ(refusal("v 1 2 3\nf 1 2 3\n"),
            "line 1, column 1: not a Mesomap plan (it is not JSON with an object)");
  EXPECT_EQ(refusal("[1, 2]"),
            "line 1, column 1: not a Mesomap plan (it is not JSON with an object)");
  EXPECT_EQ(refusal("{\n  \"format\": nan}"),
            "line 2, column 14: this is not JSON (at \"  \"format\": na\")");
  EXPECT_EQ(refusal("{\n\"a\": 1,\n\"b\": 1e999}"),
            "line 3, column 6: the number 1e999 is too large");
  says(refusal("{\"a\": \"\xff\"}"), "line 1, column ");
  says(refusal(std::string("{\"a\": 1}\0", 9)), "this is not JSON");
}

TEST(PlanBadInput, truncatedAnywhere) {
  const std::string text = planText(support::samplePlan());
  const std::size_t end = text.find_last_not_of('\n');
  for (std::size_t cut = 1; cut < end; cut += 97) {
    says(refusal(text.substr(0, cut)), ": the file ends in the middle");
  }
  EXPECT_EQ(refusal("{\n \"a\": [1,"), "line 2, column 10: the file ends in the middle");
}

TEST(PlanBadInput, deepWideAndDoubled) {
  says(refusal("{\"a\": " + std::string(100000, '[')), "nested more than 24 deep");
  std::string wide = "{";
  for (int i = 0; i < 100; ++i) wide += "\"k" + std::to_string(i) + "\": 0, ";
  says(refusal(wide + "\"z\": 0}"), "an object has more than 64 members");
  EXPECT_EQ(refusal("{\"format\": \"a\", \"format\": \"b\"}"),
            "line 1, column 24: \"format\" is there twice");
}

TEST(PlanBadInput, otherFormatsAndVersions) {
  says(refusal("{}"), "format: not a Mesomap plan");
  says(after([](json& j) { j["format"] = "other"; }), "format: not a Mesomap plan");
  says(after([](json& j) { j["format"] = 7; }), "format: not a Mesomap plan");
  EXPECT_EQ(after([](json& j) { j["version"] = 3; }),
            "version 3 was written by a newer Mesomap; this one reads version 1");
  // Whatever else a newer version holds, its number is said first.
  says(refusal("{\"format\": \"mesomap-plan\", \"version\": 2, \"new\": {}}"), "newer Mesomap");
  EXPECT_EQ(after([](json& j) { j.erase("version"); }), "version: is missing");
  says(after([](json& j) { j["version"] = "1"; }), "version: not a whole number");
  says(after([](json& j) { j["version"] = -1; }), "version: not a whole number");
}

TEST(PlanBadInput, whatTheSchemaRefuses) {
  EXPECT_EQ(after([](json& j) { j.erase("sites"); }), "'sites' is missing");
  EXPECT_EQ(after([](json& j) { j["sites"][2].erase("normal"); }), "sites[2]: 'normal' is missing");
  EXPECT_EQ(after([](json& j) { j["sites"][1]["state"] = "gone"; }),
            "sites[1].state: not one of the allowed values");
  says(after([](json& j) {
         j["sites"][1]["position"] = json::array({1, 2});
       }),
       "sites[1].position:");
  EXPECT_EQ(after([](json& j) { j["sites"][1]["position"][2] = "3"; }),
            "sites[1].position[2]: of the wrong kind");
  says(after([](json& j) { j["regions"][0]["rule"]["angleDeg"] = 0; }),
       "regions[0].rule.angleDeg: Expected number greater than or equal to 1");
  says(after([](json& j) { j["units"]["new thing"] = 0; }), "units: unknown member 'new thing'");
  EXPECT_EQ(after([](json& j) { j["axes"]["handedness"] = "left"; }),
            "axes.handedness: not the expected value");
  says(after([](json& j) { j["units"]["length"] = "in"; }), "units.length: not the expected value");
  says(after([](json& j) { j["sites"][0]["triangle"] = 1.5; }), "sites[0].triangle: of the wrong");
  says(after([](json& j) { j["sites"][0]["triangle"] = -1; }), "sites[0].triangle:");
  says(after([](json& j) { j["sites"][0]["triangle"] = 18446744073709551615ull; }),
       "sites[0].triangle:");
  says(after([](json& j) { j["sites"] = json::object(); }), "sites: of the wrong kind");
  says(after([](json& j) { j["regions"][0]["name"] = std::string(70000, 'x'); }),
       "regions[0].name:");
}

TEST(PlanBadInput, whatOnlyMeaningRefuses) {
  EXPECT_EQ(after([](json& j) { j["sites"][3]["triangle"] = 99999; }),
            "sites[3].triangle: 99999 is out of range (the surface has 2 triangles)");
  EXPECT_EQ(after([](json& j) {
              j["sites"][3]["barycentric"] = {0.5, 0.5, 0.5};
            }),
            "sites[3].barycentric: the sum is 1.500000, not 1");
  says(after([](json& j) {
         j["sites"][3]["barycentric"] = {1.0000005, 0.00001, -0.00001};
       }),
       "sites[3].barycentric: -1e-05 is outside 0 to 1");
  EXPECT_EQ(after([](json& j) {
              j["sites"][0]["normal"] = {0, 0, 0.9};
            }),
            "sites[0].normal: not a unit vector (its length is 0.9000)");
  says(after([](json& j) {
         j["sites"][0]["needleDirection"] = {0, 0, 0};
       }),
       "sites[0].needleDirection: not a unit vector");
  EXPECT_EQ(after([](json& j) { j["sites"][0]["region"] = "r99"; }),
            "sites[0].region: there is no such region");
  EXPECT_EQ(after([](json& j) { j["sites"][1]["id"] = "s2"; }), "sites[1].id: is there twice");
  EXPECT_EQ(after([](json& j) { j["sites"][1]["id"] = "x2"; }),
            "sites[1].id: \"x2\" is not an id like \"s12\"");
  says(after([](json& j) { j["sites"][1]["id"] = "s0"; }), "sites[1].id:");
  says(after([](json& j) { j["sites"][1]["id"] = "s4294967296"; }), "sites[1].id:");
  EXPECT_EQ(after([](json& j) { j["regions"][1]["id"] = "r1"; }), "regions[1].id: is there twice");
  EXPECT_EQ(after([](json& j) { j["regions"][1]["linked"] = "r55"; }),
            "regions[1].linked: there is no such region");
  EXPECT_EQ(after([](json& j) { j["sites"][4]["depthMm"] = 2; }),
            "sites[4].depthMm: 2.000 mm does not fit 4.000 mm inserted at 15.00 degrees, which is "
            "1.035 mm deep");
  says(after([](json& j) { j["regions"][0]["rule"]["insertedMm"] = 3; }),
       "regions[0].rule.depthMm:");
  EXPECT_EQ(after([](json& j) { j["sites"][4]["depthMm"] = 1.054; }), "opened");
  says(after([](json& j) { j["regions"][0]["color"] = "#12345g"; }), "regions[0].color:");
  says(after([](json& j) { j["surface"]["sha256"] = "abc"; }), "surface.sha256:");
  const auto withParameters = [](const json& parameters) {
    return after([&parameters](json& j) {
      j["surface"]["kind"] = "figure";
      j["surface"]["parameters"] = parameters;
    });
  };
  EXPECT_EQ(withParameters({{"build", -1}, {"tone", 6}, {"garment", false}}), "opened");
  EXPECT_EQ(withParameters(json::object()), "opened");
  says(withParameters({{"build", 1.001}}), "surface.parameters.build");
  says(withParameters({{"build", "heavy"}}), "surface.parameters.build");
  says(withParameters({{"build", nullptr}}), "surface.parameters.build");
  says(withParameters({{"tone", 0}}), "surface.parameters.tone");
  says(withParameters({{"tone", 7}}), "surface.parameters.tone");
  says(withParameters({{"tone", 2.5}}), "surface.parameters.tone");
  says(withParameters({{"garment", 1}}), "surface.parameters.garment");
  says(withParameters({{"weight", 1}}), "surface.parameters");
  says(after([](json& j) {
         j["surface"]["parameters"] = {{"build", 0.5}};
       }),
       "surface.parameters: only a figure has them");
  EXPECT_EQ(after([](json& j) { j["totals"]["sites"] = 7; }),
            "totals.sites: 7 where the file holds 6");
  says(after([](json& j) {
         j["checks"] = json::array({{{"id", "a"}, {"region", "r9"}, {"text", ""}, {"answer", ""}}});
       }),
       "checks[0].region: there is no such region");
}

TEST(PlanBadInput, theExactShape) {
  says(after([](json& j) { j["regions"][0]["shape"]["data"] = "AAAA"; }),
       "regions[0].shape.data: ");
  says(after([](json& j) { j["regions"][0]["shape"]["vertices"] = 601; }),
       "regions[0].shape.data: the data is for 600 vertices, not 601");
  says(after([](json& j) {
         j["regions"][1]["shape"] = j["regions"][0]["shape"];
         j["regions"][1]["shape"]["vertices"] = 5;
       }),
       "regions[1].shape.vertices: 5 where the areas before have 600");
  says(after([](json& j) { j["regions"][0]["shape"]["encoding"] = "gzip"; }),
       "regions[0].shape.encoding: not the expected value");
}

TEST(PlanBadInput, whatCanBeCarriedOverIsSaid) {
  json document = json::parse(planText(support::samplePlan()));
  document["regions"][0]["shape"]["recipe"] = "another";
  document["regions"][1]["rule"]["product"] = "p9";
  document["totals"]["volumeMl"] = 3;
  document.erase("sha256OfContent");
  const auto opened = parsePlan(document.dump(), "f");
  ASSERT_TRUE(opened) << opened.error().text();
  ASSERT_EQ(opened->notes.size(), 3u);
  EXPECT_NE(opened->notes[0].find("Forehead"), std::string::npos);
  EXPECT_EQ(opened->plan.regions[0]->shape.vertexCount(), 0u);
  EXPECT_NE(opened->notes[2].find("p9"), std::string::npos);
}

TEST(PlanBadInput, exclusionsLooksAndTheMiddlePlane) {
  const json mole = {
      {"id", "x9"}, {"kind", "mole"}, {"note", ""}, {"areaCm2", 0.1}, {"border", json::array()}};
  EXPECT_EQ(after([&](json& j) { j["exclusions"] = json::array({mole}); }), "opened");
  EXPECT_EQ(after([&](json& j) {
              j["exclusions"] = {mole, mole};
            }),
            "exclusions[1].id: is there twice");
  EXPECT_EQ(after([&](json& j) {
              j["exclusions"] = json::array({mole});
              j["exclusions"][0]["kind"] = "wart";
            }),
            "exclusions[0].kind: not one of the allowed values");
  says(after([&](json& j) {
         j["exclusions"] = json::array({mole});
         j["exclusions"][0]["id"] = "r9";
       }),
       "exclusions[0].id: \"r9\" is not an id like \"x12\"");
  says(after([&](json& j) {
         j["exclusions"] = json::array({mole});
         j["exclusions"][0]["shape"] = j["regions"][0]["shape"];
         j["exclusions"][0]["shape"]["data"] = "AAAA";
       }),
       "exclusions[0].shape.data:");
  says(after([](json& j) { j["regions"][0]["hatch"] = 6; }), "regions[0].hatch:");
  says(after([](json& j) { j["regions"][0]["locked"] = 1; }), "regions[0].locked: of the wrong");
  says(after([](json& j) {
         j["mirrorPlane"] = {{"normal", {1, 1, 0}}, {"offsetMm", 0}};
       }),
       "mirrorPlane.normal: ");
  says(after([](json& j) {
         j["mirrorPlane"] = {{"normal", {1, 0, 0}}};
       }),
       "mirrorPlane: 'offsetMm' is missing");
}

TEST(PlanBadInput, keptViewsAreChecked) {
  const json view = {{"name", "Front"},
                     {"yawDeg", 0},
                     {"pitchDeg", 0},
                     {"distanceMm", 500},
                     {"targetMm", {0, 0, 0}}};
  const auto with = [&view](const char* key, const json& value) {
    return after([&](json& j) {
      j["views"] = json::array({view});
      j["views"][0][key] = value;
    });
  };
  EXPECT_EQ(with("yawDeg", 90), "opened");
  for (const char* key : {"name", "yawDeg", "pitchDeg", "distanceMm", "targetMm"}) {
    says(after([&](json& j) {
           j["views"] = json::array({view});
           j["views"][0].erase(key);
         }),
         "views[0]: '" + std::string(key) + "' is missing");
    says(with(key, nullptr), "views[0]." + std::string(key) + ": of the wrong kind");
  }
  says(with("name", ""), "views[0].name: ");
  EXPECT_EQ(with("name", "  "), "views[0].name: is empty");
  says(with("name", std::string(2000, 'x')), "views[0].name: ");
  says(with("distanceMm", -500), "views[0].distanceMm: ");
  says(with("distanceMm", 0), "views[0].distanceMm: ");
  says(with("distanceMm", 1e9), "views[0].distanceMm: ");
  EXPECT_EQ(with("distanceMm", 15.0), "opened");
  says(with("yawDeg", 181), "views[0].yawDeg: ");
  says(with("pitchDeg", -89.5), "views[0].pitchDeg: ");
  says(with("targetMm", {1, 2}), "views[0].targetMm: ");
  says(with("targetMm", {1e12, 0, 0}), "views[0].targetMm[0]: ");
  EXPECT_EQ(with("roll", 3), "opened");  // A newer version's; see unknown_fields_test.cpp.
  EXPECT_EQ(after([&](json& j) {
              j["views"] = json::array({view, view});
            }),
            "views[1].name: is there twice");
  says(after([&](json& j) {
         j["views"] = json::array();
         for (int i = 0; i < 10000; ++i) {
           j["views"].push_back(view);
           j["views"].back()["name"] = "View " + std::to_string(i);
         }
       }),
       "views: ");
  std::string text = planText(support::samplePlan());
  text.insert(text.rfind("  \"nextId\""),
              R"(  "views": [{"name": "a", "yawDeg": NaN, "pitchDeg": 0}],)"
              "\n");
  says(refusal(text), "this is not JSON");
}

TEST(PlanBadInput, whatAnArrangementNeedsIsChecked) {
  const json place = {{"triangle", 1}, {"barycentric", {0.5, 0.25, 0.25}}};
  const auto region = [](json& j) -> json& { return j["regions"][0]; };
  EXPECT_EQ(after([&](json& j) {
              region(j)["guide"] = {place, place};
              region(j)["empty"] = json::array({place});
              region(j)["rows"] = json::array({{{"pricks", 4},
                                                {"pitchMm", 2.0},
                                                {"points", json::array({{1, 2, 3}})},
                                                {"places", json::array({place})}}});
              region(j)["answers"] =
                  json::array({{{"zone", "lips"}, {"keep", true}, {"reason", "shallow"}}});
              j["sites"][0]["movedFrom"] = place;
              j["totals"]["pricks"] = 4;
            }),
            "opened");
  json far = place;
  far["triangle"] = 2;
  says(after([&](json& j) {
         region(j)["guide"] = {place, far};
       }),
       "regions[0].guide[1].triangle: 2 is out of range (the surface has 2 triangles)");
  says(after([&](json& j) { j["sites"][1]["movedFrom"] = far; }), "sites[1].movedFrom.triangle: 2");
  json heavy = place;
  heavy["barycentric"] = {0.5, 0.25, 0.75};
  says(after([&](json& j) { region(j)["empty"] = json::array({heavy}); }),
       "regions[0].empty[0].barycentric: the sum is 1.500000, not 1");
  says(after([&](json& j) {
         region(j)["rows"] = json::array({{{"pricks", 4},
                                           {"pitchMm", 2.0},
                                           {"points", {{1, 2, 3}, {4, 5, 6}}},
                                           {"places", json::array({place})}}});
       }),
       "regions[0].rows[0].places: 1 places for 2 points");
  says(after([&](json& j) {
         region(j)["rows"] = json::array({{{"pricks", 4},
                                           {"pitchMm", 2.0},
                                           {"state", "proposed"},
                                           {"points", json::array({{1, 2, 3}})},
                                           {"places", json::array({place})}}});
       }),
       "regions[0].rows[0].state: only pricks of a caution zone are proposed");
  says(after([&](json& j) {
         const json answer = {{"zone", "lips"}, {"keep", true}, {"reason", ""}};
         region(j)["answers"] = {answer, answer};
       }),
       "regions[0].answers[1].zone: is answered twice");
  const auto rule = [&](const char* key, const json& value) {
    return after([&](json& j) { region(j)["rule"][key] = value; });
  };
  says(rule("order", "random"), "order");
  says(rule("pattern", "spiral"), "pattern");
  says(rule("pitchMm", -1), "pitchMm");
  says(rule("passes", 1.5), "passes");
  says(rule("minutes", 1e9), "minutes");
  says(rule("stamp", {{"name", "x"}, {"pins", {{1, 2, 3}}}}), "stamp");
  says(rule("stamp", {{"name", "x"}, {"pins", {{1, 99}}}}), "stamp");
  says(after([&](json& j) { j["sites"][0]["touch"] = 0; }), "touch");
}

}  // namespace
}  // namespace mesomap::plan

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "plan/plan_file.h"
#include "plan/shape_codec.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

RC_GTEST_PROP(PlanRoundTrip, textGivesBackTheSamePlanAndTheSameText, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const auto regions = *rc::gen::inRange<std::size_t>(0, 6);
  const auto sites = *rc::gen::inRange<std::size_t>(0, 12);
  const Plan plan = support::randomPlan(seed, regions, sites);
  const std::string text = planText(plan);
  const auto opened = parsePlan(text, "plan");
  if (!opened) RC_FAIL(opened.error().text());
  RC_ASSERT(samePlan(opened->plan, plan));
  RC_ASSERT(planText(opened->plan) == text);
}

RC_GTEST_PROP(PlanRoundTrip, everyTextIsJsonWithTheNamesOthersRelyOn, (std::uint64_t seed)) {
  const std::string text = planText(support::randomPlan(seed, 3, 4));
  const auto json = nlohmann::json::parse(text);
  for (const char* name : {"format", "version", "created", "units", "axes", "surface", "regions",
                           "sites", "products", "sessions", "checks", "totals"}) {
    RC_ASSERT(json.contains(name));
  }
  RC_ASSERT(text.find("\"totals\"") < text.find("\"regions\": ["));
  RC_ASSERT(text.find("\"sites\": [") < text.find("\"border\""));
}

RC_GTEST_PROP(PlanRoundTrip, theSchemaNamesEveryMemberThatIsWritten, (std::uint64_t seed)) {
  const auto opened = parsePlan(planText(support::randomPlan(seed, 4, 4)), "plan");
  if (!opened) RC_FAIL(opened.error().text());
  RC_ASSERT(opened->plan.unknown->empty());
}

/// The text with a member that nobody knows at the end of some of its points.
std::string withStrangers(const std::string& text, const std::vector<bool>& where) {
  std::istringstream in(text);
  std::string out;
  std::size_t points = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("  \"sha256OfContent\"")) continue;
    if (line.starts_with("    {\"id\": \"s") && !where.empty() && where[points++ % where.size()]) {
      line.insert(line.rfind('}'), ", \"glow\": [0.70, \"a, b\"]");
    }
    out += line + '\n';
  }
  return out;
}

RC_GTEST_PROP(PlanRoundTrip, whatNobodyKnowsComesBackToo,
              (std::uint64_t seed, const std::vector<bool>& where)) {
  const std::string text = withStrangers(planText(support::randomPlan(seed, 3, 5)), where);
  const auto opened = parsePlan(text, "plan");
  if (!opened) RC_FAIL(opened.error().text());
  RC_ASSERT(withStrangers(planText(opened->plan), {}) == text);
}

RC_GTEST_PROP(PlanRoundTrip, anyStringIsWrittenAsJson, (std::string name)) {
  Plan plan = support::randomPlan(1, 1, 1);
  plan.clientReference = name;
  // Bytes that are no UTF-8 become U+FFFD; all else comes back.
  const auto opened = parsePlan(planText(plan), "plan");
  if (!opened) RC_FAIL(opened.error().text());
  const auto again = parsePlan(planText(opened->plan), "plan");
  RC_ASSERT(again);
  RC_ASSERT(samePlan(again->plan, opened->plan));
}

RC_GTEST_PROP(ShapeCodec, everyRawValueComesBack, (std::uint64_t seed)) {
  const auto count = *rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(1, 5000),
                                     rc::gen::inRange<std::uint32_t>(16380, 16390),
                                     rc::gen::inRange<std::uint32_t>(30000, 50000));
  support::Random random(seed);
  const surface::PagedField field = support::randomField(random, count);
  const auto decoded = decodeShape(encodeShape(field), count);
  if (!decoded) RC_FAIL(decoded.error().text());
  RC_ASSERT(decoded->vertexCount() == count);
  RC_ASSERT(*decoded == field);
  for (std::uint32_t v = 0; v < count; ++v) RC_ASSERT(decoded->raw(v) == field.raw(v));
}

}  // namespace
}  // namespace mesomap::plan

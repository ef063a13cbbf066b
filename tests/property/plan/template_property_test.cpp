// A rule goes through a template's file and comes back as it was.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "plan/area_template.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

/// Names as they can be typed: control characters are refused.
std::string typed(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  return text;
}

RC_GTEST_PROP(TemplateRoundTrip, aRuleComesBackAsItWas, (std::uint64_t seed)) {
  const Plan plan = support::randomPlan(seed, 4, 0);
  std::vector<AreaTemplate> kept;
  for (const auto& region : plan.regions) {
    Region area = *region;
    for (std::string* text :
         {&area.rule.pointSet, &area.rule.stamp.name, &area.rule.indication, &area.rule.layer}) {
      *text = typed(*text);
    }
    area.rule.product.clear();
    kept.push_back(templateOf(plan, area, std::to_string(kept.size())));
    kept.back().area.clear();
    RC_ASSERT(kept.back().rule == ruleForAnother(area.rule));
  }
  const std::string text = templatesText(kept);
  const auto read = parseTemplates(text, "file");
  if (!read) RC_FAIL(read.error().text());
  if (!read->problems.empty()) RC_FAIL(read->problems.front());
  RC_ASSERT(read->all.size() == kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    RC_ASSERT(sameTemplate(read->all[i], kept[i]));
    RC_ASSERT(ruleOf(read->all[i], plan).rule == kept[i].rule);
  }
  RC_ASSERT(templatesText(read->all) == text);
}

}  // namespace
}  // namespace mesomap::plan

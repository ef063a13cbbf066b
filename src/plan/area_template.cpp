#include "plan/area_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/i18n.h"

namespace mesomap::plan {

bool sameTemplate(const AreaTemplate& a, const AreaTemplate& b) {
  return a.name == b.name && a.area == b.area && a.side == b.side && a.rule == b.rule &&
         a.product == b.product;
}

Rule ruleForAnother(Rule rule) {
  if (rule.order == WorkingOrder::hand) rule.order = WorkingOrder::rows;
  return rule;
}

AreaTemplate templateOf(const Plan& plan, const Region& region, const std::string& name) {
  AreaTemplate kept;
  kept.name = name;
  kept.area = region.area;
  const bool oneSide = region.side == Side::left || region.side == Side::right;
  if (oneSide && plan.find(region.linked) == nullptr) kept.side = region.side;
  kept.rule = ruleForAnother(region.rule);
  kept.rule.product.clear();
  if (const Product* product = findProduct(plan.products, region.rule.product)) {
    kept.product = product->name;
  }
  return kept;
}

RuleOfTemplate ruleOf(const AreaTemplate& from, const Plan& plan) {
  RuleOfTemplate given{ruleForAnother(from.rule), false};
  given.rule.product.clear();
  if (from.product.empty()) return given;
  const auto named = std::find_if(plan.products.begin(), plan.products.end(),
                                  [&](const Product& each) { return each.name == from.product; });
  given.productMissing = named == plan.products.end();
  if (!given.productMissing) given.rule.product = named->id;
  return given;
}

const AreaTemplate* findTemplate(const std::vector<AreaTemplate>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const AreaTemplate& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string freeTemplateName(const std::vector<AreaTemplate>& all, const std::string& name) {
  std::string wanted = name;
  for (int count = 2; findTemplate(all, wanted) != nullptr; ++count) {
    wanted = fmt::format("{} ({})", name, count);
  }
  return wanted;
}

std::string templateNameFault(const std::string& name) {
  if (name.find_first_not_of(' ') == std::string::npos) return _("Give it a name.");
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (name.size() > kLongestTemplateName || std::any_of(name.begin(), name.end(), control)) {
    return _("The name is too long.");
  }
  return {};
}

}  // namespace mesomap::plan

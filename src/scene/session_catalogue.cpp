// The catalogue that the session offers.
#include <utility>

#include "plan/catalogue.h"
#include "rule_limits.h"
#include "scene/session.h"

namespace mesomap::scene {

void Session::useCatalogue(std::shared_ptr<const plan::Catalogue> catalogue) {
  if (catalogue == nullptr) return;
  catalogue_ = std::move(catalogue);
  techniques_ = catalogue_->techniques;
  // What new areas start with may be gone.
  if (plan::findTechnique(techniques_, defaultRule.technique) == nullptr && !techniques_.empty()) {
    defaultRule = plan::ruleFor(techniques_.front());
  }
  ++revision_;
}

const plan::Catalogue& Session::catalogue() const {
  static const plan::Catalogue kNone;
  return catalogue_ != nullptr ? *catalogue_ : kNone;
}

plan::Rule Session::startingRuleFor(const plan::Technique& technique, double areaCm2) const {
  const plan::Rule rule = plan::ruleFor(technique);
  return widenOnLargeAreas ? startingRule(rule, techniques_, areaCm2) : rule;
}

}  // namespace mesomap::scene

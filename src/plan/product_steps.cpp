#include "plan/product_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/day.h"
#include "base/i18n.h"

namespace mesomap::plan {

namespace {

Error refusedProduct(std::string why) {
  return Error{ErrorKind::refused, {}, std::move(why)};
}

/// Areas for which `wanted` holds get the product.
template <class Wanted>
void giveProduct(Plan& plan, const std::string& id, Wanted&& wanted) {
  for (auto& region : plan.regions) {
    if (region->rule.product == id || !wanted(*region)) continue;
    auto changed = std::make_shared<Region>(*region);
    changed->rule.product = id;
    region = std::move(changed);
  }
}

Product rounded(Product product) {
  const auto round = [](std::optional<Strength>& strength) {
    if (strength) strength->amount = roundTo(strength->amount, kStrengthDecimals);
  };
  round(product.strength);
  product.container.volumeMl = roundTo(product.container.volumeMl, kVolumeDecimals);
  product.container.deadSpaceMl = roundTo(product.container.deadSpaceMl, kVolumeDecimals);
  for (Component& component : product.components) {
    round(component.strength);
    if (component.volumeMl) component.volumeMl = roundTo(*component.volumeMl, kVolumeDecimals);
  }
  return product;
}

}  // namespace

bool heldBySession(const Plan& plan, const std::string& product) {
  return std::any_of(plan.sessions.begin(), plan.sessions.end(), [&](const Session& session) {
    return session.closed() &&
           std::any_of(session.areas.begin(), session.areas.end(),
                       [&](const SessionArea& area) { return area.product == product; });
  });
}

Result<Plan> withProduct(const Plan& plan, const Product& wanted) {
  const std::vector<std::string> faults = faultsOf(wanted);
  if (!faults.empty()) return refusedProduct(faults.front());
  if (wanted.components.size() > kMostComponents) {
    return refusedProduct(
        fmt::format(fmt::runtime(_("a mixture has at most {} components")), kMostComponents));
  }
  Product product = rounded(wanted);
  Plan next = plan;
  const auto old = std::find_if(next.products.begin(), next.products.end(),
                                [&](const Product& one) { return one.id == product.id; });
  if (old != next.products.end() && !heldBySession(plan, product.id)) {
    *old = std::move(product);
    return next;
  }
  if (old != next.products.end() && *old == product) return next;
  const std::string before = product.id;
  product.id = freshProductId(next.products);
  const std::string id = product.id;
  next.products.push_back(std::move(product));
  // The changed product takes the old one's places; a new one those where none was chosen.
  giveProduct(next, id, [&](const Region& region) { return region.rule.product == before; });
  return next;
}

Result<Plan> withoutProduct(const Plan& plan, const std::string& id) {
  const Product* product = findProduct(plan.products, id);
  if (product == nullptr) return refusedProduct(_("there is no such product"));
  if (heldBySession(plan, id)) {
    return refusedProduct(
        fmt::format(fmt::runtime(_("{} was used in a finished session and stays in the record")),
                    product->name));
  }
  Plan next = plan;
  giveProduct(next, {}, [&](const Region& region) { return region.rule.product == id; });
  std::erase_if(next.products, [&](const Product& one) { return one.id == id; });
  return next;
}

Result<Plan> withProductOn(const Plan& plan, const std::string& id, RegionId where) {
  if (!id.empty() && findProduct(plan.products, id) == nullptr) {
    return refusedProduct(_("there is no such product"));
  }
  if (where.valid()) {
    const Region* region = plan.find(where);
    if (region == nullptr) return refusedProduct(_("there is no such area"));
    if (region->locked) {
      return refusedProduct(
          fmt::format(fmt::runtime(_("{} is locked. Unlock it to change it.")), region->name));
    }
  }
  Plan next = plan;
  giveProduct(next, id, [&](const Region& region) {
    return !region.locked && (!where.valid() || region.id == where);
  });
  return next;
}

Result<Plan> withConsultation(const Plan& plan, const Consultation& consultation) {
  const auto dayFault = [](const char* field, const std::string& text) -> std::string {
    if (text.empty() || dayFrom(text)) return {};
    return fmt::format(fmt::runtime(_("{}: \"{}\" is not a date; write it as 2026-11-22")), field,
                       text);
  };
  std::string fault = dayFault(_("checked on"), consultation.checkedOn);
  for (const HealthAnswer& answer : consultation.health) {
    if (fault.empty()) fault = dayFault(_("date of an answer"), answer.date);
  }
  if (!fault.empty()) return refusedProduct(fault);
  const auto& minutes = consultation.numbingMinutes;
  if (minutes && !(*minutes >= 0.0 && *minutes <= kMostMinutes)) {
    return refusedProduct(fmt::format(fmt::runtime(_("numbing: {:g} min is not from 0 to {:g}")),
                                      *minutes, kMostMinutes));
  }
  if (consultation.findings.size() > kMostFindings) {
    return refusedProduct(fmt::format(fmt::runtime(_("findings: at most {}")), kMostFindings));
  }
  Plan next = plan;
  next.consultation = consultation;
  if (minutes) next.consultation.numbingMinutes = roundTo(*minutes, 1);
  std::erase_if(next.consultation.health, [](const HealthAnswer& answer) {
    return answer.answer == Answer::notAsked && answer.note.empty();
  });
  std::erase_if(next.consultation.findings,
                [](const Finding& finding) { return finding == Finding{}; });
  return next;
}

std::string productOfNewArea(const Plan& plan) {
  if (plan.products.size() == 1) return plan.products.front().id;
  if (plan.regions.empty()) return {};
  const std::string& first = plan.regions.front()->rule.product;
  const bool shared =
      std::all_of(plan.regions.begin(), plan.regions.end(),
                  [&](const auto& region) { return region->rule.product == first; });
  return shared ? first : std::string();
}

}  // namespace mesomap::plan

// Sums by session of the course.
#include <algorithm>
#include <utility>

#include "plan/course_steps.h"
#include "plan/dose.h"

namespace mesomap::plan {

namespace {

ProductDose& sumFor(SessionDose& dose, const Plan& plan, const std::string& id) {
  const auto found = std::find_if(dose.products.begin(), dose.products.end(),
                                  [&id](const ProductDose& one) { return one.product == id; });
  if (found != dose.products.end()) return *found;
  ProductDose fresh;
  fresh.product = id;
  const Product* product = findProduct(plan.products, id);
  fresh.name = product != nullptr ? product->name : id;
  return dose.products.emplace_back(std::move(fresh));
}

void finishSums(SessionDose& dose, const Plan& plan) {
  for (ProductDose& sum : dose.products) {
    dose.points += sum.points;
    dose.withoutVolume += sum.withoutVolume;
    dose.volumeMl += sum.volumeMl;
    sum.volumeMl = roundTo(sum.volumeMl, kVolumeDecimals);
    const Product* product = findProduct(plan.products, sum.product);
    if (product != nullptr) sum.quantity = quantityIn(product->strength, sum.volumeMl);
  }
  dose.volumeMl = roundTo(dose.volumeMl, kVolumeDecimals);
}

SessionDose planned(const Plan& plan, const Session& session) {
  SessionDose dose{.id = session.id, .date = session.date, .state = session.state, .products = {}};
  for (const auto& region : plan.regions) {
    const Totals totals = totalsOf(*region);
    if (totals.sites == 0) continue;
    ProductDose& sum = sumFor(dose, plan, region->rule.product);
    sum.points += totals.sites;
    sum.withoutVolume += totals.sitesWithoutVolume;
    sum.volumeMl += totals.volumeMl;
  }
  finishSums(dose, plan);
  return dose;
}

}  // namespace

SessionDose doseOfSession(const Plan& plan, const Session& session) {
  SessionDose dose{.id = session.id, .date = session.date, .state = session.state, .products = {}};
  for (const SessionArea& area : session.areas) {
    std::uint32_t points = 0, withoutVolume = 0;
    double planned = 0.0;
    for (const SessionPoint& point : *session.points) {
      if (point.region != area.region || !wasInjected(point)) continue;
      ++points;
      if (!point.volumeMl) ++withoutVolume;
      planned += point.volumeMl.value_or(0.0);
    }
    if (points == 0 && !area.volumeMl) continue;
    ProductDose& sum = sumFor(dose, plan, area.product);
    sum.points += points;
    sum.withoutVolume += area.volumeMl ? 0 : withoutVolume;
    sum.volumeMl += area.volumeMl.value_or(planned);
  }
  finishSums(dose, plan);
  return dose;
}

std::vector<SessionDose> doseBySession(const Plan& plan) {
  std::vector<SessionDose> doses;
  for (const Session& session : plan.sessions) {
    if (session.state == SessionState::done) doses.push_back(doseOfSession(plan, session));
  }
  const Session* current = currentSession(plan);
  if (current != nullptr && !showsClosedSession(plan)) doses.push_back(planned(plan, *current));
  return doses;
}

}  // namespace mesomap::plan

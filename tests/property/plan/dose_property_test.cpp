// Sums by product, area and side are different cuts through the same points.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <set>

#include "plan/dose.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

constexpr double kRoundingMl = 1e-3;  // Every sum is rounded to the file's four decimals.

RC_GTEST_PROP(DoseSums, areTheTotalsHoweverTheyAreCut, (std::uint64_t seed)) {
  const auto regions = *rc::gen::inRange<std::size_t>(0, 7);
  const Plan plan = support::randomPlan(seed, regions, 6);
  const Totals whole = totalsOf(plan);
  const Dose dose = doseOf(plan);

  std::uint32_t points = 0, withoutVolume = 0;
  double volumeMl = 0.0;
  std::set<std::string> products;
  for (const ProductDose& one : dose.products) {
    if (one.component) continue;
    RC_ASSERT(products.insert(one.product).second);
    points += one.points;
    withoutVolume += one.withoutVolume;
    volumeMl += one.volumeMl;
  }
  RC_ASSERT(points == whole.sites);
  RC_ASSERT(withoutVolume == whole.sitesWithoutVolume);
  RC_ASSERT(std::abs(volumeMl - whole.volumeMl) < kRoundingMl);

  points = 0;
  volumeMl = 0.0;
  for (const AreaDose& one : dose.areas) {
    RC_ASSERT(one.points > 0u);
    points += one.points;
    volumeMl += one.volumeMl;
    RC_ASSERT(one.mlPerCm2.has_value() ==
              (skinIsClients(plan.surface) && plan.find(one.region)->areaCm2 > 0.0));
  }
  RC_ASSERT(points == whole.sites);
  RC_ASSERT(std::abs(volumeMl - whole.volumeMl) < kRoundingMl);

  points = 0;
  volumeMl = 0.0;
  for (const Dose::SideSum& side : {dose.left, dose.right, dose.midline, dose.none}) {
    points += side.points;
    volumeMl += side.volumeMl;
  }
  RC_ASSERT(points == whole.sites);
  RC_ASSERT(std::abs(volumeMl - whole.volumeMl) < kRoundingMl);
}

RC_GTEST_PROP(DoseSums, openAsManyContainersAsTheVolumeNeeds, (std::uint64_t seed)) {
  const Plan plan = support::randomPlan(seed, 4, 6);
  for (const ProductDose& one : doseOf(plan).products) {
    const Product* product = findProduct(plan.products, one.product);
    if (one.component || one.containers == 0 || product == nullptr) continue;
    const double usable = product->container.volumeMl - product->container.deadSpaceMl;
    RC_ASSERT(one.containers * usable >= one.volumeMl - 1e-6);
    RC_ASSERT((one.containers - 1) * usable < one.volumeMl);
  }
}

RC_GTEST_PROP(DoseSums, ofTheComponentsAreThatOfTheirMixture, (std::uint64_t seed)) {
  const Plan plan = support::randomPlan(seed, 4, 6);
  double mixture = 0.0, parts = 0.0;
  bool anyVolume = false;
  const auto compare = [&] {
    if (anyVolume) RC_ASSERT(std::abs(mixture - parts) < kRoundingMl);
  };
  for (const ProductDose& one : doseOf(plan).products) {
    if (one.component) {
      parts += one.volumeMl;
      anyVolume |= one.volumeMl > 0.0;
      continue;
    }
    compare();
    mixture = one.volumeMl;
    parts = 0.0;
    anyVolume = false;
  }
  compare();
}

}  // namespace
}  // namespace mesomap::plan

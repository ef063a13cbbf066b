#include "plan/dose.h"

#include <algorithm>
#include <cmath>

namespace mesomap::plan {

namespace {

/// Of one product in the whole plan.
struct ProductSum {
  std::string product;
  std::uint32_t points = 0;
  std::uint32_t withoutVolume = 0;
  double volumeMl = 0.0;
};

std::uint32_t containersFor(const Container& container, double volumeMl) {
  const double usable = container.volumeMl - container.deadSpaceMl;
  if (!(container.volumeMl > 0.0) || !(usable > 0.0) || !(volumeMl > 0.0)) return 0;
  // Volumes have four decimals; a rounding error of the division does not open another one.
  const double count = std::ceil(volumeMl / usable - 1e-9);
  return static_cast<std::uint32_t>(std::clamp(count, 1.0, 1e6));
}

void addProduct(const Plan& plan, const ProductSum& sum, std::vector<ProductDose>& doses) {
  ProductDose dose;
  dose.product = sum.product;
  dose.points = sum.points;
  dose.withoutVolume = sum.withoutVolume;
  dose.volumeMl = roundTo(sum.volumeMl, kVolumeDecimals);
  const Product* product = findProduct(plan.products, sum.product);
  if (product == nullptr) {
    dose.name = sum.product;
    doses.push_back(std::move(dose));
    return;
  }
  dose.name = product->name;
  dose.quantity = quantityIn(product->strength, dose.volumeMl);
  dose.containers = containersFor(product->container, dose.volumeMl);
  dose.containerKind = product->container.kind;
  doses.push_back(dose);
  double whole = 0.0;
  for (const Component& component : product->components) whole += component.volumeMl.value_or(0.0);
  for (const Component& component : product->components) {
    ProductDose part;
    part.product = sum.product;
    part.name = component.name;
    part.component = true;
    part.points = sum.points;
    if (component.volumeMl && whole > 0.0) {
      part.volumeMl = roundTo(dose.volumeMl * *component.volumeMl / whole, kVolumeDecimals);
      part.quantity = quantityIn(component.strength, part.volumeMl);
    }
    doses.push_back(std::move(part));
  }
}

AreaDose doseOfArea(const Plan& plan, const Region& region) {
  AreaDose dose;
  dose.region = region.id;
  dose.side = region.side;
  dose.product = region.rule.product;
  const Totals totals = totalsOf(region);
  dose.points = totals.sites;
  dose.volumeMl = totals.volumeMl;
  if (const Product* product = findProduct(plan.products, region.rule.product)) {
    dose.quantity = quantityIn(product->strength, dose.volumeMl);
  }
  if (!skinIsClients(plan.surface) || !(region.areaCm2 > 0.0)) return dose;
  dose.mlPerCm2 = dose.volumeMl / region.areaCm2;
  if (dose.quantity) dose.amountPerCm2 = dose.quantity->amount / region.areaCm2;
  return dose;
}

}  // namespace

bool skinIsClients(const SurfaceRef& surface) {
  return surface.kind == SurfaceKind::scan || surface.fit != Fit::none;
}

std::optional<Quantity> quantityIn(const std::optional<Strength>& strength, double volumeMl) {
  if (!strength) return std::nullopt;
  std::string unit = amountUnit(*strength);
  if (unit.empty()) return std::nullopt;
  return Quantity{roundTo(strength->amount * volumeMl, kStrengthDecimals), std::move(unit)};
}

Dose doseOf(const Plan& plan) {
  Dose dose;
  std::vector<ProductSum> sums;
  for (const Product& product : plan.products) sums.push_back({.product = product.id});
  for (const auto& region : plan.regions) {
    const Totals totals = totalsOf(*region);
    if (totals.sites == 0) continue;
    dose.areas.push_back(doseOfArea(plan, *region));
    Dose::SideSum& side = region->side == Side::left      ? dose.left
                          : region->side == Side::right   ? dose.right
                          : region->side == Side::midline ? dose.midline
                                                          : dose.none;
    side.points += totals.sites;
    side.volumeMl = roundTo(side.volumeMl + totals.volumeMl, kVolumeDecimals);
    auto sum = std::find_if(sums.begin(), sums.end(), [&region](const ProductSum& one) {
      return one.product == region->rule.product;
    });
    if (sum == sums.end()) {
      sum = sums.insert(sums.end(), ProductSum{.product = region->rule.product});
    }
    sum->points += totals.sites;
    sum->withoutVolume += totals.sitesWithoutVolume;
    sum->volumeMl += totals.volumeMl;
  }
  for (const ProductSum& sum : sums) {
    if (sum.points > 0) addProduct(plan, sum, dose.products);
  }
  return dose;
}

}  // namespace mesomap::plan

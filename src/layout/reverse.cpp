#include "layout/reverse.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "base/i18n.h"
#include "plan/plan.h"

namespace mesomap::layout {
namespace {

constexpr int kFirst = static_cast<int>(kReverseLeastMm / kReverseStepMm);
constexpr int kLast = static_cast<int>(kReverseMostMm / kReverseStepMm);

double mmOf(int step) {
  return step * kReverseStepMm;
}

/// Amounts by step, each asked for once.
class Amounts {
 public:
  explicit Amounts(const std::function<Result<double>(double)>& at) : at_(at) {}
  Result<double> operator()(int step) {
    const auto known = known_.find(step);
    if (known != known_.end()) return known->second;
    Result<double> amount = at_(mmOf(step));
    if (amount) known_.emplace(step, *amount);
    return amount;
  }
  [[nodiscard]] const std::map<int, double>& known() const { return known_; }

 private:
  const std::function<Result<double>(double)>& at_;
  std::map<int, double> known_;
};

Error outOfReach(const char* text, int step, double amount) {
  return {ErrorKind::refused, "", fmt::format(fmt::runtime(text), mmOf(step), amount)};
}

}  // namespace

Result<SpacingFound> spacingFor(double wanted, double guessMm,
                                const std::function<Result<double>(double)>& amountAt,
                                const Progress& progress) {
  if (!(wanted > 0.0) || !std::isfinite(wanted)) {
    return Error{ErrorKind::usage, "", _("an amount above nothing is needed")};
  }
  Amounts amounts(amountAt);
  const double guess = std::isfinite(guessMm) ? guessMm : kReverseLeastMm;
  const int start = static_cast<int>(std::lround(
      std::clamp(guess / kReverseStepMm, static_cast<double>(kFirst), static_cast<double>(kLast))));
  const auto at = [&](int step) -> Result<double> {
    if (progress.cancelled()) return Error{ErrorKind::cancelled, "", _("stopped")};
    return amounts(step);
  };
  Result<double> here = at(start);
  if (!here) return here.error();
  // The wanted amount lies between `dense` (at least as much) and `wide` (less).
  int dense = start;
  int wide = start;
  int stride = 1;
  if (*here >= wanted) {
    while (true) {
      if (wide == kLast) break;
      wide = std::min(kLast, wide + stride);
      stride *= 2;
      here = at(wide);
      if (!here) return here.error();
      if (*here < wanted) break;
      dense = wide;
    }
    if (*here >= wanted && wide == kLast && *here > wanted) {
      return outOfReach(_("even {:g} mm apart there would be {:g}"), kLast, *here);
    }
  } else {
    while (*here < wanted) {
      if (dense == kFirst) {
        return outOfReach(_("even {:g} mm apart there would be no more than {:g}"), kFirst, *here);
      }
      wide = dense;
      dense = std::max(kFirst, dense - stride);
      stride *= 2;
      here = at(dense);
      if (!here) return here.error();
    }
  }
  while (wide - dense > 1) {
    const int middle = dense + (wide - dense) / 2;
    here = at(middle);
    if (!here) return here.error();
    (*here >= wanted ? dense : wide) = middle;
  }
  SpacingFound found;
  double nearest = std::numeric_limits<double>::infinity();
  for (const auto& [step, amount] : amounts.known()) {
    const double off = std::abs(amount - wanted);
    if (off > nearest) continue;
    nearest = off;
    found.spacingMm = mmOf(step);
    found.amount = amount;
  }
  found.tried = amounts.known().size();
  return found;
}

double spacingGuess(double points, double areaCm2, double perimeterMm) {
  if (!(points > 0.0) || !(areaCm2 > 0.0)) return kReverseLeastMm;
  const double area = areaCm2 * 100.0;
  double low = 0.05;
  double high = 500.0;
  for (int i = 0; i < 60; ++i) {
    const double s = 0.5 * (low + high);
    const double margin = plan::defaultMarginMm(s);
    // A margin all round takes its width times the border, less the corners.
    const double inner =
        std::max(0.0, area - margin * perimeterMm + std::numbers::pi * margin * margin);
    const double border = std::max(0.0, perimeterMm - 2.0 * std::numbers::pi * margin);
    const double count = 2.0 * inner / (std::sqrt(3.0) * s * s) + border / (2.0 * s) + 1.0;
    (count > points ? low : high) = s;
  }
  return 0.5 * (low + high);
}

}  // namespace mesomap::layout

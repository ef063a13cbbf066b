#include "rule_limits.h"

#include <algorithm>
#include <cmath>

#include "base/i18n.h"
#include "words.h"

namespace mesomap::scene {
namespace {

std::optional<Error> outside(const char* name, double value, double least, double most,
                             const char* unit) {
  if (value >= least && value <= most) return std::nullopt;  // false for NaN
  return Error{ErrorKind::refused, name,
               words(_("{:g} {} is not between {:g} and {:g}"), value, unit, least, most)};
}

/// What single patterns need beyond spacing, margin and direction.
std::optional<Error> arrangementFault(const plan::Rule& rule) {
  if (rule.pitchMm != 0.0) {
    if (auto e = outside(_("distance along the row"), rule.pitchMm, kFinestPitchMm, 30, "mm")) {
      return e;
    }
  }
  if (rule.edgeSpacingMm) {
    if (auto e = outside(_("spacing at the border"), *rule.edgeSpacingMm, 2, 30, "mm")) return e;
  }
  if (rule.denseSpacingMm) {
    if (auto e = outside(_("spacing where it is denser"), *rule.denseSpacingMm, 2, 30, "mm")) {
      return e;
    }
  }
  if (auto e = outside(_("width of the change"), rule.edgeWidthMm, 1, 200, "mm")) return e;
  if (auto e = outside(_("passes"), rule.passes, 0, 100, "")) return e;
  if (auto e = outside(_("time"), rule.minutes, 0, 480, "min")) return e;
  if (rule.stamp.pins.size() > plan::Stamp::kMostPins) {
    return Error{
        ErrorKind::refused, _("head"),
        words(_("{} pins are more than {}"), rule.stamp.pins.size(), plan::Stamp::kMostPins)};
  }
  constexpr double kFar = plan::Stamp::kLargestOffsetMm;
  for (const glm::dvec2& pin : rule.stamp.pins) {
    if (auto e = outside(_("head's pin"), pin.x, -kFar, kFar, "mm")) return e;
    if (auto e = outside(_("head's pin"), pin.y, -kFar, kFar, "mm")) return e;
  }
  if (rule.pattern == plan::Pattern::stamps && rule.stamp.pins.empty()) {
    return Error{ErrorKind::refused, _("head"), _("a head without pins makes no points")};
  }
  return std::nullopt;
}

void roundArrangement(plan::Rule& rule) {
  const auto length = [](double mm) { return plan::roundTo(mm, plan::kLengthDecimals); };
  rule.pitchMm = length(rule.pitchMm);
  if (rule.edgeSpacingMm) rule.edgeSpacingMm = length(*rule.edgeSpacingMm);
  if (rule.denseSpacingMm) rule.denseSpacingMm = length(*rule.denseSpacingMm);
  rule.edgeWidthMm = length(rule.edgeWidthMm);
  rule.minutes = plan::roundTo(rule.minutes, 1);
  for (glm::dvec2& pin : rule.stamp.pins) pin = {length(pin.x), length(pin.y)};
}

}  // namespace

Result<plan::Rule> checkedRule(plan::Rule rule, const std::vector<plan::Technique>& techniques) {
  if (plan::findTechnique(techniques, rule.technique) == nullptr) {
    std::string known;
    for (const plan::Technique& technique : techniques) {
      known += (known.empty() ? "" : ", ") + technique.id;
    }
    return Error{ErrorKind::usage, _("technique"),
                 words(_("'{}' is not known; there are {}"), rule.technique, known)};
  }
  if (auto e = outside(_("spacing"), rule.spacingMm, 2, 30, "mm")) {
    constexpr double kAreaOfPoint = 0.866;  // of a hexagonal lattice, in spacings squared
    if (rule.spacingMm > 1e-3 && rule.spacingMm < 2.0) {
      e->message += words(_(" (about {:.0f} points to a cm²)"),
                          100.0 / (kAreaOfPoint * rule.spacingMm * rule.spacingMm));
    }
    return *e;
  }
  if (auto e = outside(_("margin"), rule.marginMm, 0, kWidestMarginMm, "mm")) return *e;
  if (auto e = outside(_("direction"), rule.directionDeg, -360, 360, "°")) return *e;
  if (auto e = outside(_("depth"), rule.depthMm, 0, 40, "mm")) return *e;
  if (auto e = outside(_("angle"), rule.angleDeg, 1, 90, "°")) return *e;
  if (auto e = outside(_("needle length"), rule.needle.lengthMm, 0, 100, "mm")) return *e;
  if (rule.volumeMl) {
    if (auto e = outside(_("volume"), *rule.volumeMl, 0, 5, "mL")) return *e;
    rule.volumeMl = plan::roundTo(*rule.volumeMl, plan::kVolumeDecimals);
  }
  if (auto e = arrangementFault(rule)) return *e;
  roundArrangement(rule);
  rule.spacingMm = plan::roundTo(rule.spacingMm, plan::kLengthDecimals);
  rule.marginMm = plan::roundTo(rule.marginMm, plan::kLengthDecimals);
  rule.depthMm = plan::roundTo(rule.depthMm, plan::kLengthDecimals);
  rule.angleDeg = plan::roundTo(rule.angleDeg, plan::kLengthDecimals);
  rule.directionDeg = plan::roundTo(rule.directionDeg, plan::kLengthDecimals);
  rule.needle.lengthMm = plan::roundTo(rule.needle.lengthMm, plan::kLengthDecimals);
  return rule;
}

plan::Rule startingRule(plan::Rule rule, const std::vector<plan::Technique>& techniques,
                        double areaCm2) {
  const plan::Technique* technique = plan::findTechnique(techniques, rule.technique);
  if (technique == nullptr || rule.spacingMm != technique->spacing.typical) return rule;
  // Rows and a device's passes are no single points, and the others have few.
  if (rule.pattern != plan::Pattern::even && rule.pattern != plan::Pattern::grid) return rule;
  // A hexagonal lattice gives each point √3/2 of the spacing squared; borders add a few points.
  constexpr double kAreaOfPoint = 0.866;
  constexpr double kForBorders = 0.92;
  constexpr double kWidestMm = 30;
  const auto points = [&] {
    return areaCm2 * 100.0 / (kAreaOfPoint * rule.spacingMm * rule.spacingMm) / kForBorders;
  };
  const auto tooMuch = [&] { return points() * rule.volumeMl.value_or(0.0) > kMostStartingMl; };
  while ((points() > kMostStartingPoints || tooMuch()) &&
         rule.spacingMm + 0.5 <= technique->spacing.max) {
    rule.spacingMm += 0.5;
  }
  while (points() > kMostStartingPoints && rule.spacingMm + 0.5 <= kWidestMm) {
    rule.spacingMm += 0.5;
  }
  if (rule.spacingMm != technique->spacing.typical) {
    rule.marginMm = plan::defaultMarginMm(rule.spacingMm);
  }
  // A back that is too large for points 30 mm apart keeps more of its border free.
  constexpr double kMarginStepMm = 5;
  const double sideMm = std::sqrt(std::max(areaCm2, 0.0) * 100.0);
  const double usualMm = rule.marginMm;
  const auto inside = [&] {
    const double share = 1.0 - 2.0 * (rule.marginMm - usualMm) / std::max(sideMm, 1.0);
    return points() * std::max(share, 0.0) * std::max(share, 0.0);
  };
  while (inside() > kMostStartingPoints && rule.marginMm + kMarginStepMm <= kWidestMarginMm) {
    rule.marginMm += kMarginStepMm;
  }
  if (inside() * rule.volumeMl.value_or(0.0) > kMostStartingMl) rule.volumeMl.reset();
  return rule;
}

bool sameLayout(const plan::Rule& a, const plan::Rule& b) {
  return a.pattern == b.pattern && a.spacingMm == b.spacingMm && a.marginMm == b.marginMm &&
         a.directionDeg == b.directionDeg && a.pitchMm == b.pitchMm && a.rowPoints == b.rowPoints &&
         a.edgeSpacingMm == b.edgeSpacingMm && a.edgeWidthMm == b.edgeWidthMm &&
         a.denseSpacingMm == b.denseSpacingMm && a.stamp == b.stamp && a.pointSet == b.pointSet &&
         a.order == b.order;
}

}  // namespace mesomap::scene

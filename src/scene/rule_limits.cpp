#include "rule_limits.h"

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
  if (auto e = outside(_("spacing"), rule.spacingMm, 2, 30, "mm")) return *e;
  if (auto e = outside(_("margin"), rule.marginMm, 0, 30, "mm")) return *e;
  if (auto e = outside(_("direction"), rule.directionDeg, -360, 360, "°")) return *e;
  if (auto e = outside(_("depth"), rule.depthMm, 0, 40, "mm")) return *e;
  if (auto e = outside(_("angle"), rule.angleDeg, 1, 90, "°")) return *e;
  if (auto e = outside(_("needle length"), rule.needle.lengthMm, 0, 100, "mm")) return *e;
  if (rule.volumeMl) {
    if (auto e = outside(_("volume"), *rule.volumeMl, 0, 5, "mL")) return *e;
    rule.volumeMl = plan::roundTo(*rule.volumeMl, plan::kVolumeDecimals);
  }
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
  // A hexagonal lattice gives each point √3/2 of the spacing squared; borders add a few points.
  constexpr double kAreaOfPoint = 0.866;
  constexpr double kForBorders = 0.92;
  while (areaCm2 * 100.0 / (kAreaOfPoint * rule.spacingMm * rule.spacingMm) >
             kForBorders * kMostStartingPoints &&
         rule.spacingMm + 0.5 <= technique->spacing.max) {
    rule.spacingMm += 0.5;
  }
  if (rule.spacingMm != technique->spacing.typical) {
    rule.marginMm = plan::defaultMarginMm(rule.spacingMm);
  }
  return rule;
}

bool sameLayout(const plan::Rule& a, const plan::Rule& b) {
  return a.pattern == b.pattern && a.spacingMm == b.spacingMm && a.marginMm == b.marginMm &&
         a.directionDeg == b.directionDeg;
}

}  // namespace mesomap::scene

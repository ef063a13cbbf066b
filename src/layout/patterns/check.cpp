// What a rule's own figures must be for its pattern.
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

#include "base/i18n.h"
#include "pattern.h"

namespace mesomap::layout {
namespace {

bool between(double x, double low, double high) {
  return x >= low && x <= high;
}  // false for NaN

Error refusal(std::string message) {
  return {ErrorKind::refused, "", std::move(message)};
}

Result<void> checkHead(const plan::Stamp& stamp) {
  if (stamp.pins.empty()) return refusal(_("no multi-needle head is chosen"));
  if (stamp.pins.size() > plan::Stamp::kMostPins) {
    return refusal(fmt::format(fmt::runtime(_("the head has {} pins; at most {} can be laid")),
                               stamp.pins.size(), plan::Stamp::kMostPins));
  }
  for (std::size_t i = 0; i < stamp.pins.size(); ++i) {
    const glm::dvec2& pin = stamp.pins[i];
    if (!between(std::hypot(pin.x, pin.y), 0.0, plan::Stamp::kLargestOffsetMm)) {
      return refusal(
          fmt::format(fmt::runtime(_("pin {} of the head is not within {} mm of its middle")),
                      i + 1, plan::Stamp::kLargestOffsetMm));
    }
    for (std::size_t j = 0; j < i; ++j) {
      const glm::dvec2 apart = pin - stamp.pins[j];
      if (std::hypot(apart.x, apart.y) < 0.5) {
        return refusal(
            fmt::format(fmt::runtime(_("pins {} and {} of the head stand less than 0.5 mm apart")),
                        j + 1, i + 1));
      }
    }
  }
  return {};
}

}  // namespace

Result<void> checkPattern(const plan::Rule& rule) {
  if (rule.pitchMm != 0.0 && !between(rule.pitchMm, 0.5, 30.0)) {
    return refusal(fmt::format(
        fmt::runtime(_("the distance of {} mm between pricks is not between 0.5 and 30 mm")),
        rule.pitchMm));
  }
  for (const auto& spacing : {rule.edgeSpacingMm, rule.denseSpacingMm}) {
    if (spacing && !between(*spacing, 2.0, 30.0)) {
      return refusal(fmt::format(fmt::runtime(_("the spacing of {} mm is not between 2 and 30 mm")),
                                 *spacing));
    }
  }
  if (rule.edgeSpacingMm && !between(rule.edgeWidthMm, 1.0, 200.0)) {
    return refusal(fmt::format(
        fmt::runtime(_("the width of {} mm along the border is not between 1 and 200 mm")),
        rule.edgeWidthMm));
  }
  if (!between(rule.passes, 0, 100) || !between(rule.minutes, 0.0, 480.0)) {
    return refusal(_("passes are 0 to 100, and minutes 0 to 480"));
  }
  if (rule.pattern == plan::Pattern::stamps) return checkHead(rule.stamp);
  if (rule.pattern == plan::Pattern::set && rule.pointSet.empty()) {
    return refusal(_("no saved set of points is chosen"));
  }
  return {};
}

}  // namespace mesomap::layout

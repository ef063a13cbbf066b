#include "ui/pace.h"

#include <fmt/format.h>

#include <cmath>

#include "base/i18n.h"

namespace mesomap::ui {

double estimatedMinutes(const plan::Plan& plan, const Pace& pace) {
  double minutes = 0.0;
  for (const auto& region : plan.regions) {
    const plan::Totals totals = plan::totalsOf(*region);
    minutes += (totals.sites * pace.secondsPerPoint + totals.pricks * pace.secondsPerPrick) / 60.0;
    if (region->rule.pattern == plan::Pattern::none) minutes += region->rule.minutes;
  }
  return minutes;
}

std::string minutesText(double minutes) {
  if (!(minutes >= 0.75)) return _("under a minute");
  const long whole = std::lround(minutes);
  if (whole < 60) return fmt::format(fmt::runtime(_("about {} min")), whole);
  return fmt::format(fmt::runtime(_("about {} h {} min")), whole / 60, whole % 60);
}

}  // namespace mesomap::ui

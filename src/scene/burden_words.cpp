#include "scene/burden_words.h"

#include <fmt/format.h>

#include "base/i18n.h"
#include "base/number_text.h"
#include "plan/dose.h"

namespace mesomap::scene {
namespace {

std::string titleOf(BurdenMeasure measure, bool perCm2, std::uint32_t sessions) {
  std::string what;
  if (measure == BurdenMeasure::volume) {
    what = perCm2 ? _("mL per cm²") : _("Volume");
  } else {
    what = perCm2 ? _("Punctures per cm²") : _("Punctures");
  }
  return fmt::format(fmt::runtime(translatePlural("{}, over {} finished session",
                                                  "{}, over {} finished sessions", sessions)),
                     what, sessions);
}

}  // namespace

BurdenLegend burdenLegend(const BurdenMap& map, BurdenMeasure measure, const plan::Plan& plan) {
  const bool volume = measure == BurdenMeasure::volume;
  const bool perCm2 = plan::skinIsClients(plan.surface);
  BurdenLegend legend;
  legend.title = titleOf(measure, perCm2, map.sessions);
  const double to = map.scaleTo(measure);
  if (to > 0.0 && perCm2) {
    legend.low = "0";
    legend.middle = numberText(to / 2.0, 4);
    legend.high = numberText(to, 4);
  } else if (to > 0.0) {
    legend.low = volume ? _("less") : _("fewer");
    legend.high = _("more");
    legend.notes.emplace_back(
        _("Without numbers: the figure is not fitted to the client, so per cm² is not said."));
  }
  if (volume && map.withoutVolume > 0) {
    legend.notes.push_back(fmt::format(
        fmt::runtime(translatePlural("Volume not set: {} puncture", "Volume not set: {} punctures",
                                     map.withoutVolume)),
        map.withoutVolume));
  }
  if (map.pricks > 0) {
    legend.notes.emplace_back(_("Pricks of rows are spread evenly over their area."));
  }
  if (map.notShown > 0) {
    legend.notes.push_back(fmt::format(
        fmt::runtime(translatePlural("{} puncture of what the plan no longer has is not shown",
                                     "{} punctures of what the plan no longer has are not shown",
                                     map.notShown)),
        map.notShown));
  }
  return legend;
}

}  // namespace mesomap::scene

#include "plan/amounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.h"
#include "base/number_text.h"

namespace mesomap::plan {
namespace {

struct Rows {
  std::size_t counting = 0;
  std::size_t proposed = 0;
};

Rows rowsOf(const plan::Region& region) {
  const auto proposed = std::count_if(region.rows.begin(), region.rows.end(),
                                      [](const plan::Row& row) { return row.proposed; });
  Rows rows;
  rows.proposed = static_cast<std::size_t>(proposed);
  rows.counting = region.rows.size() - rows.proposed;
  return rows;
}

std::string rowsText(std::size_t rows) {
  return fmt::format(fmt::runtime(translatePlural("{} row", "{} rows", rows)), rows);
}

std::string pricksText(std::size_t pricks) {
  return fmt::format(fmt::runtime(translatePlural("about {} prick", "about {} pricks", pricks)),
                     pricks);
}

Amount deviceAmount(const plan::Rule& rule) {
  const std::string minutes =
      rule.minutes > 0.0 ? fmt::format(fmt::runtime(_("{} min")), numberText(rule.minutes, 1))
                         : std::string();
  if (rule.passes <= 0) return {minutes.empty() ? _("No points") : minutes, ""};
  return {fmt::format(fmt::runtime(translatePlural("{} pass", "{} passes",
                                                   static_cast<std::size_t>(rule.passes))),
                      rule.passes),
          minutes};
}

struct Devices {
  int leastPasses = 0;
  int mostPasses = 0;
  double minutes = 0.0;
};

Devices devicesOf(const plan::Plan& plan) {
  Devices all;
  for (const auto& region : plan.regions) {
    const plan::Rule& rule = region->rule;
    all.minutes += rule.minutes;
    if (rule.passes <= 0) continue;
    all.leastPasses = all.leastPasses == 0 ? rule.passes : std::min(all.leastPasses, rule.passes);
    all.mostPasses = std::max(all.mostPasses, rule.passes);
  }
  return all;
}

Amount minutesAmount(double minutes) {
  return {numberText(minutes, 1), _("min")};
}

}  // namespace

std::optional<Amount> amountWithoutPoints(const plan::Region& region) {
  if (region.rule.pattern == plan::Pattern::none) return deviceAmount(region.rule);
  if (region.rows.empty()) return std::nullopt;
  const Rows rows = rowsOf(region);
  if (rows.counting == 0) {
    return Amount{rowsText(rows.proposed),
                  translatePlural("awaits your answer", "await your answer", rows.proposed)};
  }
  return Amount{rowsText(rows.counting), pricksText(plan::totalsOf(region).pricks)};
}

std::string moreRowsText(const plan::Region& region) {
  const Rows rows = rowsOf(region);
  if (rows.proposed == 0 || rows.counting == 0) return {};
  return fmt::format(fmt::runtime(translatePlural("{} more row awaits your answer",
                                                  "{} more rows await your answer", rows.proposed)),
                     rows.proposed);
}

std::string shortAmount(const plan::Region& region, const std::string& sign) {
  if (region.rule.pattern == plan::Pattern::none) {
    return region.rule.passes > 0 || region.rule.minutes > 0.0 ? deviceAmount(region.rule).value
                                                               : std::string();
  }
  if (!region.rows.empty()) {
    const Rows rows = rowsOf(region);
    if (rows.counting == 0) return rowsText(rows.proposed) + "?";
    std::string text = rowsText(rows.counting);
    if (rows.proposed > 0) text += fmt::format(" + {}?", rows.proposed);
    return text;
  }
  const plan::Totals totals = plan::totalsOf(region);
  std::string text = fmt::format("{}{}", sign, totals.sites);
  if (totals.proposed > 0) text += fmt::format(" + {}?", totals.proposed);
  return text;
}

bool devicesOnly(const plan::Plan& plan) {
  return !plan.regions.empty() &&
         std::all_of(plan.regions.begin(), plan.regions.end(), [](const auto& region) {
           return region->rule.pattern == plan::Pattern::none && region->sites.empty() &&
                  region->rows.empty();
         });
}

Amount totalAmount(const plan::Plan& plan, const std::string& sign) {
  if (devicesOnly(plan)) {
    const Devices all = devicesOf(plan);
    if (all.mostPasses > 0) {
      return {all.leastPasses == all.mostPasses
                  ? fmt::format("{}", all.mostPasses)
                  : fmt::format("{}–{}", all.leastPasses, all.mostPasses),
              translatePlural("pass", "passes", static_cast<std::size_t>(all.mostPasses))};
    }
    if (all.minutes > 0.0) return minutesAmount(all.minutes);
    return {"–", translatePlural("point", "points", 0)};
  }
  const plan::Totals totals = plan::totalsOf(plan);
  const bool rowsOnly = totals.sites == 0 && totals.pricks > 0;
  const std::uint32_t count = rowsOnly ? totals.pricks : totals.sites;
  return {sign + fmt::format("{}", count), rowsOnly ? translatePlural("prick", "pricks", count)
                                                    : translatePlural("point", "points", count)};
}

Amount totalVolume(const plan::Plan& plan, const std::string& sign) {
  if (devicesOnly(plan)) {
    const Devices all = devicesOf(plan);
    if (all.mostPasses > 0 && all.minutes > 0.0) return minutesAmount(all.minutes);
    return {"–", _("volume")};
  }
  const plan::Totals totals = plan::totalsOf(plan);
  if (totals.sites == 0 && totals.pricks > 0) return {"–", _("volume")};
  if (totals.sites > 0 && totals.sitesWithoutVolume == totals.sites) {
    return {_("not set"), _("volume")};
  }
  return {sign + volumeText(totals.volumeMl), _("volume")};
}

std::string besidesText(const plan::Plan& plan) {
  const plan::Totals totals = plan::totalsOf(plan);
  std::size_t rows = 0;
  for (const auto& region : plan.regions) rows += rowsOf(*region).counting;
  std::string text;
  const auto add = [&text](const std::string& more) {
    if (!text.empty()) text += " · ";
    text += more;
  };
  // What is asked comes first: it must not be cut off.
  if (totals.proposedPricks > 0) {
    add(fmt::format(fmt::runtime(translatePlural("about {} more prick awaits your answer",
                                                 "about {} more pricks await your answer",
                                                 totals.proposedPricks)),
                    totals.proposedPricks));
  }
  if (totals.proposed > 0) {
    add(fmt::format(
        fmt::runtime(translatePlural("{} more point awaits your answer",
                                     "{} more points await your answer", totals.proposed)),
        totals.proposed));
  }
  if (rows > 0) add(rowsText(rows) + ", " + pricksText(totals.pricks));
  return text;
}

}  // namespace mesomap::plan

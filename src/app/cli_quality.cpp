#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "layout/layout.h"

namespace mesomap::app {
namespace {

double short4(double value) {
  return std::round(value * 1e4) / 1e4;
}

}  // namespace

int runQuality(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  bool json = false;
  Parser parser("quality", _("How evenly the points of each area lie."),
                "  mesomap quality ana.mesomap.json --json", common);
  parser.surfaceOptions(true);
  parser.text("PLAN", file, _("The plan"), Parser::Need::required);
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!looksLikePlan(file)) return fail({ErrorKind::usage, file, _("is not a plan")});
  auto bench = openAnything(file, common);
  if (!bench) return fail(bench.error());
  const scene::Session& session = (*bench)->session;
  const scene::SurfaceModel& model = *session.model();
  nlohmann::ordered_json answer = nlohmann::ordered_json::array();
  for (const auto& region : session.plan()->regions) {
    std::vector<mesh::SurfacePoint> points;
    for (const plan::Site& site : region->sites) {
      points.push_back(model.working->fromFile(site.place));
    }
    const layout::Quality q =
        layout::qualityOf(*model.working, model.pages, region->shape, region->rule, points);
    nlohmann::ordered_json entry;
    entry["region"] = fmt::format("r{}", region->id.value);
    entry["name"] = region->name;
    entry["sites"] = q.sites;
    entry["spacingMm"] = short4(q.spacingMm);
    entry["minDistanceMm"] = short4(q.minDistanceMm);
    entry["nearestCv"] = short4(q.nearestCv);
    entry["sixNeighbourShare"] = short4(q.sixNeighbourShare);
    entry["largestGapMm"] = short4(q.largestGapMm);
    entry["borderRmsMm"] = short4(q.borderRmsMm);
    entry["density"] = short4(q.density);
    answer.push_back(std::move(entry));
    if (json) continue;
    print(fmt::format(
        fmt::runtime(_("{}: {} points, asked {:g} mm apart; nearest pair {:.2f} mm, variation "
                       "{:.3f}, six neighbours {:.0f} %, largest gap {:.2f} mm, outer row ± {:.2f} "
                       "mm, density {:.2f}")),
        region->name, q.sites, q.spacingMm, q.minDistanceMm, q.nearestCv, q.sixNeighbourShare * 100,
        q.largestGapMm, q.borderRmsMm, q.density));
  }
  if (json) print(answer.dump(2));
  return kDone;
}

}  // namespace mesomap::app

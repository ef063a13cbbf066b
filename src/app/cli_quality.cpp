#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "layout/promises.h"
#include "plan/plan_names.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::ordered_json;

double short4(double value) {
  return std::round(value * 1e4) / 1e4;
}

/// Why a region's evenness is not judged; empty where it is.
std::string notJudged(const plan::Region& region) {
  if (region.rule.pattern != plan::Pattern::even) return _("its pattern promises no evenness");
  if (region.rule.edgeSpacingMm || region.rule.denseSpacingMm) {
    return _("its spacing varies over the area");
  }
  return {};
}

/// Places of the pattern that have no point: left out in blocked zones, or deleted by hand.
std::vector<mesh::SurfacePoint> absentFrom(const plan::Region& region,
                                           const scene::SurfaceModel& model) {
  std::vector<mesh::SurfacePoint> places;
  for (const plan::LeftOut& left : region.leftOut) {
    for (const glm::dvec3& position : left.positions) {
      if (const auto hit = model.workingCaster->closest(position)) places.push_back(hit->point);
    }
  }
  for (const mesh::SurfacePoint& place : region.empty) {
    places.push_back(model.working->fromFile(place));
  }
  return places;
}

/// The figure of a promise, and what is asked, in the units of the practitioner.
std::string figureOf(const layout::Promise& promise, const layout::Quality& q) {
  const double h = q.spacingMm;
  const auto words = [](const char* pattern, auto... values) {
    return fmt::format(fmt::runtime(pattern), values...);
  };
  if (promise.name == "smallest-distance") {
    return words(_("{:.2f} mm, at least {:.2f} asked"), promise.figure * h, 0.97 * h);
  }
  if (promise.name == "variation") {
    return words(_("{:.3f}, at most {:.3f} asked"), promise.figure, promise.most);
  }
  if (promise.name == "six-neighbours") {
    return words(_("{:.0f} %, at least {:.0f} % asked"), promise.figure * 100.0,
                 promise.least * 100.0);
  }
  if (promise.name == "count") {
    return words(_("{}, {:.0f} to {:.0f} asked"), q.sites, std::ceil(promise.least * q.expected),
                 std::floor(promise.most * q.expected));
  }
  return words(_("{:.2f} mm, at most {:.2f} asked"), promise.figure * h, promise.most * h);
}

struct Judged {
  const plan::Region& region;
  layout::Quality quality;
  std::string why;  ///< it is not judged, or empty
  std::vector<layout::Promise> promises;
};

bool gaveWay(const Judged& judged, const layout::Promise& promise) {
  const auto& names = judged.region.gaveWay;
  return std::find(names.begin(), names.end(), promise.name) != names.end();
}

std::string idsOf(const plan::Region& region, plan::SiteOrigin origin) {
  std::string ids;
  for (const plan::Site& site : region.sites) {
    if (site.origin == origin) ids += (ids.empty() ? "" : ", ") + std::to_string(site.order);
  }
  return ids;
}

Json jsonOf(const Judged& judged) {
  const layout::Quality& q = judged.quality;
  const plan::Region& region = judged.region;
  const double h = q.spacingMm > 0.0 ? q.spacingMm : 1.0;
  Json entry;
  entry["region"] = fmt::format("r{}", region.id.value);
  entry["name"] = region.name;
  entry["pattern"] = plan::patternName(region.rule.pattern);
  entry["sites"] = q.sites;
  entry["spacingMm"] = short4(q.spacingMm);
  entry["minDistanceMm"] = short4(q.minDistanceMm);
  entry["nearestCv"] = short4(q.nearestCv);
  entry["interiorSites"] = q.interior;
  entry["sixNeighbourShare"] = short4(q.sixNeighbourShare);
  entry["largestGapMm"] = short4(q.largestGapMm);
  entry["largestGapShare"] = short4(q.largestGapMm / h);
  entry["borderRmsMm"] = short4(q.borderRmsMm);
  entry["expectedSites"] = short4(q.expected);
  entry["density"] = short4(q.density);
  entry["judged"] = judged.why.empty();
  if (!judged.why.empty()) entry["why"] = judged.why;
  entry["promises"] = Json::array();
  for (const layout::Promise& promise : judged.promises) {
    Json one;
    one["name"] = promise.name;
    one["figure"] = short4(promise.figure);
    if (std::isfinite(promise.least)) one["least"] = short4(promise.least);
    if (std::isfinite(promise.most)) one["most"] = short4(promise.most);
    one["asked"] = promise.asked;
    if (promise.asked) one["kept"] = promise.kept();
    one["gaveWay"] = gaveWay(judged, promise);
    entry["promises"].push_back(std::move(one));
  }
  entry["gaveWay"] = region.gaveWay;
  const auto ids = [&](const char* key, auto wanted) {
    entry[key] = Json::array();
    for (const plan::Site& site : region.sites) {
      if (wanted(site)) entry[key].push_back(fmt::format("s{}", site.id.value));
    }
  };
  ids("proposed", [](const plan::Site& s) { return !s.counts(); });
  ids("moved", [](const plan::Site& s) { return s.origin == plan::SiteOrigin::moved; });
  ids("added", [](const plan::Site& s) { return s.origin == plan::SiteOrigin::added; });
  ids("locked", [](const plan::Site& s) { return s.locked; });
  std::size_t left = 0;
  for (const plan::LeftOut& each : region.leftOut) left += each.positions.size();
  entry["leftOut"] = left;
  entry["deleted"] = region.empty.size();
  entry["visible"] = region.visible;
  return entry;
}

void printWords(const Judged& judged) {
  const layout::Quality& q = judged.quality;
  const plan::Region& region = judged.region;
  print(fmt::format(fmt::runtime(translatePlural("{}: {} point, asked {:g} mm apart{}",
                                                 "{}: {} points, asked {:g} mm apart{}", q.sites)),
                    region.name, q.sites, q.spacingMm, region.visible ? "" : _(" (hidden)")));
  if (!judged.why.empty()) {
    print(fmt::format(fmt::runtime(_("  not judged: {}")), judged.why));
    if (q.minDistanceMm > 0.0) {
      print(fmt::format(fmt::runtime(_("  nearest pair {:.2f} mm")), q.minDistanceMm));
    }
  }
  for (const layout::Promise& promise : judged.promises) {
    if (!promise.asked) continue;
    std::string line =
        fmt::format("  {:<24} {}", plan::promiseTitle(promise.name), figureOf(promise, q));
    if (!promise.kept()) {
      line += gaveWay(judged, promise) ? _(" (gave way on this shape)") : _(" (not held)");
    }
    print(line);
  }
  if (judged.why.empty() && q.sites > 0 && q.sites < layout::kPointsToJudge) {
    print(fmt::format(fmt::runtime(_("  the other figures are asked of {} points and more")),
                      layout::kPointsToJudge));
  }
  const auto proposed = std::count_if(region.sites.begin(), region.sites.end(),
                                      [](const plan::Site& s) { return !s.counts(); });
  if (proposed > 0) {
    print(fmt::format(fmt::runtime(_("  proposed in caution zones, judged with the others: {}")),
                      proposed));
  }
  const std::string moved = idsOf(region, plan::SiteOrigin::moved);
  const std::string added = idsOf(region, plan::SiteOrigin::added);
  if (!moved.empty()) print(fmt::format(fmt::runtime(_("  moved by hand: {}")), moved));
  if (!added.empty()) print(fmt::format(fmt::runtime(_("  added by hand: {}")), added));
  if (!region.empty.empty()) {
    print(fmt::format(fmt::runtime(_("  deleted by hand: {}, judged as if they stood")),
                      region.empty.size()));
  }
}

}  // namespace

int runQuality(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  bool json = false;
  Parser parser("quality",
                _("How evenly the points of each area lie, recomputed from them along the skin, "
                  "and what was asked."),
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
  Json answer = Json::array();
  for (const auto& region : session.plan()->regions) {
    std::vector<mesh::SurfacePoint> points;
    for (const plan::Site& site : region->sites) {
      points.push_back(model.working->fromFile(site.place));
    }
    Judged judged{*region,
                  layout::qualityOf(*model.working, model.pages, region->shape, region->rule,
                                    points, absentFrom(*region, model)),
                  notJudged(*region),
                  {}};
    if (judged.why.empty()) judged.promises = layout::promisesOf(judged.quality);
    if (json) {
      answer.push_back(jsonOf(judged));
    } else {
      printWords(judged);
    }
  }
  if (json) print(answer.dump(2));
  return kDone;
}

}  // namespace mesomap::app

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "figure/measures.h"
#include "scene/figure_files.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double steps) {
  return std::round(value * steps) / steps + 0.0;
}

Json measureJson(const figure::Measure& measure, double sex) {
  const figure::Dimension& d = measure.dimension;
  Json entry;
  entry["id"] = d.id;
  entry["name"] = d.name;
  entry["unit"] = d.unit;
  entry["mean"] = rounded(std::lerp(d.mean[0], d.mean[1], sex), 10);
  entry["deviation"] = rounded(std::lerp(d.deviation[0], d.deviation[1], sex), 10);
  entry["ours"] = rounded(measure.ours, 10);
  entry["inDeviations"] = rounded(measure.inDeviations, 100);
  entry["source"] = d.source;
  if (!d.reservation.empty()) entry["reservation"] = d.reservation;
  return entry;
}

void printTable(const std::vector<figure::Measure>& measures, double sex) {
  print(fmt::format("{:52} {:>8} {:>7} {:>8} {:>6}  {}", _("Dimension"), _("mean"), _("SD"),
                    _("ours"), _("in SD"), _("source")));
  for (const figure::Measure& measure : measures) {
    const figure::Dimension& d = measure.dimension;
    print(fmt::format("{:52} {:8.1f} {:7.1f} {:8.1f} {:+6.2f}  {}{}", d.name,
                      std::lerp(d.mean[0], d.mean[1], sex),
                      std::lerp(d.deviation[0], d.deviation[1], sex), measure.ours,
                      measure.inDeviations, d.source, d.reservation.empty() ? "" : " *"));
  }
}

}  // namespace

int runMeasures(const Arguments& arguments) {
  CommonOptions common;
  std::string surface = "figure:bust-female";
  bool json = false;
  Parser parser("measures", _("Body dimensions of a figure beside published means, in mm."),
                "  mesomap measures figure:body-female\n  mesomap measures figure:bust-male --json",
                common);
  parser.text("SURFACE", surface, _("figure:NAME (figure:bust-female)"));
  parser.figureOptions();
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!surface.starts_with("figure:")) {
    return fail(Error{ErrorKind::usage, surface, _("only the bundled figures can be measured")});
  }
  const auto parameters = common.figureParameters(surface);
  if (!parameters) return fail(parameters.error());
  const auto figure = scene::readFigureFiles(surface, *parameters);
  if (!figure) return fail(figure.error());
  const auto measures =
      figure::measureFigure(figure->parameters, figure->mesh, figure->atlas->landmarks());
  const auto leftOut = figure::leftOutDimensions(figure->parameters.kind);
  const double sex = figure->parameters.sex;
  if (json) {
    Json answer;
    answer["figure"] = surface;
    answer["measures"] = Json::array();
    for (const auto& measure : measures) answer["measures"].push_back(measureJson(measure, sex));
    answer["leftOut"] = Json::array();
    for (const auto& one : leftOut) {
      answer["leftOut"].push_back({{"name", one.name}, {"reason", one.reason}});
    }
    print(answer.dump(2));
    return kDone;
  }
  printTable(measures, sex);
  for (const figure::Measure& measure : measures) {
    if (measure.dimension.reservation.empty()) continue;
    print(fmt::format(fmt::runtime(_("* {}: not held to the mean: {}")), measure.dimension.name,
                      measure.dimension.reservation));
  }
  for (const auto& one : leftOut) {
    print(fmt::format(fmt::runtime(_("Left out: {}: {}")), one.name, one.reason));
  }
  return kDone;
}

}  // namespace mesomap::app

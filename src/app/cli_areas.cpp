#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "cli_open.h"
#include "figure/charts.h"

namespace mesomap::app {
namespace {

const char* sideOf(figure::Side side) {
  switch (side) {
    case figure::Side::left:
      return "left";
    case figure::Side::right:
      return "right";
    case figure::Side::midline:
      return "midline";
    case figure::Side::none:
      break;
  }
  return "none";
}

/// Share of a triangle where a function, linear between its corner values, is positive.
double positiveShare(std::array<double, 3> v) {
  const auto positive = std::count_if(v.begin(), v.end(), [](double x) { return x > 0; });
  if (positive == 0 || positive == 3) return positive == 0 ? 0.0 : 1.0;
  // The corner that stands alone on its side comes first; it cuts off a smaller triangle.
  const bool loneIsInside = positive == 1;
  while ((v[0] > 0) != loneIsInside) std::rotate(v.begin(), v.begin() + 1, v.end());
  const double cut = v[0] / (v[0] - v[1]) * (v[0] / (v[0] - v[2]));
  return loneIsInside ? cut : 1.0 - cut;
}

double areaCm2(const mesh::TriangleMesh& mesh, const figure::Parameters& parameters,
               const figure::Area& area) {
  std::vector<double> inside(mesh.positions.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    inside[i] = figure::insideArea(parameters, area.id, area.side, glm::dvec3(mesh.positions[i]));
  }
  double sum = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const mesh::Triangle& c = mesh.triangles[t];
    const double share = positiveShare({inside[c[0]], inside[c[1]], inside[c[2]]});
    if (share > 0.0) sum += share * mesh::triangleArea(mesh, t);
  }
  return sum / 100.0;
}

}  // namespace

int runAreas(const Arguments& arguments) {
  CommonOptions common;
  std::string surface = "figure:bust-female";
  bool json = false;
  Parser parser("areas", _("The areas that can be picked on a figure."),
                "  mesomap areas\n  mesomap areas figure:bust-male --json", common);
  parser.text("SURFACE", surface, _("figure:NAME (figure:bust-female)"));
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!surface.starts_with("figure:")) {
    return fail({ErrorKind::usage, surface,
                 _("areas can be picked on bundled figures only; on a scan use 'mesomap plan' with "
                   "--stroke")});
  }
  const auto parameters = figure::parametersFromName(surface);
  if (!parameters) return fail(parameters.error());
  const auto data = platform::dataFolder();
  if (!data) return fail(data.error());
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  const auto opened = mesh::openSurface(*data / figure::assetPath(*parameters), options);
  if (!opened) return fail(opened.error());
  nlohmann::ordered_json answer = nlohmann::ordered_json::array();
  for (const figure::Area& area : figure::areas(*parameters)) {
    const double cm2 = std::round(areaCm2(opened->mesh, *parameters, area) * 10.0) / 10.0;
    if (json) {
      nlohmann::ordered_json entry;
      entry["id"] = area.id;
      entry["name"] = area.name;
      entry["side"] = sideOf(area.side);
      entry["group"] = area.group;
      entry["code"] = area.code;
      entry["areaCm2"] = cm2;
      answer.push_back(std::move(entry));
      continue;
    }
    const bool sided = area.side == figure::Side::left || area.side == figure::Side::right;
    const std::string id = sided ? area.id + ":" + sideOf(area.side) : area.id;
    print(fmt::format("{:32} {:10} {:7.1f} cm²  {}", id, area.group, cm2, area.name));
  }
  if (json) print(answer.dump(2));
  return kDone;
}

}  // namespace mesomap::app

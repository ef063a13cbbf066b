#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "scene/figure_files.h"

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

/// The figure that a command about figures was given, at the build asked for.
Result<scene::FigureFiles> figureFiles(const std::string& surface, const CommonOptions& common,
                                       const char* otherwise) {
  if (!surface.starts_with("figure:")) return Error{ErrorKind::usage, surface, otherwise};
  const auto parameters = common.figureParameters(surface);
  if (!parameters) return parameters.error();
  ProgressBar bar(common);
  return scene::readFigureFiles(surface, *parameters, bar.progress());
}

std::string kindOf(const figure::Area& area) {
  if (area.restricted) return _("restricted");
  return area.overlay ? _("over others") : "";
}

}  // namespace

int runAreas(const Arguments& arguments) {
  CommonOptions common;
  std::string surface = "figure:bust-female";
  bool json = false;
  bool all = false;
  Parser parser("areas", _("The areas that can be picked on a figure."),
                "  mesomap areas\n  mesomap areas figure:bust-male --all --json", common);
  parser.text("SURFACE", surface, _("figure:NAME (figure:bust-female)"));
  parser.figureOptions();
  parser.flag("--all", all,
              _("Also the restricted areas, and folds, lines and parts that lie over others"));
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  const auto figure = figureFiles(surface, common,
                                  _("areas can be picked on bundled figures only; on a scan use "
                                    "'mesomap plan' with --stroke"));
  if (!figure) return fail(figure.error());
  nlohmann::ordered_json answer = nlohmann::ordered_json::array();
  const std::vector<figure::Area>& areas = figure->atlas->areas();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const figure::Area& area = areas[i];
    if (!all && (area.restricted || area.overlay)) continue;
    const double cm2 = std::round(scene::areaMm2(*figure, i) / 10.0) / 10.0;
    if (json) {
      nlohmann::ordered_json entry;
      entry["id"] = area.id;
      entry["name"] = area.name;
      entry["side"] = sideOf(area.side);
      entry["group"] = area.group;
      entry["code"] = area.code;
      entry["areaCm2"] = cm2;
      if (all) {
        entry["restricted"] = area.restricted;
        entry["overlay"] = area.overlay;
      }
      answer.push_back(std::move(entry));
      continue;
    }
    const bool sided = area.side == figure::Side::left || area.side == figure::Side::right;
    const std::string id = sided ? area.id + ":" + sideOf(area.side) : area.id;
    const std::string kind = kindOf(area);
    print(fmt::format("{:32} {:10} {:7.1f} cm²  {}{}", id, area.group, cm2, area.name,
                      kind.empty() ? "" : " (" + kind + ")"));
  }
  if (json) print(answer.dump(2));
  return kDone;
}

int runLandmarks(const Arguments& arguments) {
  CommonOptions common;
  std::string surface = "figure:bust-female";
  bool json = false;
  Parser parser("landmarks", _("Named places on a figure, in mm."),
                "  mesomap landmarks\n  mesomap landmarks figure:bust-male --json", common);
  parser.text("SURFACE", surface, _("figure:NAME (figure:bust-female)"));
  parser.figureOptions();
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  const auto figure =
      figureFiles(surface, common, _("only the bundled figures have named landmarks"));
  if (!figure) return fail(figure.error());
  nlohmann::ordered_json answer = nlohmann::ordered_json::array();
  for (const plan::Landmark& landmark : scene::landmarksOf(*figure->atlas, figure->mesh)) {
    const std::string side = plan::sideName(landmark.side);
    const glm::dvec3& p = landmark.position;
    if (json) {
      nlohmann::ordered_json entry;
      entry["id"] = landmark.id;
      entry["name"] = landmark.name;
      entry["side"] = side;
      entry["position"] = {p.x, p.y, p.z};
      answer.push_back(std::move(entry));
      continue;
    }
    const bool sided = landmark.side == plan::Side::left || landmark.side == plan::Side::right;
    print(fmt::format("{:32} {:8.1f} {:8.1f} {:8.1f} mm  {}",
                      sided ? landmark.id + ":" + side : landmark.id, p.x, p.y, p.z,
                      landmark.name));
  }
  if (json) print(answer.dump(2));
  return kDone;
}

}  // namespace mesomap::app

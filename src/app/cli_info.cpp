#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "cli_open.h"
#include "figure/figure.h"
#include "mesh/corner_table.h"
#include "plan/plan_file.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::ordered_json;

Json vectorJson(const glm::dvec3& v) {
  const auto three = [](double x) { return std::round(x * 1000.0) / 1000.0 + 0.0; };
  return Json::array({three(v.x), three(v.y), three(v.z)});
}

int infoOfMesh(const std::string& file, const CommonOptions& common, bool json) {
  auto options = common.openOptions();
  if (!options) return fail(options.error());
  std::filesystem::path path = file;
  if (file.starts_with("figure:")) {
    const auto parameters = figure::parametersFromName(file);
    if (!parameters) return fail(parameters.error());
    const auto data = platform::dataFolder();
    if (!data) return fail(data.error());
    path = *data / figure::assetPath(*parameters);
    options->unit = mesh::Unit::millimetre;
  }
  ProgressBar bar(common);
  const auto opened = mesh::openSurface(path, *options, bar.progress());
  if (!opened) return fail(opened.error());
  for (const std::string& warning : opened->warnings) note(common, warning);
  const mesh::TriangleMesh& mesh = opened->mesh;
  const mesh::CornerTable topology(mesh);
  const mesh::Bounds bounds = mesh::boundsOf(mesh);
  const std::size_t pieces = mesh::countParts(mesh, topology);
  const std::size_t holes = mesh::countHoles(mesh, topology);
  const mesh::MeshDefects& defects = opened->defects;
  if (json) {
    Json answer;
    answer["file"] = file;
    answer["sha256"] = opened->sha256;
    answer["unit"] = mesh::unitSymbol(opened->unit);
    answer["triangles"] = mesh.triangles.size();
    answer["vertices"] = mesh.positions.size();
    answer["bounds"] = {{"min", vectorJson(bounds.min)}, {"max", vectorJson(bounds.max)}};
    answer["parts"] = pieces;
    answer["holes"] = holes;
    answer["defects"] = {{"zeroAreaTriangles", defects.zeroAreaTriangles},
                         {"duplicateTriangles", defects.duplicateTriangles},
                         {"nonManifoldEdges", defects.nonManifoldEdges},
                         {"unusedVertices", defects.unusedVertices}};
    answer["texture"] = opened->texture != nullptr;
    answer["groups"] = Json::array();
    for (const mesh::FilePart& part : opened->parts) {
      answer["groups"].push_back({{"name", part.name}, {"triangles", part.triangles}});
    }
    print(answer.dump(2));
    return kDone;
  }
  const glm::dvec3 size = bounds.size();
  print(fmt::format(fmt::runtime(_("{}: {} triangles, {} vertices, {:.1f} × {:.1f} × {:.1f} mm "
                                   "(unit {})")),
                    file, mesh.triangles.size(), mesh.positions.size(), size.x, size.y, size.z,
                    mesh::unitSymbol(opened->unit)));
  print(fmt::format(
            fmt::runtime(translatePlural("{} connected piece", "{} connected pieces", pieces)),
            pieces) +
        fmt::format(fmt::runtime(translatePlural(", {} hole", ", {} holes", holes)), holes) +
        (opened->texture ? _(", with a picture of the skin") : ""));
  print(fmt::format(fmt::runtime(_("Odd in the file: {} triangles without area, {} twice, {} edges "
                                   "with more than two triangles, {} vertices unused")),
                    defects.zeroAreaTriangles, defects.duplicateTriangles, defects.nonManifoldEdges,
                    defects.unusedVertices));
  if (opened->parts.size() > 1) {
    for (const mesh::FilePart& part : opened->parts) {
      print(fmt::format(fmt::runtime(translatePlural("Part '{}': {} triangle",
                                                     "Part '{}': {} triangles", part.triangles)),
                        part.name, part.triangles));
    }
  }
  return kDone;
}

int infoOfPlan(const std::string& file, const CommonOptions& common, bool json) {
  const auto opened = openPlanFile(file, common);
  if (!opened) return fail(opened.error());
  const plan::Plan& plan = opened->plan;
  const plan::Totals totals = plan::totalsOf(plan);
  const std::string surface =
      plan.surface.kind == plan::SurfaceKind::figure ? plan.surface.figure : plan.surface.file;
  if (json) {
    Json answer;
    answer["file"] = file;
    answer["created"] = plan.created;
    answer["example"] = plan.example;
    answer["surface"] = {{"name", surface},
                         {"sha256", plan.surface.sha256},
                         {"triangles", plan.surface.triangles},
                         {"vertices", plan.surface.vertices}};
    if (plan.surface.kind == plan::SurfaceKind::figure) {
      answer["surface"]["build"] = plan.surface.parameters.build;
      answer["surface"]["tone"] = plan.surface.parameters.tone;
      answer["surface"]["garment"] = plan.surface.parameters.garment;
    }
    answer["landmarks"] = plan.landmarks.size();
    answer["regions"] = Json::array();
    for (const auto& region : plan.regions) {
      answer["regions"].push_back({{"id", fmt::format("r{}", region->id.value)},
                                   {"name", region->name},
                                   {"area", region->area},
                                   {"areaCm2", region->areaCm2},
                                   {"sites", region->sites.size()},
                                   {"technique", region->rule.technique}});
    }
    answer["totals"] = {{"regions", totals.regions},
                        {"sites", totals.sites},
                        {"areaCm2", totals.areaCm2},
                        {"volumeMl", totals.volumeMl},
                        {"sitesWithoutVolume", totals.sitesWithoutVolume}};
    print(answer.dump(2));
    return kDone;
  }
  print(fmt::format(fmt::runtime(_("{}: a plan of {} on {}{}")), file, plan.created,
                    surface.empty() ? _("a surface left out of the file") : surface.c_str(),
                    plan.example ? _(". Example, not a client") : ""));
  for (const auto& region : plan.regions) {
    const std::size_t points = region->sites.size();
    print(fmt::format(
        fmt::runtime(translatePlural("{}: {} point, {:.1f} cm², {}, {:g} mm apart",
                                     "{}: {} points, {:.1f} cm², {}, {:g} mm apart", points)),
        region->name, points, region->areaCm2, region->rule.technique, region->rule.spacingMm));
  }
  return kDone;
}

}  // namespace

int runInfo(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  bool json = false;
  Parser parser("info", _("What a mesh or a plan holds."),
                "  mesomap info scan.obj --unit m\n  mesomap info ana.mesomap.json --json", common);
  parser.surfaceOptions(false);
  parser.passwordOption();
  parser.text("FILE", file, _("A mesh, a plan, or figure:NAME"), Parser::Need::required);
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  return looksLikePlan(file) ? infoOfPlan(file, common, json) : infoOfMesh(file, common, json);
}

}  // namespace mesomap::app

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "base/i18n.h"
#include "cli_common.h"
#include "figure/atlas.h"
#include "figure/prepared.h"
#include "mesh/surface_file.h"
#include "scene/skin_light.h"
#include "surface/openness.h"

namespace mesomap::app {
namespace {

std::optional<double> sexFrom(const std::string& text) {
  if (text == "female") return 0.0;
  if (text == "male") return 1.0;
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0.0 && value <= 1.0)) return std::nullopt;
  return value;
}

constexpr const char* kComment = "Mesomap figure: a drawn shape, not a person. Millimetres.";

/// Triangles and colours only: normals would double the file, and every program finds its own.
Result<void> writeFigure(mesh::TriangleMesh mesh, const std::filesystem::path& path) {
  mesh.normals.clear();
  return mesh::writeObj(mesh, path, kComment);
}

/// How open to the light the skin lies, of the figure as its file holds it.
Result<void> writeLight(const std::filesystem::path& obj, const std::filesystem::path& light,
                        const Progress& progress) {
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  auto file = mesh::openSurface(obj, options, progress);
  if (!file) return file.error();
  mesh::computeNormals(file->mesh);
  const auto open = surface::bakeOpenness(file->mesh, mesh::RayCaster(file->mesh), {}, progress);
  if (!open) return open.error();
  plan::SurfaceRef ref;
  ref.sha256 = file->sha256;
  ref.scaleToMm = mesh::millimetresPer(file->unit);
  return surface::writeOpenness(*open, scene::opennessKey(ref), light);
}

/// The OBJ at build 0 and what the program keeps beside it: how the figure becomes slim or heavy,
/// and its areas.
Result<void> writeBundled(const figure::Parameters& parameters, const std::filesystem::path& obj,
                          const Progress& progress) {
  const auto made = figure::modelFigure(parameters, progress);
  if (!made) return made.error();
  if (auto written = writeFigure(made->mesh, obj); !written) return written;
  std::filesystem::path beside = obj;
  beside.replace_extension(".figure");
  if (auto written = figure::writePrepared(made->prepared, beside); !written) return written;
  // After the OBJ, whose hash it holds.
  beside.replace_extension(".atlas.json");
  if (auto written = figure::writeAtlas(parameters, made->mesh, beside, progress); !written) {
    return written;
  }
  beside.replace_extension(".light");
  return writeLight(obj, beside, progress);
}

/// Every figure that comes with the program.
Result<void> writeAllBundled(const std::filesystem::path& folder, const Progress& progress) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    return Error{ErrorKind::io, folder.string(),
                 _("the folder cannot be made: ") + problem.message()};
  }
  for (const std::string& name : figure::bundledNames()) {
    const auto parameters = figure::parametersFromName(name);
    if (!parameters) return parameters.error();
    const auto file = std::filesystem::path(figure::assetPath(*parameters)).filename();
    if (auto written = writeBundled(*parameters, folder / file, progress); !written) return written;
  }
  return {};
}

}  // namespace

int runFigure(const Arguments& arguments) {
  CommonOptions common;
  std::string kind = "bust";
  std::string sex = "female";
  std::string eyes = "closed";
  std::string hair = "off";
  std::string fit;
  std::string output;
  std::string garment = "on";
  std::string bundled;
  figure::Parameters parameters;
  Parser parser("figure", _("Models a figure and writes it as an OBJ file."),
                "  mesomap figure --kind bust --sex female --age 0.5 -o bust.obj", common);
  parser.text("--kind", kind, _("bust or body"));
  parser.text("--sex", sex, _("female, male, or 0 (female) to 1 (male)"));
  parser.number("--build", parameters.build, _("-1 slim to 1 heavy"));
  parser.number("--age", parameters.age, _("0 young to 1 old"));
  parser.integer("--tone", parameters.tone, _("skin, 1 to 6"));
  parser.text("--eyes", eyes, _("closed or open"));
  parser.text("--hair", hair, _("off (hair is not modelled yet)"));
  parser.text("--fit", fit, _("measures of a client (not modelled yet)"));
  parser.text("--garment", garment, _("on or off: the plain garment of the whole body"));
  parser.text("--bundled", bundled,
              _("Write every figure that comes with the program into this folder, with its build "
                "and its areas beside it, and nothing else"));
  parser.text("-o,--output", output, _("The OBJ file to write"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!bundled.empty()) {
    const Result<void> written = [&] {
      ProgressBar bar(common);
      return writeAllBundled(bundled, bar.progress());
    }();
    return written ? kDone : fail(written.error());
  }
  if (output.empty()) return failUsage("figure", _("-o is required: the OBJ file to write"));
  if (kind != "bust" && kind != "body") {
    return failUsage("figure",
                     fmt::format(fmt::runtime(_("--kind: '{}' is not bust or body")), kind));
  }
  const auto sexValue = sexFrom(sex);
  if (!sexValue) {
    return failUsage("figure", fmt::format(fmt::runtime(_("--sex: '{}' is not female, male, or a "
                                                          "number from 0 to 1")),
                                           sex));
  }
  if (eyes != "closed" && eyes != "open") {
    return failUsage("figure",
                     fmt::format(fmt::runtime(_("--eyes: '{}' is not closed or open")), eyes));
  }
  if (garment != "on" && garment != "off") {
    return failUsage("figure",
                     fmt::format(fmt::runtime(_("--garment: '{}' is not on or off")), garment));
  }
  if (hair != "off") return failUsage("figure", _("--hair: hair is not modelled yet"));
  if (!fit.empty()) return failUsage("figure", _("--fit: figures cannot be fitted yet"));
  parameters.kind = kind == "body" ? figure::Kind::body : figure::Kind::bust;
  parameters.sex = *sexValue;
  parameters.eyesOpen = eyes == "open";
  parameters.garment = garment == "on";
  Result<mesh::TriangleMesh> made = [&] {
    ProgressBar bar(common);
    return figure::makeFigure(parameters, bar.progress());
  }();
  if (!made) return fail(made.error());
  if (auto written = writeFigure(*std::move(made), output); !written) {
    return fail(written.error());
  }
  return kDone;
}

}  // namespace mesomap::app

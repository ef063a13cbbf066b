#include <fmt/format.h>

#include <charconv>

#include "base/i18n.h"
#include "cli_common.h"
#include "figure/charts.h"

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

}  // namespace

int runFigure(const Arguments& arguments) {
  CommonOptions common;
  std::string kind = "bust";
  std::string sex = "female";
  std::string eyes = "closed";
  std::string hair = "off";
  std::string fit;
  std::string output;
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
  parser.text("-o,--output", output, _("The OBJ file to write"), Parser::Need::required);
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
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
  if (hair != "off") return failUsage("figure", _("--hair: hair is not modelled yet"));
  if (!fit.empty()) return failUsage("figure", _("--fit: figures cannot be fitted yet"));
  parameters.kind = kind == "body" ? figure::Kind::body : figure::Kind::bust;
  parameters.sex = *sexValue;
  parameters.eyesOpen = eyes == "open";
  Result<mesh::TriangleMesh> made = [&] {
    ProgressBar bar(common);
    return figure::makeFigure(parameters, bar.progress());
  }();
  if (!made) return fail(made.error());
  const std::string comment = "Mesomap figure: a drawn shape, not a person. Millimetres.";
  if (auto written = mesh::writeObj(*made, output, comment); !written) {
    return fail(written.error());
  }
  return kDone;
}

}  // namespace mesomap::app

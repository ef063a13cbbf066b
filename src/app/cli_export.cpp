#include <fmt/format.h>

#include <array>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "cli_open.h"
#include "exchange/csv.h"
#include "exchange/plan_in_words.h"
#include "picture.h"
#include "plan/catalogue.h"
#include "plan/plan_file.h"
#include "scene/session_words.h"

namespace mesomap::app {
namespace {

struct Format {
  const char* id;
  const char* what;
};
constexpr std::array kFormats{
    Format{"json", N_("the plan itself, as docs/plan-format.md describes")},
    Format{"csv", N_("a table, one row a point, UTF-8, decimal points")},
    Format{"text", N_("the plan in plain sentences, area by area, to be read aloud or searched")},
    Format{"png", N_("a picture, 1280 by 800")},
};

std::string formatIds() {
  std::string ids;
  for (const Format& format : kFormats) ids += (ids.empty() ? "" : ", ") + std::string(format.id);
  return ids;
}

}  // namespace

int runExport(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  std::string format;
  std::string output;
  bool withoutPersonalData = false;
  Parser parser("export", _("Writes a plan in another format."),
                "  mesomap export ana.mesomap.json --to csv -o ana.csv\n"
                "  mesomap export ana.mesomap.json --to json --without-personal-data -o share.json",
                common);
  parser.surfaceOptions(true);
  parser.text("PLAN", file, _("The plan"));
  parser.text("--to", format, formatIds() + _("; 'help' lists them"), Parser::Need::required);
  parser.flag("--without-personal-data", withoutPersonalData,
              _("Leaves out client, author, and where the scan lies"));
  parser.text("-o,--output", output, _("The file to write"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (format == "help") {
    for (const Format& each : kFormats)
      print(fmt::format("{:5} {}", each.id, translate(each.what)));
    return kDone;
  }
  if (file.empty()) return failUsage("export", _("no PLAN is given"));
  if (output.empty()) return failUsage("export", _("-o FILE is missing"));
  if (format == "png") {
    auto bench = openAnything(file, common);
    if (!bench) return fail(bench.error());
    ProgressBar bar(common);
    const auto drawn = writePicture((*bench)->session, {}, output, bar.progress());
    return drawn ? kDone : fail(drawn.error());
  }
  if (format != "json" && format != "csv" && format != "text") {
    return failUsage(
        "export", fmt::format(fmt::runtime(_("--to: '{}' is not one of {}")), format, formatIds()));
  }
  auto opened = openPlanFile(file, common);
  if (!opened) return fail(opened.error());
  Result<void> written;
  if (format == "text") {
    const auto catalogue = plan::loadCatalogue();
    if (!catalogue) return fail(catalogue.error());
    std::optional<std::filesystem::path> surface;
    if (!common.surface.empty()) surface = common.surface;
    ProgressBar bar(common);
    auto model = scene::loadSurfaceOfPlan(opened->plan, file, surface, bar.progress());
    if (!model) {
      note(common, fmt::format(fmt::runtime(_("Zones go by their short names: {}")),
                               model.error().message));
    }
    written = platform::writeFileAtomically(
        output,
        exchange::textOf(scene::wordsOf(opened->plan, catalogue->techniques, catalogue->indications,
                                        model ? *model : nullptr, withoutPersonalData)));
  } else if (format == "json") {
    plan::WriteOptions options;
    options.withoutPersonalData = withoutPersonalData;
    options.newChain = true;
    // A copy under the name of a protected plan stays one.
    if (output.ends_with(plan::planEnding(true))) options.seal = opened->seal;
    written = plan::savePlan(opened->plan, output, options);
  } else {
    exchange::CsvOptions options;
    options.withoutPersonalData = withoutPersonalData;
    written = platform::writeFileAtomically(output, exchange::csvText(opened->plan, options));
  }
  return written ? kDone : fail(written.error());
}

}  // namespace mesomap::app

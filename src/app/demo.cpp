#include "demo.h"

#include <fmt/format.h>

#include <string_view>

#include "base/i18n.h"
#include "cli_open.h"
#include "picture.h"
#include "plan/plan_file.h"

namespace mesomap::app {
namespace {

constexpr double kCheekSpacingMm = 12.0;

}  // namespace

Result<plan::Plan> makeDemoPlan(const scene::SurfaceModelPtr& model,
                                const std::vector<plan::Technique>& techniques) {
  Workbench bench(techniques);
  bench.session.startPlan(model, true);
  const plan::Rule usual = bench.session.defaultRule;
  for (const char* area : {"forehead", "cheek", "crows-feet"}) {
    // Fewer points on the large cheeks: the example stays short to read.
    bench.session.defaultRule = usual;
    if (std::string_view(area) == "cheek") {
      bench.session.defaultRule.spacingMm = kCheekSpacingMm;
      bench.session.defaultRule.marginMm = plan::defaultMarginMm(kCheekSpacingMm);
    }
    if (auto picked = bench.session.pickArea(area); !picked) return picked.error();
  }
  bench.jobs.drain();
  for (const scene::Notice& notice : bench.session.takeNotices()) {
    if (notice.kind == scene::Notice::Kind::problem) {
      return Error{ErrorKind::refused, kDemoFigure, notice.text};
    }
  }
  return *bench.session.plan();
}

int runDemo(const Arguments& arguments) {
  CommonOptions common;
  std::string output;
  std::string picture;
  Parser parser("demo", _("Plans the example on the bundled bust: an example, not a client."),
                "  mesomap demo -o demo.mesomap.json --picture demo.png", common);
  parser.text("-o,--output", output, _("The plan to write"), Parser::Need::required);
  parser.text("--picture", picture, _("A picture of it"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  auto bench = makeWorkbench();
  if (!bench) return fail(bench.error());
  const auto model = openModel(kDemoFigure, common);
  if (!model) return fail(model.error());
  scene::Session& session = (*bench)->session;
  auto demo = makeDemoPlan(*model, session.techniques());
  if (!demo) return fail(demo.error());
  session.adoptPlan(std::move(*demo), *model, {});
  plan::WriteOptions options;
  options.newChain = true;
  if (auto saved = plan::savePlan(session.planForFile(), output, options); !saved) {
    return fail(saved.error());
  }
  if (!picture.empty()) {
    if (auto drawn = writePicture(session, {}, picture); !drawn) return fail(drawn.error());
  }
  const plan::Totals totals = plan::totalsOf(*session.plan());
  print(
      fmt::format(fmt::runtime(translatePlural("Example, not a client: {} area",
                                               "Example, not a client: {} areas", totals.regions)),
                  totals.regions) +
      fmt::format(fmt::runtime(translatePlural(", {} point", ", {} points", totals.sites)),
                  totals.sites));
  return kDone;
}

}  // namespace mesomap::app

#include <fmt/format.h>

#include "base/i18n.h"
#include "cli_open.h"
#include "cli_plan_arguments.h"
#include "plan/checks.h"
#include "plan/plan_file.h"

namespace mesomap::app {
namespace {

Result<void> mark(scene::Session& session, const PlanArguments& all, const Target& target) {
  const std::string subject = nameOf(target);
  auto rule = ruleFrom(all.defaults, target.rule, session.techniques(), subject);
  if (!rule) return rule.error();
  const plan::Technique* technique = plan::findTechnique(session.techniques(), rule->technique);
  if (technique->needsNotice && all.noticeRead.empty()) {
    return Error{ErrorKind::refused, subject,
                 fmt::format(fmt::runtime(_("the technique '{}' is restricted by law in several "
                                            "countries; read the notice for yours and give "
                                            "--notice-read COUNTRY")),
                             technique->id)};
  }
  rule = session.checkRule(*rule);
  if (!rule) return Error{ErrorKind::usage, subject, rule.error().text()};
  const bool mirror = target.rule.mirror || all.defaults.mirror;
  if (const auto* stroke = std::get_if<StrokeTarget>(&target.what)) {
    const auto added = session.addStrokeRegion(stroke->points, stroke->brushMm, *rule, mirror);
    if (!added) return Error{added.error().kind, "--stroke", added.error().message};
    return {};
  }
  const auto& area = std::get<AreaTarget>(target.what);
  session.defaultRule = *rule;
  session.widenOnLargeAreas = !target.rule.spacingMm && !all.defaults.spacingMm;
  const auto side = area.side && !mirror ? plan::sideFromName(*area.side) : std::nullopt;
  const auto picked = session.pickArea(area.area, side.value_or(plan::Side::none));
  if (!picked) return Error{picked.error().kind, subject, picked.error().message};
  return {};
}

/// The country given answers each question whether the notice was read.
void answerNotices(scene::Session& session, const std::string& country) {
  for (const plan::Question& question : plan::questionsFor(*session.plan(), session.techniques())) {
    if (question.id != "legal-notice") continue;
    session.recordAnswer({question.id, question.region, question.text, country});
  }
}

std::string summaryOf(const plan::Plan& plan) {
  const bool figure = plan.surface.kind == plan::SurfaceKind::figure;
  const char* basis = figure && plan.surface.fit == plan::Fit::none ? _(" (≈ on the figure)") : "";
  std::string text;
  for (const auto& region : plan.regions) {
    const plan::Totals totals = plan::totalsOf(*region);
    text += fmt::format(fmt::runtime(_("{}: {} points, {:.1f} cm²{}\n")), region->name,
                        totals.sites, totals.areaCm2, basis);
  }
  const plan::Totals totals = plan::totalsOf(plan);
  const std::string volume =
      totals.sitesWithoutVolume > 0
          ? std::string(_("volume not set"))
          : fmt::format(fmt::runtime(_("{:.2f} mL{}")), totals.volumeMl, basis);
  text += fmt::format(fmt::runtime(_("Together: {} points, {}")), totals.sites, volume);
  return text;
}

}  // namespace

int runPlan(const Arguments& arguments) {
  auto parsed = parsePlanArguments(arguments);
  if (const int* end = std::get_if<int>(&parsed)) return *end;
  const PlanArguments& all = std::get<PlanArguments>(parsed);
  auto bench = makeWorkbench();
  if (!bench) return fail(bench.error());
  auto model = openModel(all.surface, all.common);
  if (!model) return fail(model.error());
  scene::Session& session = (*bench)->session;
  if (!(*model)->figure) {
    for (const Target& target : all.targets) {
      if (!std::holds_alternative<AreaTarget>(target.what)) continue;
      return fail({ErrorKind::usage, nameOf(target),
                   _("areas can be picked on bundled figures only; on a scan use --stroke "
                     "\"x,y,z x,y,z ...\" --brush MM")});
    }
  }
  session.startPlan(*model);
  if (!all.client.empty()) session.setClientReference(all.client);
  for (const Target& target : all.targets) {
    if (auto marked = mark(session, all, target); !marked) return fail(marked.error());
    if (auto settled = (*bench)->settle(all.common, nameOf(target)); !settled) {
      return fail(settled.error());
    }
  }
  if (!all.noticeRead.empty()) answerNotices(session, all.noticeRead);
  plan::WriteOptions options;
  options.newChain = true;
  const plan::Plan written = session.planForFile();
  if (auto saved = plan::savePlan(written, all.output, options); !saved) return fail(saved.error());
  print(summaryOf(written));
  return kDone;
}

}  // namespace mesomap::app

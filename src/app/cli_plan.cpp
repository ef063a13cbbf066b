#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/i18n.h"
#include "cli_open.h"
#include "cli_plan_template.h"
#include "layout/sites.h"
#include "layout/zones.h"
#include "plan/catalogue.h"
#include "plan/checks.h"
#include "plan/plan_file.h"
#include "scene/point_sets.h"

namespace mesomap::app {
namespace {

/// Puts the target's guide on the skin for the area that comes next.
Result<void> startGuide(scene::Session& session, const PlanArguments& all, const Target& target) {
  constexpr double kFarthestMm = 15.0;  // as for strokes
  session.startGuide.clear();
  const auto guide = guideFrom(all.defaults, target.rule);
  if (!guide) return guide.error();
  for (std::size_t i = 0; i < guide->size(); ++i) {
    const auto hit = session.model()->workingCaster->closest((*guide)[i]);
    if (!hit || hit->distance > kFarthestMm) {
      return Error{ErrorKind::refused, "--guide",
                   fmt::format(fmt::runtime(_("place {} does not lie on the skin")), i + 1)};
    }
    session.startGuide.push_back(
        layout::roundedPlace(session.model()->working->toFile(hit->point)));
  }
  return {};
}

bool needsSets(const PlanArguments& all) {
  return all.defaults.set ||
         std::any_of(all.targets.begin(), all.targets.end(), [](const Target& t) {
           return t.rule.set.has_value() || std::holds_alternative<TemplateTarget>(t.what);
         });
}

Result<void> mark(scene::Session& session, const PlanArguments& all, const Target& target) {
  if (const auto* from = std::get_if<TemplateTarget>(&target.what)) {
    return markTemplates(session, all, *from);
  }
  const std::string subject = nameOf(target);
  auto rule = ruleFrom(all.defaults, target.rule, session.techniques(), subject);
  if (!rule) return rule.error();
  const plan::Technique* technique = plan::findTechnique(session.techniques(), rule->technique);
  if (technique->needsNotice && all.noticeRead.empty()) {
    return Error{ErrorKind::refused, subject,
                 fmt::format(fmt::runtime(_("the technique '{}' is restricted by law in several "
                                            "countries; read the notice for yours and give "
                                            "--notice-read COUNTRY: {}")),
                             technique->id, plan::noticeCountries(session.catalogue()))};
  }
  rule = session.checkRule(*rule);
  if (!rule) return Error{ErrorKind::usage, subject, rule.error().text()};
  if (auto guided = startGuide(session, all, target); !guided) return guided;
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

/// The notice of the country given stands in the plan from now on, and is shown.
Result<void> readNotice(scene::Session& session, const PlanArguments& all) {
  if (all.noticeRead.empty()) return {};
  const auto notice = plan::noticeToRead(session.catalogue(), all.noticeRead);
  if (!notice) return Error{notice.error().kind, "--notice-read", notice.error().message};
  note(all.common, plan::noticeText(*notice));
  session.recordAnswer(plan::noticeAnswer(*notice));
  return {};
}

/// One answer for all areas that ask about the zone.
Result<void> answerZone(scene::Session& session, const CommonOptions& common,
                        const std::string& option, const std::string& zone, bool keep,
                        const std::string& reason) {
  if (session.model()->zoneOf(zone) == nullptr) {
    std::string known;
    if (session.model()->atlas) {
      for (const figure::Zone& each : session.model()->atlas->zones()) {
        if (each.kind != figure::ZoneKind::caution) continue;
        known += (known.empty() ? "" : ", ") + each.id;
      }
    }
    return Error{ErrorKind::usage, option,
                 known.empty()
                     ? std::string(_("a scan has no zones"))
                     : fmt::format(fmt::runtime(_("'{}' is no caution zone here; there are {}")),
                                   zone, known)};
  }
  bool asked = false;
  for (const auto& region : std::vector(session.plan()->regions)) {
    for (const scene::ZoneQuestion& question : session.zoneQuestions(region->id)) {
      if (question.zone != zone) continue;
      asked = true;
      const auto done = session.answerZone(region->id, zone, keep, reason);
      if (!done) return Error{ErrorKind::usage, option, done.error().message};
    }
  }
  if (!asked) note(common, fmt::format(fmt::runtime(_("no point lies in the zone '{}'")), zone));
  return {};
}

Result<void> answerZones(scene::Session& session, const PlanArguments& all) {
  for (const std::string& given : all.keepZones) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos) {
      return Error{ErrorKind::usage, "--keep-zone",
                   fmt::format(fmt::runtime(_("'{}' has no reason; write ZONE=REASON")), given)};
    }
    const auto done = answerZone(session, all.common, "--keep-zone", given.substr(0, equals), true,
                                 given.substr(equals + 1));
    if (!done) return done.error();
  }
  for (const std::string& zone : all.leaveOutZones) {
    const auto done = answerZone(session, all.common, "--leave-out-zone", zone, false, "");
    if (!done) return done.error();
  }
  return {};
}

/// ", 3 more await an answer (lips, nose)"
std::string awaitingText(const plan::Region& region) {
  const auto open = layout::openZones(region);
  if (open.empty()) return {};
  std::string zones;
  std::size_t points = 0;
  for (const layout::OpenZone& zone : open) {
    points += zone.points + zone.pricks;
    zones += (zones.empty() ? "" : ", ") + zone.zone;
  }
  return fmt::format(
      fmt::runtime(translatePlural(", {} more awaits an answer (caution zone: {})",
                                   ", {} more await an answer (caution zones: {})", points)),
      points, zones);
}

std::string pointsText(unsigned long points) {
  return fmt::format(fmt::runtime(translatePlural("{} point", "{} points", points)), points);
}

/// "12 points", "9 rows, about 320 pricks", "2 passes", "20 minutes".
std::string contentsOf(const plan::Region& region) {
  const plan::Totals totals = plan::totalsOf(region);
  if (!region.rows.empty()) {
    const auto counting = std::count_if(region.rows.begin(), region.rows.end(),
                                        [](const plan::Row& row) { return !row.proposed; });
    const auto rows = static_cast<unsigned long>(counting);
    return fmt::format(fmt::runtime(translatePlural("{} row", "{} rows", rows)), rows) +
           fmt::format(fmt::runtime(
                           translatePlural(", about {} prick", ", about {} pricks", totals.pricks)),
                       totals.pricks);
  }
  if (region.rule.pattern == plan::Pattern::none) {
    std::string text;
    if (region.rule.passes > 0) {
      text =
          fmt::format(fmt::runtime(translatePlural("{} pass", "{} passes",
                                                   static_cast<unsigned long>(region.rule.passes))),
                      region.rule.passes);
    }
    if (region.rule.minutes > 0.0) {
      text += text.empty() ? "" : ", ";
      // Half a minute is said as several are.
      const bool one = region.rule.minutes == 1.0;
      text += fmt::format(fmt::runtime(translatePlural("{:g} minute", "{:g} minutes", one ? 1 : 2)),
                          region.rule.minutes);
    }
    return text.empty() ? _("no points") : text;
  }
  std::uint32_t touches = 0;
  for (const plan::Site& site : region.sites) touches = std::max(touches, site.touch);
  if (touches > 0) {
    return pointsText(totals.sites) +
           fmt::format(fmt::runtime(translatePlural(" in {} touch", " in {} touches", touches)),
                       touches);
  }
  return pointsText(totals.sites);
}

std::string summaryOf(const plan::Plan& plan) {
  const bool figure = plan.surface.kind == plan::SurfaceKind::figure;
  const char* basis = figure && plan.surface.fit == plan::Fit::none ? _(" (≈ on the figure)") : "";
  std::string text;
  for (const auto& region : plan.regions) {
    text += fmt::format(fmt::runtime(_("{}: {}, {:.1f} cm²{}\n")), region->name,
                        contentsOf(*region) + awaitingText(*region), region->areaCm2, basis);
    if (region->uncoveredCm2 && *region->uncoveredCm2 > 0.0) {
      text += fmt::format(fmt::runtime(_("{}: {:.1f} cm² lie beyond every pin\n")), region->name,
                          *region->uncoveredCm2);
    }
  }
  const plan::Totals totals = plan::totalsOf(plan);
  const bool devicesOnly =
      std::all_of(plan.regions.begin(), plan.regions.end(),
                  [](const auto& region) { return region->rule.pattern == plan::Pattern::none; });
  if (devicesOnly) {
    return text + fmt::format(fmt::runtime(_("Together: {:.1f} cm²{}")), totals.areaCm2, basis);
  }
  if (totals.pricks > 0 && totals.sites == 0) {
    return text +
           fmt::format(fmt::runtime(translatePlural("Together: about {} prick",
                                                    "Together: about {} pricks", totals.pricks)),
                       totals.pricks);
  }
  const std::string volume =
      totals.sitesWithoutVolume > 0
          ? std::string(_("volume not set"))
          : fmt::format(fmt::runtime(_("{:.2f} mL{}")), totals.volumeMl, basis);
  text += fmt::format(fmt::runtime(translatePlural("Together: {} point, {}",
                                                   "Together: {} points, {}", totals.sites)),
                      totals.sites, volume);
  return text;
}

}  // namespace

int runPlan(const Arguments& arguments) {
  auto parsed = parsePlanArguments(arguments);
  if (const int* end = std::get_if<int>(&parsed)) return *end;
  const PlanArguments& all = std::get<PlanArguments>(parsed);
  const auto seal = sealFor(all.output, all.common);
  if (!seal) return fail(seal.error());
  if (auto checked = checkTemplates(all); !checked) return fail(checked.error());
  auto bench = makeWorkbench(all.common);
  if (!bench) return fail(bench.error());
  auto model = openModel(all.surface, all.common);
  if (!model) return fail(model.error());
  scene::Session& session = (*bench)->session;
  if (!(*model)->figure) {
    for (const Target& target : all.targets) {
      if (std::holds_alternative<StrokeTarget>(target.what)) continue;
      return fail({ErrorKind::usage, nameOf(target),
                   _("areas can be picked on bundled figures only; on a scan use --stroke "
                     "\"x,y,z x,y,z ...\" --brush MM")});
    }
  }
  session.startPlan(*model);
  if (auto read = readNotice(session, all); !read) return fail(read.error());
  if (needsSets(all)) {
    if (auto lent = scene::loadPointSets(session); !lent) return fail(lent.error());
  }
  if (!all.client.empty()) session.setClientReference(all.client);
  for (const Target& target : all.targets) {
    if (auto marked = mark(session, all, target); !marked) return fail(marked.error());
    if (auto settled = (*bench)->settle(all.common, nameOf(target)); !settled) {
      return fail(settled.error());
    }
  }
  if (!all.saveSet.empty()) {
    const RegionId first = session.plan()->regions.front()->id;
    if (auto saved = scene::savePointSet(session, first, all.saveSet, ""); !saved) {
      return fail(saved.error());
    }
  }
  if (auto answered = answerZones(session, all); !answered) return fail(answered.error());
  plan::WriteOptions options;
  options.newChain = true;
  options.seal = *seal;
  const plan::Plan written = session.planForFile();
  if (auto saved = plan::savePlan(written, all.output, options); !saved) return fail(saved.error());
  print(summaryOf(written));
  return kDone;
}

}  // namespace mesomap::app

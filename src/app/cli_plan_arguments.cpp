#include "cli_plan_arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>

#include "base/i18n.h"

namespace mesomap::app {
namespace {

constexpr const char* kExamples =
    "  mesomap plan figure:bust-female --technique papule --area forehead --area cheek:left "
    "--spacing 8 -o ana.mesomap.json\n"
    "  mesomap plan scan.obj --unit m --technique papule --stroke \"30,20,95 45,10,85\" "
    "--brush 20 -o ana.mesomap.json";

/// What one group of words can hold. Every group is read by a parser with the same options.
struct Group {
  std::string area;
  std::string stroke;
  std::string templateFile;
  std::optional<double> brush;
  RuleOptions rule;
};

/// "papule, txa".
std::string namesOf(const std::vector<plan::Technique>& techniques) {
  std::string ids;
  for (const plan::Technique& each : techniques) ids += (ids.empty() ? "" : ", ") + each.id;
  return ids;
}

std::string patternNames() {
  std::string names;
  for (const plan::Pattern pattern : plan::allPatterns()) {
    names += (names.empty() ? "" : ", ") + std::string(plan::patternName(pattern));
  }
  return names;
}

void declare(Parser& parser, Group& group, PlanArguments& all, std::vector<std::string>& surfaces,
             const std::string& techniqueIds) {
  parser.surfaceOptions(false);
  parser.passwordOption();
  parser.figureOptions();
  parser.texts("SURFACE", surfaces, _("A mesh, or figure:bust-female, figure:bust-male ..."));
  parser.text("--area", group.area,
              _("Target: an area of the atlas, NAME or NAME:left or NAME:right (client's)"));
  parser.text("--stroke", group.stroke,
              _("Target: a painted stroke through \"x,y,z x,y,z ...\" in mm"));
  parser.optionalNumber("--brush", group.brush, _("Width of the stroke in mm (20)"));
  parser.text("--template", group.templateFile,
              _("Target: a file of templates, each on its own area with its own figures"));
  RuleOptions& rule = group.rule;
  parser.optionalText("--technique", rule.technique,
                      fmt::format(fmt::runtime(_("How it is injected: {}")), techniqueIds));
  parser.optionalText("--pattern", rule.pattern,
                      fmt::format(fmt::runtime(_("How points are arranged: {}")), patternNames()));
  parser.optionalNumber("--spacing", rule.spacingMm, _("mm between points, along the skin"));
  parser.optionalNumber("--margin", rule.marginMm, _("mm kept free inside the border"));
  parser.optionalNumber("--direction", rule.directionDeg, _("degrees from the horizontal"));
  parser.optionalNumber("--depth", rule.depthMm, _("true depth in mm"));
  parser.optionalNumber("--angle", rule.angleDeg, _("needle to the skin, degrees"));
  parser.optionalNumber("--volume", rule.volumeMl, _("mL per point"));
  parser.optionalNumber("--pitch", rule.pitchMm,
                        _("mm between pricks along a row, ring, ray or line (as the spacing)"));
  parser.optionalText("--guide", rule.guide,
                      _("A line to follow, \"x,y,z x,y,z ...\" in mm; one place is a centre"));
  parser.flag("--row-points", rule.rowPoints, _("Rows as single points"));
  parser.optionalText("--stamp", rule.stamp,
                      _("A multi-needle head: ring-5:PITCH, line-5:PITCH, square-9:PITCH or "
                        "NAME=\"x,y x,y ...\" in mm"));
  parser.optionalText("--set", rule.set, _("A saved set of points, with --pattern set"));
  parser.optionalNumber("--edge-spacing", rule.edgeSpacingMm, _("mm between points at the border"));
  parser.optionalNumber("--edge-width", rule.edgeWidthMm,
                        _("mm over which that grows to the spacing (20)"));
  parser.optionalText("--order", rule.order, _("Working order: rows or walk"));
  parser.optionalNumber("--passes", rule.passes, _("Passes of a device"));
  parser.optionalNumber("--minutes", rule.minutes, _("Minutes of a device"));
  parser.flag("--mirror", rule.mirror, _("The same on the other side"));
  parser.text("--client", all.client, _("Reference of the client"));
  parser.text("--notice-read", all.noticeRead,
              _("Country whose legal notice for the technique was read"));
  parser.texts("--keep-zone", all.keepZones,
               _("ZONE=REASON: keeps the points in this caution zone, which only await an answer "
                 "otherwise"));
  parser.texts("--leave-out-zone", all.leaveOutZones,
               _("ZONE: leaves the points in this caution zone out"));
  parser.text("--save-set", all.saveSet,
              _("Keeps the points of the first area as a set of this name, by landmarks"));
  parser.text("-o,--output", all.output,
              _("The plan to write: NAME.mesomap.json, or NAME.mesomap with a password"));
}

bool startsTarget(const std::string& word) {
  for (const char* option : {"--area", "--stroke", "--template"}) {
    if (word == option || word.starts_with(std::string(option) + "=")) return true;
  }
  return false;
}

/// As a shell takes it.
std::string asTyped(const std::string& word) {
  return word.find(' ') == std::string::npos && !word.empty() ? word : "\"" + word + "\"";
}

/// The same words with one technique before the first target.
std::string withTechniqueFirst(const Arguments& arguments, const std::string& technique) {
  std::string line = "mesomap plan";
  bool placed = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--technique=")) continue;
    if (arguments[i] == "--technique") {
      ++i;
      continue;
    }
    if (!placed && startsTarget(arguments[i])) {
      line += " --technique " + technique;
      placed = true;
    }
    line += " " + asTyped(arguments[i]);
  }
  return line;
}

/// A target that no technique holds for, and the line to write instead.
Result<void> checkTechniques(const Arguments& arguments, const PlanArguments& all,
                             const std::string& techniqueIds) {
  if (all.defaults.technique) return {};
  const Target* without = nullptr;
  std::vector<std::string> given;
  for (const Target& target : all.targets) {
    if (std::holds_alternative<TemplateTarget>(target.what)) continue;
    if (!target.rule.technique) {
      if (without == nullptr) without = &target;
    } else if (std::find(given.begin(), given.end(), *target.rule.technique) == given.end()) {
      given.push_back(*target.rule.technique);
    }
  }
  if (without == nullptr) return {};
  std::string message;
  if (given.empty()) {
    message = fmt::format(fmt::runtime(_("has no technique. Write: {} (ID is one of {})")),
                          withTechniqueFirst(arguments, "ID"), techniqueIds);
  } else if (given.size() == 1) {
    message = fmt::format(fmt::runtime(_("has no technique; one that stands after a target holds "
                                         "for that target alone. Write: {}")),
                          withTechniqueFirst(arguments, given.front()));
  } else {
    message = fmt::format(fmt::runtime(_("has no technique; write --technique ID after {0} (ID is "
                                         "one of {1})")),
                          nameOf(*without), techniqueIds);
  }
  return Error{ErrorKind::usage, nameOf(*without), message};
}

Result<Target> targetFrom(const Group& group) {
  Target target;
  target.rule = group.rule;
  if (!group.templateFile.empty()) {
    if (group.brush || !(group.rule == RuleOptions{})) {
      return Error{ErrorKind::usage, "--template " + group.templateFile,
                   _("brings figures of its own: no other option for an area may stand behind it")};
    }
    target.what = TemplateTarget{group.templateFile};
    return target;
  }
  if (!group.stroke.empty()) {
    StrokeTarget stroke;
    auto points = parsePoints(group.stroke);
    if (!points) return points.error();
    stroke.points = std::move(*points);
    if (group.brush) stroke.brushMm = *group.brush;
    target.what = std::move(stroke);
    return target;
  }
  if (group.brush) {
    return Error{ErrorKind::usage, "--brush", _("belongs to a --stroke, not to an --area")};
  }
  AreaTarget area;
  const std::size_t colon = group.area.find(':');
  area.area = group.area.substr(0, colon);
  if (colon != std::string::npos) {
    area.side = group.area.substr(colon + 1);
    if (*area.side != "left" && *area.side != "right" && *area.side != "midline") {
      return Error{ErrorKind::usage, "--area " + group.area,
                   _("the side is left or right (the client's)")};
    }
  }
  if (area.area.empty()) return Error{ErrorKind::usage, "--area", _("names no area")};
  target.what = std::move(area);
  return target;
}

}  // namespace

std::string nameOf(const Target& target) {
  if (const auto* area = std::get_if<AreaTarget>(&target.what)) {
    return "--area " + area->area + (area->side ? ":" + *area->side : "");
  }
  if (const auto* from = std::get_if<TemplateTarget>(&target.what))
    return "--template " + from->file;
  return "--stroke";
}

std::variant<PlanArguments, int> parsePlanArguments(const Arguments& arguments) {
  std::vector<Arguments> groups(1);
  for (const std::string& word : arguments) {
    if (startsTarget(word)) groups.emplace_back();
    groups.back().push_back(word);
  }
  // A catalogue that cannot be read is told when the plan is made.
  const auto techniques = plan::loadTechniques();
  const std::string techniqueIds = techniques ? namesOf(*techniques) : "ID";
  PlanArguments all;
  std::vector<std::string> surfaces;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Group group;
    std::vector<std::string> here;
    Parser parser("plan", _("Marks areas and places the points on them."), kExamples, all.common);
    declare(parser, group, all, here, techniqueIds);
    // A list that a group names anew would replace what groups before it gave.
    const std::vector<std::string> kept = std::exchange(all.keepZones, {});
    const std::vector<std::string> left = std::exchange(all.leaveOutZones, {});
    if (const auto end = parser.parseOrEnd(groups[i])) return *end;
    all.keepZones.insert(all.keepZones.begin(), kept.begin(), kept.end());
    all.leaveOutZones.insert(all.leaveOutZones.begin(), left.begin(), left.end());
    surfaces.insert(surfaces.end(), here.begin(), here.end());
    if (i == 0) {
      if (group.brush) return failUsage("plan", _("--brush belongs after a --stroke"));
      all.defaults = group.rule;
      continue;
    }
    auto target = targetFrom(group);
    if (!target) return failUsage("plan", target.error().text());
    all.targets.push_back(std::move(*target));
  }
  if (surfaces.size() != 1) {
    return failUsage("plan", surfaces.empty()
                                 ? std::string(_("no SURFACE is given"))
                                 : fmt::format(fmt::runtime(_("more than one SURFACE: {}, {}")),
                                               surfaces[0], surfaces[1]));
  }
  all.surface = surfaces.front();
  if (all.targets.empty()) {
    return failUsage("plan",
                     _("nothing to mark: give at least one --area, --stroke or --template"));
  }
  if (all.output.empty()) return failUsage("plan", _("-o PLAN.mesomap.json is missing"));
  if (auto checked = checkTechniques(arguments, all, techniqueIds); !checked) {
    return fail(checked.error());
  }
  return all;
}

Result<plan::Rule> ruleFrom(const RuleOptions& defaults, const RuleOptions& own,
                            const std::vector<plan::Technique>& techniques,
                            const std::string& subject) {
  const auto pick = [](const auto& first, const auto& second) { return first ? first : second; };
  const auto id = pick(own.technique, defaults.technique);
  if (!id) {
    return Error{ErrorKind::usage, subject, _("has no technique; give --technique ID")};
  }
  const plan::Technique* technique = plan::findTechnique(techniques, *id);
  if (technique == nullptr) {
    return Error{
        ErrorKind::usage, "--technique",
        fmt::format(fmt::runtime(_("'{}' is not known; there are {}")), *id, namesOf(techniques))};
  }
  plan::Rule rule = plan::ruleFor(*technique);
  if (const auto pattern = pick(own.pattern, defaults.pattern)) {
    const auto named = plan::patternFromName(*pattern);
    if (!named) {
      return Error{ErrorKind::usage, "--pattern",
                   fmt::format(fmt::runtime(_("'{}' is none of {}")), *pattern, patternNames())};
    }
    rule.pattern = *named;
  }
  if (const auto spacing = pick(own.spacingMm, defaults.spacingMm)) {
    rule.spacingMm = *spacing;
    rule.marginMm = plan::defaultMarginMm(*spacing);
  }
  if (const auto margin = pick(own.marginMm, defaults.marginMm)) rule.marginMm = *margin;
  if (const auto turn = pick(own.directionDeg, defaults.directionDeg)) rule.directionDeg = *turn;
  if (const auto depth = pick(own.depthMm, defaults.depthMm)) rule.depthMm = *depth;
  if (const auto angle = pick(own.angleDeg, defaults.angleDeg)) rule.angleDeg = *angle;
  if (const auto volume = pick(own.volumeMl, defaults.volumeMl)) rule.volumeMl = *volume;
  if (const auto pitch = pick(own.pitchMm, defaults.pitchMm)) {
    // 0 inside means "as the spacing"; who types it means a distance.
    if (!(*pitch >= 0.5 && *pitch <= 30.0)) {
      return Error{ErrorKind::usage, "--pitch",
                   fmt::format(fmt::runtime(_("{} mm is not between 0.5 and 30 mm")), *pitch)};
    }
    rule.pitchMm = *pitch;
  }
  rule.rowPoints = own.rowPoints || defaults.rowPoints;
  rule.edgeSpacingMm = pick(own.edgeSpacingMm, defaults.edgeSpacingMm);
  if (const auto width = pick(own.edgeWidthMm, defaults.edgeWidthMm)) rule.edgeWidthMm = *width;
  if (const auto passes = pick(own.passes, defaults.passes)) {
    if (!(*passes >= 0.0 && *passes <= 100.0) || *passes != std::floor(*passes)) {
      return Error{
          ErrorKind::usage, "--passes",
          fmt::format(fmt::runtime(_("{} is no number of passes from 0 to 100")), *passes)};
    }
    rule.passes = static_cast<int>(*passes);
  }
  if (const auto minutes = pick(own.minutes, defaults.minutes)) rule.minutes = *minutes;
  if (const auto set = pick(own.set, defaults.set)) rule.pointSet = *set;
  if (const auto text = pick(own.stamp, defaults.stamp)) {
    auto stamp = parseStamp(*text);
    if (!stamp) return stamp.error();
    rule.stamp = std::move(*stamp);
  }
  if (const auto text = pick(own.order, defaults.order)) {
    const auto order = plan::workingOrderFromName(*text);
    if (!order) {
      return Error{ErrorKind::usage, "--order",
                   fmt::format(fmt::runtime(_("'{}' is not rows or walk")), *text)};
    }
    rule.order = *order;
  }
  return rule;
}

Result<std::vector<glm::dvec3>> guideFrom(const RuleOptions& defaults, const RuleOptions& own) {
  const std::optional<std::string>& text = own.guide ? own.guide : defaults.guide;
  if (!text) return std::vector<glm::dvec3>{};
  return parsePoints(*text, "--guide");
}

}  // namespace mesomap::app

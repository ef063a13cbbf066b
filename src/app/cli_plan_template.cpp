#include "cli_plan_template.h"

#include <fmt/format.h>

#include "base/i18n.h"
#include "base/platform/files.h"

namespace mesomap::app {
namespace {

constexpr std::size_t kMostTemplateFileBytes = std::size_t{4} << 20;

/// An area that a target marks; side none: every side that there is.
struct MarkedArea {
  std::string area;
  plan::Side side = plan::Side::none;
  std::string target;  ///< as it was written
};

bool meet(const MarkedArea& a, const MarkedArea& b) {
  return a.area == b.area &&
         (a.side == plan::Side::none || b.side == plan::Side::none || a.side == b.side);
}

std::string optionOf(const TemplateTarget& target) {
  return "--template " + target.file;
}

}  // namespace

Result<std::vector<plan::AreaTemplate>> templatesOf(const TemplateTarget& target) {
  const auto bytes = platform::readFile(target.file, kMostTemplateFileBytes);
  if (!bytes) return bytes.error();
  auto read = plan::parseTemplates(*bytes, target.file);
  if (!read) return read.error();
  if (!read->problems.empty()) {
    return Error{ErrorKind::refused, optionOf(target), read->problems.front()};
  }
  if (read->all.empty()) {
    return Error{ErrorKind::refused, optionOf(target), _("the file holds no template")};
  }
  for (const plan::AreaTemplate& each : read->all) {
    if (!each.area.empty()) continue;
    return Error{
        ErrorKind::usage, optionOf(target),
        fmt::format(fmt::runtime(_("the template '{}' knows no area of a figure")), each.name)};
  }
  return std::move(read->all);
}

Result<void> checkTemplates(const PlanArguments& all) {
  std::vector<MarkedArea> marked;
  for (const Target& target : all.targets) {
    if (const auto* area = std::get_if<AreaTarget>(&target.what)) {
      const bool both = target.rule.mirror || all.defaults.mirror || !area->side;
      const auto side = both ? std::nullopt : plan::sideFromName(*area->side);
      marked.push_back({area->area, side.value_or(plan::Side::none), nameOf(target)});
    } else if (const auto* from = std::get_if<TemplateTarget>(&target.what)) {
      const auto templates = templatesOf(*from);
      if (!templates) return templates.error();
      for (const plan::AreaTemplate& each : *templates) {
        marked.push_back({each.area, each.side,
                          fmt::format(fmt::runtime(_("{} ('{}')")), nameOf(target), each.name)});
      }
    }
  }
  const auto isTemplate = [](const MarkedArea& each) {
    return each.target.starts_with("--template");
  };
  for (std::size_t i = 0; i < marked.size(); ++i) {
    for (std::size_t k = i + 1; k < marked.size(); ++k) {
      if (!meet(marked[i], marked[k])) continue;
      if (!isTemplate(marked[i]) && !isTemplate(marked[k])) continue;
      return Error{ErrorKind::usage, marked[k].target,
                   fmt::format(fmt::runtime(_("the area {} is marked by {} already, with figures "
                                              "of its own")),
                               marked[k].area, marked[i].target)};
    }
  }
  return {};
}

Result<void> markTemplates(scene::Session& session, const PlanArguments& all,
                           const TemplateTarget& target) {
  const auto templates = templatesOf(target);
  if (!templates) return templates.error();
  for (const plan::AreaTemplate& each : *templates) {
    const std::string subject = fmt::format("{} ('{}')", optionOf(target), each.name);
    const plan::Technique* technique =
        plan::findTechnique(session.techniques(), each.rule.technique);
    if (technique != nullptr && technique->needsNotice && all.noticeRead.empty()) {
      return Error{ErrorKind::refused, subject,
                   fmt::format(fmt::runtime(_("the technique '{}' is restricted by law in several "
                                              "countries; read the notice for yours and give "
                                              "--notice-read COUNTRY")),
                               technique->id)};
    }
    const plan::RuleOfTemplate given = plan::ruleOf(each, *session.plan());
    const auto marked = session.markWith({each.area, each.side, given.rule, each.name},
                                         {.keepOffBlockedZones = false});
    if (!marked) return Error{marked.error().kind, subject, marked.error().text()};
    if (given.productMissing) {
      note(all.common, fmt::format(fmt::runtime(_("This plan has no product {}: product not "
                                                  "chosen.")),
                                   each.product));
    }
  }
  return {};
}

}  // namespace mesomap::app

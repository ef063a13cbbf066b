#include "scene/templates.h"

#include <algorithm>

#include "base/i18n.h"
#include "plan/catalogue.h"
#include "plan/point_set.h"
#include "words.h"

namespace mesomap::scene {
namespace {

/// What this plan and this computer lack for the template, in words.
Result<void> checkKnown(const Session& session, const plan::AreaTemplate& from) {
  const auto refused = [&](std::string why) {
    return Error{ErrorKind::refused, from.name, std::move(why)};
  };
  const plan::Technique* technique = plan::findTechnique(session.techniques(), from.rule.technique);
  if (technique == nullptr) {
    return refused(words(_("the technique '{}' is not in the catalogue"), from.rule.technique));
  }
  if (technique->needsNotice && !plan::noticeAllows(session.catalogue(), *session.plan())) {
    return refused(words(_("the technique {} waits for its legal notice to be read"),
                         _(technique->name.c_str())));
  }
  const std::string& set = from.rule.pointSet;
  if (from.rule.pattern == plan::Pattern::set &&
      (!session.pointSets || plan::findPointSet(*session.pointSets, set) == nullptr)) {
    return refused(words(_("the saved set of points '{}' is not there"), set));
  }
  return {};
}

void sayProductMissing(Session& session, const plan::AreaTemplate& from) {
  session.notify(words(_("This plan has no product {}: product not chosen."), from.product));
}

}  // namespace

Result<void> takeFigures(Session& session, RegionId to, RegionId from) {
  const plan::Region* region = session.isOpen() ? session.plan()->find(to) : nullptr;
  const plan::Region* other = session.isOpen() ? session.plan()->find(from) : nullptr;
  if (region == nullptr || other == nullptr || to == from) {
    return Error{ErrorKind::usage, {}, _("there is no such area")};
  }
  const std::string label = words(_("figures of {}"), lowerFirst(other->name));
  return session.setRule(to, plan::ruleForAnother(other->rule), label);
}

Result<void> applyTemplate(Session& session, RegionId to, const plan::AreaTemplate& from) {
  if (!session.isOpen() || session.plan()->find(to) == nullptr) {
    return Error{ErrorKind::usage, from.name, _("there is no such area")};
  }
  if (auto known = checkKnown(session, from); !known) return known;
  const plan::RuleOfTemplate given = plan::ruleOf(from, *session.plan());
  const auto done = session.setRule(to, given.rule, words(_("template {}"), from.name));
  if (done && given.productMissing) sayProductMissing(session, from);
  return done;
}

Result<void> markTemplate(Session& session, const plan::AreaTemplate& from,
                          const Constraints& constraints) {
  if (!session.isOpen()) return Error{ErrorKind::usage, from.name, _("nothing is open")};
  if (from.area.empty()) {
    return Error{ErrorKind::usage, from.name,
                 _("the template knows no area of a figure; choose the area that is to have it")};
  }
  if (auto known = checkKnown(session, from); !known) return known;
  const plan::RuleOfTemplate given = plan::ruleOf(from, *session.plan());
  const auto done = session.markWith({.area = from.area,
                                      .side = from.side,
                                      .rule = given.rule,
                                      .label = words(_("template {}"), from.name)},
                                     constraints);
  if (done && given.productMissing) sayProductMissing(session, from);
  return done;
}

bool hasAreaOf(const Session& session, const plan::AreaTemplate& from) {
  if (!session.isOpen() || !session.model()->atlas || from.area.empty()) return false;
  const auto& areas = session.model()->atlas->areas();
  return std::any_of(areas.begin(), areas.end(),
                     [&](const figure::Area& area) { return area.id == from.area; });
}

}  // namespace mesomap::scene

// Caution zones: one question for each zone and area, answered once for all its points.
#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "layout/zones.h"
#include "plan_edits.h"
#include "scene/session.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr const char* kCheckId = "caution-zone";
constexpr std::size_t kLongestReason = 500;  // bytes

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

void forgetCheck(plan::Plan& plan, RegionId id, const std::string& zone, const std::string& name) {
  std::erase_if(plan.checks, [&](const plan::Check& check) {
    // Plans of before the zone was kept have its name at the end of the text.
    const bool ofZone = check.zone.empty() ? check.text.ends_with(name) : check.zone == zone;
    return check.id == kCheckId && check.region == id && ofZone;
  });
}

}  // namespace

std::vector<ZoneQuestion> Session::zoneQuestions(RegionId id) const {
  std::vector<ZoneQuestion> questions;
  const plan::Region* region = isOpen() ? plan()->find(id) : nullptr;
  if (region == nullptr || region->sitesPending) return questions;
  const plan::Region* partner = plan()->find(region->linked);
  for (const layout::OpenZone& open : layout::openZones(*region)) {
    ZoneQuestion question;
    question.region = id;
    question.zone = open.zone;
    question.points = open.points;
    question.pricks = open.pricks;
    question.name = model_->zoneName(open.zone);
    if (const figure::Zone* zone = model_->zoneOf(open.zone)) {
      question.reason = zone->reason;
      question.source = zone->source;
      question.reviewed = zone->reviewed;
    }
    if (partner != nullptr && !partner->sitesPending) {
      for (const layout::OpenZone& theirs : layout::openZones(*partner)) {
        if (theirs.zone != open.zone) continue;
        question.partner = partner->id;
        question.partnerPoints = theirs.points;
        question.partnerPricks = theirs.pricks;
      }
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

Result<void> Session::answerZone(RegionId id, const std::string& zone, bool keep,
                                 const std::string& reason, bool bothSides) {
  if (!isOpen()) return Error{ErrorKind::usage, zone, _("nothing is open")};
  if (stroke_) endStroke();
  const std::string name = model_->zoneName(zone);
  plan::ZoneAnswer answer{zone, keep, trimmed(reason)};
  if (keep && answer.reason.empty()) {
    return Error{ErrorKind::refused, name,
                 _("a reason is needed to keep points in a caution zone")};
  }
  if (answer.reason.size() > kLongestReason) {
    return Error{ErrorKind::refused, name,
                 words(_("the reason is longer than {} characters"), kLongestReason)};
  }
  const plan::Region* asked = plan()->find(id);
  if (asked == nullptr) return Error{ErrorKind::usage, name, _("there is no such area")};
  std::vector<RegionId> ids{id};
  if (bothSides && plan()->find(asked->linked) != nullptr) ids.push_back(asked->linked);
  plan::Plan next = *plan();
  std::vector<RegionId> relayout;
  for (const RegionId each : ids) {
    if (const auto open = editable(each); !open) return open.error();
    plan::Region region = *next.find(each);
    layout::OpenZone waiting;
    for (const layout::OpenZone& open : layout::openZones(region)) {
      if (open.zone == zone) waiting = open;
    }
    const bool rows = waiting.pricks > 0 && waiting.points == 0;
    const std::size_t count = rows ? waiting.pricks : waiting.points;
    // Points that an answer before this one left out come back with a new layout only.
    const bool away = keep && layout::withdrawAnswer(region, zone);
    layout::applyAnswer(region, answer, name);
    if (away || region.sitesPending) relayout.push_back(each);
    forgetCheck(next, each, zone, name);
    next.checks.push_back(
        {kCheckId, each,
         words(rows ? translatePlural("{}: about {} prick in the caution zone of {}",
                                      "{}: about {} pricks in the caution zone of {}", count)
                    : translatePlural("{}: {} point in the caution zone of {}",
                                      "{}: {} points in the caution zone of {}", count),
               region.name, count, name),
         (keep                    ? words(_("kept: {}"), answer.reason)
          : answer.reason.empty() ? std::string(_("left out"))
                                  : words(_("left out: {}"), answer.reason)),
         zone});
    put(next, std::move(region));
  }
  commit(words(keep ? _("keep the points in {}") : _("leave out the points in {}"), name),
         std::move(next), relayout);
  return {};
}

Result<void> Session::askZoneAgain(RegionId id, const std::string& zone) {
  if (!isOpen()) return Error{ErrorKind::usage, zone, _("nothing is open")};
  if (stroke_) endStroke();
  if (const auto open = editable(id); !open) return open.error();
  plan::Plan next = *plan();
  plan::Region region = *next.find(id);
  if (layout::answerFor(region, zone) == nullptr) return {};
  const std::string name = model_->zoneName(zone);
  std::vector<RegionId> relayout;
  if (layout::withdrawAnswer(region, zone) || region.sitesPending) relayout.push_back(id);
  forgetCheck(next, id, zone, name);
  put(next, std::move(region));
  commit(words(_("ask about {} again"), name), std::move(next), relayout);
  return {};
}

}  // namespace mesomap::scene

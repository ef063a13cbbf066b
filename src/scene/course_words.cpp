#include "scene/course_words.h"

#include <algorithm>

#include "base/i18n.h"
#include "base/number_text.h"
#include "plan/course.h"
#include "scene/treatment.h"
#include "words.h"

namespace mesomap::scene {
namespace {

using plan::SiteState;

constexpr std::array<CodedReaction, 20> kReactions{{{"95401009", N_("Bruising")},
                                                    {"95388000", N_("Pain")},
                                                    {"95392007", N_("Swelling")},
                                                    {"95389008", N_("Burning")},
                                                    {"95381006", N_("Infection")},
                                                    {"95382004", N_("Abscess")},
                                                    {"95383009", N_("Sterile abscess")},
                                                    {"95402002", N_("Induration")},
                                                    {"95395009", N_("Lump")},
                                                    {"24389009", N_("Granuloma")},
                                                    {"95397001", N_("Necrosis")},
                                                    {"95400005", N_("Ulcer")},
                                                    {"95390004", N_("Nerve damage")},
                                                    {"95399003", N_("Tingling or numbness")},
                                                    {"95380007", N_("Change of pigment")},
                                                    {"111017005", N_("Scar")},
                                                    {"95394008", N_("Hives")},
                                                    {"95378001", N_("Hypersensitivity")},
                                                    {"95385002", N_("Bleeding")},
                                                    {"95404001", N_("Atrophy")}}};

void addPart(std::string& text, const std::string& part) {
  text += (text.empty() ? "" : ", ") + part;
}

/// "2026-11-22T10:00:00Z" as "2026-11-22 10:00".
std::string momentWords(const std::string& at) {
  std::string text = at.substr(0, 16);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

}  // namespace

const std::array<CodedReaction, 20>& codedReactions() {
  return kReactions;
}

std::string sessionStateWords(plan::SessionState state) {
  switch (state) {
    case plan::SessionState::planned:
      break;
    case plan::SessionState::underWay:
      return _("under way");
    case plan::SessionState::done:
      return _("finished");
    case plan::SessionState::cancelled:
      return _("cancelled");
  }
  return _("planned");
}

std::string sessionSummary(const plan::Plan& plan, const plan::Session& session) {
  if (session.state == plan::SessionState::planned) return {};
  std::size_t done = 0, skipped = 0, added = 0, unmarked = 0;
  if (session.state == plan::SessionState::underWay) {
    const MarkCounts counts = marksOf(plan);
    done = counts.done - counts.added;
    added = counts.added;
    skipped = counts.skipped;
    unmarked = counts.open();
  } else {
    for (const plan::SessionPoint& point : *session.points) {
      if (point.state == SiteState::done) ++done;
      if (point.state == SiteState::added) ++added;
      if (point.state == SiteState::skipped) ++skipped;
      if (point.state == SiteState::planned) ++unmarked;
    }
  }
  std::string text = words(_("{} done"), done);
  if (added > 0) addPart(text, words(_("{} added"), added));
  if (skipped > 0) addPart(text, words(_("{} skipped"), skipped));
  if (unmarked > 0) addPart(text, words(_("{} without a mark"), unmarked));
  double given = 0.0;
  std::size_t said = 0, treated = 0;
  for (const plan::SessionArea& area : session.areas) {
    const bool injected =
        area.pricks > 0 ||
        std::any_of(session.points->begin(), session.points->end(),
                    [&area](const plan::SessionPoint& point) {
                      return point.region == area.region && plan::wasInjected(point);
                    });
    if (injected || area.volumeMl) ++treated;
    if (!area.volumeMl) continue;
    ++said;
    given += *area.volumeMl;
  }
  const std::string volume = numberText(given, 4);
  if (said == 0) {
    addPart(text, _("volume given not said"));
  } else if (said == treated) {
    addPart(text, words(_("{} mL given"), volume));
  } else {
    addPart(text, words(_("{} mL given in {} of {} areas"), volume, said, treated));
  }
  return text;
}

std::string reactionWords(const plan::Session& session, const plan::Reaction& reaction,
                          const plan::Plan& plan) {
  std::string what = reaction.text;
  for (const CodedReaction& coded : kReactions) {
    if (coded.code == reaction.code) what = translate(coded.name);
  }
  std::string place;
  if (const plan::SessionArea* area = session.find(reaction.region)) {
    place = area->name;
  } else if (const plan::Region* region = plan.find(reaction.region)) {
    place = region->name;
  } else {
    place = _("elsewhere");
  }
  std::string text = momentWords(reaction.at) + " · " + what + " · " + place;
  if (!reaction.note.empty()) text += " · " + reaction.note;
  return text;
}

std::string correctionWords(const plan::Correction& correction) {
  std::string text = momentWords(correction.at) + " · " + correction.text + " · " +
                     words(_("reason: {}"), correction.reason);
  if (!correction.by.empty()) text += " · " + correction.by;
  return text;
}

std::vector<glm::vec3> lastSessionPlaces(const plan::Plan& plan) {
  std::vector<glm::vec3> places;
  const plan::Session* last = plan::lastDone(plan);
  if (last == nullptr || plan::showsClosedSession(plan)) return places;
  for (const plan::SessionPoint& point : *last->points) {
    if (point.state == SiteState::done || point.state == SiteState::added) {
      places.emplace_back(point.position);
    }
  }
  return places;
}

}  // namespace mesomap::scene

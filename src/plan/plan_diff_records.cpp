// What is recorded beside the areas: products, the consultation, and the course of sessions.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/i18n.h"
#include "plan_diff_match.h"
#include "plan_diff_parts.h"

namespace mesomap::plan {
namespace {

template <class... Args>
std::string words(const char* translated, const Args&... args) {
  return fmt::format(fmt::runtime(translated), args...);
}

Figure millilitres() {
  return {kVolumeDecimals, _("{} mL")};
}

std::string strengthText(const std::optional<Strength>& strength) {
  return strength ? Figure{kStrengthDecimals, "{}"}.text(strength->amount) + " " + strength->unit
                  : std::string();
}

std::string containerText(const Container& container) {
  std::string text = container.kind;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (container.volumeMl > 0.0) add(millilitres().text(container.volumeMl));
  if (container.deadSpaceMl > 0.0) {
    add(words(_("dead space {}"), millilitres().text(container.deadSpaceMl)));
  }
  return text;
}

std::string withLot(const std::string& name, const std::string& lot) {
  return lot.empty() ? name : name + ", " + words(_("lot {}"), lot);
}

void diffComponents(ChangeList& list, const Product& before, const Product& after) {
  match(
      before.components, after.components, [](const Component& each) { return each.name; },
      [&](const Component& came) {
        list.say(ChangeKind::added, "components",
                 words(_("Component added: {}"), withLot(came.name, came.lot)));
      },
      [&](const Component& gone) {
        list.say(ChangeKind::removed, "components",
                 words(_("Component removed: {}"), withLot(gone.name, gone.lot)));
      },
      [&](const Component& old, const Component& now) {
        const auto titled = [&](const char* pattern) { return words(pattern, now.name); };
        list.words("components.lot", titled(_("Lot of {}")), old.lot, now.lot);
        list.words("components.expiry", titled(_("Expiry of {}")), old.expiry, now.expiry);
        list.words("components.class", titled(_("Class of {}")), old.productClass,
                   now.productClass);
        list.words("components.strength", titled(_("Strength of {}")), strengthText(old.strength),
                   strengthText(now.strength));
        list.number("components.volumeMl", titled(_("Volume of {}")), old.volumeMl, now.volumeMl,
                    millilitres());
      });
}

void diffProduct(ChangeList& list, const Product& before, const Product& after) {
  list.words("name", _("Name"), before.name, after.name);
  list.words("lot", _("Lot"), before.lot, after.lot);
  list.words("expiry", _("Expiry"), before.expiry, after.expiry);
  list.words("class", _("Class"), before.productClass, after.productClass);
  list.words("maker", _("Maker"), before.maker, after.maker);
  list.words("strength", _("Strength"), strengthText(before.strength),
             strengthText(after.strength));
  list.words("dilution", _("Dilution"), before.dilution, after.dilution);
  list.words("container", _("Container"), containerText(before.container),
             containerText(after.container));
  list.words("note", _("Note"), before.note, after.note);
  diffComponents(list, before, after);
}

std::string answerWord(Answer answer) {
  switch (answer) {
    case Answer::no:
      return _("no");
    case Answer::yes:
      return _("yes");
    case Answer::notAsked:
      break;
  }
  return _("not asked");
}

void diffHealth(ChangeList& list, const Consultation& before, const Consultation& after) {
  const auto text = [](const Consultation& consultation, std::string_view id) {
    const HealthAnswer* found = consultation.find(id);
    if (found == nullptr) return answerWord(Answer::notAsked);
    std::string all = answerWord(found->answer);
    if (!found->note.empty()) all += ", " + found->note;
    if (!found->date.empty()) all += ", " + found->date;
    return all;
  };
  for (const std::string_view id : kHealthQuestions) {
    list.words("health", healthQuestionText(id), text(before, id), text(after, id));
  }
}

std::string findingText(const Finding& finding) {
  std::string text = finding.what;
  for (const std::string* part : {&finding.scale, &finding.grade, &finding.note}) {
    if (!part->empty()) text += ", " + *part;
  }
  return text;
}

std::string stateWord(SessionState state) {
  switch (state) {
    case SessionState::planned:
      break;
    case SessionState::underWay:
      return _("under way");
    case SessionState::done:
      return _("finished");
    case SessionState::cancelled:
      return _("cancelled");
  }
  return _("planned");
}

/// "34 done, 2 skipped".
std::string pointsInWords(const Session& session) {
  std::map<SiteState, std::size_t> counts;
  for (const SessionPoint& point : *session.points) ++counts[point.state];
  std::string text;
  for (const auto& [state, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, siteStateWord(state));
  }
  return text;
}

std::string givenText(const Plan& plan, const SessionArea& area) {
  std::string text = withLot(productName(plan, area.product), area.lot);
  if (text.empty()) text = _("product not chosen");
  return text + ", " + millilitres().text(area.volumeMl);
}

void diffGiven(ChangeList& list, const Session& before, const Session& after,
               const Compared& both) {
  match(
      before.areas, after.areas, [](const SessionArea& each) { return each.region; },
      [&](const SessionArea& came) {
        list.say(ChangeKind::added, "areas",
                 words(_("Given to {}: {}"), came.name, givenText(both.after, came)));
      },
      [&](const SessionArea& gone) {
        list.say(ChangeKind::removed, "areas",
                 words(_("No longer there: what was given to {}"), gone.name));
      },
      [&](const SessionArea& old, const SessionArea& now) {
        const std::size_t said = list.size();
        list.words("areas", words(_("Given to {}"), now.name), givenText(both.before, old),
                   givenText(both.after, now));
        if (!both.options.withoutPersonalData) {
          list.words("areas.note", words(_("Note about {}"), now.name), old.note, now.note);
        }
        SessionArea rest = now;
        if (both.options.withoutPersonalData) rest.note = old.note;
        if (list.size() == said && !(rest == old)) {
          list.say(ChangeKind::changed, "areas",
                   words(_("What was given to {} changed in its details."), now.name));
        }
      });
}

/// Lists that are only ever added to.
template <class Item, class Came>
void diffGrowing(ChangeList& list, const char* member, const std::vector<Item>& before,
                 const std::vector<Item>& after, Came came, const char* other) {
  const std::size_t common = std::min(before.size(), after.size());
  const auto ends = static_cast<std::ptrdiff_t>(common);
  if (before.size() > after.size() ||
      !std::equal(before.begin(), before.begin() + ends, after.begin())) {
    list.say(ChangeKind::changed, member, other);
  }
  for (std::size_t i = common; i < after.size(); ++i) {
    list.say(ChangeKind::added, member, came(after[i]));
  }
}

void diffSession(ChangeList& list, const Session& before, const Session& after,
                 const Compared& both) {
  const bool persons = !both.options.withoutPersonalData;
  if (before.state != after.state) {
    list.changed("state", _("State"), stateWord(before.state), stateWord(after.state));
  }
  list.words("date", _("Date"), before.date, after.date);
  list.words("started", _("Started"), before.started, after.started);
  list.words("finished", _("Finished"), before.finished, after.finished);
  if (persons) {
    list.words("note", _("Note"), before.note, after.note);
    list.words("by", _("Treated by"), before.by, after.by);
  }
  const std::string old = pointsInWords(before), now = pointsInWords(after);
  list.words("points", _("Points"), old, now);
  if (old == now && !(before.points == after.points)) {
    list.say(ChangeKind::changed, "points", _("What is kept of its points changed."));
  }
  diffGiven(list, before, after, both);
  diffGrowing(
      list, "reactions", before.reactions, after.reactions,
      [&](const Reaction& reaction) {
        const Region* region = both.after.find(reaction.region);
        return region == nullptr
                   ? words(_("Reaction noted: {}"), reaction.text)
                   : words(_("Reaction noted on {}: {}"), placeOfArea(*region), reaction.text);
      },
      _("Reactions that were noted before changed."));
  diffGrowing(
      list, "corrections", before.corrections, after.corrections,
      [&](const Correction& correction) {
        return words(_("Added afterwards: {} ({})"), correction.text, correction.reason);
      },
      _("What was added afterwards changed."));
}

}  // namespace

std::string productName(const Plan& plan, const std::string& id) {
  const Product* found = findProduct(plan.products, id);
  return found == nullptr || found->name.empty() ? id : found->name;
}

void diffProducts(ChangeList& list, const Compared& both) {
  const auto about = [&](const Product& product) {
    list.about({"product",
                product.id,
                {},
                words(_("Product: {}"), product.name.empty() ? product.id : product.name)});
  };
  match(
      both.before.products, both.after.products, [](const Product& product) { return product.id; },
      [&](const Product& came) {
        about(came);
        list.added(withLot(_("Added"), came.lot));
      },
      [&](const Product& gone) {
        about(gone);
        list.removed(withLot(_("Removed"), gone.lot));
      },
      [&](const Product& before, const Product& after) {
        about(after);
        diffProduct(list, before, after);
      });
}

void diffConsultation(ChangeList& list, const Compared& both) {
  if (both.options.withoutPersonalData) return;
  const Consultation& before = both.before.consultation;
  const Consultation& after = both.after.consultation;
  list.about({"consultation", {}, {}, _("Consultation")});
  list.words("checkedBy", _("Record checked by"), before.checkedBy, after.checkedBy);
  list.words("checkedOn", _("Record checked on"), before.checkedOn, after.checkedOn);
  list.words("goals", _("Goals"), before.goals, after.goals);
  match(
      before.findings, after.findings,
      [](const Finding& finding) { return std::pair(finding.what, finding.scale); },
      [&](const Finding& came) {
        list.say(ChangeKind::added, "findings", words(_("Finding: {}"), findingText(came)));
      },
      [&](const Finding& gone) {
        list.say(ChangeKind::removed, "findings",
                 words(_("Finding removed: {}"), findingText(gone)));
      },
      [&](const Finding& old, const Finding& now) {
        list.words("findings", _("Finding"), findingText(old), findingText(now));
      });
  list.words("numbingArea", _("Numbing cream on"), before.numbingArea, after.numbingArea);
  list.number("numbingMinutes", _("Numbing for"), before.numbingMinutes, after.numbingMinutes,
              {1, _("{} min")});
  diffHealth(list, before, after);
}

void diffSessions(ChangeList& list, const Compared& both) {
  const auto about = [&](const Session& session) {
    list.about({"session", session.id, {}, words(_("Session {}"), session.id)});
  };
  const auto dated = [](const char* word, const Session& session) {
    return session.date.empty() ? std::string(word) : words("{}: {}", word, session.date);
  };
  match(
      both.before.sessions, both.after.sessions, [](const Session& session) { return session.id; },
      [&](const Session& came) {
        about(came);
        list.added(dated(_("Session added"), came));
      },
      [&](const Session& gone) {
        about(gone);
        list.removed(dated(_("Session removed"), gone));
      },
      [&](const Session& before, const Session& after) {
        about(after);
        diffSession(list, before, after, both);
      });
}

}  // namespace mesomap::plan

#include "course_in_words.h"

#include <fmt/format.h>

#include "base/i18n.h"
#include "base/number_text.h"
#include "plan/dose.h"

namespace mesomap::exchange {

namespace {

template <class... Args>
std::string sentence(const char* translated, const Args&... args) {
  return fmt::format(fmt::runtime(translated), args...);
}

void tellFinished(const plan::Plan& plan, const plan::Session& session,
                  std::vector<std::string>& told) {
  std::size_t done = 0, skipped = 0, unmarked = 0;
  for (const plan::SessionPoint& point : *session.points) {
    switch (point.state) {
      case plan::SiteState::done:
      case plan::SiteState::added:
        ++done;
        break;
      case plan::SiteState::skipped:
        ++skipped;
        break;
      default:
        ++unmarked;
    }
  }
  told.push_back(sentence(_("Session {}, on {}; points: {} done, {} skipped, {} not marked."),
                          session.id, session.date, done, skipped, unmarked));
  for (const plan::SessionArea& area : session.areas) {
    if (!area.volumeMl) continue;
    told.push_back(sentence(_("{}: {} given"), area.name, volumeText(*area.volumeMl)) +
                   lotAndExpiry(area.lot, {}) + ".");
  }
  for (const plan::ProductDose& dose : plan::doseOfSession(plan, session).products) {
    if (dose.name.empty() || !(dose.volumeMl > 0.0)) continue;
    std::string amount = volumeText(dose.volumeMl);
    if (dose.quantity) {
      amount += fmt::format(", {} {}", numberText(dose.quantity->amount, 2), dose.quantity->unit);
    }
    told.push_back(sentence(_("In all of {}: {}."), dose.name, amount));
  }
  for (const plan::Reaction& reaction : session.reactions) {
    const plan::Region* region = plan.find(reaction.region);
    told.push_back(sentence(_("Noted: {}{}."), reaction.text,
                            region == nullptr ? std::string() : ", " + region->name));
  }
  for (const plan::Correction& correction : session.corrections) {
    told.push_back(sentence(_("Corrected on {}: {} ({})."), correction.at.substr(0, 10),
                            correction.text, correction.reason));
  }
}

}  // namespace

std::string lotAndExpiry(const std::string& lot, const std::string& expiry) {
  std::string text;
  if (!lot.empty()) text += ", " + sentence(_("lot {}"), lot);
  if (!expiry.empty()) text += ", " + sentence(_("expires {}"), expiry);
  return text;
}

std::vector<std::string> sessionsInWords(const plan::Plan& plan) {
  std::vector<std::string> told;
  for (const plan::Session& session : plan.sessions) {
    switch (session.state) {
      case plan::SessionState::planned:
        if (plan.sessions.size() < 2) break;
        told.push_back(session.date.empty()
                           ? sentence(_("Session {}: planned."), session.id)
                           : sentence(_("Session {}: planned for {}."), session.id, session.date));
        break;
      case plan::SessionState::underWay:
        told.push_back(sentence(_("Session {}: under way since {}."), session.id, session.date));
        break;
      case plan::SessionState::cancelled:
        told.push_back(sentence(_("Session {}: cancelled."), session.id));
        break;
      case plan::SessionState::done:
        tellFinished(plan, session, told);
        break;
    }
  }
  return told;
}

}  // namespace mesomap::exchange

#include "plan/course_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/i18n.h"

namespace mesomap::plan {

namespace {

Error refusedStep(std::string why) {
  return Error{ErrorKind::refused, {}, std::move(why)};
}

std::size_t indexIn(const Plan& plan, const Session* session) {
  return static_cast<std::size_t>(session - plan.sessions.data());
}

bool marked(const Site& site) {
  return site.state == SiteState::done || site.state == SiteState::skipped ||
         site.state == SiteState::added;
}

/// A changed copy takes the region's place.
template <class Change>
void changeSites(Plan& plan, Change&& change) {
  for (auto& region : plan.regions) {
    std::shared_ptr<Region> copy;
    for (std::size_t i = 0; i < region->sites.size(); ++i) {
      Site site = region->sites[i];
      change(site);
      if (site == region->sites[i]) continue;
      if (!copy) copy = std::make_shared<Region>(*region);
      copy->sites[i] = site;
    }
    if (copy) region = std::move(copy);
  }
}

SessionArea recordOf(const Plan& plan, const Region& region) {
  SessionArea area;
  area.region = region.id;
  area.name = region.name;
  area.area = region.area;
  area.side = region.side;
  area.areaCm2 = region.areaCm2;
  area.technique = region.rule.technique;
  area.spacingMm = region.rule.spacingMm;
  area.needle = region.rule.needle;
  area.angleDeg = region.rule.angleDeg;
  area.product = region.rule.product;
  if (const Product* product = findProduct(plan.products, region.rule.product)) {
    area.lot = product->lot;
  }
  area.pricks = totalsOf(region).pricks;
  return area;
}

/// What was said of it already stays; the figures are those of now.
SessionArea finalRecord(const Plan& plan, const Region& region, const SessionArea* said) {
  SessionArea area = recordOf(plan, region);
  if (said == nullptr) return area;
  area.volumeMl = said->volumeMl;
  area.product = said->product;
  area.lot = said->lot;
  area.note = said->note;
  return area;
}

std::string freshSessionId(const Plan& plan) {
  for (std::size_t number = plan.sessions.size() + 1;; ++number) {
    std::string id = std::to_string(number);
    if (findSession(plan, id) == nullptr) return id;
  }
}

Result<Plan> begun(const Plan& plan, const std::string& now) {
  const Session* current = currentSession(plan);
  if (current != nullptr && current->state == SessionState::underWay) return plan;
  return withSessionStarted(plan, now);
}

void checkDates(const Plan& plan, std::size_t index, Day day, std::string& problem) {
  for (std::size_t i = 0; i < plan.sessions.size(); ++i) {
    const auto other = dayFrom(plan.sessions[i].date);
    if (!other || i == index || plan.sessions[i].state == SessionState::cancelled) continue;
    if (i<index&& * other> day) {
      problem = fmt::format(fmt::runtime(_("session {} is on {}, which is later")),
                            plan.sessions[i].id, plan.sessions[i].date);
    } else if (i > index && *other < day) {
      problem = fmt::format(fmt::runtime(_("session {} is on {}, which is earlier")),
                            plan.sessions[i].id, plan.sessions[i].date);
    }
  }
}

}  // namespace

const Session* findSession(const Plan& plan, const std::string& id) {
  const auto found = std::find_if(plan.sessions.begin(), plan.sessions.end(),
                                  [&id](const Session& session) { return session.id == id; });
  return found == plan.sessions.end() ? nullptr : &*found;
}

const Session* currentSession(const Plan& plan) {
  const Session* planned = nullptr;
  for (const Session& session : plan.sessions) {
    if (session.state == SessionState::underWay) return &session;
    if (planned == nullptr && session.state == SessionState::planned) planned = &session;
  }
  return planned;
}

const Session* lastDone(const Plan& plan) {
  const auto found =
      std::find_if(plan.sessions.rbegin(), plan.sessions.rend(),
                   [](const Session& session) { return session.state == SessionState::done; });
  return found == plan.sessions.rend() ? nullptr : &*found;
}

bool showsClosedSession(const Plan& plan) {
  const Session* current = currentSession(plan);
  if (current != nullptr && current->state == SessionState::underWay) return false;
  if (lastDone(plan) == nullptr) return false;
  for (const auto& region : plan.regions) {
    if (std::any_of(region->sites.begin(), region->sites.end(), marked)) return true;
  }
  return false;
}

Result<Plan> withCourse(const Plan& plan, const CourseWish& wish) {
  if (wish.count < 1 || wish.count > kMostSessions) {
    return refusedStep(
        fmt::format(fmt::runtime(_("{} sessions: not from 1 to {}")), wish.count, kMostSessions));
  }
  constexpr int kMostDays = 3650;
  if (wish.count > 1 && (wish.intervalDays < 1 || wish.intervalDays > kMostDays)) {
    return refusedStep(fmt::format(fmt::runtime(_("{} days between sessions: not from 1 to {}")),
                                   wish.intervalDays, kMostDays));
  }
  Plan next = plan;
  const auto keeps = static_cast<std::size_t>(
      std::count_if(plan.sessions.begin(), plan.sessions.end(), [](const Session& session) {
        return session.closed() || session.state == SessionState::underWay;
      }));
  if (wish.count < keeps) {
    return refusedStep(
        fmt::format(fmt::runtime(translatePlural("{} session is begun or closed already",
                                                 "{} sessions are begun or closed already", keeps)),
                    keeps));
  }
  while (next.sessions.size() > wish.count) {
    const auto last =
        std::find_if(next.sessions.rbegin(), next.sessions.rend(),
                     [](const Session& session) { return session.state == SessionState::planned; });
    if (last == next.sessions.rend()) break;
    next.sessions.erase(std::next(last).base());
  }
  while (next.sessions.size() < wish.count) {
    Session session;
    session.id = freshSessionId(next);
    next.sessions.push_back(std::move(session));
  }
  std::optional<Day> day;
  bool first = true;
  for (Session& session : next.sessions) {
    if (session.state != SessionState::planned) {
      if (const auto own = dayFrom(session.date)) day = own;
      first = false;
      continue;
    }
    if (first) {
      day = wish.firstDay;
    } else if (day) {
      day->number += wish.intervalDays;
    }
    first = false;
    session.date = day ? dayText(*day) : std::string();
  }
  return next;
}

Result<Plan> withSessionDate(const Plan& plan, const std::string& id, const std::string& date) {
  const Session* session = findSession(plan, id);
  if (session == nullptr) {
    return refusedStep(fmt::format(fmt::runtime(_("there is no session {}")), id));
  }
  if (session->closed()) {
    return refusedStep(fmt::format(
        fmt::runtime(_("session {} is finished; append a correction instead")), session->id));
  }
  if (!date.empty()) {
    const auto day = dayFrom(date);
    if (!day) {
      return refusedStep(
          fmt::format(fmt::runtime(_("\"{}\" is not a date; write it as 2026-11-22")), date));
    }
    std::string problem;
    checkDates(plan, indexIn(plan, session), *day, problem);
    if (!problem.empty()) return refusedStep(problem);
  }
  Plan next = plan;
  next.sessions[indexIn(plan, session)].date = date;
  return next;
}

Result<Plan> withSessionStarted(const Plan& plan, const std::string& now) {
  const Session* current = currentSession(plan);
  if (current == nullptr) {
    return refusedStep(_("every session is finished; plan the next one first"));
  }
  if (current->state == SessionState::underWay) {
    return refusedStep(
        fmt::format(fmt::runtime(_("session {} is under way already")), current->id));
  }
  if (showsClosedSession(plan)) {
    return refusedStep(_("the points show what was done last time; plan the next session first"));
  }
  Plan next = plan;
  Session& session = next.sessions[indexIn(plan, current)];
  session.state = SessionState::underWay;
  session.started = now;
  session.date = now.substr(0, 10);
  return next;
}

Result<Plan> withSessionFinished(const Plan& plan, const std::string& by, const std::string& now) {
  const Session* current = currentSession(plan);
  if (current == nullptr || current->state != SessionState::underWay) {
    return refusedStep(_("no session is under way"));
  }
  Plan next = plan;
  Session& session = next.sessions[indexIn(plan, current)];
  std::vector<SessionPoint> points;
  std::vector<SessionArea> areas;
  for (const auto& region : plan.regions) {
    areas.push_back(finalRecord(plan, *region, current->find(region->id)));
    for (const Site& site : region->sites) {
      if (!site.counts()) continue;
      points.push_back({.site = site.id,
                        .region = region->id,
                        .order = site.order,
                        .place = site.place,
                        .position = site.position,
                        .depthMm = site.depthMm,
                        .volumeMl = site.volumeMl,
                        .state = site.state});
    }
  }
  session.areas = std::move(areas);
  session.points = std::move(points);
  session.state = SessionState::done;
  session.finished = now;
  session.by = by;
  return next;
}

Result<Plan> withNextSession(const Plan& plan) {
  const Session* current = currentSession(plan);
  if (current != nullptr && current->state == SessionState::underWay) {
    return refusedStep(fmt::format(fmt::runtime(_("session {} is still under way")), current->id));
  }
  if (lastDone(plan) == nullptr) return refusedStep(_("no session is finished yet"));
  Plan next = plan;
  if (current == nullptr) {
    if (plan.sessions.size() >= kMostSessions) {
      return refusedStep(
          fmt::format(fmt::runtime(_("a course has at most {} sessions")), kMostSessions));
    }
    Session session;
    session.id = freshSessionId(next);
    next.sessions.push_back(std::move(session));
  }
  changeSites(next, [](Site& site) {
    if (marked(site)) site.state = SiteState::planned;
  });
  return next;
}

Result<Plan> withMarks(const Plan& plan, const std::vector<SiteId>& sites, SiteState state,
                       const std::string& now) {
  auto next = begun(plan, now);
  if (!next) return next;
  const std::set<SiteId> wanted(sites.begin(), sites.end());
  changeSites(*next, [&](Site& site) {
    if (!site.counts() || !wanted.contains(site.id)) return;
    // One that came up during the treatment was done by being added.
    if (site.state == SiteState::added && state == SiteState::done) return;
    site.state = state;
  });
  return next;
}

Result<Plan> withGiven(const Plan& plan, RegionId id, const Given& given, const std::string& now) {
  const Region* region = plan.find(id);
  if (region == nullptr) return refusedStep(_("there is no such area"));
  if (given.volumeMl && !(*given.volumeMl >= 0.0 && *given.volumeMl <= kMostProductMl)) {
    return refusedStep(fmt::format(fmt::runtime(_("{:g} mL: not from 0 to {:g} mL")),
                                   *given.volumeMl, kMostProductMl));
  }
  auto next = begun(plan, now);
  if (!next) return next;
  Session& session = next->sessions[indexIn(*next, currentSession(*next))];
  SessionArea area = recordOf(*next, *region);
  if (given.volumeMl) area.volumeMl = roundTo(*given.volumeMl, kVolumeDecimals);
  area.product = given.product;
  area.lot = given.lot;
  area.note = given.note;
  const auto said = std::find_if(session.areas.begin(), session.areas.end(),
                                 [id](const SessionArea& one) { return one.region == id; });
  if (said == session.areas.end()) {
    session.areas.push_back(std::move(area));
  } else {
    *said = std::move(area);
  }
  return next;
}

Result<Plan> withReaction(const Plan& plan, const Reaction& reaction) {
  if (reaction.text.empty()) return refusedStep(_("a reaction needs words"));
  const Session* session = currentSession(plan);
  if (session == nullptr || session->state != SessionState::underWay) session = lastDone(plan);
  if (session == nullptr) return refusedStep(_("no session is under way or finished"));
  Plan next = plan;
  next.sessions[indexIn(plan, session)].reactions.push_back(reaction);
  return next;
}

Result<Plan> withCorrection(const Plan& plan, const std::string& id, const Correction& correction) {
  const Session* session = findSession(plan, id);
  if (session == nullptr || !session->closed()) {
    return refusedStep(fmt::format(fmt::runtime(_("session {} is not finished")), id));
  }
  if (correction.text.empty()) return refusedStep(_("text: say what is to be corrected"));
  if (correction.reason.empty()) return refusedStep(_("reason: a correction needs one"));
  Plan next = plan;
  next.sessions[indexIn(plan, session)].corrections.push_back(correction);
  return next;
}

}  // namespace mesomap::plan

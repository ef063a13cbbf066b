// Any steps of a course, in any order: what is finished stays as it was.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "plan/course_steps.h"
#include "plan/plan_diff.h"
#include "plan/plan_file.h"
#include "property/plan/random_plan.h"

namespace mesomap::plan {
namespace {

constexpr const char* kNow = "2026-11-22T10:00:00Z";

std::uint32_t upTo(std::uint32_t most) {
  return *rc::gen::inRange<std::uint32_t>(0, most + 1);
}

std::vector<SiteId> someSites(const Plan& plan) {
  std::vector<SiteId> sites;
  for (const auto& region : plan.regions) {
    for (const Site& site : region->sites) {
      if (upTo(2) == 0) sites.push_back(site.id);
    }
  }
  return sites;
}

std::string someSession(const Plan& plan) {
  const auto last = static_cast<std::uint32_t>(plan.sessions.size()) - 1;
  return upTo(9) == 0 ? "none" : plan.sessions[upTo(last)].id;
}

Result<Plan> anyStep(const Plan& plan) {
  const RegionId region = plan.regions[upTo(1)]->id;
  switch (upTo(9)) {
    case 0:
      return withSessionStarted(plan, kNow);
    case 1:
      return withSessionFinished(plan, "A. Practitioner", kNow);
    case 2:
      return withNextSession(plan);
    case 3:
      return withMarks(plan, someSites(plan), SiteState::done, kNow);
    case 4:
      return withMarks(plan, someSites(plan), SiteState::skipped, kNow);
    case 5:
      return withMarks(plan, someSites(plan), SiteState::planned, kNow);
    case 6:
      return withGiven(plan, region,
                       {.volumeMl = upTo(20) - 1.0, .product = {}, .lot = "L", .note = {}}, kNow);
    case 7:
      return withReaction(plan, {region, "95401009", upTo(3) == 0 ? "" : "Bruising", kNow, ""});
    case 8:
      return withCorrection(plan, someSession(plan),
                            {kNow, "A. Practitioner", upTo(3) == 0 ? "" : "typing error", "1 mL"});
    default:
      return withCourse(plan, {upTo(6), static_cast<int>(upTo(40)), dayFrom("2026-11-01")});
  }
}

/// What is appended to a closed session afterwards is all that may differ.
bool keepsWhatIsFinished(const Plan& before, const Plan& after) {
  for (const Session& was : before.sessions) {
    if (!was.closed()) continue;
    const Session* is = findSession(after, was.id);
    if (is == nullptr || is->reactions.size() < was.reactions.size() ||
        is->corrections.size() < was.corrections.size()) {
      return false;
    }
    Session cut = *is;
    cut.reactions.resize(was.reactions.size());
    cut.corrections.resize(was.corrections.size());
    if (!(cut == was)) return false;
  }
  return true;
}

RC_GTEST_PROP(CourseSteps, neverTouchWhatIsFinishedAndCanBeSaved, (std::uint64_t seed)) {
  Plan plan = support::randomPlan(seed, 2, 5);
  plan.sessions = {Session{.id = "1"}};
  std::size_t finished = 0;
  for (std::uint32_t step = 0; step < 25; ++step) {
    const auto next = anyStep(plan);
    if (!next) {
      RC_ASSERT(!next.error().message.empty());
      continue;
    }
    RC_ASSERT(keepsWhatIsFinished(plan, *next));
    std::set<std::string> ids;
    for (const Session& session : next->sessions) RC_ASSERT(ids.insert(session.id).second);
    RC_ASSERT(std::count_if(next->sessions.begin(), next->sessions.end(), [](const Session& one) {
                return one.state == SessionState::underWay;
              }) <= 1);
    plan = *next;
    finished = static_cast<std::size_t>(
        std::count_if(plan.sessions.begin(), plan.sessions.end(),
                      [](const Session& one) { return one.state == SessionState::done; }));
  }
  RC_CLASSIFY(finished > 0, "with a finished session");
  RC_CLASSIFY(finished > 1, "with two or more");
  const auto opened = parsePlan(planText(plan), "plan");
  if (!opened) RC_FAIL(opened.error().text());
  for (const Change& change : diffPlans(plan, opened->plan))
    RC_FAIL(change.place + ": " + change.text + " " + change.member);
  RC_ASSERT(samePlan(opened->plan, plan));
}

}  // namespace
}  // namespace mesomap::plan

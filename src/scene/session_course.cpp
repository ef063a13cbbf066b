// What is recorded besides areas and points: products, consultation, and the course with its
// sessions. Each change is one step.
#include <utility>

#include "base/i18n.h"
#include "layout_job.h"
#include "plan/course_steps.h"
#include "words.h"

namespace mesomap::scene {

Result<void> Session::record(const std::string& label, const PlanStep& step) {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  if (stroke_) endStroke();
  if (excluding_) endExclusion();
  // What is recorded is about points that are there.
  if (layoutPending()) jobs_.drain();
  auto next = step(*plan());
  if (!next) return next.error();
  if (plan::samePlan(*next, *plan())) return {};
  commit(label, std::move(*next), {});
  return {};
}

Result<void> Session::planNextSession() {
  if (!isOpen()) return Error{ErrorKind::usage, {}, _("nothing is open")};
  if (stroke_) endStroke();
  if (excluding_) endExclusion();
  if (layoutPending()) jobs_.drain();
  auto next = plan::withNextSession(*plan());
  if (!next) return next.error();
  std::vector<RegionId> anew;
  for (const auto& region : next->regions) {
    // A locked area keeps its points where they are; the question about repeated points asks.
    if (!region->locked && region->rule.pattern == plan::Pattern::even) anew.push_back(region->id);
  }
  const plan::Session* coming = plan::currentSession(*next);
  const std::string label =
      words(_("plan session {}"), coming != nullptr ? coming->id : std::string());
  commit(label, std::move(*next), anew, {.arrangeAgain = true, .between = true});
  return {};
}

}  // namespace mesomap::scene

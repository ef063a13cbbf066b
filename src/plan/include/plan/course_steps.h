// Steps of the course: each takes a plan and gives the next one, or says in words why not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// The session that is worked on: the one under way, else the first that is planned; null where
/// all are closed.
[[nodiscard]] const Session* currentSession(const Plan& plan);
[[nodiscard]] const Session* findSession(const Plan& plan, const std::string& id);
/// The last that is done; null where none is.
[[nodiscard]] const Session* lastDone(const Plan& plan);
/// The points still show what was done in a session that is closed.
[[nodiscard]] bool showsClosedSession(const Plan& plan);

/// `count` sessions in all (1..kMostSessions), the later ones `intervalDays` (1..3650) after the
/// one before, where a first day is known. Sessions that are begun or closed stay as they are.
struct CourseWish {
  std::size_t count = 1;
  int intervalDays = 0;
  std::optional<Day> firstDay;
};
[[nodiscard]] Result<Plan> withCourse(const Plan& plan, const CourseWish& wish);
/// The day of a session that is not closed; an empty text takes it away. Refused where it is no
/// date, or before the session before it.
[[nodiscard]] Result<Plan> withSessionDate(const Plan& plan, const std::string& id,
                                           const std::string& date);
/// The current session begins. Refused where the points still show a closed one.
[[nodiscard]] Result<Plan> withSessionStarted(const Plan& plan, const std::string& now);
/// What is recorded goes into the session, which is locked from then on. Points without a mark are
/// recorded as unmarked.
[[nodiscard]] Result<Plan> withSessionFinished(const Plan& plan, const std::string& by,
                                               const std::string& now);
/// The points are planned again, for the next session that is planned, or a new one. Where they
/// lie is for the layout to say. Refused while a session is under way.
[[nodiscard]] Result<Plan> withNextSession(const Plan& plan);
/// Marks points of the current session, which begins with the first mark. Proposed points are left
/// alone. `state` is planned (the mark is taken back), done or skipped.
[[nodiscard]] Result<Plan> withMarks(const Plan& plan, const std::vector<SiteId>& sites,
                                     SiteState state, const std::string& now);
/// What an area was really given in the session under way.
struct Given {
  std::optional<double> volumeMl;  ///< 0..kMostProductMl; none: not measured
  std::string product;             ///< id, or empty
  std::string lot;
  std::string note;
};
[[nodiscard]] Result<Plan> withGiven(const Plan& plan, RegionId region, const Given& given,
                                     const std::string& now);
/// Noted in the current session, or in the last one that is done: complaints come later.
[[nodiscard]] Result<Plan> withReaction(const Plan& plan, const Reaction& reaction);
/// Appended to a closed session; text and reason are needed.
[[nodiscard]] Result<Plan> withCorrection(const Plan& plan, const std::string& session,
                                          const Correction& correction);

/// Punctures of a place over all sessions that are done.
struct Burden {
  RegionId region;
  std::string name;
  std::uint32_t sessions = 0;
  std::uint32_t punctures = 0;
  double volumeMl = 0.0;         ///< given, where that was asked; else as planned
  double puncturesPerCm2 = 0.0;  ///< 0 where no area is known
  double mlPerCm2 = 0.0;
};
/// One for each area that was treated, in the order of the first session that treated it.
[[nodiscard]] std::vector<Burden> burdenOf(const Plan& plan);

/// Points of an area of the plan that stand within `nearMm` of one that was injected in an earlier
/// session. None while the points still show a closed session: they are those that were injected.
[[nodiscard]] std::vector<SiteId> repeatedPoints(const Plan& plan, const Region& region,
                                                 double nearMm);

}  // namespace mesomap::plan

// Open questions about a plan: what a practitioner is asked to look at. Never a clearance.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::plan {

struct Question {
  std::string id;    ///< "depth-over-needle", "spacing-outside-range", "volume-not-set", ...
  RegionId region;   ///< none for the whole plan
  std::string text;  ///< For people, with figures
  std::string reason;
  std::string source;
};

/// Practice questions: spacing, depth, angle and volume outside the technique's range; inserted
/// length longer than the needle; points nearer than 0.97 of the spacing; points in a blocked zone
/// (the caller passes them as leftOut); volume not set; area with no points.
[[nodiscard]] std::vector<Question> questionsFor(const Plan& plan,
                                                 const std::vector<Technique>& techniques);

/// What the plan file records of questions that were shown (answers open).
[[nodiscard]] std::vector<Check> checksFrom(const std::vector<Question>& questions);

}  // namespace mesomap::plan

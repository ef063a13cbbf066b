// Questions that go beyond one area's figures: products and lots, sessions, labels, earlier
// sessions, and what the consultation holds. Asked, never answered, by the program.
#pragma once

#include <vector>

#include "base/day.h"
#include "plan/catalogue.h"
#include "plan/checks.h"

namespace mesomap::plan {

/// Nearer than this share of the spacing a point counts as the same spot as before. Our own figure.
inline constexpr double kSameSpot = 0.25;

/// Ids: "product-expired", "product-expiry-unclear", "lot-missing", "interval-short",
/// "label-area", "label-points", "label-volume", "label-dose", "label-sessions", "label-interval",
/// "spot-repeated", "answer-pregnancy", "answer-under-18", "answer-infection", "answer-allergy".
/// `today` counts where the current session has no day.
[[nodiscard]] std::vector<Question> practiceQuestions(const Plan& plan,
                                                      const std::vector<Technique>& techniques,
                                                      const std::vector<LabelLimit>& labels,
                                                      Day today);

}  // namespace mesomap::plan

// An estimate of the time that the points of a plan take, at the user's own pace: no source gives
// one.
#pragma once

#include <string>

#include "plan/plan.h"

namespace mesomap::ui {

struct Pace {
  double secondsPerPoint = 6.0;
  double secondsPerPrick = 0.5;  ///< Of rows: several pricks a second.
  bool operator==(const Pace&) const = default;
};

// Seconds that can be set.
inline constexpr double kLeastPerPoint = 0.5, kMostPerPoint = 600.0;
inline constexpr double kLeastPerPrick = 0.05, kMostPerPrick = 60.0;

/// Points that count and pricks at this pace, and the minutes that devices are set to.
[[nodiscard]] double estimatedMinutes(const plan::Plan& plan, const Pace& pace);

/// "about 12 min", "about 1 h 5 min", "under a minute".
[[nodiscard]] std::string minutesText(double minutes);

}  // namespace mesomap::ui

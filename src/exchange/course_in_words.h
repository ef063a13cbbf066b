// The visits of the course in plain sentences.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"

namespace mesomap::exchange {

/// ", lot A-17, expires 2027-08", as far as they are known.
[[nodiscard]] std::string lotAndExpiry(const std::string& lot, const std::string& expiry);

/// One session that is only planned, the first of every plan, is not worth a word.
[[nodiscard]] std::vector<std::string> sessionsInWords(const plan::Plan& plan);

}  // namespace mesomap::exchange

// The plan as a table: a line for each point, for each row of pricks and for each area that a
// device passes over ("kind" says which); RFC 4180, UTF-8, decimal points.
#pragma once

#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::exchange {

struct CsvOptions {
  bool withoutPersonalData = true;
};
/// Header row names columns with units. Text that a spreadsheet could take for a formula is quoted.
[[nodiscard]] std::string csvText(const plan::Plan& plan, const CsvOptions& options = {});

}  // namespace mesomap::exchange

// From a JSON tree that fits the schema to a Plan, checking every number, index and reference.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "plan/plan_file.h"

namespace mesomap::plan {

/// Errors name the place, without a subject.
[[nodiscard]] Result<OpenedPlan> readPlan(const nlohmann::json& document);

}  // namespace mesomap::plan

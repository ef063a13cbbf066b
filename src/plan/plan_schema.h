// The plan file's JSON Schema, compiled once.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "unknown_fields.h"

namespace mesomap::plan {

/// Validates against assets/schema/plan-1.schema.json. The message names the place:
/// "sites[12].state: not one of the allowed values". Errors of kind io when the schema itself
/// cannot be read.
[[nodiscard]] Result<void> validateAgainstSchema(const nlohmann::json& document);
/// The names that it has for members.
[[nodiscard]] Result<std::shared_ptr<const KnownNames>> namesOfSchema();

}  // namespace mesomap::plan

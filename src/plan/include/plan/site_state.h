#pragma once

#include <cstdint>

namespace mesomap::plan {

/// Of an injection point: proposed ones await an answer; added ones came up during the treatment.
enum class SiteState : std::uint8_t { proposed, planned, done, skipped, added };
[[nodiscard]] const char* siteStateName(SiteState state);

}  // namespace mesomap::plan

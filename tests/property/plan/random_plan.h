// Valid plans out of a seed: for round trips, histories and as food for the fuzzers.
#pragma once

#include <cstddef>

#include "plan/plan.h"
#include "support/meshes.h"

namespace mesomap::support {

/// A field with patches of every kind of value, on `vertexCount` vertices.
[[nodiscard]] surface::PagedField randomField(Random& random, std::uint32_t vertexCount);

/// Everything a plan can hold, with numbers rounded to the file's decimals. Same seed, same plan.
[[nodiscard]] plan::Plan randomPlan(std::uint64_t seed, std::size_t regions, std::size_t sites);

}  // namespace mesomap::support

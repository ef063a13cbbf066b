// Pointwise questions about two shapes on the same mesh; cost follows the pages they touch.
#pragma once

#include <cstdint>
#include <vector>

#include "surface/paged_field.h"

namespace mesomap::scene {

/// Some vertex lies inside both.
[[nodiscard]] bool overlaps(const surface::PagedField& a, const surface::PagedField& b);

/// Inside where both are inside (the smaller value at every vertex).
[[nodiscard]] surface::PagedField common(const surface::PagedField& a,
                                         const surface::PagedField& b);

/// Vertices inside, ascending, at most about `most` of them at an even stride.
[[nodiscard]] std::vector<std::uint32_t> sampleInside(const surface::PagedField& shape,
                                                      std::size_t most);

}  // namespace mesomap::scene

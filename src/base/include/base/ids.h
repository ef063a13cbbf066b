// Strong ids: a region's number cannot be handed where a site's number is meant.
#pragma once

#include <compare>
#include <cstdint>

namespace mesomap {

/// Number of a thing of kind `Tag` inside one document; 0 means "none".
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  [[nodiscard]] bool valid() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using RegionId = Id<struct RegionTag>;
using SiteId = Id<struct SiteTag>;

}  // namespace mesomap

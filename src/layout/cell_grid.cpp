#include "cell_grid.h"

#include <algorithm>

namespace mesomap::layout {

CellGrid::CellGrid(std::span<const glm::dvec3> positions, double cellMm) : perMm_(1.0 / cellMm) {
  entries_.reserve(positions.size());
  for (std::uint32_t i = 0; i < positions.size(); ++i) {
    const glm::dvec3& p = positions[i];
    entries_.push_back({keyOf(cellOf(p.x), cellOf(p.y), cellOf(p.z)), i});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : a.index < b.index;
  });
}

std::size_t CellGrid::firstAtLeast(std::uint64_t key) const {
  const auto it = std::lower_bound(entries_.begin(), entries_.end(), key,
                                   [](const Entry& e, std::uint64_t k) { return e.key < k; });
  return static_cast<std::size_t>(it - entries_.begin());
}

}  // namespace mesomap::layout

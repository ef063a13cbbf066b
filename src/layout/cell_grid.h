// Positions sorted into cubic cells, for finding what is near in space.
#pragma once

#include <cmath>
#include <cstdint>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

namespace mesomap::layout {

/// Flat and sorted: building is N log N, and the order of answers depends on the positions alone.
class CellGrid {
 public:
  /// Everything within `cellMm` of a position lies in the 27 cells round it.
  CellGrid(std::span<const glm::dvec3> positions, double cellMm);

  /// Calls `visit(index)` for every position in the 27 cells round `position`.
  template <class Visit>
  void around(const glm::dvec3& position, Visit&& visit) const {
    const auto x = cellOf(position.x);
    const auto y = cellOf(position.y);
    const auto z = cellOf(position.z);
    for (std::int64_t i = x - 1; i <= x + 1; ++i) {
      for (std::int64_t j = y - 1; j <= y + 1; ++j) {
        // The three cells along z have neighbouring keys: one search serves them all.
        for (std::size_t e = firstAtLeast(keyOf(i, j, z - 1));
             e < entries_.size() && entries_[e].key <= keyOf(i, j, z + 1); ++e) {
          visit(entries_[e].index);
        }
      }
    }
  }

 private:
  struct Entry {
    std::uint64_t key;
    std::uint32_t index;
  };
  [[nodiscard]] std::int64_t cellOf(double x) const {
    return static_cast<std::int64_t>(std::floor(x * perMm_));
  }
  [[nodiscard]] static std::uint64_t keyOf(std::int64_t x, std::int64_t y, std::int64_t z) {
    constexpr std::int64_t kOffset = 1 << 20;
    constexpr std::uint64_t kMask = (1u << 21) - 1;
    return ((static_cast<std::uint64_t>(x + kOffset) & kMask) << 42) |
           ((static_cast<std::uint64_t>(y + kOffset) & kMask) << 21) |
           (static_cast<std::uint64_t>(z + kOffset) & kMask);
  }
  [[nodiscard]] std::size_t firstAtLeast(std::uint64_t key) const;

  double perMm_;
  std::vector<Entry> entries_;
};

}  // namespace mesomap::layout

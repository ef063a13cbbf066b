#include "space_curve.h"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace mesomap::mesh {

namespace {

/// Cells along the longest side: 2048, below a millimetre on a body. Equal cells keep their order.
constexpr int kBits = 11;

/// The bits of `v`, two zeros before each.
std::uint64_t spread(std::uint64_t v) {
  v = (v | (v << 32)) & 0x001f00000000ffffull;
  v = (v | (v << 16)) & 0x001f0000ff0000ffull;
  v = (v | (v << 8)) & 0x100f00f00f00f00full;
  v = (v | (v << 4)) & 0x10c30c30c30c30c3ull;
  return (v | (v << 2)) & 0x1249249249249249ull;
}

/// Place of a cell along Hilbert's curve (Skilling 2004), without branches.
std::uint64_t hilbertIndex(std::array<std::uint32_t, 3> x) {
  for (int bit = kBits - 1; bit > 0; --bit) {
    const std::uint32_t below = (1u << bit) - 1;
    for (auto& axis : x) {
      const std::uint32_t set = 0u - ((axis >> bit) & 1u);  // all ones or none
      const std::uint32_t swapped = (x[0] ^ axis) & below & ~set;
      x[0] ^= swapped | (below & set);
      axis ^= swapped;
    }
  }
  x[1] ^= x[0];
  x[2] ^= x[1];
  std::uint32_t t = 0;
  for (int bit = kBits - 1; bit > 0; --bit) {
    t ^= (0u - ((x[2] >> bit) & 1u)) & ((1u << bit) - 1);
  }
  for (auto& c : x) c ^= t;
  return (spread(x[0]) << 2) | (spread(x[1]) << 1) | spread(x[2]);
}

}  // namespace

std::vector<std::uint32_t> curveOrder(const std::vector<glm::dvec3>& positions) {
  std::vector<std::uint32_t> order(positions.size());
  if (positions.empty()) return order;
  glm::dvec3 low = positions.front();
  glm::dvec3 high = low;
  for (const auto& p : positions) {
    for (int k = 0; k < 3; ++k) {
      low[k] = std::min(low[k], p[k]);
      high[k] = std::max(high[k], p[k]);
    }
  }
  const glm::dvec3 size = high - low;
  const double longest = std::max({size.x, size.y, size.z, 1e-30});
  const double scale = ((1 << kBits) - 1) / longest;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(positions.size());
  tbb::parallel_for(std::size_t{0}, positions.size(), [&](std::size_t v) {
    const glm::dvec3 q = (positions[v] - low) * scale;
    keys[v] = {hilbertIndex({static_cast<std::uint32_t>(q.x), static_cast<std::uint32_t>(q.y),
                             static_cast<std::uint32_t>(q.z)}),
               static_cast<std::uint32_t>(v)};
  });
  tbb::parallel_sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].second;
  return order;
}

}  // namespace mesomap::mesh

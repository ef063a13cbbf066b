#include "space_curve.h"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace mesomap::mesh {

namespace {

constexpr int kBits = 16;

/// Place of a cell along the curve.
std::uint64_t hilbertIndex(std::array<std::uint32_t, 3> x) {
  const std::uint32_t top = 1u << (kBits - 1);
  for (std::uint32_t q = top; q > 1; q >>= 1) {
    const std::uint32_t below = q - 1;
    for (std::size_t i = 0; i < 3; ++i) {
      if (x[i] & q) {
        x[0] ^= below;
      } else {
        const std::uint32_t t = (x[0] ^ x[i]) & below;
        x[0] ^= t;
        x[i] ^= t;
      }
    }
  }
  x[1] ^= x[0];
  x[2] ^= x[1];
  std::uint32_t t = 0;
  for (std::uint32_t q = top; q > 1; q >>= 1) {
    if (x[2] & q) t ^= q - 1;
  }
  for (auto& c : x) c ^= t;
  std::uint64_t index = 0;
  for (int bit = kBits - 1; bit >= 0; --bit) {
    for (const auto c : x) index = (index << 1) | ((c >> bit) & 1u);
  }
  return index;
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

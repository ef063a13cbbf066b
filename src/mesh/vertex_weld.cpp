#include "vertex_weld.h"

#include <bit>
#include <cstddef>

namespace mesomap::mesh {

namespace {

std::uint64_t hashOf(const glm::vec3& p) {
  std::uint64_t h = 0x9e3779b97f4a7c15ull;
  for (int k = 0; k < 3; ++k) {
    const float x = p[k] + 0.0f;  // -0 and +0 are the same place
    h ^= std::bit_cast<std::uint32_t>(x);
    h *= 0xff51afd7ed558ccdull;
    h ^= h >> 32;
  }
  return h;
}

}  // namespace

std::vector<std::uint32_t> firstAtSamePosition(const std::vector<glm::vec3>& positions) {
  constexpr std::uint32_t kEmpty = 0xffffffffu;
  const std::size_t slots = std::bit_ceil(positions.size() * 2 + 1);
  std::vector<std::uint32_t> table(slots, kEmpty);
  std::vector<std::uint32_t> first(positions.size());
  for (std::uint32_t v = 0; v < positions.size(); ++v) {
    std::size_t slot = hashOf(positions[v]) & (slots - 1);
    while (table[slot] != kEmpty && positions[table[slot]] != positions[v]) {
      slot = (slot + 1) & (slots - 1);
    }
    if (table[slot] == kEmpty) table[slot] = v;
    first[v] = table[slot];
  }
  return first;
}

}  // namespace mesomap::mesh

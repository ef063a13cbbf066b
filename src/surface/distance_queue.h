// Vertices waiting for their turn, the nearest first, equal ones by number: a heap of four children
// a node (Johnson 1975), flatter than the library's and so with fewer steps that must wait for each
// other. An entry is one number, distance above vertex, so that one comparison orders both.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mesomap::surface {

/// Bits of a float, which is a number, in an order that integers keep.
inline std::uint64_t queueEntry(float distance, std::uint32_t vertex) {
  const auto bits = std::bit_cast<std::uint32_t>(distance);
  const std::uint32_t ordered = (bits & 0x80000000u) != 0 ? ~bits : bits | 0x80000000u;
  return std::uint64_t{ordered} << 32 | vertex;
}
inline float entryDistance(std::uint64_t entry) {
  const auto ordered = static_cast<std::uint32_t>(entry >> 32);
  return std::bit_cast<float>((ordered & 0x80000000u) != 0 ? ordered & 0x7fffffffu : ~ordered);
}
inline std::uint32_t entryVertex(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry);
}

inline void pushEntry(std::vector<std::uint64_t>& queue, std::uint64_t entry) {
  std::size_t at = queue.size();
  queue.push_back(entry);
  while (at > 0) {
    const std::size_t parent = (at - 1) / 4;
    if (queue[parent] <= entry) break;
    queue[at] = queue[parent];
    at = parent;
  }
  queue[at] = entry;
}

/// Takes the first entry out of a queue that is not empty.
inline std::uint64_t popEntry(std::vector<std::uint64_t>& queue) {
  const std::uint64_t first = queue.front();
  const std::uint64_t last = queue.back();
  queue.pop_back();
  const std::size_t count = queue.size();
  if (count == 0) return first;
  std::size_t at = 0;
  while (true) {
    const std::size_t child = 4 * at + 1;
    if (child >= count) break;
    std::size_t least = child;
    if (child + 4 <= count) {
      // Two pairs, then their winners, in sums: a branch would be guessed wrongly half the time.
      const std::size_t left = child + static_cast<std::size_t>(queue[child + 1] < queue[child]);
      const std::size_t right =
          child + 2 + static_cast<std::size_t>(queue[child + 3] < queue[child + 2]);
      least = left + (right - left) * static_cast<std::size_t>(queue[right] < queue[left]);
    } else {
      for (std::size_t c = child + 1; c < count; ++c) {
        if (queue[c] < queue[least]) least = c;
      }
    }
    if (last <= queue[least]) break;
    queue[at] = queue[least];
    at = least;
  }
  queue[at] = last;
  return first;
}

}  // namespace mesomap::surface

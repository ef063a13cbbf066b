#include "mesh/corner_table.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <numeric>

namespace mesomap::mesh {

namespace {

/// One triangle's use of an edge; `low < high` are its vertices.
struct EdgeUse {
  std::uint32_t high;
  std::uint32_t corner;
  bool forward;  ///< Runs from low to high in its triangle.
};

struct Counts {
  std::size_t border = 0;
  std::size_t nonManifold = 0;
};

}  // namespace

CornerTable::CornerTable(const TriangleMesh& mesh) {
  const std::size_t corners = mesh.triangles.size() * 3;
  const std::size_t vertices = mesh.positions.size();
  opposite_.assign(corners, kNone);

  start_.assign(vertices + 1, 0);
  for (const auto& t : mesh.triangles) {
    for (const auto v : t) ++start_[v + 1];
  }
  std::partial_sum(start_.begin(), start_.end(), start_.begin());
  corners_.resize(corners);
  std::vector<std::uint32_t> fill(start_.begin(), start_.end() - 1);
  for (std::uint32_t c = 0; c < corners; ++c) {
    corners_[fill[mesh.triangles[c / 3][c % 3]]++] = c;
  }

  // Edges are matched vertex by vertex: every edge at its lower vertex, few at a time; each corner
  // is written by one of them only.
  const auto matchAt = [&](const tbb::blocked_range<std::uint32_t>& range, Counts counts) {
    std::vector<EdgeUse> uses;
    for (std::uint32_t v = range.begin(); v < range.end(); ++v) {
      uses.clear();
      for (const std::uint32_t c : cornersAt(v)) {
        const auto& t = mesh.triangles[c / 3];
        const std::uint32_t after = t[next(c) % 3];
        const std::uint32_t before = t[prev(c) % 3];
        if (after > v) uses.push_back({after, prev(c), true});
        if (before > v) uses.push_back({before, next(c), false});
      }
      std::sort(uses.begin(), uses.end(), [](const EdgeUse& a, const EdgeUse& b) {
        return a.high != b.high ? a.high < b.high : a.corner < b.corner;
      });
      for (std::size_t i = 0; i < uses.size();) {
        std::size_t j = i + 1;
        while (j < uses.size() && uses[j].high == uses[i].high) ++j;
        if (j - i == 2 && uses[i].forward != uses[i + 1].forward) {
          opposite_[uses[i].corner] = uses[i + 1].corner;
          opposite_[uses[i + 1].corner] = uses[i].corner;
        } else if (j - i == 1) {
          ++counts.border;
        } else {
          ++counts.nonManifold;
        }
        i = j;
      }
    }
    return counts;
  };
  const Counts counts = tbb::parallel_reduce(
      tbb::blocked_range<std::uint32_t>(0, static_cast<std::uint32_t>(vertices), 4096), Counts{},
      matchAt, [](const Counts& a, const Counts& b) {
        return Counts{a.border + b.border, a.nonManifold + b.nonManifold};
      });
  borderEdges_ = counts.border;
  nonManifoldEdges_ = counts.nonManifold;
}

std::size_t countParts(const TriangleMesh& mesh, const CornerTable& topology) {
  std::vector<bool> seen(mesh.triangles.size(), false);
  std::vector<std::uint32_t> queue;
  std::size_t parts = 0;
  for (std::uint32_t first = 0; first < mesh.triangles.size(); ++first) {
    if (seen[first]) continue;
    ++parts;
    seen[first] = true;
    queue.assign(1, first);
    while (!queue.empty()) {
      const std::uint32_t t = queue.back();
      queue.pop_back();
      for (std::uint32_t k = 0; k < 3; ++k) {
        const std::uint32_t o = topology.opposite(3 * t + k);
        if (o == kNone || seen[o / 3]) continue;
        seen[o / 3] = true;
        queue.push_back(o / 3);
      }
    }
  }
  return parts;
}

std::size_t countHoles(const TriangleMesh& mesh, const CornerTable& topology) {
  const std::size_t corners = mesh.triangles.size() * 3;
  std::vector<bool> seen(corners, false);
  std::size_t loops = 0;
  for (std::uint32_t first = 0; first < corners; ++first) {
    if (seen[first] || topology.opposite(first) != kNone) continue;
    ++loops;
    // Round the hole: from each border edge, turn about its end vertex to the next border edge.
    std::uint32_t c = first;
    while (!seen[c]) {
      seen[c] = true;
      std::uint32_t e = CornerTable::next(c);
      while (topology.opposite(e) != kNone) e = CornerTable::next(topology.opposite(e));
      c = e;
    }
  }
  return loops;
}

}  // namespace mesomap::mesh

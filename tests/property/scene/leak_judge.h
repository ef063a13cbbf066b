// A search along the skin that shares no line with the brush.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

#include "mesh/triangle_mesh.h"
#include "surface/paged_field.h"

namespace mesomap::test {

/// Shortest ways over edges and straight across pairs of triangles, where `open`; never shorter
/// than the true way, and longer by a tenth at most on triangles of good shape.
class Judge {
 public:
  Judge(const mesh::TriangleMesh& mesh, const surface::PagedField& wall)
      : mesh_(mesh), wall_(wall) {
    links_.resize(mesh.positions.size());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> edges;  // ends, the corner facing them
    for (const auto& t : mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = std::min(t[k], t[(k + 1) % 3]);
        const std::uint32_t b = std::max(t[k], t[(k + 1) % 3]);
        edges.emplace_back(std::uint64_t{a} << 32 | b, t[(k + 2) % 3]);
      }
    }
    std::sort(edges.begin(), edges.end());
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const auto a = static_cast<std::uint32_t>(edges[i].first >> 32);
      const auto b = static_cast<std::uint32_t>(edges[i].first);
      if (i == 0 || edges[i - 1].first != edges[i].first) link(a, b, between(a, b));
      if (i + 1 < edges.size() && edges[i + 1].first == edges[i].first) {
        // Over the middle of the edge: a way on the skin, straight or nearly.
        const glm::dvec3 middle = 0.5 * (at(a) + at(b));
        const std::uint32_t p = edges[i].second;
        const std::uint32_t q = edges[i + 1].second;
        link(p, q, glm::distance(at(p), middle) + glm::distance(middle, at(q)));
      }
    }
  }

  [[nodiscard]] std::vector<double> from(const mesh::SurfacePoint& place, double radius) const {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    std::vector<double> distance(links_.size(), kFar);
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const glm::dvec3 start = mesh::positionAt(mesh_, place);
    for (const std::uint32_t v : mesh_.triangles[place.triangle]) {
      queue.emplace(distance[v] = glm::distance(start, at(v)), v);
    }
    while (!queue.empty()) {
      const auto [d, v] = queue.top();
      queue.pop();
      if (d > distance[v]) continue;
      for (const auto& [w, length] : links_[v]) {
        const double via = d + length;
        if (via > radius || via >= distance[w] || wall_.raw(w) > 0) continue;
        queue.emplace(distance[w] = via, w);
      }
    }
    return distance;
  }

 private:
  [[nodiscard]] glm::dvec3 at(std::uint32_t v) const { return glm::dvec3(mesh_.positions[v]); }
  [[nodiscard]] double between(std::uint32_t a, std::uint32_t b) const {
    return glm::distance(at(a), at(b));
  }
  void link(std::uint32_t a, std::uint32_t b, double length) {
    links_[a].emplace_back(b, length);
    links_[b].emplace_back(a, length);
  }

  const mesh::TriangleMesh& mesh_;
  const surface::PagedField& wall_;
  std::vector<std::vector<std::pair<std::uint32_t, double>>> links_;
};

}  // namespace mesomap::test

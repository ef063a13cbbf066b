// Edges and neighbours of a raw mesh, found by sorting: no hash tables, the same order every time.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "meshing/mesher.h"

namespace mesomap::figure {

inline constexpr std::uint32_t kNobody = 0xffffffffu;

struct DirectedEdge {
  std::uint32_t low, high;
  std::uint32_t corner;  ///< The corner that faces the edge: 3 * triangle + k.
  [[nodiscard]] bool operator<(const DirectedEdge& o) const {
    return std::tie(low, high, corner) < std::tie(o.low, o.high, o.corner);
  }
};

inline std::uint32_t vertexAt(const RawMesh& mesh, std::uint32_t corner) {
  return mesh.triangles[corner / 3][corner % 3];
}
inline std::uint32_t nextCorner(std::uint32_t c) {
  return c % 3 == 2 ? c - 2 : c + 1;
}
inline std::uint32_t previousCorner(std::uint32_t c) {
  return c % 3 == 0 ? c + 2 : c - 1;
}

inline std::vector<DirectedEdge> sortedEdges(const RawMesh& mesh) {
  std::vector<DirectedEdge> edges;
  edges.reserve(mesh.triangles.size() * 3);
  for (std::uint32_t c = 0; c < mesh.triangles.size() * 3; ++c) {
    const std::uint32_t a = vertexAt(mesh, nextCorner(c));
    const std::uint32_t b = vertexAt(mesh, previousCorner(c));
    edges.push_back({std::min(a, b), std::max(a, b), c});
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

inline std::vector<std::uint32_t> oppositeCorners(const RawMesh& mesh) {
  std::vector<std::uint32_t> opposite(mesh.triangles.size() * 3, kNobody);
  const auto edges = sortedEdges(mesh);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    if (edges[i].low != edges[i + 1].low || edges[i].high != edges[i + 1].high) continue;
    opposite[edges[i].corner] = edges[i + 1].corner;
    opposite[edges[i + 1].corner] = edges[i].corner;
  }
  return opposite;
}

}  // namespace mesomap::figure

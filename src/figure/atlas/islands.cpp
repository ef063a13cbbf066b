// Small islands of a label given to their surroundings, so that borders are clean loops.
#include <algorithm>
#include <map>
#include <numeric>

#include "atlas/partition.h"

namespace mesomap::figure {

namespace {

/// Giving an island away can join or strand others; after this many rounds what is left stays.
constexpr int kRounds = 8;

using Edge = std::pair<std::uint32_t, std::uint32_t>;

std::vector<Edge> edgesOfHalf(const mesh::TriangleMesh& mesh) {
  std::vector<Edge> edges;
  for (const mesh::Triangle& t : mesh.triangles) {
    if (!onLeft(mesh, t)) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      edges.emplace_back(std::min(t[k], t[(k + 1) % 3]), std::max(t[k], t[(k + 1) % 3]));
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

/// A third of each triangle of the half belongs to each of its vertices, mm².
std::vector<double> sharesOfSkin(const mesh::TriangleMesh& mesh) {
  std::vector<double> share(mesh.positions.size(), 0.0);
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    if (!onLeft(mesh, mesh.triangles[t])) continue;
    for (const std::uint32_t v : mesh.triangles[t]) share[v] += mesh::triangleArea(mesh, t) / 3.0;
  }
  return share;
}

/// For every vertex the lowest one that it is joined to through vertices of its label.
std::vector<std::uint32_t> patchesOf(const std::vector<Edge>& edges,
                                     const std::vector<Label>& label) {
  std::vector<std::uint32_t> parent(label.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const auto& [a, b] : edges) {
    if (label[a] != label[b]) continue;
    const std::uint32_t p = root(a);
    const std::uint32_t q = root(b);
    parent[std::max(p, q)] = std::min(p, q);
  }
  for (std::uint32_t v = 0; v < parent.size(); ++v) parent[v] = root(v);
  return parent;
}

}  // namespace

void mergeIslands(const mesh::TriangleMesh& mesh, std::vector<Label>& label,
                  const IslandLimits& limits) {
  const std::vector<Edge> edges = edgesOfHalf(mesh);
  const std::vector<double> share = sharesOfSkin(mesh);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<std::uint32_t> patch = patchesOf(edges, label);
    std::vector<std::uint32_t> size(label.size(), 0);
    std::vector<double> mm2(label.size(), 0.0);
    for (std::uint32_t v = 0; v < label.size(); ++v) {
      if (mesh.positions[v].x < 0.0f) continue;
      ++size[patch[v]];
      mm2[patch[v]] += share[v];
    }
    std::map<Label, std::uint32_t> largest;  // label -> patch
    for (std::uint32_t v = 0; v < label.size(); ++v) {
      if (size[v] == 0) continue;
      const auto [it, fresh] = largest.try_emplace(label[v], v);
      if (!fresh && size[v] > size[it->second]) it->second = v;
    }
    const auto isIsland = [&](std::uint32_t p) {
      const bool small = size[p] < limits.vertices || mm2[p] < static_cast<double>(limits.mm2);
      return small && largest.at(label[p]) != p;
    };
    std::map<std::uint32_t, std::map<Label, std::size_t>> shared;  // island -> neighbours' edges
    for (const auto& [a, b] : edges) {
      if (label[a] == label[b]) continue;
      // Two islands side by side would only swap labels: each waits for firm ground.
      const bool islandA = isIsland(patch[a]);
      const bool islandB = isIsland(patch[b]);
      if (islandA && !islandB && label[b] != limits.notTo) ++shared[patch[a]][label[b]];
      if (islandB && !islandA && label[a] != limits.notTo) ++shared[patch[b]][label[a]];
    }
    if (shared.empty()) return;
    std::map<std::uint32_t, Label> given;
    for (const auto& [island, neighbours] : shared) {
      const auto most =
          std::max_element(neighbours.begin(), neighbours.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      given[island] = most->first;
    }
    for (std::uint32_t v = 0; v < label.size(); ++v) {
      if (mesh.positions[v].x < 0.0f) continue;
      const auto it = given.find(patch[v]);
      if (it != given.end()) label[v] = it->second;
    }
  }
}

}  // namespace mesomap::figure

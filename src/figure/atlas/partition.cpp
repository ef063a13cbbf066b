#include "atlas/partition.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace mesomap::figure {

namespace {

/// Halvings when looking for a border on an edge: finer than kParts.
constexpr int kHalvings = 15;
/// Borders keep this far from the ends of an edge, so that no face shrinks to nothing.
constexpr std::uint32_t kLeastPart = 50;
constexpr std::size_t kFacesAtOnce = 256;

/// Edges on the half x >= 0 whose labels differ, ascending.
std::vector<Crossing> cutEdges(const mesh::TriangleMesh& mesh, const std::vector<Label>& label) {
  std::vector<Crossing> edges;
  for (const mesh::Triangle& t : mesh.triangles) {
    if (!onLeft(mesh, t)) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      if (label[a] != label[b]) edges.push_back({std::min(a, b), std::max(a, b), 0});
    }
  }
  const auto key = [](const Crossing& c) { return std::pair{c.low, c.high}; };
  std::sort(edges.begin(), edges.end(),
            [&](const Crossing& a, const Crossing& b) { return key(a) < key(b); });
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

/// Where painting changes from what is at one end. After islands have been given away an end may
/// have another label than was painted there: then the border is that of the other end.
std::uint16_t findCrossing(const mesh::TriangleMesh& mesh, const Crossing& edge,
                           const std::vector<Label>& painted, const std::vector<Label>& label,
                           const Painter& painter) {
  const bool lowIsTrue = painted[edge.low] == label[edge.low];
  const bool highIsTrue = painted[edge.high] == label[edge.high];
  // From the end that was painted first: its border is smooth, others end there.
  const bool fromLow = lowIsTrue && (!highIsTrue || label[edge.low] < label[edge.high]);
  if ((!lowIsTrue && !highIsTrue) || painted[edge.low] == painted[edge.high]) return kParts / 2;
  const Vec3 from = mesh.positions[fromLow ? edge.low : edge.high];
  const Vec3 to = mesh.positions[fromLow ? edge.high : edge.low];
  const Label here = painted[fromLow ? edge.low : edge.high];
  float inside = 0.0f;
  float outside = 1.0f;
  for (int i = 0; i < kHalvings; ++i) {
    const float middle = 0.5f * (inside + outside);
    (painter(from + (to - from) * middle) == here ? inside : outside) = middle;
  }
  const float t = 0.5f * (inside + outside);
  const auto part = static_cast<std::uint32_t>(std::lround(t * static_cast<float>(kParts)));
  const std::uint32_t kept = std::clamp(part, kLeastPart, kParts - kLeastPart);
  return static_cast<std::uint16_t>(fromLow ? kept : kParts - kept);
}

const Crossing& crossingOf(const std::vector<Crossing>& crossings, std::uint32_t a,
                           std::uint32_t b) {
  const std::pair key{std::min(a, b), std::max(a, b)};
  return *std::lower_bound(crossings.begin(), crossings.end(), key,
                           [](const Crossing& c, const auto& k) {
                             return std::pair{c.low, c.high} < k;
                           });
}

/// The middle between the two crossings of the label that was painted first: its border runs
/// through, the third border ends there.
Junction junctionOf(const mesh::TriangleMesh& mesh, const Partition& partition,
                    std::uint32_t triangle) {
  const mesh::Triangle& t = mesh.triangles[triangle];
  std::size_t first = 0;
  for (std::size_t k = 1; k < 3; ++k) {
    if (partition.label[t[k]] < partition.label[t[first]]) first = k;
  }
  std::array<std::uint32_t, 3> parts{0, 0, 0};
  for (const std::size_t other : {(first + 1) % 3, (first + 2) % 3}) {
    const Crossing& c = crossingOf(partition.crossings, t[first], t[other]);
    const std::uint32_t towards = c.low == t[first] ? c.part : kParts - c.part;
    parts[other] = std::max(1u, towards / 2);
  }
  parts[first] = kParts - parts[(first + 1) % 3] - parts[(first + 2) % 3];
  return {triangle, static_cast<std::uint16_t>(parts[0]), static_cast<std::uint16_t>(parts[1])};
}

}  // namespace

Partition cutMesh(const mesh::TriangleMesh& mesh, const MeshMirror& mirror, const Painter& painter,
                  const IslandLimits& limits) {
  const std::size_t vertices = mesh.positions.size();
  std::vector<Label> painted(vertices, 0);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, vertices, kFacesAtOnce),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v) {
                        if (mesh.positions[v].x < 0.0f) continue;
                        painted[v] = painter(mesh.positions[v]);
                      }
                    });
  Partition partition;
  partition.label = painted;
  mergeIslands(mesh, partition.label, limits);
  partition.crossings = cutEdges(mesh, partition.label);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, partition.crossings.size(), kFacesAtOnce),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        Crossing& c = partition.crossings[i];
                        c.part = findCrossing(mesh, c, painted, partition.label, painter);
                      }
                    });

  // The other side.
  for (std::size_t v = 0; v < vertices; ++v) {
    if (mesh.positions[v].x < 0.0f) partition.label[v] = partition.label[mirror.vertex[v]];
  }
  const std::size_t half = partition.crossings.size();
  for (std::size_t i = 0; i < half; ++i) {
    const Crossing& c = partition.crossings[i];
    const std::uint32_t a = mirror.vertex[c.low];
    const std::uint32_t b = mirror.vertex[c.high];
    if (a == c.low && b == c.high) continue;
    const auto part = static_cast<std::uint16_t>(a < b ? c.part : kParts - c.part);
    partition.crossings.push_back({std::min(a, b), std::max(a, b), part});
  }
  std::sort(partition.crossings.begin(), partition.crossings.end(),
            [](const Crossing& a, const Crossing& b) {
              return std::pair{a.low, a.high} < std::pair{b.low, b.high};
            });
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const auto& [a, b, c] = mesh.triangles[t];
    const std::vector<Label>& l = partition.label;
    if (l[a] != l[b] && l[b] != l[c] && l[c] != l[a]) {
      partition.junctions.push_back(junctionOf(mesh, partition, t));
    }
  }
  return partition;
}

}  // namespace mesomap::figure

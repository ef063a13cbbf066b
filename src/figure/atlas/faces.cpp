#include "atlas/faces.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace mesomap::figure {

namespace {

constexpr double kPart = 1.0 / kParts;
constexpr std::uint64_t kJunctionBit = std::uint64_t{1} << 63;

const Crossing* findCrossing(const std::vector<Crossing>& crossings, std::uint32_t a,
                             std::uint32_t b) {
  const std::pair key{std::min(a, b), std::max(a, b)};
  const auto it = std::lower_bound(crossings.begin(), crossings.end(), key,
                                   [](const Crossing& c, const auto& k) {
                                     return std::pair{c.low, c.high} < k;
                                   });
  if (it == crossings.end() || it->low != key.first || it->high != key.second) return nullptr;
  return &*it;
}

/// The place on the edge from corner k to the next.
glm::dvec3 onEdge(const CutTriangle& cut, std::size_t k) {
  glm::dvec3 b(0.0);
  b[static_cast<int>((k + 1) % 3)] = cut.part[k] * kPart;
  b[static_cast<int>(k)] = 1.0 - cut.part[k] * kPart;
  return b;
}

glm::dvec3 junctionOf(const CutTriangle& cut) {
  const std::uint32_t rest = kParts - cut.junction[0] - cut.junction[1];
  return glm::dvec3(cut.junction[0], cut.junction[1], rest) * kPart;
}

/// Twice the area of a, b, c in the plane of the first two barycentrics; positive for corners 0, 1,
/// 2 in their order.
double turn(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// The corner whose label the two others do not have.
std::size_t oddCorner(const CutTriangle& cut) {
  for (std::size_t k = 0; k < 3; ++k) {
    if (cut.label[(k + 1) % 3] == cut.label[(k + 2) % 3]) return k;
  }
  return 0;
}

Result<CutTriangle> cutOf(const mesh::TriangleMesh& mesh, const Partition& partition,
                          std::uint32_t triangle) {
  const auto missing = [&](const char* what) {
    return Error{ErrorKind::refused, "", fmt::format("triangle {}: {}", triangle, what)};
  };
  const mesh::Triangle& t = mesh.triangles[triangle];
  const std::vector<Label>& label = partition.label;
  CutTriangle cut{triangle, {label[t[0]], label[t[1]], label[t[2]]}, {}, {}};
  std::size_t crossed = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::uint32_t to = t[(k + 1) % 3];
    if (cut.label[k] == cut.label[(k + 1) % 3]) continue;
    const Crossing* c = findCrossing(partition.crossings, t[k], to);
    if (!c) return missing("no border between the labels of its corners");
    cut.part[k] = t[k] < to ? c->part : static_cast<std::uint16_t>(kParts - c->part);
    ++crossed;
  }
  if (crossed == 3) {
    const auto it = std::lower_bound(
        partition.junctions.begin(), partition.junctions.end(), triangle,
        [](const Junction& j, std::uint32_t wanted) { return j.triangle < wanted; });
    if (it == partition.junctions.end() || it->triangle != triangle) {
      return missing("three labels, but no place where they meet");
    }
    cut.junction = {it->u, it->v};
  }
  return cut;
}

}  // namespace

std::uint64_t nodeOfVertex(std::uint32_t vertex) {
  return nodeOfEdge(vertex, vertex);
}

std::uint64_t nodeOfEdge(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
}

Result<std::vector<CutTriangle>> cutTriangles(const mesh::TriangleMesh& mesh,
                                              const Partition& partition) {
  std::vector<CutTriangle> cuts;
  const std::vector<Label>& label = partition.label;
  for (std::uint32_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& [a, b, c] = mesh.triangles[i];
    if (label[a] == label[b] && label[b] == label[c]) continue;
    auto cut = cutOf(mesh, partition, i);
    if (!cut) return cut.error();
    cuts.push_back(*cut);
  }
  return cuts;
}

std::vector<Result<std::vector<CutTriangle>>> cutTriangles(
    const mesh::TriangleMesh& mesh, std::span<const Partition* const> layers) {
  std::vector<Result<std::vector<CutTriangle>>> cuts(layers.size(), std::vector<CutTriangle>{});
  // The triangles are gone through once for as many layers as a word has bits.
  constexpr std::size_t kBits = 64;
  for (std::size_t first = 0; first < layers.size(); first += kBits) {
    const std::size_t count = std::min(kBits, layers.size() - first);
    std::vector<std::uint64_t> inside(mesh.positions.size(), 0);
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<Label>& label = layers[first + i]->label;
      for (std::size_t v = 0; v < inside.size(); ++v) {
        inside[v] |= std::uint64_t{label[v] == kInside} << i;
      }
    }
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
      const auto& [a, b, c] = mesh.triangles[t];
      std::uint64_t differ = (inside[a] ^ inside[b]) | (inside[b] ^ inside[c]);
      for (; differ != 0; differ &= differ - 1) {
        const std::size_t layer = first + static_cast<std::size_t>(std::countr_zero(differ));
        if (!cuts[layer]) continue;
        auto cut = cutOf(mesh, *layers[layer], t);
        if (cut) {
          cuts[layer]->push_back(*cut);
        } else {
          cuts[layer] = cut.error();
        }
      }
    }
  }
  return cuts;
}

const CutTriangle* findCut(const std::vector<CutTriangle>& cuts, std::uint32_t triangle) {
  const auto it =
      std::lower_bound(cuts.begin(), cuts.end(), triangle,
                       [](const CutTriangle& c, std::uint32_t t) { return c.triangle < t; });
  return it == cuts.end() || it->triangle != triangle ? nullptr : &*it;
}

std::size_t cornerAt(const CutTriangle& cut, const glm::dvec3& barycentric) {
  if (!cut.hasJunction()) {
    const std::size_t odd = oddCorner(cut);
    // The corner is cut off by the line between the crossings of its two edges.
    const double side = turn(onEdge(cut, odd), onEdge(cut, (odd + 2) % 3), barycentric);
    return side > 0.0 ? odd : (odd + 1) % 3;
  }
  // Corner k holds the part between the rays from the junction to the crossings of its two edges.
  const glm::dvec3 middle = junctionOf(cut);
  std::array<bool, 3> leftOf{};  // of the ray to the edge from k to the next: towards corner k + 1
  for (std::size_t k = 0; k < 3; ++k) leftOf[k] = turn(middle, onEdge(cut, k), barycentric) > 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t before = (k + 2) % 3;
    const bool wide = turn(middle, onEdge(cut, before), onEdge(cut, k)) <= 0.0;
    const bool after = leftOf[before];
    const bool until = !leftOf[k];
    if (wide ? after || until : after && until) return k;
  }
  // On the junction itself: the nearest corner.
  std::size_t nearest = 0;
  for (std::size_t k = 1; k < 3; ++k) {
    if (barycentric[static_cast<int>(k)] > barycentric[static_cast<int>(nearest)]) nearest = k;
  }
  return nearest;
}

void appendSegments(const mesh::Triangle& corners, const CutTriangle& cut,
                    std::vector<Segment>& segments) {
  const auto edgeNode = [&](std::size_t k) { return nodeOfEdge(corners[k], corners[(k + 1) % 3]); };
  const auto pairOf = [&](std::size_t k) {
    const std::uint32_t a = cut.label[k];
    const std::uint32_t b = cut.label[(k + 1) % 3];
    return std::array<std::uint32_t, 2>{std::min(a, b), std::max(a, b)};
  };
  if (!cut.hasJunction()) {
    const std::size_t odd = oddCorner(cut);
    const std::size_t other = (odd + 2) % 3;
    segments.push_back({cut.triangle,
                        {onEdge(cut, odd), onEdge(cut, other)},
                        {edgeNode(odd), edgeNode(other)},
                        pairOf(odd)});
    return;
  }
  for (std::size_t k = 0; k < 3; ++k) {
    segments.push_back({cut.triangle,
                        {junctionOf(cut), onEdge(cut, k)},
                        {kJunctionBit | cut.triangle, edgeNode(k)},
                        pairOf(k)});
  }
}

}  // namespace mesomap::figure

// The faces of a partition: which label holds a place of a triangle, and the segments of borders.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "atlas/partition.h"
#include "base/result.h"
#include "figure/atlas.h"

namespace mesomap::figure {

/// A triangle with more than one label.
struct CutTriangle {
  std::uint32_t triangle = 0;
  std::array<Label, 3> label{};         ///< Of its corners.
  std::array<std::uint16_t, 3> part{};  ///< On the edge from corner k to the next, from k; 0: none.
  std::array<std::uint16_t, 2> junction{};  ///< u, v; 0, 0: none.

  [[nodiscard]] bool hasJunction() const { return junction[0] != 0; }
};

/// The triangles that a partition cuts, ascending. The error names the triangle where a border is
/// missing.
[[nodiscard]] Result<std::vector<CutTriangle>> cutTriangles(const mesh::TriangleMesh& mesh,
                                                            const Partition& partition);

/// The same for many layers of labels kInside and kOutside at once, each on its own.
[[nodiscard]] std::vector<Result<std::vector<CutTriangle>>> cutTriangles(
    const mesh::TriangleMesh& mesh, std::span<const Partition* const> layers);

[[nodiscard]] const CutTriangle* findCut(const std::vector<CutTriangle>& cuts,
                                         std::uint32_t triangle);

/// The corner whose label holds the place.
[[nodiscard]] std::size_t cornerAt(const CutTriangle& cut, const glm::dvec3& barycentric);

/// One piece of border inside a triangle. Ends that are the same place of the mesh have the same
/// node.
struct Segment {
  std::uint32_t triangle = 0;
  std::array<glm::dvec3, 2> end;  ///< Barycentrics in `triangle`.
  std::array<std::uint64_t, 2> node{};
  /// What lies on its two sides: labels, or areas; lower first.
  std::array<std::uint32_t, 2> between{};
};

/// Appends the pieces of a cut triangle, with the corners' labels on both sides.
void appendSegments(const mesh::Triangle& corners, const CutTriangle& cut,
                    std::vector<Segment>& segments);

[[nodiscard]] std::uint64_t nodeOfVertex(std::uint32_t vertex);
[[nodiscard]] std::uint64_t nodeOfEdge(std::uint32_t a, std::uint32_t b);

/// A chain of segments with the same neighbours.
struct Chain {
  BorderCurve curve;
  std::array<std::uint32_t, 2> between{};
};
/// Joins segments at common nodes as far as they lie between the same two; `byNeighbours` false:
/// whatever they lie between. Open chains end where others begin.
[[nodiscard]] std::vector<Chain> chained(std::span<const Segment> segments, bool byNeighbours);

}  // namespace mesomap::figure

// Topology of a triangle mesh: which triangle lies across each edge (Rossignac 1999, corner table).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::mesh {

inline constexpr std::uint32_t kNone = 0xffffffffu;

/// Corner c = 3 * triangle + k. The edge "of" a corner is the one opposite to it.
class CornerTable {
 public:
  CornerTable() = default;
  /// Edges with other than two triangles, or with two that disagree on orientation, count as
  /// borders (kNone): paint and distances treat them as walls.
  explicit CornerTable(const TriangleMesh& mesh);

  [[nodiscard]] static std::uint32_t next(std::uint32_t c) { return c % 3 == 2 ? c - 2 : c + 1; }
  [[nodiscard]] static std::uint32_t prev(std::uint32_t c) { return c % 3 == 0 ? c + 2 : c - 1; }
  [[nodiscard]] static std::uint32_t triangleOf(std::uint32_t c) { return c / 3; }

  /// The corner facing `c` across its edge, or kNone at a border.
  [[nodiscard]] std::uint32_t opposite(std::uint32_t c) const { return opposite_[c]; }
  /// All corners at a vertex (every triangle that touches it), ascending.
  [[nodiscard]] std::span<const std::uint32_t> cornersAt(std::uint32_t vertex) const {
    return {corners_.data() + start_[vertex], corners_.data() + start_[vertex + 1]};
  }
  [[nodiscard]] std::size_t borderEdgeCount() const { return borderEdges_; }
  [[nodiscard]] std::size_t nonManifoldEdgeCount() const { return nonManifoldEdges_; }

 private:
  std::vector<std::uint32_t> opposite_;
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> corners_;
  std::size_t borderEdges_ = 0;
  std::size_t nonManifoldEdges_ = 0;
};

/// Number of pieces connected through edges.
[[nodiscard]] std::size_t countParts(const TriangleMesh& mesh, const CornerTable& topology);
/// Number of border loops (holes).
[[nodiscard]] std::size_t countHoles(const TriangleMesh& mesh, const CornerTable& topology);

}  // namespace mesomap::mesh

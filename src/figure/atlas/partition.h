// One way of cutting a mesh into faces: a label at every vertex, one place on every edge whose ends
// differ, and one place in every triangle with three labels. Nothing else is needed: a triangle
// with two labels is cut by one segment, one with three by three segments from its junction, so
// that every place has exactly one label and neighbours share their border.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "atlas/mesh_mirror.h"
#include "mesh/triangle_mesh.h"
#include "shape/sdf.h"

namespace mesomap::figure {

using Label = std::uint16_t;

/// Places on edges and in triangles are kept in whole parts of this, so that a file holds them
/// exactly.
inline constexpr std::uint32_t kParts = 10000;

/// A layer over the network: label 0 inside, 1 outside.
inline constexpr Label kInside = 0;
inline constexpr Label kOutside = 1;

/// Where a border crosses the edge between two vertices.
struct Crossing {
  std::uint32_t low = 0, high = 0;  ///< Vertices, low < high.
  std::uint16_t part = 0;           ///< 1 .. kParts - 1, from `low`.
  bool operator==(const Crossing&) const = default;
};

/// Where three labels meet inside a triangle: parts of its corners 0 and 1, both above 0, with the
/// rest above 0 for corner 2.
struct Junction {
  std::uint32_t triangle = 0;
  std::uint16_t u = 0, v = 0;
  bool operator==(const Junction&) const = default;
};

struct Partition {
  std::vector<Label> label;         ///< Per vertex.
  std::vector<Crossing> crossings;  ///< Ascending by low, high: every edge whose labels differ.
  std::vector<Junction> junctions;  ///< Ascending: every triangle with three labels.
  bool operator==(const Partition&) const = default;
};

/// What is painted at a place; the lower label was painted first.
using Painter = std::function<Label(const Vec3&)>;

/// Which patches of a label are islands, to be given to their surroundings. The largest patch of
/// each label never is one.
struct IslandLimits {
  std::size_t vertices = 10;                  ///< Fewer than this, or
  float mm2 = 0.0f;                           ///< a smaller patch than this.
  std::optional<Label> notTo = std::nullopt;  ///< What gets none.
};

/// Cuts the half x >= 0 and mirrors it.
[[nodiscard]] Partition cutMesh(const mesh::TriangleMesh& mesh, const MeshMirror& mirror,
                                const Painter& painter, const IslandLimits& limits = {});

/// Gives small islands to the neighbour with the longest common border, in edges.
/// `label` of the vertices with x >= 0 is changed, others are neither read nor written.
void mergeIslands(const mesh::TriangleMesh& mesh, std::vector<Label>& label,
                  const IslandLimits& limits);

}  // namespace mesomap::figure

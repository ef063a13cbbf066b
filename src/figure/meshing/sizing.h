// How long the edges of a figure's mesh should be from place to place.
#pragma once

#include "meshing/remesher.h"
#include "shape/figure_shape.h"

namespace mesomap::figure {

/// Lengths to aim at around a place, mm.
struct EdgeLimits {
  float smallest = 0.75f;
  float largest = 8.0f;
  float chordError = 0.15f;  ///< Between an edge and the curved surface under it.
  float colour = 3.0f;       ///< No edge is made shorter than this for the sake of colours.
};

/// What a figure of one kind asks of grid and mesh.
struct MeshPlan {
  Vec3 low{0}, high{0};                           ///< Box that holds the half x >= 0, mm.
  float finest = 0.9f;                            ///< Spacing of the finest grid, mm.
  std::function<float(const Vec3&)> spacing;      ///< Of the grid.
  std::function<EdgeLimits(const Vec3&)> limits;  ///< Of the mesh.
};
[[nodiscard]] MeshPlan planOf(const FigureShape& shape, Kind kind);

/// Wanted edge length at every vertex, from the bending of `normals`, the steps of the colours and
/// the plan's limits, changing gradually from place to place, and made longer everywhere until
/// about `mostTriangles` remain.
[[nodiscard]] std::vector<float> wantedSizes(const FigureShape& shape, const MeshPlan& plan,
                                             const RawMesh& mesh, const std::vector<Vec3>& normals,
                                             std::size_t mostTriangles);

}  // namespace mesomap::figure

// Straight walks on the skin (the exponential map) and placing of points.
#pragma once

#include "mesh/working_mesh.h"

namespace mesomap::surface {

struct WalkEnd {
  mesh::SurfacePoint point;
  glm::dvec3 direction{1, 0, 0};  ///< Unit tangent at the end, carried along the walk.
  double walkedMm = 0.0;          ///< Less than asked when a border stopped the walk.
};

/// Goes straight ahead for `distanceMm` from `start` along `direction` (projected to the tangent
/// plane), unfolding triangle after triangle (Polthier & Schmies 1998).
[[nodiscard]] WalkEnd walk(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& start,
                           const glm::dvec3& direction, double distanceMm);

/// A unit tangent at `point`: `preferred` projected to the triangle's plane, or an edge direction
/// where that vanishes.
[[nodiscard]] glm::dvec3 tangentAt(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& point,
                                   const glm::dvec3& preferred);

}  // namespace mesomap::surface

// A net on the skin whose meshes all have sides of one length, as cloth laid over it would
// (Tchebyshev 1878: threads keep their length, only their angle changes). Neighbours along a thread
// keep their distance whatever the skin's curvature; nothing drifts.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec3.hpp>
#include <vector>

#include "pattern.h"

namespace mesomap::layout {

struct NetRule {
  double alongMm = 10.0;                 ///< Side along the first thread's direction.
  double acrossMm = 10.0;                ///< Side along the other.
  double angleRad = 1.5707963267948966;  ///< Between the two at the start.
  /// Knots are tied this far outside the ground, too, so that the net reaches round its corners.
  double outsideMm = 10.0;
  std::size_t mostKnots = 200000;
};

struct Knot {
  int i = 0, j = 0;  ///< Steps along and across from the start.
  mesh::SurfacePoint place;
  glm::dvec3 ahead{1, 0, 0};  ///< Unit, along the first thread, tangent at `place`.
};

/// Ties the net from `start`, its first thread along `ahead`, over the connected ground about it;
/// knots in the order in which they were tied, nearest to the start first. `snap` may move a knot
/// before anything is tied to it (to a point that stood there); it may be empty.
[[nodiscard]] std::vector<Knot> tieNet(const Setting& setting, const mesh::SurfacePoint& start,
                                       const glm::dvec3& ahead, const NetRule& rule,
                                       const std::function<void(mesh::SurfacePoint&)>& snap = {});

}  // namespace mesomap::layout

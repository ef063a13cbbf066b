// The plane about which a body is most nearly its own mirror image, found from its shape alone.
#pragma once

#include <glm/vec3.hpp>

#include "base/result.h"
#include "mesh/ray_caster.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::surface {

/// All places p with dot(normal, p) == offsetMm.
struct MirrorPlane {
  glm::dvec3 normal{1, 0, 0};  ///< Unit; towards +X (the client's left) where it has any X.
  double offsetMm = 0.0;       ///< From the origin, along the normal.
  /// How far mirrored skin lies from skin: root mean square over the best four fifths, mm. What
  /// noise and a person's own unevenness leave; 0 for a perfect mirror image.
  double residualMm = 0.0;

  [[nodiscard]] glm::dvec3 mirrored(const glm::dvec3& position) const;
  [[nodiscard]] glm::dvec3 mirroredDirection(const glm::dvec3& direction) const;
  /// The place on the plane nearest to `position` (to draw the plane about a body's centre).
  [[nodiscard]] glm::dvec3 foot(const glm::dvec3& position) const;
};

struct MirrorPlaneOptions {
  /// Where the scan's axes are known to be roughly right: planes whose normal is more than 45° away
  /// from this are not tried (a box, a ball or a cylinder has several). Zero: all are tried.
  glm::dvec3 expectedNormal{0.0};
};

/// Tries planes through the middle of the skin in 150 directions, improves the best eight by the
/// original-mirror alignment of Xiong et al. (2016; point-to-plane, the worst fifth left out), and
/// answers with the best. `caster` holds the same mesh. Deterministic. Refused: fewer than 50
/// triangles with area, no size, positions that are not numbers.
[[nodiscard]] Result<MirrorPlane> findMirrorPlane(const mesh::TriangleMesh& mesh,
                                                  const mesh::RayCaster& caster,
                                                  const MirrorPlaneOptions& options = {});

}  // namespace mesomap::surface

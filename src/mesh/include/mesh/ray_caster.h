// Ray cast and closest point on a mesh; Embree behind a thin wrapper.
#pragma once

#include <memory>
#include <optional>

#include "mesh/triangle_mesh.h"

namespace mesomap::mesh {

struct RayHit {
  SurfacePoint point;
  double distance = 0.0;  ///< mm along the ray (unit direction).
  bool frontFace = true;  ///< The ray met the outside.
};

struct ClosestHit {
  SurfacePoint point;
  double distance = 0.0;  ///< mm
};

/// Queries are thread-safe. Keeps its own copy of the geometry. Its search tree is built in the
/// background from construction on; the first query waits for it.
class RayCaster {
 public:
  explicit RayCaster(const TriangleMesh& mesh);
  ~RayCaster();
  RayCaster(RayCaster&&) noexcept;
  RayCaster& operator=(RayCaster&&) noexcept;

  /// First triangle met within `maxDistance`, both faces count (scans have flipped ones).
  [[nodiscard]] std::optional<RayHit> cast(const glm::dvec3& origin, const glm::dvec3& direction,
                                           double maxDistance = 1e9) const;
  [[nodiscard]] std::optional<ClosestHit> closest(const glm::dvec3& position,
                                                  double maxDistance = 1e9) const;
  /// True when something lies between the two points, nearer than `slackMm` to neither end.
  [[nodiscard]] bool occluded(const glm::dvec3& from, const glm::dvec3& to,
                              double slackMm = 0.5) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mesomap::mesh

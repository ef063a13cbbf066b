// The place of an area that is farthest from all points, measured along the skin.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bubbles.h"
#include "ground.h"
#include "mesh/working_mesh.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::layout {

/// A vertex near a point, as far along the skin.
struct NearVertex {
  std::uint32_t vertex = 0;
  float distanceMm = 0.0f;
};

/// What the skin knows of the points: for every vertex the way to its nearest point.
class Nearness {
 public:
  Nearness(const mesh::WorkingMesh& mesh, double reachMm)
      : reach_(static_cast<float>(reachMm)),
        way_(mesh.mesh().positions.size(), reach_),
        owner_(mesh.mesh().positions.size(), mesh::kNone) {}
  void add(std::uint32_t dot, std::span<const NearVertex> ball) {
    for (const NearVertex& r : ball) {
      if (r.distanceMm >= way_[r.vertex]) continue;
      way_[r.vertex] = r.distanceMm;
      owner_[r.vertex] = dot;
    }
  }
  [[nodiscard]] double reachMm() const { return static_cast<double>(reach_); }
  [[nodiscard]] double wayMm(std::uint32_t vertex) const {
    return static_cast<double>(way_[vertex]);
  }
  [[nodiscard]] std::uint32_t owner(std::uint32_t vertex) const { return owner_[vertex]; }

 private:
  float reach_;
  std::vector<float> way_;
  std::vector<std::uint32_t> owner_;
};

struct Farthest {
  double mm = 0.0;  ///< From its nearest dot.
  mesh::SurfacePoint place;
};

/// The place of the ground that is farthest from its nearest dot, to `toleranceMm`; no farther than
/// the reach of `nearness`, which has been told of all balls: one of every dot, of that reach.
[[nodiscard]] Farthest farthestPlace(const Ground& ground, const surface::PageTriangles& pages,
                                     std::span<const Dot> dots,
                                     std::span<const std::span<const NearVertex>> balls,
                                     const Nearness& nearness, double toleranceMm);

}  // namespace mesomap::layout

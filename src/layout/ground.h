// The ground of a layout: the region less its margin, as a signed distance on working vertices.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec3.hpp>
#include <vector>

#include "mesh/working_mesh.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::layout {

/// A vertex inside the ground.
struct Spot {
  std::uint32_t vertex = 0;
  float depthMm = 0.0f;  ///< Distance to the ground's border, positive.
  std::uint32_t part = 0;
  glm::dvec3 position{0.0};
  glm::dvec3 normal{0.0};
};

class Ground {
 public:
  /// Takes `marginMm` off the shape. A part of the shape that is nowhere deeper than the margin
  /// keeps a ribbon along its middle instead (0.85 of its own depth is taken off): whoever paints a
  /// thin line wants points along it.
  Ground(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
         const surface::PagedField& shape, double marginMm);

  /// A ground that is given as such: `field` is its signed distance, nothing is taken off.
  Ground(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
         const surface::PagedField& field);

  [[nodiscard]] const mesh::WorkingMesh& mesh() const { return *mesh_; }
  /// Vertices inside, ascending. Empty when nothing of the shape is inside.
  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }
  [[nodiscard]] const surface::PagedField& field() const { return field_; }
  [[nodiscard]] double areaMm2() const { return areaMm2_; }
  [[nodiscard]] std::uint32_t parts() const { return parts_; }
  /// The part that a place belongs to, or kNone outside.
  [[nodiscard]] std::uint32_t partAt(const mesh::SurfacePoint& place) const;

  /// Lets the spacing vary: `spacingAt` in mm at a place. Answers with the largest, which scaleAt()
  /// refers to; all distances are then taken times the scale where they are.
  double varySpacing(const std::function<double(const mesh::SurfacePoint&)>& spacingAt,
                     double otherwiseMm);
  void varyAs(const Ground& other) { scale_ = other.scale_; }
  [[nodiscard]] bool varies() const { return !scale_.empty(); }
  /// 1 or more: the largest spacing over that at a place.
  [[nodiscard]] double scaleAt(const mesh::SurfacePoint& place) const;
  /// The mean over the ground of the scale's square: so many times more points there is room for.
  [[nodiscard]] double density() const;

  /// Signed distance in mm to the ground's border, positive inside.
  [[nodiscard]] double at(const mesh::SurfacePoint& place) const;
  /// Direction and steepness of that distance inside one triangle.
  [[nodiscard]] glm::dvec3 gradient(std::uint32_t triangle) const;
  /// Moves a place that is outside onto the border, by at most about `limitMm`. False when that
  /// fails; then the place is as it was.
  [[nodiscard]] bool pullInside(mesh::SurfacePoint& place, double limitMm) const;

 private:
  void findSpots(const surface::PageTriangles& pages);

  const mesh::WorkingMesh* mesh_;
  surface::PagedField field_;
  std::vector<Spot> spots_;
  std::vector<float> scale_;  ///< Of every vertex, 0 where not known; empty: 1 everywhere.
  double areaMm2_ = 0.0;
  std::uint32_t parts_ = 0;
};

/// Outward direction of the skin at a place, smooth over the triangles.
[[nodiscard]] glm::dvec3 upAt(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place);
/// A working vertex as a place.
[[nodiscard]] mesh::SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex);

}  // namespace mesomap::layout

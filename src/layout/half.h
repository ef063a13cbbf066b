// The plane between the client's sides, as an area that lies across it knows it.
#pragma once

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <vector>

#include "ground.h"
#include "layout/layout.h"

namespace mesomap::layout {

/// Symmetric difference over area up to which a shape counts as symmetric.
inline constexpr double kNearlySymmetric = 0.05;
/// How far a point's mirror image may lie from the next point.
inline constexpr double kSymmetryMm = 0.3;

/// How far a place stands from the plane, and what lies opposite. Input::mirror outlives it.
struct Half {
  const paint::OtherSide* other = nullptr;
  const mesh::WorkingMesh* mesh = nullptr;
  glm::dvec3 across{0.0};  ///< Unit normal of the plane, towards the half that is laid out.
  double planeMm = 0.0;

  [[nodiscard]] double from(const glm::dvec3& position) const {
    return glm::dot(position, across) - planeMm;
  }
  [[nodiscard]] double from(const mesh::SurfacePoint& place) const {
    return from(mesh::positionAt(mesh->mesh(), place));
  }
  /// The place on the plane that is reached straight across the skin; none where the skin runs
  /// along the plane or ends before it.
  [[nodiscard]] std::optional<mesh::SurfacePoint> onPlane(const mesh::SurfacePoint& place) const;
};

/// The plane of `input.mirror`, where the shape is nearly symmetric about it and lies on both its
/// sides.
[[nodiscard]] std::optional<Half> halfOf(const Input& input);

/// What of the ground is inside on both sides: the same on one side as on the other.
[[nodiscard]] surface::PagedField evenField(const Ground& ground, const Half& half);
/// The half of it that is laid out, up to the plane.
[[nodiscard]] surface::PagedField halfField(const Ground& ground, const Half& half);

}  // namespace mesomap::layout

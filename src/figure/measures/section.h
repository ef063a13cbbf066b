// Plane sections of a mesh, and the tape laid round one: as an anthropometrist's tape does, it
// spans every hollow, so its length is that of the convex hull.
#pragma once

#include <optional>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

using glm::dvec2, glm::dvec3;

struct Plane {
  dvec3 point{0};
  dvec3 normal{0, 1, 0};  ///< unit
  [[nodiscard]] static Plane horizontal(double y) { return {{0, y, 0}, {0, 1, 0}}; }
  /// Through three places; the normal is horizontal x where they lie on one line.
  [[nodiscard]] static Plane through(const dvec3& a, const dvec3& b, const dvec3& c);
};

/// One closed line of a section, in order; mm.
using Loop = std::vector<dvec3>;

struct Section {
  Plane plane;
  dvec3 u{1, 0, 0}, v{0, 0, 1};  ///< Axes in the plane.
  std::vector<Loop> loops;

  [[nodiscard]] dvec2 flat(const dvec3& p) const;
  /// The loop that goes round a place (the longest of several); else the one that comes nearest.
  [[nodiscard]] const Loop* around(const dvec3& seed) const;
};

/// Cuts a closed mesh. Where the mesh has a border, lines that do not close are left out.
[[nodiscard]] Section sectionOf(const mesh::TriangleMesh& mesh, const Plane& plane);

/// Convex hull, counter-clockwise, without points inside its edges.
[[nodiscard]] std::vector<dvec2> convexHull(std::vector<dvec2> points);
[[nodiscard]] double perimeter(const std::vector<dvec2>& polygon);

/// Length of a tape pulled round a loop.
[[nodiscard]] double tapeRound(const Section& section, const Loop& loop);

}  // namespace mesomap::figure

// A line on the skin, measured along it.
#pragma once

#include <glm/vec3.hpp>
#include <vector>

#include "mesh/working_mesh.h"
#include "surface/outline.h"

namespace mesomap::layout {

/// Corners close together: between two of them the skin is taken as straight.
struct Curve {
  std::vector<mesh::SurfacePoint> places;
  std::vector<glm::dvec3> positions;
  std::vector<double> along;  ///< mm from the first corner
  bool closed = false;        ///< The last corner is the first again.

  [[nodiscard]] bool empty() const { return places.size() < 2; }
  [[nodiscard]] double lengthMm() const { return along.empty() ? 0.0 : along.back(); }
};

[[nodiscard]] Curve makeCurve(const mesh::TriangleMesh& mesh,
                              std::vector<mesh::SurfacePoint> places, bool closed = false);
[[nodiscard]] Curve makeCurve(const mesh::TriangleMesh& mesh, const surface::Polyline& line);
/// The same line the other way round.
[[nodiscard]] Curve reversed(Curve curve);

/// Place at a length along the curve; round and round where it is closed, else clamped to its ends.
[[nodiscard]] mesh::SurfacePoint placeAt(const mesh::WorkingMesh& mesh, const Curve& curve,
                                         double alongMm);
[[nodiscard]] glm::dvec3 positionAt(const Curve& curve, double alongMm);
/// Length along the curve of its place nearest to `position` (in space), and how far that is.
struct Foot {
  double alongMm = 0.0;
  double awayMm = 1e9;
};
[[nodiscard]] Foot footOn(const Curve& curve, const glm::dvec3& position);
/// The piece between two lengths, with corners at both ends.
[[nodiscard]] std::vector<mesh::SurfacePoint> piece(const mesh::WorkingMesh& mesh,
                                                    const Curve& curve, double fromMm, double toMm);

struct Stretch {
  double fromMm = 0.0;
  double toMm = 0.0;
  [[nodiscard]] double lengthMm() const { return toMm - fromMm; }
};

}  // namespace mesomap::layout

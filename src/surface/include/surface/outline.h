// Border, area and perimeter of a field on the skin: linear inside each triangle, so closed forms.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/working_mesh.h"
#include "surface/paged_field.h"

namespace mesomap::surface {

struct Polyline {
  std::vector<mesh::SurfacePoint> points;  ///< On edges of working triangles, inside on the left.
  bool closed = true;                      ///< False where it ends on a border of the mesh.
};

/// Which triangles a field can concern: those with a corner on a page that is not null. Answered
/// from the mesh once per mesh, so that per-stroke work follows the region and not the mesh.
class PageTriangles {
 public:
  PageTriangles() = default;
  explicit PageTriangles(const mesh::WorkingMesh& mesh);
  /// Every triangle with a corner on a page that is not null, once, ascending.
  [[nodiscard]] std::vector<std::uint32_t> touched(const PagedField& field) const;

 private:
  /// Triangle numbers per page, one list after the other.
  struct Lists {
    std::vector<std::uint32_t> start;
    std::vector<std::uint32_t> triangles;
  };
  Lists whole_;   ///< Triangles with all corners on the page.
  Lists shared_;  ///< Triangles with corners on several pages, listed with each.
};

/// Lines where the field equals `levelMm`. Exact zeros are nudged by half a quantum so that every
/// loop is manifold. Deterministic order: by lowest working triangle.
[[nodiscard]] std::vector<Polyline> isolines(const mesh::WorkingMesh& mesh,
                                             const PageTriangles& pages, const PagedField& field,
                                             double levelMm = 0.0);
[[nodiscard]] double areaMm2(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                             const PagedField& field, double levelMm = 0.0);
[[nodiscard]] double lengthMm(const mesh::TriangleMesh& mesh, const Polyline& line);
[[nodiscard]] double perimeterMm(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                                 const PagedField& field, double levelMm = 0.0);
/// Number of connected pieces inside.
[[nodiscard]] int countParts(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                             const PagedField& field, double levelMm = 0.0);
/// Fewer points, none farther than `toleranceMm` from the line (Douglas & Peucker 1973).
[[nodiscard]] Polyline simplified(const mesh::TriangleMesh& mesh, const Polyline& line,
                                  double toleranceMm);

/// How deep inside a shape its distances are kept: skin farther from the border has this value, so
/// that a change of the border changes nothing far from it. What needs to know more asks for it.
inline constexpr double kKeptDepthMm = 8.0;
inline constexpr double kWholeDepthMm = 511.0;

/// Rebuilds true signed distances along the skin from the zero line, out to `outsideMm` beyond the
/// border and in to `depthMm` (all triangles on the border at least); what is inside and deeper
/// gets that value. What was inside stays inside. Distances beside the border that were true
/// already (to 3/64 mm, 3 % of the distance and 8 % of their triangle together) stay as
/// they are, and pages that say the same all over stay shared with `field`, so that measuring again
/// and again does not move the border. Pages that are deep inside all over are one.
[[nodiscard]] PagedField redistanced(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                                     const PagedField& field, double outsideMm = 4.0,
                                     double depthMm = kKeptDepthMm);

}  // namespace mesomap::surface

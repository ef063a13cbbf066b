#include "border_lines.h"

#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::render {
namespace {

bool liesOn(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place) {
  if (place.triangle >= mesh.triangles.size()) return false;
  for (const std::uint32_t v : mesh.triangles[place.triangle]) {
    if (v >= mesh.positions.size() || v >= mesh.normals.size()) return false;
  }
  const glm::dvec3& b = place.barycentric;
  return std::isfinite(b.x) && std::isfinite(b.y) && std::isfinite(b.z);
}

}  // namespace

std::vector<LinePiece> linePieces(const std::vector<figure::BorderCurve>& curves,
                                  const mesh::TriangleMesh& mesh,
                                  const std::array<std::uint8_t, 3>& color, bool dotted) {
  std::vector<LinePiece> pieces;
  for (const figure::BorderCurve& curve : curves) {
    const std::size_t points = curve.points.size();
    if (points < 2) continue;
    double along = 0.0;
    for (std::size_t i = 0; i + (curve.closed ? 0 : 1) < points; ++i) {
      const mesh::SurfacePoint& a = curve.points[i];
      const mesh::SurfacePoint& b = curve.points[(i + 1) % points];
      if (!liesOn(mesh, a) || !liesOn(mesh, b)) continue;
      const glm::dvec3 from = mesh::positionAt(mesh, a);
      const glm::dvec3 to = mesh::positionAt(mesh, b);
      const double length = glm::distance(from, to);
      if (!(length > 0.0)) continue;
      LinePiece piece;
      piece.from = glm::vec3(from);
      piece.to = glm::vec3(to);
      const glm::dvec3 normal = mesh::normalAt(mesh, a) + mesh::normalAt(mesh, b);
      const double size = glm::length(normal);
      if (size > 0.0) piece.normal = packNormal(glm::vec3(normal / size));
      piece.color = {color[0], color[1], color[2], static_cast<std::uint8_t>(dotted ? 255 : 0)};
      piece.alongMm = static_cast<float>(along);
      pieces.push_back(piece);
      along += length;
    }
  }
  return pieces;
}

}  // namespace mesomap::render

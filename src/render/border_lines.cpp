#include "border_lines.h"

#include <cmath>
#include <cstddef>
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

LineBatch::LineBatch() {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(LinePiece);
  glBindVertexArray(vertexArray_.name());
  glBindBuffer(GL_ARRAY_BUFFER, pieces_.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(LinePiece, from)));
  glVertexAttribPointer(1, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(LinePiece, to)));
  glVertexAttribPointer(2, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(LinePiece, normal)));
  glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, at(offsetof(LinePiece, color)));
  glVertexAttribPointer(4, 1, GL_FLOAT, GL_FALSE, kStride, at(offsetof(LinePiece, alongMm)));
  for (GLuint slot = 0; slot < 5; ++slot) {
    glEnableVertexAttribArray(slot);
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void LineBatch::assign(std::span<const LinePiece> pieces, GLenum usage, UploadCounter& counter) {
  count_ = static_cast<GLsizei>(pieces.size());
  if (count_ > 0) pieces_.assign(std::as_bytes(pieces), usage, counter);
}

std::uint64_t LineBatch::draw() const {
  if (count_ == 0) return 0;
  glBindVertexArray(vertexArray_.name());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
  return 2 * static_cast<std::uint64_t>(count_);
}

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

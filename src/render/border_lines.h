// Short lines on the skin, ready for the graphics card, and borders of the atlas as such.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "figure/atlas.h"
#include "gl_objects.h"
#include "mesh/triangle_mesh.h"
#include "skin_mesh.h"

namespace mesomap::render {

/// A straight piece of a border, as the graphics card reads it.
struct LinePiece {
  glm::vec3 from{0.0f};  ///< mm, on the skin
  glm::vec3 to{0.0f};
  PackedNormal normal{};                ///< Of the skin, at its middle.
  std::array<std::uint8_t, 4> color{};  ///< sRGB; alpha 255 dotted, 0 drawn through
  float alongMm = 0.0f;                 ///< Length of the border before it: where the dots fall.
};
static_assert(sizeof(LinePiece) == 40);

/// Pieces on the graphics card, drawn as ribbons by the program "line".
class LineBatch {
 public:
  LineBatch();
  void assign(std::span<const LinePiece> pieces, GLenum usage, UploadCounter& counter);
  [[nodiscard]] bool empty() const { return count_ == 0; }
  /// The program is in use. Returns the number of triangles.
  std::uint64_t draw() const;

 private:
  VertexArray vertexArray_;
  Buffer pieces_;
  GLsizei count_ = 0;
};

/// Pieces of all curves in order. Curves are places of `mesh`, which needs normals; what does not
/// lie on it is left out. A closed curve returns to its first point.
[[nodiscard]] std::vector<LinePiece> linePieces(const std::vector<figure::BorderCurve>& curves,
                                                const mesh::TriangleMesh& mesh,
                                                const std::array<std::uint8_t, 3>& color,
                                                bool dotted);

}  // namespace mesomap::render

// The soft shadow of what stands on the ground. Pure data, no OpenGL.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <vector>

#include "mesh/triangle_mesh.h"

namespace mesomap::render {

struct Footprint {
  glm::vec2 low{0.0f}, high{0.0f};  ///< x and z in mm
  float groundMm = 0.0f;            ///< y
  int size = 0;                     ///< Cells of a side; 0: there is none.
  std::vector<std::uint8_t> shade;  ///< Rows along x, first at low z; 255 is darkest, 0 at the rim.
};

/// Dark where skin touches the ground, lighter the higher it lies above it.
[[nodiscard]] Footprint footprintOf(const mesh::TriangleMesh& mesh);

}  // namespace mesomap::render

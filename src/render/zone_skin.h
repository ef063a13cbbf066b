// The skin inside the caution and blocked zones of a figure, as triangles to be tinted.
#pragma once

#include <cstdint>
#include <vector>

#include "figure/atlas.h"
#include "mesh/working_mesh.h"

namespace mesomap::render {

enum class ZoneTint : std::uint8_t { none = 0, caution = 1, blocked = 2 };

/// By vertex of the working mesh. Depends on the places only, so that it holds for every build.
[[nodiscard]] std::vector<ZoneTint> zoneTints(const figure::Atlas& atlas,
                                              const mesh::WorkingMesh& working);

struct ZoneSkin {
  std::vector<std::uint32_t> vertices;  ///< Of the working mesh, in the order they are first used.
  std::vector<std::uint32_t> indices;   ///< Three a triangle, into `vertices`.
};
/// Triangles with a tinted corner.
[[nodiscard]] ZoneSkin zoneSkin(const std::vector<ZoneTint>& tints, const mesh::TriangleMesh& mesh);

}  // namespace mesomap::render

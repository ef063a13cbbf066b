// Which way up a texture lies on a mesh. Pure data, no OpenGL.
#pragma once

#include <span>

#include "mesh/surface_file.h"

namespace mesomap::render {

/// OBJ counts v from the bottom of the picture, but some exporters count from the top. On skin,
/// folds (eyelids, nostrils, the line between the lips, the ear) are darker than ridges: true when
/// that is clearly so counted from the top and clearly less so from the bottom. `hollow` as from
/// hollowness(). In doubt false.
[[nodiscard]] bool countsFromTop(const mesh::TriangleMesh& mesh, std::span<const float> hollow,
                                 const mesh::Image& picture);

}  // namespace mesomap::render

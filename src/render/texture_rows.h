// Which way up a texture lies on a mesh. Pure data, no OpenGL.
#pragma once

#include "mesh/surface_file.h"

namespace mesomap::render {

/// OBJ counts v from the bottom of the picture, but some exporters from the top. Where the texture
/// is cut, both sides of a cut show the same skin, so their colours agree only the right way up:
/// true when they agree clearly better counted from the top. False without cuts to tell by.
[[nodiscard]] bool countsFromTop(const mesh::TriangleMesh& mesh, const mesh::Image& picture);

}  // namespace mesomap::render

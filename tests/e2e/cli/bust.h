// Our female bust as the program ships it, to make scan-like files from.
#pragma once

#include "mesh/triangle_mesh.h"

namespace mesomap::e2e {

/// In mm, with normals. Throws where it cannot be opened.
[[nodiscard]] mesh::TriangleMesh bust();

}  // namespace mesomap::e2e

// The areas of a bust as functions of a place, for a mesh that has no prebuilt atlas beside it.
#pragma once

#include <memory>

#include "base/result.h"
#include "figure/atlas.h"

namespace mesomap::scene {

/// Without borders to draw. `mesh` is the figure at build 0 and is copied.
[[nodiscard]] Result<std::shared_ptr<const figure::Atlas>> chartsAtlas(
    const figure::Parameters& parameters, const mesh::TriangleMesh& mesh);

}  // namespace mesomap::scene

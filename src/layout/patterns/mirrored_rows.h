// Rows of an area across the middle of the body, each the mirror image of one on the other side or
// of itself.
#pragma once

#include <vector>

#include "pattern.h"

namespace mesomap::layout {

using Line = std::vector<mesh::SurfacePoint>;

/// What of the lines lies on the half, joined to its images at the plane or beside them; in the
/// same order of work and the same directions. The setting has a half.
[[nodiscard]] std::vector<Line> mirroredLines(const Setting& setting,
                                              const std::vector<Line>& lines);

}  // namespace mesomap::layout

// How finely the working mesh of a figure is split: finest on the face, where borders and small
// areas matter most.
#pragma once

#include <vector>

#include "figure/figure.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::figure {

/// Longest edge on the face after splitting, mm.
constexpr double kFaceEdgeMm = 1.25;

/// By vertex: how many times longer than kFaceEdgeMm edges may be there (1 on the face; 2 elsewhere
/// on a bust, 2.4 on a body: 2.5 and 3 mm). `mesh` is the figure at build 0.
[[nodiscard]] std::vector<float> edgeCoarseness(const Parameters& parameters,
                                                const mesh::TriangleMesh& mesh);

}  // namespace mesomap::figure

// The order of work: rows from the top down, each from the client's right to the client's left; or
// a short walk from point to point.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "bubbles.h"
#include "layout/layout.h"
#include "plan/arrangement.h"

namespace mesomap::layout {

/// Indices of the positions in working order. The walk begins at the first point of the order by
/// rows; it goes to the nearest next and is then mended by turning stretches round (2-opt: Croes
/// 1958) as long as that shortens it. Above 500 points it goes along strips, to and fro. `hand` is
/// as rows: who knows the user's numbers puts them first.
[[nodiscard]] std::vector<std::uint32_t> workingOrder(std::span<const glm::dvec3> positions,
                                                      double spacingMm, plan::WorkingOrder order);

void putInWorkingOrder(std::vector<Dot>& dots, double spacingMm,
                       plan::WorkingOrder order = plan::WorkingOrder::rows);
void putInWorkingOrder(std::vector<Point>& points, const mesh::TriangleMesh& mesh, double spacingMm,
                       plan::WorkingOrder order);

}  // namespace mesomap::layout

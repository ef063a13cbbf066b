// Where distances along the skin start when they are measured from the border of a field.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/working_mesh.h"
#include "surface/geodesic_field.h"
#include "surface/paged_field.h"

namespace mesomap::surface {

/// Corners of the triangles that the zero line crosses, each with its distance in mm from the
/// nearest stretch of the line inside such a triangle. Ascending by vertex, each once. `touched` as
/// PageTriangles::touched gives it; `crossed` gets the triangles that the line crosses, ascending.
[[nodiscard]] std::vector<GeodesicField::Seed> borderSeeds(
    const mesh::WorkingMesh& mesh, const std::vector<std::uint32_t>& touched,
    const PagedField& field, std::vector<std::uint32_t>* crossed = nullptr);

/// Rounding must not move a vertex to the other side of the border.
inline constexpr float kLeastMm = 1.0f / PagedField::kStepsPerMm;

}  // namespace mesomap::surface

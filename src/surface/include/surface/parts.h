// The connected pieces of a shape, and its holes.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/working_mesh.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::surface {

/// One field for each connected piece, the largest first (the lowest vertex decides between equal
/// ones). Each has exactly the border that it had in the whole, so that areas and perimeters add
/// up. Distances outside are measured to the piece's own border.
[[nodiscard]] std::vector<PagedField> separated(const mesh::WorkingMesh& mesh,
                                                const PageTriangles& pages,
                                                const PagedField& field);

/// Without pieces smaller than `smallestMm2`. What stays keeps its values.
[[nodiscard]] PagedField withoutCrumbs(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                                       const PagedField& field, double smallestMm2);

/// Holes smaller than `largestMm2` filled: skin outside that is enclosed by the shape alone. An
/// opening that reaches a border of the mesh stays. Distances are true again afterwards.
[[nodiscard]] PagedField withoutHoles(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                                      const PagedField& field, double largestMm2);

/// The piece that holds one of the vertices; the empty shape where none is inside. Other values
/// stay, those of other pieces turn to the outside. Cost follows the piece.
[[nodiscard]] PagedField pieceAt(const mesh::WorkingMesh& mesh, const PagedField& field,
                                 const mesh::Triangle& vertices);

}  // namespace mesomap::surface

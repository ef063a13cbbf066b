// A shape made larger or smaller by a distance along the skin, and its border made smoother.
#pragma once

#include <cstdint>
#include <functional>

#include "mesh/working_mesh.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::surface {

/// The shape whose border lies `mm` farther out (negative: farther in) along the skin, at most
/// 200 mm either way. Grows over connected skin only, never across a border of the mesh. A piece
/// without any border (a whole closed surface) stays as it is. 0 or not a number: `field` itself.
/// With `allowed`, it grows over vertices that this accepts alone (see paint::Allowed::passable).
/// Where the border is curved the new one lies within about 1 % of `mm` of its true place;
/// distances are known out to 4 mm beyond it.
[[nodiscard]] PagedField grown(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                               const PagedField& field, double mm,
                               const std::function<bool(std::uint32_t)>& allowed = {});

/// The shape with bumps and notches narrower than about `scaleMm` (0.2 to 10 mm) levelled out and
/// its whole area kept to 0.5 %, as long as some of it is wider than the scale. A piece or hole
/// smaller than the scale vanishes, and the others take over its area. 0 or not a number: `field`
/// itself.
///
/// The signed distance is spread by the heat equation on the skin for scale²/2 (diffusion-generated
/// curve shortening: Merriman, Bence & Osher 1992; cotangent weights: Pinkall & Polthier 1993), and
/// the border is then the level line that encloses the old area.
[[nodiscard]] PagedField smoothed(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                                  const PagedField& field, double scaleMm);

}  // namespace mesomap::surface

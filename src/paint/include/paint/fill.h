// Fill: the connected skin about a place, up to the creases and edges round it.
#pragma once

#include "paint/allowed.h"
#include "paint/skin.h"
#include "surface/bend.h"

namespace mesomap::paint {

struct FillOptions {
  /// Where the skin bends more than this, degrees per centimetre, the fill stops: a cheek bends by
  /// about 10, a jaw by 40, the fold beside the nose by 60 and more. 0 or less: fills nothing.
  double limitDegPerCm = 30.0;
  /// How much bending outwards (jaw, brow, bridge of the nose) counts against bending inwards
  /// (folds), 0..1.
  double bulgeShare = 0.55;
  double maxRadiusMm = 60.0;  ///< From the place, along the filled skin; 1 to 300.
  double neckMm = 4.0;        ///< Skin beyond a strait narrower than this is not reached.
  double holeMm2 = 150.0;     ///< Islands of bent skin smaller than this (a mole) are filled too.
};

/// What `filled` will do, to be shown under a moving pointer: its border before straits and holes
/// are seen to, and before it is smoothed; distances are not true. `bend` belongs to the same mesh.
/// Empty where the place is not on the mesh, not allowed, or itself bends more than the limit.
[[nodiscard]] surface::PagedField fillPreview(const Skin& skin, const surface::Bend& bend,
                                              const mesh::SurfacePoint& place,
                                              const FillOptions& options = {},
                                              const Allowed& allowed = {});

/// The filled skin with a smooth border and true distances. Cost follows the filled skin.
[[nodiscard]] surface::PagedField filled(const Skin& skin, const surface::Bend& bend,
                                         const mesh::SurfacePoint& place,
                                         const FillOptions& options = {},
                                         const Allowed& allowed = {});

}  // namespace mesomap::paint

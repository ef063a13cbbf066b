// Lines drawn on the skin from click to click: a wrinkle, a jaw line.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "paint/allowed.h"
#include "paint/skin.h"

namespace mesomap::paint {

enum class LineKind {
  straight,  ///< Straight ahead on the skin from click to click.
  smooth     ///< One smooth curve through all clicks.
};

/// The way over connected skin through the clicked places, as places at most `stepMm` (0.1 to 20)
/// apart that begin and end with the first and last click. A straight stretch is the cut of
/// `skinPath`, or where that meets a hole, the shortest way round it. A smooth one follows a
/// centripetal Catmull-Rom spline (Yuksel, Schaefer & Keyser 2011) that is walked along the skin,
/// so that it cannot leap; a stretch on which the walk goes astray is straight instead. Clicks
/// nearer than 0.01 mm to the one before are left out. One click gives one place.
/// Errors: usage for no click, or one that is not on the mesh; refused where no connected skin
/// leads from one click to the next (says which) within three times the straight distance.
[[nodiscard]] Result<std::vector<mesh::SurfacePoint>> lineThrough(
    const Skin& skin, std::span<const mesh::SurfacePoint> clicks, LineKind kind,
    double stepMm = 1.0);

/// All skin within half of `widthMm` (1 to 150, as the brush) of the line, with true distances near
/// its border; its ends are round. The line's places may be any distance apart: it is filled in
/// along the skin, close enough that the border is straight to 0.05 mm. Empty for no place on the
/// mesh.
[[nodiscard]] surface::PagedField bandAlong(const Skin& skin,
                                            std::span<const mesh::SurfacePoint> line,
                                            double widthMm, const Allowed& allowed = {});

/// Millimetres from place to place in straight steps.
[[nodiscard]] double lengthMm(const mesh::TriangleMesh& mesh,
                              std::span<const mesh::SurfacePoint> line);

/// The disk of `radiusMm` (0.5 to 250) about a place, measured along connected skin. Empty for a
/// place that is not on the mesh; a radius that is not a number is the smallest.
[[nodiscard]] surface::PagedField diskAt(const Skin& skin, const mesh::SurfacePoint& place,
                                         double radiusMm, const Allowed& allowed = {});

}  // namespace mesomap::paint

// The one dab under every gesture that paints with disks.
#pragma once

#include "paint/allowed.h"

namespace mesomap::paint {

/// Adds the allowed part of a geodesic disk to what the editor holds, or takes it away. `bandMm` as
/// `bandOf` gives it: it looks at much of the mesh, so it is asked once a gesture.
/// A disk that stands `alone` and not in a row whose sides run straight is written a little larger,
/// so that its border, cut into chords by the triangles, encloses the disk's area (see
/// allowed.cpp).
void changeDisk(const Skin& skin, const mesh::SurfacePoint& place, double radiusMm, double bandMm,
                BrushMode mode, const Allowed& allowed, surface::PagedField::Editor& editor,
                bool alone = false);

/// Gives the forbidden neighbours of a vertex that nothing has reached their values, so that the
/// border beside them runs where the limit has it and not from vertex to vertex.
void closeOff(const Skin& skin, const Allowed& allowed, std::uint32_t vertex,
              surface::PagedField::Editor& editor);

}  // namespace mesomap::paint

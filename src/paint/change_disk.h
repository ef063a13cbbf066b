// The one dab under every gesture that paints with disks.
#pragma once

#include "paint/allowed.h"

namespace mesomap::paint {

/// Adds the allowed part of a geodesic disk to what the editor holds, or takes it away. `bandMm` as
/// `bandOf` gives it: it looks at much of the mesh, so it is asked once a gesture.
void changeDisk(const Skin& skin, const mesh::SurfacePoint& place, double radiusMm, double bandMm,
                BrushMode mode, const Allowed& allowed, surface::PagedField::Editor& editor);

/// Gives the forbidden neighbours of a vertex that nothing has reached their values, so that the
/// border beside them runs where the limit has it and not from vertex to vertex.
void closeOff(const Skin& skin, const Allowed& allowed, std::uint32_t vertex,
              surface::PagedField::Editor& editor);

}  // namespace mesomap::paint

// Keeps the eye out of the figure.
#pragma once

#include "mesh/ray_caster.h"
#include "scene/camera.h"

namespace mesomap::scene {

/// Moves an eye that has come to lie inside a closed skin, along the line of sight: forwards, in
/// front of what is looked at, where there is room for that, and back out of the figure otherwise.
/// Keeps the direction; the place on the screen of what lies on the line of sight stays. Skin seen
/// from behind at one side only (an open scan) counts as well.
void keepOutside(Camera& camera, const mesh::RayCaster& skin);

/// The eye keeps this far from the skin that it leaves, mm.
inline constexpr double kClearanceMm = 12.0;
/// How far from the skin the eye is, mm, at most kClearanceMm; 0 inside a closed skin.
[[nodiscard]] double roomRound(const Camera& camera, const mesh::RayCaster& skin);

}  // namespace mesomap::scene

// The picture that a client is shown.
#pragma once

#include "render/frame.h"
#include "scene/client_content.h"

namespace mesomap::render {

/// Skin, tints and points of `plan`, which is one of a scene::ClientContent, and nothing else that
/// a frame can hold. The size is left to the caller.
[[nodiscard]] Frame clientFrame(scene::SurfaceModelPtr model, plan::PlanPtr plan,
                                const scene::Camera& camera);

}  // namespace mesomap::render

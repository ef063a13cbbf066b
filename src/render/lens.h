// The lens that looks through the skin: whether there is one, and which pixels it reaches.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <span>

#include "render/frame.h"
#include "target.h"

namespace mesomap::render {

/// None for the client, on a transparent ground, or where its numbers say nothing.
[[nodiscard]] std::optional<Lens> lensIn(const Frame& frame);
/// As shaders want it, see View::lens.
[[nodiscard]] glm::vec3 lensForShaders(const std::optional<Lens>& lens, int heightPx);
/// One rectangle of `whole` that holds the parts and both lenses.
[[nodiscard]] PixelRect around(std::span<const PixelRect> parts, const std::optional<Lens>& one,
                               const std::optional<Lens>& other, const PixelRect& whole);

}  // namespace mesomap::render

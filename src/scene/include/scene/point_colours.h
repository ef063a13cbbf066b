// What the colour of a planned point tells: its area, its product, or how it stands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace mesomap::scene {

enum class PointColours { area, product, state };

using Rgb = std::array<std::uint8_t, 3>;  ///< sRGB

/// "area", "product", "state"; what is unknown is "area".
[[nodiscard]] const char* pointColoursName(PointColours by);
[[nodiscard]] PointColours pointColoursOf(const std::string& name);

/// Of all points of a product, in the order of the plan's list; grey where `product` is empty or
/// not in the list.
[[nodiscard]] Rgb productColour(const plan::Plan& plan, const std::string& product);
[[nodiscard]] Rgb stateColour(const plan::Site& site);

/// One line of what the colours mean.
struct ColourMeaning {
  Rgb colour{};
  std::string text;  ///< In the user's language; a product's own name.
  bool operator==(const ColourMeaning&) const = default;
};
/// Only of what is in the plan; none where points have the colour of their areas, whose list tells
/// it already.
[[nodiscard]] std::vector<ColourMeaning> meaningOf(PointColours by, const plan::Plan& plan);

}  // namespace mesomap::scene

#include "lens.h"

#include <algorithm>
#include <cmath>

namespace mesomap::render {

std::optional<Lens> lensIn(const Frame& frame) {
  if (!frame.lens || frame.clientView || frame.transparentBackground) return std::nullopt;
  const Lens& lens = *frame.lens;
  // Farther away than any picture is wide, it shows nothing.
  const auto tellable = [](float px) { return std::abs(px) < 1e5f; };
  const bool usable = tellable(lens.centerPx.x) && tellable(lens.centerPx.y) &&
                      tellable(lens.radiusPx) && lens.radiusPx > 0.0f;
  return usable ? frame.lens : std::nullopt;
}

glm::vec3 lensForShaders(const std::optional<Lens>& lens, int heightPx) {
  if (!lens) return glm::vec3(0.0f);
  return {lens->centerPx.x, static_cast<float>(heightPx) - lens->centerPx.y, lens->radiusPx};
}

PixelRect around(std::span<const PixelRect> parts, const std::optional<Lens>& one,
                 const std::optional<Lens>& other, const PixelRect& whole) {
  int left = whole.width, bottom = whole.height, right = 0, top = 0;
  const auto hold = [&](int x0, int y0, int x1, int y1) {
    left = std::min(left, std::clamp(x0, 0, whole.width));
    bottom = std::min(bottom, std::clamp(y0, 0, whole.height));
    right = std::max(right, std::clamp(x1, 0, whole.width));
    top = std::max(top, std::clamp(y1, 0, whole.height));
  };
  for (const PixelRect& part : parts) {
    hold(part.x, part.y, part.x + part.width, part.y + part.height);
  }
  for (const auto& lens : {one, other}) {
    if (!lens) continue;
    const glm::vec3 at = lensForShaders(lens, whole.height);
    hold(static_cast<int>(std::floor(at.x - at.z)) - 1,
         static_cast<int>(std::floor(at.y - at.z)) - 1,
         static_cast<int>(std::ceil(at.x + at.z)) + 1,
         static_cast<int>(std::ceil(at.y + at.z)) + 1);
  }
  return {left, bottom, std::max(0, right - left), std::max(0, top - bottom)};
}

}  // namespace mesomap::render

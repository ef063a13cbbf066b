// Large controls for touch: what a finger presses is at least kFinger high and wide.
#pragma once

#include <algorithm>

namespace mesomap::ui {

inline constexpr float kFinger = 44;  ///< design pixels

/// From the settings, before each frame.
void setLargeControls(bool large);
[[nodiscard]] bool largeControls();
/// The height or width of a control, design pixels: this, or what a finger needs.
[[nodiscard]] inline float control(float designPixels) {
  return largeControls() ? std::max(designPixels, kFinger) : designPixels;
}
/// Of the bar on top, design pixels.
[[nodiscard]] float topBarHeight();

}  // namespace mesomap::ui

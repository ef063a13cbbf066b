#include "touch.h"

#include "ui/theme.h"

namespace mesomap::ui {
namespace {

bool large = false;
constexpr float kAir = 6;  ///< Above and below the bar's buttons, design pixels.

}  // namespace

void setLargeControls(bool wanted) {
  large = wanted;
}

bool largeControls() {
  return large;
}

float topBarHeight() {
  return large ? kFinger + 2 * kAir : kTopBarHeight;
}

}  // namespace mesomap::ui

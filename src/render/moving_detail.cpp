#include "render/moving_detail.h"

#include <algorithm>

namespace mesomap::render {

void MovingDetail::took(double seconds, bool moving) {
  if (!moving) {
    if (seconds < kQuick) forget();
    return;
  }
  slow_[next_] = seconds > kSlow;
  next_ = (next_ + 1) % kOf;
  if (std::count(slow_.begin(), slow_.end(), true) >= kSlowOnes) reduced_ = true;
}

}  // namespace mesomap::render

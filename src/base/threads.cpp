#include "base/platform/threads.h"

#include <sys/resource.h>

namespace mesomap::platform {

void giveWay() noexcept {
  // On Linux each thread has a priority of its own, and 0 means the calling one.
  constexpr int kBehindOthers = 15;
  (void)::setpriority(PRIO_PROCESS, 0, kBehindOthers);
}

}  // namespace mesomap::platform

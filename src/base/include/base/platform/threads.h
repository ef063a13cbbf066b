// What the operating system is asked about threads.
#pragma once

namespace mesomap::platform {

/// The calling thread takes from now on the processor's time that others leave over. Where the
/// system does not know of such a thing nothing happens.
void giveWay() noexcept;

}  // namespace mesomap::platform

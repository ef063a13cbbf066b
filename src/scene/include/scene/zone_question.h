// What is asked about the points of an area that lie in a caution zone, or was answered.
#pragma once

#include <cstddef>
#include <string>

#include "base/ids.h"

namespace mesomap::scene {

struct ZoneQuestion {
  RegionId region;
  std::string zone;       ///< id
  std::string name;       ///< After "in": "the lips"; the id where the zone is not known.
  std::string reason;     ///< Why caution, one sentence; may be empty.
  std::string source;     ///< May be empty.
  bool reviewed = false;  ///< The zone was reviewed by a clinician.
  std::size_t points = 0;
  std::size_t pricks = 0;  ///< About so many, of rows.
  /// The linked area, where it has the same question open.
  RegionId partner;
  std::size_t partnerPoints = 0;
  std::size_t partnerPricks = 0;
};

}  // namespace mesomap::scene

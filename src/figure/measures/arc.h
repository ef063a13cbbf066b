// A tape between two places: straight where the skin is hollow, on the skin where it is not.
#pragma once

#include "measures/section.h"

namespace mesomap::figure {

enum class Reach {
  between,  ///< Only what lies over the straight line from one end to the other counts.
  beyond    ///< The tape may also lie on what is wider than its ends: cheeks beyond the tragions.
};

/// Length of a tape from `from` to `to` in the plane that also holds `over`, pulled tight on that
/// side of the straight line. Never less than the straight distance.
[[nodiscard]] double tapeOver(const mesh::TriangleMesh& mesh, const dvec3& from, const dvec3& to,
                              const dvec3& over, Reach reach = Reach::between);

/// Length of a chain laid on the skin from `from` to `to`: the shortest of the tapes in planes
/// through both, leaning from `outward` (square to the straight line) to a quarter turn on either
/// side.
[[nodiscard]] double chainBetween(const mesh::TriangleMesh& mesh, const dvec3& from,
                                  const dvec3& to, const dvec3& outward);

}  // namespace mesomap::figure

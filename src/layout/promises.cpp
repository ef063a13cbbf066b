#include "layout/promises.h"

namespace mesomap::layout {

std::vector<Promise> promisesOf(const Quality& q) {
  constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  const double h = q.spacingMm > 0.0 ? q.spacingMm : 1.0;
  const bool many = q.sites >= kPointsToJudge;
  const bool paired = q.sites > 1 && q.minDistanceMm > 0.0;
  // Rounding in the file moves a point by up to a thousandth of a millimetre.
  constexpr double kRounding = 1e-4;
  const double share = q.expected > 0.0 ? static_cast<double>(q.sites) / q.expected : 0.0;
  return {
      {"smallest-distance", q.minDistanceMm / h, 0.97 - kRounding, kUnbounded, paired},
      {"variation", q.nearestCv, -kUnbounded, 0.03, many},
      {"six-neighbours", q.sixNeighbourShare, q.interior > 100 ? 0.88 : 0.80, kUnbounded,
       q.interior >= 20},
      {"largest-gap", q.largestGapMm / h, -kUnbounded, 0.85, q.sites > 0},
      {"border", q.borderRmsMm / h, -kUnbounded, 0.1, many},
      {"count", share, 0.82, 1.05, many},
  };
}

}  // namespace mesomap::layout

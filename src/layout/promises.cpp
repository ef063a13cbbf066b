#include "layout/promises.h"

namespace mesomap::layout {

double leastWithSix(std::size_t interior) {
  return interior > 100 ? 0.88 : 0.80;
}

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
      {"variation", q.nearestCv, -kUnbounded, kMostVariation, many},
      {"six-neighbours", q.sixNeighbourShare, leastWithSix(q.interior), kUnbounded,
       q.interior >= kInteriorToJudge},
      {"largest-gap", q.largestGapMm / h, -kUnbounded, kMostGap, q.sites > 0},
      {"border", q.borderRmsMm / h, -kUnbounded, kMostBorder, many},
      {"count", share, kLeastCount, kMostCount, many},
  };
}

}  // namespace mesomap::layout

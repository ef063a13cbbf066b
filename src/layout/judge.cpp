#include "judge.h"

#include <algorithm>

#include "layout/promises.h"

namespace mesomap::layout {
namespace {

constexpr double kMargin = 0.15;  // of what was missed, so that it is not missed again by a hair

double over(double value, double limit) {
  return std::max(0.0, value - limit);
}

double sixAsked(const Quality& q) {
  return q.interior < kInteriorToJudge ? 0.0 : leastWithSix(q.interior);
}

}  // namespace

double lacking(const Quality& q) {
  const double h = q.spacingMm;
  const double gap = q.largestGapMm / h;
  double off = 5.0 * over(sixAsked(q), q.sixNeighbourShare);
  if (q.minDistanceMm > 0.0) off += 100.0 * over(kNearest, q.minDistanceMm / h);
  if (gap > kUsualGap) off += 0.1 + 10.0 * over(gap, kUsualGap);
  if (gap > kMostGap) off += 0.5 + 20.0 * over(gap, kMostGap);
  if (q.sites < kPointsToJudge) return off;
  off += 10.0 * over(q.borderRmsMm / h, kMostBorder) + 30.0 * over(q.nearestCv, kMostVariation);
  const auto count = static_cast<double>(q.sites);
  return off + 8.0 * over(kLeastCount * q.expected / count, 1.0) +
         8.0 * over(count, kMostCount * q.expected) / count;
}

void askMore(Room& room, const Survey::Sum& seen, const Quality& q) {
  const double h = q.spacingMm;
  // What the survey has to see for `measured` to come down to `limit`, told from its usual limit.
  const auto widen = [](double& by, double usual, double saw, double measured, double limit) {
    const double missed = measured - limit;
    if (missed > 0.0) by = std::max(by, usual - saw + (1.0 + kMargin) * missed);
  };
  widen(room.gap, Survey::kGap, seen.largestGap, q.largestGapMm / h, kUsualGap);
  widen(room.border, Survey::kBorder, seen.borderRms, q.borderRmsMm / h, kMostBorder);
  widen(room.cv, Survey::kVariation, seen.cv, q.nearestCv, kMostVariation);
  widen(room.six, seen.room.six - seen.sixWanted(), -seen.six, -q.sixNeighbourShare, -sixAsked(q));
  room.gap = std::min(room.gap, 0.05);
  room.border = std::min(room.border, 0.05);
  room.cv = std::min(room.cv, 0.01);
  room.six = std::min(room.six, 0.12);
}

}  // namespace mesomap::layout

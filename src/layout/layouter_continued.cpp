#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "lattice.h"
#include "layouter.h"

namespace mesomap::layout {
namespace {

constexpr double kWideGap = 0.80;     // spacings: gaps wider than this are worth a point
constexpr double kChangedGap = 0.92;  // spacings: wider than any gap of a settled layout
constexpr double kFreedReach = 2.0;   // spacings round a changed place within which points may move

}  // namespace

void Layouter::fillGaps(std::vector<Dot>& dots, double limit) {
  gaps_.clear();
  for (const Dot& d : dots) gaps_.add(d);
  for (const std::uint32_t c : gaps_.centres(limit * h_, h_)) {
    dots.push_back(makeDot(ground_.mesh(), placeOf(ground_.mesh(), gaps_.spots()[c].vertex)));
  }
}

/// Gaps too small for another point shrink when the points round them are drawn
/// in.
void Layouter::closeGaps(Bubbles& bubbles) {
  for (int pass = 0; pass < 4; ++pass) {
    gaps_.clear();
    for (const Dot& d : bubbles.dots()) gaps_.add(d);
    std::vector<Bubbles::Pull> pulls;
    for (const std::uint32_t c : gaps_.centres(kWideGap * h_, h_)) {
      const Spot& s = gaps_.spots()[c];
      pulls.push_back({s.position, s.normal, (kWideGap - 0.02) * h_});
    }
    if (pulls.empty()) return;
    bubbles.relax(15, pulls);
  }
}

double Layouter::costOf(Bubbles& bubbles) {
  gaps_.clear();
  for (const Dot& d : bubbles.dots()) gaps_.add(d);
  double wide = 0.0;
  for (const float d : gaps_.distanceMm())
    wide += static_cast<double>(d) > kWideGap * h_ ? 1.0 : 0.0;
  wide /= static_cast<double>(std::max<std::size_t>(1, gaps_.spots().size()));
  const double largest = gaps_.largestMm() / h_;
  // The outer row should stand on the border; the next row stands well behind
  // it.
  double off = 0.0;
  double row = 0.0;
  for (const Dot& d : bubbles.dots()) {
    const double depth = ground_.at(d.place) / h_;
    if (depth > 0.6) continue;
    off += depth * depth;
    row += 1.0;
  }
  const double ragged = row > 0.0 ? std::sqrt(off / row) : 0.0;
  return 10.0 * std::max(0.0, largest - kWideGap) + largest + 20.0 * wide + ragged;
}

Layouter::Settled Layouter::settle(Bubbles& bubbles, int passes) {
  Settled best;
  for (int pass = 0; pass <= passes; ++pass) {
    thinOut(bubbles);
    thinExactly(bubbles);
    const double cost = costOf(bubbles);
    if (cost < best.cost) best = {bubbles.dots(), cost};
    closeGaps(bubbles);
    bubbles.relax(5);
    if (bubbles.nearestMm() >= kNearest * h_) {
      const double closed = costOf(bubbles);
      if (closed < best.cost) best = {bubbles.dots(), closed};
    }
    if (gaps_.largestMm() <= kWideGap * h_) break;
    if (pass == passes || progress_.cancelled()) break;
    const std::size_t before = bubbles.dots().size();
    fillGaps(bubbles.dots(), kWideGap);
    if (bubbles.dots().size() == before) break;
    bubbles.relax(40);
  }
  return best;
}

std::vector<Dot> Layouter::continued(std::vector<Dot> dots) {
  // What is left of the earlier arrangement stands; only round free skin may
  // points move.
  gaps_.clear();
  for (const Dot& d : dots) gaps_.add(d);
  std::vector<glm::dvec3> changed;
  for (const std::uint32_t c : gaps_.centres(kChangedGap * h_, 0.5 * h_)) {
    const glm::dvec3& position = gaps_.spots()[c].position;
    const auto place = [&] { return placeOf(ground_.mesh(), gaps_.spots()[c].vertex); };
    if (!input_.blocked || input_.blocked(place()).empty()) changed.push_back(position);
  }
  std::vector<Dot> before = dots;
  for (Dot& d : dots) {
    if (d.locked) continue;
    d.fixed = true;
    for (const glm::dvec3& c : changed) {
      if (glm::distance(d.position, c) < kFreedReach * h_) d.fixed = false;
    }
  }
  Bubbles bubbles(ground_, h_, field_);
  // First with everything standing; points are set free only as far as that
  // helps.
  bubbles.dots() = std::move(dots);
  growLattice(ground_, gaps_, h_, input_.rule.directionDeg, {}, bubbles.dots());
  if (bubbles.dots().size() == before.size() && changed.empty()) return before;
  bubbles.relax(60);
  std::vector<Dot> after = settle(bubbles, 4).dots;
  if (!ground_.varies()) fillFolds(after);
  // Where no other point found room and none had to go, all was well as it was.
  const auto numberOfKept = [](const std::vector<Dot>& some) {
    return std::count_if(some.begin(), some.end(), [](const Dot& d) { return d.keptFrom >= 0; });
  };
  if (after.size() == before.size() && numberOfKept(after) == numberOfKept(before)) return before;
  // A point that came back to where it was has not moved.
  for (Dot& d : after) {
    if (d.keptFrom < 0) continue;
    for (const Dot& b : before) {
      if (b.keptFrom == d.keptFrom && glm::distance(b.position, d.position) < 0.005 * h_) d = b;
    }
  }
  return after;
}

}  // namespace mesomap::layout

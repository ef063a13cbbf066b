#include "lattice.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <glm/geometric.hpp>
#include <numbers>
#include <unordered_map>

#include "frame.h"
#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kOutside = 0.33;  // spacings beyond the border from where a point is pulled in
constexpr double kWithin = 0.45;   // spacings from the border for a point within the outer row
constexpr double kApart = 0.80;    // spacings to the nearest point for a new one
constexpr double kFree = 0.95;     // spacings to the nearest point where a new patch may begin

/// Points in cells, growing. Looked up by key only; nothing is ever iterated.
class GrowingGrid {
 public:
  explicit GrowingGrid(double cellMm) : perMm_(1.0 / cellMm) {}
  void add(const glm::dvec3& p, std::uint32_t index) {
    cells_[key(cell(p.x), cell(p.y), cell(p.z))].push_back(index);
  }
  template <class Visit>
  void around(const glm::dvec3& p, Visit&& visit) const {
    for (std::int64_t x = cell(p.x) - 1; x <= cell(p.x) + 1; ++x) {
      for (std::int64_t y = cell(p.y) - 1; y <= cell(p.y) + 1; ++y) {
        for (std::int64_t z = cell(p.z) - 1; z <= cell(p.z) + 1; ++z) {
          const auto it = cells_.find(key(x, y, z));
          if (it == cells_.end()) continue;
          for (const std::uint32_t i : it->second) visit(i);
        }
      }
    }
  }

 private:
  [[nodiscard]] std::int64_t cell(double x) const {
    return static_cast<std::int64_t>(std::floor(x * perMm_));
  }
  static std::uint64_t key(std::int64_t x, std::int64_t y, std::int64_t z) {
    constexpr std::uint64_t kMask = (1u << 21) - 1;
    return ((static_cast<std::uint64_t>(x) & kMask) << 42) |
           ((static_cast<std::uint64_t>(y) & kMask) << 21) |
           (static_cast<std::uint64_t>(z) & kMask);
  }
  double perMm_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

class Grower {
 public:
  Grower(const Ground& ground, double spacingMm, bool withinRow, std::vector<Dot>& dots)
      : ground_(ground), h_(spacingMm), withinRow_(withinRow), dots_(dots), grid_(spacingMm) {
    for (std::uint32_t i = 0; i < dots.size(); ++i) grid_.add(dots[i].position, i);
  }

  /// Adds a point at `place` if there is room; then it will be grown from, with
  /// `ahead` as its frame.
  bool offer(mesh::SurfacePoint place, const glm::dvec3& ahead) {
    const double depth = ground_.at(place) * ground_.scaleAt(place);
    if (depth < (withinRow_ ? kWithin : -kOutside) * h_) return false;
    const bool pulled = depth < 0.0;
    if (pulled && !ground_.pullInside(place, 1.5 * kOutside * h_)) return false;
    const Dot dot = makeDot(ground_.mesh(), place);
    if (!free(dot)) return false;
    const auto index = static_cast<std::uint32_t>(dots_.size());
    dots_.push_back(dot);
    grid_.add(dot.position, index);
    // A point that was pulled aside would tilt the lattice grown from it: only
    // where nothing else leads on.
    (pulled ? second_ : first_).push_back({index, ahead});
    return true;
  }
  void growFrom(std::uint32_t index, const glm::dvec3& ahead) { first_.push_back({index, ahead}); }

  void grow() {
    while (!first_.empty() || !second_.empty()) {
      std::deque<Front>& queue = first_.empty() ? second_ : first_;
      const Front front = queue.front();
      queue.pop_front();
      const Dot from = dots_[front.index];
      const glm::dvec3 ahead = surface::tangentAt(ground_.mesh().mesh(), from.place, front.ahead);
      const glm::dvec3 up = mesh::faceNormal(ground_.mesh().mesh(), from.place.triangle);
      const glm::dvec3 aside = glm::cross(up, ahead);
      const double step = h_ / ground_.scaleAt(from.place);
      for (int k = 0; k < 6; ++k) {
        const double angle = std::numbers::pi / 3.0 * k;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const glm::dvec3 direction = ahead * c + aside * s;
        // Most ways lead to a point that is there already.
        Dot guess = from;
        guess.position += direction * step;
        if (!free(guess, 0.6)) continue;
        const surface::WalkEnd end = surface::walk(ground_.mesh(), from.place, direction, step);
        if (end.walkedMm < 0.98 * step) continue;
        const glm::dvec3 upThere = mesh::faceNormal(ground_.mesh().mesh(), end.point.triangle);
        const glm::dvec3 asideThere = glm::cross(upThere, end.direction);
        offer(end.point, end.direction * c - asideThere * s);
      }
    }
  }

 private:
  struct Front {
    std::uint32_t index;
    glm::dvec3 ahead;
  };

  [[nodiscard]] bool free(const Dot& dot, double apart = kApart) const {
    bool room = true;
    const double scale = ground_.scaleAt(dot.place);
    grid_.around(dot.position, [&](std::uint32_t i) {
      if (!room) return;
      const double distance = glm::distance(dots_[i].position, dot.position);
      const double there = scale == 1.0 ? 1.0 : ground_.scaleAt(dots_[i].place);
      const double straight = distance * 0.5 * (scale + there);
      if (straight >= apart * h_) return;
      const double cosine = glm::dot(dots_[i].normal, dot.normal);
      if (cosine < kFacingCosine) return;
      if (straight * bendFactor(cosine) >= apart * h_) return;
      room = false;
    });
    return room;
  }

  const Ground& ground_;
  double h_;
  bool withinRow_;
  std::vector<Dot>& dots_;
  GrowingGrid grid_;
  std::deque<Front> first_, second_;
};

/// Where a patch begins: the deepest place of the widest free skin, or kNone.
std::uint32_t patchStart(const Gaps& gaps, double h) {
  const auto& spots = gaps.spots();
  const auto& distance = gaps.distanceMm();
  std::uint32_t best = mesh::kNone;
  double bestWorth = 0.0;
  for (std::uint32_t i = 0; i < spots.size(); ++i) {
    const double gap = static_cast<double>(distance[i]);
    if (gap < kFree * h) continue;
    const double worth = std::min(gap, 1.9 * h) + static_cast<double>(spots[i].depthMm);
    if (best == mesh::kNone || worth > bestWorth) {
      best = i;
      bestWorth = worth;
    }
  }
  return best;
}

}  // namespace

void growLattice(const Ground& ground, Gaps& gaps, double spacingMm, double directionDeg,
                 const LatticeStart& start, std::vector<Dot>& dots) {
  gaps.clear();
  for (const Dot& d : dots) gaps.add(d);
  Grower grower(ground, spacingMm, start.withinRow, dots);
  std::size_t known = dots.size();

  // Points that stay carry their lattice on into the skin beside them.
  if (!dots.empty() && !start.withinRow) {
    for (const std::uint32_t c : gaps.centres(kFree * spacingMm, spacingMm)) {
      const glm::dvec3& centre = gaps.spots()[c].position;
      for (std::uint32_t i = 0; i < known; ++i) {
        if (glm::distance(dots[i].position, centre) > 1.6 * spacingMm) continue;
        std::uint32_t nearest = mesh::kNone;
        double best = 1.5 * spacingMm;
        for (std::uint32_t j = 0; j < known; ++j) {
          const double d = glm::distance(dots[i].position, dots[j].position);
          if (j != i && d < best) {
            best = d;
            nearest = j;
          }
        }
        if (nearest != mesh::kNone) {
          grower.growFrom(i, dots[nearest].position - dots[i].position);
        }
      }
    }
    grower.grow();
  }

  while (true) {
    for (; known < dots.size(); ++known) gaps.add(dots[known]);
    const std::uint32_t first = patchStart(gaps, spacingMm);
    if (first == mesh::kNone) return;
    const Spot& spot = gaps.spots()[first];
    mesh::SurfacePoint place = placeOf(ground.mesh(), spot.vertex);
    const glm::dvec3 ahead = tangentTowards(spot.normal, directionDeg);
    const glm::dvec3 aside = glm::cross(spot.normal, ahead);
    const double c = std::cos(start.turnRad);
    const double s = std::sin(start.turnRad);
    const double shift = glm::length(start.shift) * spacingMm;
    if (shift > 1e-9) {
      const surface::WalkEnd end =
          surface::walk(ground.mesh(), place, ahead * start.shift.x + aside * start.shift.y, shift);
      if (ground.at(end.point) > 0.0) place = end.point;
    }
    const glm::dvec3 frame = ahead * c + aside * s;
    if (!grower.offer(place, frame) && !grower.offer(placeOf(ground.mesh(), spot.vertex), frame)) {
      // Too near to another for the grower though not for the gaps: taken as it
      // is.
      dots.push_back(makeDot(ground.mesh(), placeOf(ground.mesh(), spot.vertex)));
    }
    grower.grow();
  }
}

}  // namespace mesomap::layout

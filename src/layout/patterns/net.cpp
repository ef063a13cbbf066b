#include "net.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <queue>
#include <unordered_map>

#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

using mesh::SurfacePoint;

std::uint64_t nodeKey(int i, int j) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(i)) << 32) |
         static_cast<std::uint32_t>(j);
}

class Tier {
 public:
  Tier(const Setting& setting, const NetRule& rule, const std::function<void(SurfacePoint&)>& snap)
      : setting_(setting), rule_(rule), snap_(snap) {}

  std::vector<Knot> tie(const SurfacePoint& start, const glm::dvec3& ahead) {
    Knot first;
    first.place = start;
    first.ahead = surface::tangentAt(setting_.skin(), start, ahead);
    put(first);
    while (!open_.empty() && knots_.size() < rule_.mostKnots && !setting_.progress.cancelled()) {
      const Wanted next = open_.top();
      open_.pop();
      if (known_.contains(nodeKey(next.i, next.j))) continue;
      Knot knot;
      knot.i = next.i;
      knot.j = next.j;
      if (!reach(knot)) continue;
      if (snap_) snap_(knot.place);
      if (setting_.ground.at(knot.place) < -rule_.outsideMm || covered(knot.place)) continue;
      put(knot);
    }
    return std::move(knots_);
  }

 private:
  struct Wanted {
    double rank;
    int i, j;
    bool operator<(const Wanted& o) const {  // the queue answers with the largest
      if (rank != o.rank) return rank > o.rank;
      return i != o.i ? i > o.i : j > o.j;
    }
  };

  void put(const Knot& knot) {
    known_.emplace(nodeKey(knot.i, knot.j), static_cast<std::uint32_t>(knots_.size()));
    cells_[cellOf(mesh::positionAt(setting_.skin(), knot.place))].push_back(
        static_cast<std::uint32_t>(knots_.size()));
    knots_.push_back(knot);
    for (const auto& [di, dj] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      const int i = knot.i + di;
      const int j = knot.j + dj;
      if (known_.contains(nodeKey(i, j))) continue;
      const double x = rule_.alongMm * i;
      const double y = rule_.acrossMm * j;
      open_.push({x * x + y * y, i, j});
    }
  }

  [[nodiscard]] std::uint64_t cellOf(const glm::dvec3& at, int dx = 0, int dy = 0,
                                     int dz = 0) const {
    constexpr std::uint64_t kMask = (1u << 21) - 1;
    const double side = std::min(rule_.alongMm, rule_.acrossMm);
    const auto cell = [&](double x, int d) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(x / side)) + d) &
             kMask;
    };
    return (cell(at.x, dx) << 42) | (cell(at.y, dy) << 21) | cell(at.z, dz);
  }

  /// Where the net has gone round a limb or a head and meets itself, it ends.
  [[nodiscard]] bool covered(const SurfacePoint& place) const {
    const glm::dvec3 here = mesh::positionAt(setting_.skin(), place);
    const glm::dvec3 up = upAt(setting_.skin(), place);
    const double near = 0.5 * std::min(rule_.alongMm, rule_.acrossMm);
    for (int k = 0; k < 27; ++k) {
      const auto found = cells_.find(cellOf(here, k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1));
      if (found == cells_.end()) continue;
      for (const std::uint32_t index : found->second) {
        const SurfacePoint& other = knots_[index].place;
        if (glm::distance(mesh::positionAt(setting_.skin(), other), here) < near &&
            glm::dot(upAt(setting_.skin(), other), up) > 0.0) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] const Knot* at(int i, int j) const {
    const auto found = known_.find(nodeKey(i, j));
    return found == known_.end() ? nullptr : &knots_[found->second];
  }

  /// Across the first thread, to its left as seen from outside.
  [[nodiscard]] glm::dvec3 across(const Knot& knot) const {
    const glm::dvec3 up = mesh::faceNormal(setting_.skin(), knot.place.triangle);
    return knot.ahead * std::cos(rule_.angleRad) +
           glm::cross(up, knot.ahead) * std::sin(rule_.angleRad);
  }

  /// One step straight on from `from`, which carries its frame along.
  bool step(const Knot& from, int di, int dj, Knot& to) const {
    const double length = di != 0 ? rule_.alongMm : rule_.acrossMm;
    glm::dvec3 way = di != 0 ? from.ahead : across(from);
    if (di + dj < 0) way = -way;
    // On along the thread that led to `from`, rather than by the frame: a thread is straight.
    if (const Knot* behind = at(from.i - di, from.j - dj)) {
      const glm::dvec3 thread = mesh::positionAt(setting_.skin(), from.place) -
                                mesh::positionAt(setting_.skin(), behind->place);
      way = surface::tangentAt(setting_.skin(), from.place, thread);
    }
    const surface::WalkEnd end = surface::walk(setting_.mesh(), from.place, way, length);
    if (end.walkedMm < 0.98 * length) return false;
    to.place = end.point;
    // The frame turns with the thread.
    const glm::dvec3 here = mesh::faceNormal(setting_.skin(), from.place.triangle);
    const glm::dvec3 there = mesh::faceNormal(setting_.skin(), end.point.triangle);
    const glm::dvec3 start = surface::tangentAt(setting_.skin(), from.place, way);
    const double c = glm::dot(from.ahead, start);
    const double s = glm::dot(glm::cross(start, from.ahead), here);
    to.ahead = end.direction * c + glm::cross(there, end.direction) * s;
    return true;
  }

  /// Corrects `knot` until it is one side from both knots. False where that does not come about.
  bool meet(const Knot& a, double aMm, const Knot& b, double bMm, Knot& knot) const {
    const mesh::TriangleMesh& skin = setting_.skin();
    SurfacePoint place = knot.place;
    for (int round = 0; round < 8; ++round) {
      const double da = paint::skinDistance(setting_.mesh(), place, a.place, 2.0);
      const double db = paint::skinDistance(setting_.mesh(), place, b.place, 2.0);
      if (!std::isfinite(da) || !std::isfinite(db)) return false;
      const double ea = aMm - da;
      const double eb = bMm - db;
      if (std::abs(ea) < 0.003 && std::abs(eb) < 0.003) {
        knot.place = place;
        return true;
      }
      const glm::dvec3 at = mesh::positionAt(skin, place);
      const glm::dvec3 ua = surface::tangentAt(skin, place, at - mesh::positionAt(skin, a.place));
      const glm::dvec3 ub = surface::tangentAt(skin, place, at - mesh::positionAt(skin, b.place));
      const double c = glm::dot(ua, ub);
      const double det = 1.0 - c * c;
      if (det < 0.05) return false;  // the two pull along one line: the threads have closed up
      glm::dvec3 by = ua * ((ea - c * eb) / det) + ub * ((eb - c * ea) / det);
      const double longest = 0.5 * std::min(aMm, bMm);
      const double length = glm::length(by);
      if (length > longest) by *= longest / length;
      place = surface::walk(setting_.mesh(), place, by, std::min(length, longest)).point;
    }
    return false;
  }

  bool reach(Knot& knot) const {
    const int i = knot.i;
    const int j = knot.j;
    // Two threads meet here: of the pairs at hand the one that stands nearest to the start.
    const Knot* besides[2] = {at(i - 1, j), at(i + 1, j)};
    const Knot* below[2] = {at(i, j - 1), at(i, j + 1)};
    if (i < 0) std::swap(besides[0], besides[1]);
    if (j < 0) std::swap(below[0], below[1]);
    const Knot* a = besides[0] ? besides[0] : besides[1];
    const Knot* b = below[0] ? below[0] : below[1];
    if (a && b) {
      Knot guess = knot;
      if (step(*b, 0, j - b->j, guess)) {
        Knot other = knot;
        if (step(*a, i - a->i, 0, other)) {
          // Between both guesses, or the nearer circle's crossing could be missed.
          if (meet(*a, rule_.alongMm, *b, rule_.acrossMm, guess) && apartFrom(guess, *a, *b)) {
            knot = guess;
            return true;
          }
          if (meet(*a, rule_.alongMm, *b, rule_.acrossMm, other) && apartFrom(other, *a, *b)) {
            knot = other;
            return true;
          }
        }
      }
      return false;
    }
    const Knot* one = a ? a : b;
    return one != nullptr && step(*one, i - one->i, j - one->j, knot);
  }

  /// The other crossing of the two circles is the knot that both were tied from.
  [[nodiscard]] bool apartFrom(const Knot& knot, const Knot& a, const Knot& b) const {
    const Knot* shared = at(a.i, b.j);
    if (shared == nullptr) return true;
    const double side = std::min(rule_.alongMm, rule_.acrossMm);
    return glm::distance(mesh::positionAt(setting_.skin(), knot.place),
                         mesh::positionAt(setting_.skin(), shared->place)) > 0.5 * side;
  }

  const Setting& setting_;
  const NetRule& rule_;
  const std::function<void(SurfacePoint&)>& snap_;
  std::vector<Knot> knots_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;               ///< Looked up by key only.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;  ///< Likewise.
  std::priority_queue<Wanted> open_;
};

}  // namespace

std::vector<Knot> tieNet(const Setting& setting, const SurfacePoint& start, const glm::dvec3& ahead,
                         const NetRule& rule, const std::function<void(SurfacePoint&)>& snap) {
  return Tier(setting, rule, snap).tie(start, ahead);
}

}  // namespace mesomap::layout

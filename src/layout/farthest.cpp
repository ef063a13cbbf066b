#include "farthest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

namespace mesomap::layout {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::infinity();

/// A triangle that may hold a place farther than any vertex.
struct Candidate {
  std::uint32_t triangle;
  double bound;  ///< No place in it is farther than that.
};

/// Of the corners of the candidates: who is near, and how near.
class Knowledge {
 public:
  struct Known {
    std::uint32_t dot;
    float distanceMm;
  };
  Knowledge(const mesh::TriangleMesh& mesh, std::span<const Candidate> candidates,
            std::span<const std::span<const NearVertex>> balls)
      : slot_(mesh.positions.size(), mesh::kNone) {
    std::uint32_t slots = 0;
    for (const Candidate& c : candidates) {
      for (const std::uint32_t v : mesh.triangles[c.triangle]) {
        if (slot_[v] == mesh::kNone) slot_[v] = slots++;
      }
    }
    first_.assign(slots + 1, 0);
    for (const std::span<const NearVertex> ball : balls) {
      for (const NearVertex& near : ball) {
        if (slot_[near.vertex] != mesh::kNone) ++first_[slot_[near.vertex] + 1];
      }
    }
    for (std::size_t s = 1; s < first_.size(); ++s) first_[s] += first_[s - 1];
    known_.resize(first_.back());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t dot = 0; dot < balls.size(); ++dot) {
      for (const NearVertex& near : balls[dot]) {
        if (slot_[near.vertex] == mesh::kNone) continue;
        known_[next[slot_[near.vertex]]++] = {dot, near.distanceMm};
      }
    }
  }
  /// In the order of the dots.
  [[nodiscard]] std::span<const Known> of(std::uint32_t vertex) const {
    const std::uint32_t s = slot_[vertex];
    return {known_.data() + first_[s], first_[s + 1] - first_[s]};
  }

 private:
  std::vector<std::uint32_t> slot_;
  std::vector<std::size_t> first_;
  std::vector<Known> known_;
};

class Search {
 public:
  Search(const Ground& ground, std::span<const Dot> dots, const Knowledge& knowledge,
         const Farthest& largest, double reachMm, double toleranceMm)
      : ground_(ground),
        dots_(dots),
        knowledge_(knowledge),
        largest_(largest),
        reach_(reachMm),
        tolerance_(toleranceMm) {}

  [[nodiscard]] const Farthest& largest() const { return largest_; }
  [[nodiscard]] bool worthwhile(double bound) const { return bound > largest_.mm + tolerance_; }

  /// Parts the triangle into four, again and again, as long as a part may hold a farther place: the
  /// distance to the nearest dot grows no faster than one goes.
  void within(const Candidate& candidate) {
    const mesh::TriangleMesh& m = ground_.mesh().mesh();
    triangle_ = candidate.triangle;
    for (int k = 0; k < 3; ++k) {
      corner_[static_cast<std::size_t>(k)] = m.corner(triangle_, k);
      depth_[k] = static_cast<double>(
          ground_.field().mm(m.triangles[triangle_][static_cast<std::size_t>(k)]));
    }
    gather(candidate.bound);
    part({glm::dvec3(1, 0, 0), glm::dvec3(0, 1, 0), glm::dvec3(0, 0, 1)}, 0);
  }

 private:
  static constexpr int kDeepest = 12;
  struct Active {
    std::uint32_t dot;
    std::array<double, 3> corners;
  };
  using Part = std::array<glm::dvec3, 3>;  ///< Barycentric.

  /// The dots that may be nearest somewhere in the triangle.
  void gather(double bound) {
    active_.clear();
    const mesh::Triangle& t = ground_.mesh().mesh().triangles[triangle_];
    const std::array<std::span<const Knowledge::Known>, 3> lists{
        knowledge_.of(t[0]), knowledge_.of(t[1]), knowledge_.of(t[2])};
    std::array<std::size_t, 3> at{};
    const double longest =
        std::max({glm::distance(corner_[0], corner_[1]), glm::distance(corner_[1], corner_[2]),
                  glm::distance(corner_[2], corner_[0])});
    while (true) {
      std::uint32_t dot = mesh::kNone;
      for (std::size_t k = 0; k < 3; ++k) {
        if (at[k] < lists[k].size()) dot = std::min(dot, lists[k][at[k]].dot);
      }
      if (dot == mesh::kNone) return;
      Active active{dot, {kUnknown, kUnknown, kUnknown}};
      double least = kUnknown;
      for (std::size_t k = 0; k < 3; ++k) {
        if (at[k] == lists[k].size() || lists[k][at[k]].dot != dot) continue;
        active.corners[k] = static_cast<double>(lists[k][at[k]++].distanceMm);
        least = std::min(least, active.corners[k]);
      }
      if (least <= bound + longest) active_.push_back(active);
    }
  }
  [[nodiscard]] glm::dvec3 positionOf(const glm::dvec3& at) const {
    return corner_[0] * at.x + corner_[1] * at.y + corner_[2] * at.z;
  }
  [[nodiscard]] double nearestMm(const glm::dvec3& position) const {
    double nearest = reach_;
    for (const Active& a : active_) {
      const Dot& dot = dots_[a.dot];
      nearest = std::min(nearest, dot.place.triangle == triangle_
                                      ? glm::distance(dot.position, position)
                                      : surface::distanceWithin(ground_.mesh().mesh(), triangle_,
                                                                a.corners, position));
    }
    return nearest;
  }
  void part(const Part& p, int level) {
    const std::array<double, 3> deep{glm::dot(p[0], depth_), glm::dot(p[1], depth_),
                                     glm::dot(p[2], depth_)};
    if (deep[0] < 0.0 && deep[1] < 0.0 && deep[2] < 0.0) return;
    const glm::dvec3 centre = (p[0] + p[1] + p[2]) / 3.0;
    const glm::dvec3 position = positionOf(centre);
    double size = 0.0;
    for (const glm::dvec3& c : p) size = std::max(size, glm::distance(positionOf(c), position));
    const double here = nearestMm(position);
    if (glm::dot(centre, depth_) >= 0.0 && here > largest_.mm) {
      largest_ = {here, {triangle_, centre}};
    }
    if (!worthwhile(std::min(reach_, here + size)) || level == kDeepest) return;
    const Part middle{0.5 * (p[1] + p[2]), 0.5 * (p[2] + p[0]), 0.5 * (p[0] + p[1])};
    part(middle, level + 1);
    part({p[0], middle[2], middle[1]}, level + 1);
    part({middle[2], p[1], middle[0]}, level + 1);
    part({middle[1], middle[0], p[2]}, level + 1);
  }

  const Ground& ground_;
  std::span<const Dot> dots_;
  const Knowledge& knowledge_;
  Farthest largest_;
  double reach_;
  double tolerance_;
  std::uint32_t triangle_ = 0;
  std::array<glm::dvec3, 3> corner_{};
  glm::dvec3 depth_{0.0};
  std::vector<Active> active_;
};

}  // namespace

Farthest farthestPlace(const Ground& ground, const surface::PageTriangles& pages,
                       std::span<const Dot> dots,
                       std::span<const std::span<const NearVertex>> balls, const Nearness& nearness,
                       double toleranceMm) {
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  std::uint32_t farthest = mesh::kNone;
  double most = 0.0;
  for (const Spot& s : ground.spots()) {
    if (nearness.wayMm(s.vertex) <= most) continue;
    most = nearness.wayMm(s.vertex);
    farthest = s.vertex;
  }
  Farthest largest;
  if (farthest != mesh::kNone) largest = {most, placeOf(ground.mesh(), farthest)};
  if (largest.mm >= nearness.reachMm()) return largest;
  std::vector<Candidate> candidates;
  for (const std::uint32_t t : pages.touched(ground.field())) {
    double widest = 0.0;
    double longest = 0.0;
    bool inside = false;
    for (int k = 0; k < 3; ++k) {
      const std::uint32_t v = m.triangles[t][static_cast<std::size_t>(k)];
      widest = std::max(widest, nearness.wayMm(v));
      longest = std::max(longest, glm::distance(m.corner(t, k), m.corner(t, (k + 1) % 3)));
      inside = inside || ground.field().raw(v) > 0;
    }
    // No place of a triangle is farther than this from its nearest corner.
    const double bound = widest + longest / std::sqrt(3.0);
    if (inside && bound > largest.mm + toleranceMm) candidates.push_back({t, bound});
  }
  // The most promising first, so that most of the others need no look.
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.bound != b.bound ? a.bound > b.bound : a.triangle < b.triangle;
  });
  const Knowledge knowledge(m, candidates, balls);
  Search search(ground, dots, knowledge, largest, nearness.reachMm(), toleranceMm);
  for (const Candidate& c : candidates) {
    if (!search.worthwhile(c.bound)) break;
    search.within(c);
  }
  return search.largest();
}

}  // namespace mesomap::layout

#include "measures/arc.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace mesomap::figure {

double tapeOver(const mesh::TriangleMesh& mesh, const dvec3& from, const dvec3& to,
                const dvec3& over, Reach reach) {
  const double straight = glm::distance(from, to);
  if (straight < 1e-9) return 0.0;
  const Section section = sectionOf(mesh, Plane::through(from, to, over));
  const dvec2 a = section.flat(from);
  const dvec2 along = (section.flat(to) - a) / straight;
  dvec2 outward{-along.y, along.x};
  if (glm::dot(section.flat(over) - a, outward) < 0.0) outward = -outward;
  // The line that passes nearest to `over`: not the arm's when the trunk is meant.
  const Loop* loop = nullptr;
  double least = 1e30;
  for (const Loop& candidate : section.loops) {
    for (const dvec3& p : candidate) {
      const double away = glm::distance(p, over);
      if (away >= least) continue;
      least = away;
      loop = &candidate;
    }
  }
  std::vector<dvec2> points{a, section.flat(to)};
  if (loop) {
    for (const dvec3& p : *loop) {
      const dvec2 q = section.flat(p) - a;
      const double t = glm::dot(q, along);
      if (glm::dot(q, outward) <= 1e-9) continue;
      if (reach == Reach::between && (t < 0.0 || t > straight)) continue;
      points.push_back(section.flat(p));
    }
  }
  if (points.size() == 2) return straight;
  return perimeter(convexHull(std::move(points))) - straight;
}

double chainBetween(const mesh::TriangleMesh& mesh, const dvec3& from, const dvec3& to,
                    const dvec3& outward) {
  const dvec3 straight = to - from;
  const double length = glm::length(straight);
  if (length < 1e-9) return 0.0;
  const dvec3 along = straight / length;
  const dvec3 across = outward - along * glm::dot(along, outward);
  if (glm::length(across) < 1e-9) return length;
  const dvec3 a = glm::normalize(across);
  const dvec3 b = glm::cross(along, a);
  constexpr int kSteps = 8;  // of 10 degrees, to either side
  double shortest = 1e30;
  for (int i = -kSteps; i <= kSteps; ++i) {
    const double angle = i * std::numbers::pi / 18.0;
    const dvec3 over =
        0.5 * (from + to) + 0.3 * length * (a * std::cos(angle) + b * std::sin(angle));
    shortest = std::min(shortest, tapeOver(mesh, from, to, over));
  }
  return shortest;
}

}  // namespace mesomap::figure

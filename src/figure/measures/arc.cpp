#include "measures/arc.h"

#include <glm/geometric.hpp>

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

}  // namespace mesomap::figure

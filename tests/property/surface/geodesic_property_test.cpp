#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <queue>
#include <utility>

#include "mesh/working_mesh.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::surface {
namespace {

/// Shortest ways along edges: never shorter than the true distance.
std::vector<double> alongEdges(const mesh::TriangleMesh& m, const mesh::SurfacePoint& source) {
  std::vector<std::vector<std::uint32_t>> next(m.positions.size());
  for (const auto& t : m.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      next[t[k]].push_back(t[(k + 1) % 3]);
      next[t[(k + 1) % 3]].push_back(t[k]);
    }
  }
  std::vector<double> d(m.positions.size(), std::numeric_limits<double>::infinity());
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  const glm::dvec3 p = mesh::positionAt(m, source);
  for (const auto v : m.triangles[source.triangle]) {
    d[v] = std::min(d[v], glm::distance(p, glm::dvec3(m.positions[v])));
    queue.push({d[v], v});
  }
  while (!queue.empty()) {
    const auto [distance, v] = queue.top();
    queue.pop();
    if (distance > d[v]) continue;
    for (const auto w : next[v]) {
      const double via =
          distance + glm::distance(glm::dvec3(m.positions[v]), glm::dvec3(m.positions[w]));
      if (via < d[w]) {
        d[w] = via;
        queue.push({via, w});
      }
    }
  }
  return d;
}

RC_GTEST_PROP(GeodesicProperty, LiesBetweenTheStraightLineAndTheWayAlongEdges,
              (std::uint64_t seed)) {
  const auto m = support::randomBumpySphere(seed, 40.0, 4);
  const mesh::CornerTable topology(m);
  support::Random random(seed + 1);
  const auto source = random.pointOn(m);
  const glm::dvec3 p = mesh::positionAt(m, source);
  const auto edges = alongEdges(m, source);
  GeodesicField field(m, topology);
  const auto reached = field.ball(source, 30.0);
  RC_ASSERT(!reached.empty());
  std::size_t within = 0;
  for (const double d : edges) within += d <= 30.0 ? 1 : 0;
  RC_ASSERT(reached.size() >= within);
  std::vector<bool> seen(m.positions.size(), false);
  for (const auto& r : reached) {
    RC_ASSERT(!seen[r.vertex]);
    seen[r.vertex] = true;
    // Distances are kept in 32 bits, and a way of several triangles adds their roundings up.
    RC_ASSERT(r.distanceMm <= edges[r.vertex] * (1 + 1e-4));
    RC_ASSERT(r.distanceMm >= glm::distance(p, glm::dvec3(m.positions[r.vertex])) * (1 - 1e-4));
  }
}

RC_GTEST_PROP(GeodesicProperty, WalkingTheLogMapArrivesAtTheVertex, (std::uint64_t seed)) {
  // exp(log(v)) = v: two independent ways to one place.
  const auto made = mesh::makeWorkingMesh(support::randomBumpySphere(seed, 70.0, 5),
                                          {.maxEdgeMm = 4.0, .aimTriangles = 0});
  RC_ASSERT(made.ok());
  const auto& w = **made;
  support::Random random(seed + 2);
  const auto source = random.pointOn(w.mesh());
  const glm::dvec3 axis =
      glm::normalize(w.mesh().corner(source.triangle, 1) - w.mesh().corner(source.triangle, 0));
  const glm::dvec3 side = glm::cross(mesh::faceNormal(w.mesh(), source.triangle), axis);
  GeodesicField field(w);
  std::vector<double> misses;
  for (const auto& r : field.ball(source, 12.0)) {
    const auto end =
        walk(w, source, axis * std::cos(double{r.angle}) + side * std::sin(double{r.angle}),
             r.distanceMm);
    misses.push_back(glm::distance(mesh::positionAt(w.mesh(), end.point),
                                   glm::dvec3(w.mesh().positions[r.vertex])));
  }
  std::sort(misses.begin(), misses.end());
  RC_ASSERT(misses[misses.size() / 2] < 0.15);
  RC_ASSERT(misses[misses.size() * 9 / 10] < 0.6);
}

RC_GTEST_PROP(GeodesicProperty, IsTheSameBothWays, (std::uint64_t seed)) {
  const auto m = support::randomBumpySphere(seed, 40.0, 4);
  const mesh::CornerTable topology(m);
  support::Random random(seed + 3);
  GeodesicField field(m, topology);
  const auto a = random.pointOn(m);
  field.ball(a, 25.0);
  for (int i = 0; i < 5; ++i) {
    const auto b = random.pointOn(m);
    field.ball(a, 25.0);
    const double there = field.distanceAt(b);
    if (there > 20.0) continue;
    field.ball(b, 25.0);
    RC_ASSERT(std::abs(field.distanceAt(a) - there) < 0.02 * there + 0.02);
  }
}

}  // namespace
}  // namespace mesomap::surface

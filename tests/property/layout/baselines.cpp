#include "property/layout/baselines.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/walk.h"

namespace mesomap::test {
namespace {

/// The shape less its margin, with places drawn uniformly by area.
class Eroded {
 public:
  explicit Eroded(const layout::Input& in)
      : mesh_(*in.mesh),
        depth_(surface::redistanced(*in.mesh, *in.pages, in.shape, 4.0, surface::kWholeDepthMm)),
        margin_(in.rule.marginMm) {
    double sum = 0.0;
    for (const std::uint32_t t : in.pages->touched(depth_)) {
      const auto& corners = mesh_.mesh().triangles[t];
      if (std::none_of(corners.begin(), corners.end(),
                       [&](std::uint32_t v) { return inside(v); })) {
        continue;
      }
      sum += mesh::triangleArea(mesh_.mesh(), t);
      triangles_.push_back(t);
      upTo_.push_back(sum);
    }
  }
  [[nodiscard]] bool empty() const { return triangles_.empty(); }
  [[nodiscard]] bool inside(std::uint32_t vertex) const {
    return static_cast<double>(depth_.mm(vertex)) >= margin_;
  }
  [[nodiscard]] bool inside(const mesh::SurfacePoint& p) const {
    double deep = 0.0;
    for (int k = 0; k < 3; ++k) {
      deep += p.barycentric[k] * static_cast<double>(depth_.mm(corner(p, k)));
    }
    return deep >= margin_;
  }
  [[nodiscard]] mesh::SurfacePoint deepest() const {
    mesh::SurfacePoint best{triangles_.front(), glm::dvec3(1.0 / 3.0)};
    float most = 0.0f;
    for (const std::uint32_t t : triangles_) {
      for (int k = 0; k < 3; ++k) {
        mesh::SurfacePoint p{t, glm::dvec3(0.0)};
        p.barycentric[k] = 1.0;
        if (depth_.mm(corner(p, k)) <= most) continue;
        most = depth_.mm(corner(p, k));
        best = p;
      }
    }
    return best;
  }
  /// A random place inside.
  [[nodiscard]] mesh::SurfacePoint draw(support::Random& random) const {
    mesh::SurfacePoint p = deepest_;
    for (int tries = 0; tries < 1000; ++tries) {
      const auto it = std::upper_bound(upTo_.begin(), upTo_.end(), random.uniform() * upTo_.back());
      const auto i = std::min(static_cast<std::size_t>(it - upTo_.begin()), upTo_.size() - 1);
      const double r = std::sqrt(random.uniform());
      const double s = random.uniform();
      p = {triangles_[i], {1.0 - r, r * (1.0 - s), r * s}};
      if (inside(p)) return p;
    }
    return p;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& triangles() const { return triangles_; }

 private:
  [[nodiscard]] std::uint32_t corner(const mesh::SurfacePoint& p, int k) const {
    return mesh_.mesh().triangles[p.triangle][static_cast<std::size_t>(k)];
  }
  const mesh::WorkingMesh& mesh_;
  surface::PagedField depth_;
  double margin_;
  std::vector<std::uint32_t> triangles_;
  std::vector<double> upTo_;
  mesh::SurfacePoint deepest_;
};

/// The frame in which the field's directions are given.
struct Frame {
  Frame(const mesh::TriangleMesh& m, const mesh::SurfacePoint& p)
      : u(glm::normalize(m.corner(p.triangle, 1) - m.corner(p.triangle, 0))),
        v(glm::cross(mesh::faceNormal(m, p.triangle), u)) {}
  glm::dvec3 u, v;
};

}  // namespace

std::vector<mesh::SurfacePoint> plainLattice(const layout::Input& input) {
  const Eroded eroded(input);
  std::vector<mesh::SurfacePoint> points;
  if (eroded.empty()) return points;
  const mesh::SurfacePoint centre = eroded.deepest();
  const Frame frame(input.mesh->mesh(), centre);
  const double h = input.rule.spacingMm;
  constexpr int kRings = 40;
  int emptyRings = 0;
  for (int ring = 0; ring <= kRings && emptyRings < 4; ++ring) {
    bool any = false;
    for (int i = -ring; i <= ring; ++i) {
      for (int j = -ring; j <= ring; ++j) {
        if (std::max({std::abs(i), std::abs(j), std::abs(i + j)}) != ring) continue;
        const glm::dvec2 node(h * (i + 0.5 * j), h * std::sqrt(0.75) * j);
        const double distance = glm::length(node);
        mesh::SurfacePoint place = centre;
        if (ring > 0) {
          const auto end = surface::walk(
              *input.mesh, centre, (frame.u * node.x + frame.v * node.y) / distance, distance);
          if (end.walkedMm < 0.999 * distance) continue;
          place = end.point;
        }
        if (!eroded.inside(place)) continue;
        points.push_back(place);
        any = true;
      }
    }
    emptyRings = any ? 0 : emptyRings + 1;
  }
  return points;
}

std::vector<mesh::SurfacePoint> throwDarts(const layout::Input& input, std::uint64_t seed,
                                           int misses) {
  const Eroded eroded(input);
  std::vector<mesh::SurfacePoint> points;
  if (eroded.empty()) return points;
  const mesh::TriangleMesh& m = input.mesh->mesh();
  const double h = input.rule.spacingMm;
  support::Random random(seed);
  surface::GeodesicField field(*input.mesh);
  std::vector<glm::dvec3> positions;
  for (int missed = 0; missed < misses;) {
    const mesh::SurfacePoint dart = eroded.draw(random);
    const glm::dvec3 at = mesh::positionAt(m, dart);
    bool measured = false;
    bool free = true;
    for (std::size_t i = 0; i < points.size() && free; ++i) {
      if (glm::distance(positions[i], at) >= h) continue;
      if (!measured)
        (void)field.reach(dart, 1.5 * h);  // corners about a place beyond it must be known
      measured = true;
      free = field.distanceAt(points[i]) >= h;
    }
    if (!free) {
      ++missed;
      continue;
    }
    missed = 0;
    points.push_back(dart);
    positions.push_back(at);
  }
  return points;
}

std::vector<mesh::SurfacePoint> relaxByLloyd(const layout::Input& input, std::size_t count,
                                             std::uint64_t seed, int rounds) {
  const Eroded eroded(input);
  std::vector<mesh::SurfacePoint> points;
  if (eroded.empty()) return points;
  const mesh::TriangleMesh& m = input.mesh->mesh();
  support::Random random(seed);
  for (std::size_t i = 0; i < count; ++i) points.push_back(eroded.draw(random));
  // Skin is weighed at its vertices by a third of the triangles about them.
  std::vector<double> weight(m.positions.size(), 0.0);
  for (const std::uint32_t t : eroded.triangles()) {
    for (const std::uint32_t v : m.triangles[t]) {
      if (eroded.inside(v)) weight[v] += mesh::triangleArea(m, t) / 3.0;
    }
  }
  surface::GeodesicField field(*input.mesh);
  const double reach = 3.0 * input.rule.spacingMm;
  struct Seen {
    std::uint32_t vertex;
    float distance, angle;
  };
  for (int round = 0; round < rounds; ++round) {
    std::vector<float> nearest(m.positions.size(), static_cast<float>(2.0 * reach));
    std::vector<std::vector<Seen>> seen(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      // Once the points are spread, cells are small.
      for (const auto& r : field.ball(points[i], round < 4 ? reach : 0.6 * reach)) {
        if (weight[r.vertex] <= 0.0) continue;
        nearest[r.vertex] = std::min(nearest[r.vertex], r.distanceMm);
        seen[i].push_back({r.vertex, r.distanceMm, r.angle});
      }
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      glm::dvec2 mean(0.0);
      double sum = 0.0;
      for (const Seen& s : seen[i]) {
        if (s.distance > nearest[s.vertex]) continue;
        const double w = weight[s.vertex];
        const auto angle = static_cast<double>(s.angle);
        mean += w * static_cast<double>(s.distance) * glm::dvec2(std::cos(angle), std::sin(angle));
        sum += w;
      }
      if (sum <= 0.0) continue;
      mean /= sum;
      const double distance = glm::length(mean);
      if (distance < 1e-6) continue;
      const Frame frame(m, points[i]);
      const auto end = surface::walk(*input.mesh, points[i],
                                     (frame.u * mean.x + frame.v * mean.y) / distance, distance);
      if (eroded.inside(end.point)) points[i] = end.point;
    }
  }
  return points;
}

}  // namespace mesomap::test

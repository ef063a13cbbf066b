#include "surface/outline.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <utility>

#include "level_triangle.h"
#include "surface/segment.h"

namespace mesomap::surface {

namespace {

/// Follows lines from triangle to triangle across shared edges.
class LineFollower {
 public:
  LineFollower(const mesh::WorkingMesh& mesh, const PageTriangles& pages, const PagedField& field,
               double level)
      : mesh_(mesh) {
    for (const auto t : pages.touched(field)) {
      const LevelTriangle cut(mesh.mesh().triangles[t], field, level);
      if (cut.crossed()) crossed_.emplace_back(t, cut);
    }
    done_.assign(crossed_.size(), false);
  }

  std::vector<Polyline> all() {
    std::vector<Polyline> lines;
    for (std::size_t i = 0; i < crossed_.size(); ++i) {
      if (!done_[i]) lines.push_back(follow(i));
    }
    return lines;
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  /// The crossed triangle across the edge facing corner `k` of crossed triangle `i`.
  [[nodiscard]] std::size_t across(std::size_t i, std::uint32_t k) const {
    const std::uint32_t o = mesh_.topology().opposite(3 * crossed_[i].first + k);
    if (o == mesh::kNone) return kNowhere;
    const auto it = std::lower_bound(crossed_.begin(), crossed_.end(), o / 3,
                                     [](const auto& c, std::uint32_t t) { return c.first < t; });
    return it != crossed_.end() && it->first == o / 3
               ? static_cast<std::size_t>(it - crossed_.begin())
               : kNowhere;
  }

  Polyline follow(std::size_t first) {
    // Back to a border of the mesh, if there is one, so that an open line is whole.
    std::size_t start = first;
    while (true) {
      const std::size_t before = across(start, crossed_[start].second.entry());
      if (before == kNowhere) break;
      if (before == first) {
        start = first;
        break;
      }
      start = before;
    }
    Polyline line;
    line.closed = false;
    std::size_t i = start;
    while (true) {
      done_[i] = true;
      const auto& [t, cut] = crossed_[i];
      line.points.push_back({t, cut.entryPlace()});
      const std::size_t after = across(i, cut.exit());
      if (after == start) {
        line.closed = true;
        break;
      }
      if (after == kNowhere || done_[after]) {
        line.points.push_back({t, cut.exitPlace()});
        break;
      }
      i = after;
    }
    return line;
  }

  const mesh::WorkingMesh& mesh_;
  std::vector<std::pair<std::uint32_t, LevelTriangle>> crossed_;  ///< Ascending by triangle.
  std::vector<bool> done_;
};

}  // namespace

std::vector<Polyline> isolines(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                               const PagedField& field, double levelMm) {
  return LineFollower(mesh, pages, field, levelMm).all();
}

double areaMm2(const mesh::WorkingMesh& mesh, const PageTriangles& pages, const PagedField& field,
               double levelMm) {
  double area = 0.0;
  for (const auto t : pages.touched(field)) {
    const double share = LevelTriangle(mesh.mesh().triangles[t], field, levelMm).insideShare();
    if (share > 0.0) area += share * triangleArea(mesh.mesh(), t);
  }
  return area;
}

double lengthMm(const mesh::TriangleMesh& mesh, const Polyline& line) {
  if (line.points.size() < 2) return 0.0;
  double length = 0.0;
  const glm::dvec3 first = positionAt(mesh, line.points.front());
  glm::dvec3 last = first;
  for (const auto& point : line.points) {
    const glm::dvec3 p = positionAt(mesh, point);
    length += glm::distance(last, p);
    last = p;
  }
  return line.closed ? length + glm::distance(last, first) : length;
}

double perimeterMm(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                   const PagedField& field, double levelMm) {
  double length = 0.0;
  for (const auto t : pages.touched(field)) {
    const LevelTriangle cut(mesh.mesh().triangles[t], field, levelMm);
    if (!cut.crossed()) continue;
    length += glm::distance(positionAt(mesh.mesh(), {t, cut.entryPlace()}),
                            positionAt(mesh.mesh(), {t, cut.exitPlace()}));
  }
  return length;
}

int countParts(const mesh::WorkingMesh& mesh, const PageTriangles& pages, const PagedField& field,
               double levelMm) {
  // Pieces of inside vertices joined by edges that lie inside: union-find over their sorted list.
  const auto touched = pages.touched(field);
  std::vector<std::uint32_t> inside;
  const auto& triangles = mesh.mesh().triangles;
  for (const auto t : touched) {
    const LevelTriangle cut(triangles[t], field, levelMm);
    for (std::size_t k = 0; k < 3; ++k) {
      if (cut.value[k] > 0.0) inside.push_back(triangles[t][k]);
    }
  }
  std::sort(inside.begin(), inside.end());
  inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
  std::vector<std::size_t> parent(inside.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  };
  const auto indexOf = [&](std::uint32_t v) {
    return static_cast<std::size_t>(std::lower_bound(inside.begin(), inside.end(), v) -
                                    inside.begin());
  };
  int parts = static_cast<int>(inside.size());
  for (const auto t : touched) {
    const LevelTriangle cut(triangles[t], field, levelMm);
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t n = (k + 1) % 3;
      if (!(cut.value[k] > 0.0) || !(cut.value[n] > 0.0)) continue;
      const std::size_t a = root(indexOf(triangles[t][k]));
      const std::size_t b = root(indexOf(triangles[t][n]));
      if (a == b) continue;
      parent[std::max(a, b)] = std::min(a, b);
      --parts;
    }
  }
  return parts;
}

Polyline simplified(const mesh::TriangleMesh& mesh, const Polyline& line, double toleranceMm) {
  const std::size_t n = line.points.size();
  if (n < 3) return line;
  std::vector<glm::dvec3> p;
  p.reserve(n + 1);
  for (const auto& point : line.points) p.push_back(positionAt(mesh, point));
  if (line.closed) p.push_back(p.front());

  std::vector<bool> keep(p.size(), false);
  std::vector<std::pair<std::size_t, std::size_t>> open;
  keep.front() = keep.back() = true;
  if (line.closed) {
    // A loop needs a third fixed place: the one farthest from its start.
    std::size_t far = 0;
    for (std::size_t i = 1; i < n; ++i) {
      if (glm::distance(p[i], p[0]) > glm::distance(p[far], p[0])) far = i;
    }
    keep[far] = true;
    open.emplace_back(0, far);
    open.emplace_back(far, n);
  } else {
    open.emplace_back(0, n - 1);
  }
  while (!open.empty()) {
    const auto [a, b] = open.back();
    open.pop_back();
    double worst = toleranceMm;
    std::size_t at = a;
    for (std::size_t i = a + 1; i < b; ++i) {
      const double d = distanceToSegment(p[i], p[a], p[b]);
      if (d > worst) {
        worst = d;
        at = i;
      }
    }
    if (at == a) continue;
    keep[at] = true;
    open.emplace_back(a, at);
    open.emplace_back(at, b);
  }
  Polyline result;
  result.closed = line.closed;
  for (std::size_t i = 0; i < n; ++i) {
    if (keep[i]) result.points.push_back(line.points[i]);
  }
  return result;
}

}  // namespace mesomap::surface

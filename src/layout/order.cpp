#include "order.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>

namespace mesomap::layout {
namespace {

/// Beyond this many points pairs of steps are no longer compared one with another.
constexpr std::size_t kMostCompared = 500;
constexpr double kRowHeight = 0.8660254037844386;  // spacings: rows of a hexagonal lattice
constexpr double kStripHeight = 1.75;              // spacings: two rows, walked as one zigzag

using Indices = std::vector<std::uint32_t>;

Indices byRows(std::span<const glm::dvec3> at, double rowMm, bool toAndFro) {
  Indices order(at.size());
  std::iota(order.begin(), order.end(), 0u);
  if (at.empty()) return order;
  double top = at.front().y;
  for (const glm::dvec3& p : at) top = std::max(top, p.y);
  // Half a row up, so that the top row does not fall apart over its own unevenness.
  std::vector<long long> row(at.size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    row[i] = static_cast<long long>(std::floor((top - at[i].y) / rowMm + 0.5));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (row[a] != row[b]) return row[a] < row[b];
    if (at[a].x != at[b].x) return (at[a].x < at[b].x) != (toAndFro && row[a] % 2 != 0);
    if (at[a].z != at[b].z) return at[a].z < at[b].z;
    return at[a].y > at[b].y;
  });
  return order;
}

Indices nearestNext(std::span<const glm::dvec3> at, std::uint32_t first) {
  Indices order{first};
  std::vector<char> gone(at.size(), 0);
  gone[first] = 1;
  while (order.size() < at.size()) {
    const glm::dvec3& here = at[order.back()];
    std::uint32_t best = 0;
    double nearest = 1e300;
    for (std::uint32_t i = 0; i < at.size(); ++i) {
      const double away = glm::distance(here, at[i]);
      if (gone[i] == 0 && away < nearest) {
        nearest = away;
        best = i;
      }
    }
    gone[best] = 1;
    order.push_back(best);
  }
  return order;
}

/// Turns stretches round while the walk gets shorter; its first point stays.
void shorten(std::span<const glm::dvec3> at, Indices& order) {
  constexpr int kMostRounds = 30;
  constexpr double kWorthIt = 1e-9;
  const std::size_t n = order.size();
  bool better = n > 3;
  for (int round = 0; better && round < kMostRounds; ++round) {
    better = false;
    for (std::size_t i = 0; i + 2 < n; ++i) {
      for (std::size_t j = i + 2; j < n; ++j) {
        const glm::dvec3& a = at[order[i]];
        const glm::dvec3& b = at[order[i + 1]];
        const glm::dvec3& c = at[order[j]];
        double saved = glm::distance(a, b) - glm::distance(a, c);
        if (j + 1 < n) {
          const glm::dvec3& d = at[order[j + 1]];
          saved += glm::distance(c, d) - glm::distance(b, d);
        }
        if (saved <= kWorthIt) continue;
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i + 1),
                     order.begin() + static_cast<std::ptrdiff_t>(j + 1));
        better = true;
      }
    }
  }
}

}  // namespace

std::vector<std::uint32_t> workingOrder(std::span<const glm::dvec3> positions, double spacingMm,
                                        plan::WorkingOrder order) {
  if (order != plan::WorkingOrder::walk || positions.size() < 3) {
    return byRows(positions, kRowHeight * spacingMm, false);
  }
  if (positions.size() > kMostCompared) {
    return byRows(positions, kStripHeight * spacingMm, true);
  }
  const Indices rows = byRows(positions, kRowHeight * spacingMm, false);
  Indices walk = nearestNext(positions, rows.front());
  shorten(positions, walk);
  return walk;
}

void putInWorkingOrder(std::vector<Dot>& dots, double spacingMm, plan::WorkingOrder order) {
  std::vector<glm::dvec3> at;
  at.reserve(dots.size());
  for (const Dot& d : dots) at.push_back(d.position);
  std::vector<Dot> sorted;
  sorted.reserve(dots.size());
  for (const std::uint32_t i : workingOrder(at, spacingMm, order)) sorted.push_back(dots[i]);
  dots = std::move(sorted);
}

void putInWorkingOrder(std::vector<Point>& points, const mesh::TriangleMesh& mesh, double spacingMm,
                       plan::WorkingOrder order) {
  std::vector<glm::dvec3> at;
  at.reserve(points.size());
  for (const Point& p : points) at.push_back(mesh::positionAt(mesh, p.place));
  std::vector<Point> sorted;
  sorted.reserve(points.size());
  for (const std::uint32_t i : workingOrder(at, spacingMm, order)) sorted.push_back(points[i]);
  points = std::move(sorted);
}

}  // namespace mesomap::layout

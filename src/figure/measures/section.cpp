#include "measures/section.h"

#include <algorithm>
#include <cstdint>
#include <glm/geometric.hpp>
#include <limits>
#include <unordered_map>

namespace mesomap::figure {

namespace {

double cross(const dvec2& a, const dvec2& b) {
  return a.x * b.y - a.y * b.x;
}

/// Even-odd rule.
bool goesRound(const std::vector<dvec2>& polygon, const dvec2& p) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const dvec2& a = polygon[i];
    const dvec2& b = polygon[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
      inside = !inside;
    }
  }
  return inside;
}

using EdgeKey = std::uint64_t;
EdgeKey keyOf(std::uint32_t a, std::uint32_t b) {
  return (EdgeKey{std::min(a, b)} << 32) | std::max(a, b);
}

/// A line across one triangle, from the edge where it enters to the one where it leaves.
struct Piece {
  EdgeKey enters = 0, leaves = 0;
  dvec3 start{0};
};

std::vector<Piece> piecesOf(const mesh::TriangleMesh& mesh, const Plane& plane) {
  std::vector<double> height(mesh.positions.size());
  for (std::size_t i = 0; i < height.size(); ++i) {
    height[i] = glm::dot(plane.normal, dvec3(mesh.positions[i]) - plane.point);
  }
  std::vector<Piece> pieces;
  for (const mesh::Triangle& t : mesh.triangles) {
    // A vertex in the plane counts as above it, so that every line crosses edges only.
    const int above = (height[t[0]] >= 0) + (height[t[1]] >= 0) + (height[t[2]] >= 0);
    if (above == 0 || above == 3) continue;
    Piece piece;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      const bool down = height[a] >= 0 && height[b] < 0;
      const bool up = height[a] < 0 && height[b] >= 0;
      if (up) piece.leaves = keyOf(a, b);
      if (!down) continue;
      piece.enters = keyOf(a, b);
      const double share = height[a] / (height[a] - height[b]);
      piece.start = glm::mix(dvec3(mesh.positions[a]), dvec3(mesh.positions[b]), share);
    }
    pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace

Plane Plane::through(const dvec3& a, const dvec3& b, const dvec3& c) {
  const dvec3 normal = glm::cross(b - a, c - a);
  const double length = glm::length(normal);
  return {a, length > 1e-9 ? normal / length : dvec3(1, 0, 0)};
}

dvec2 Section::flat(const dvec3& p) const {
  const dvec3 from = p - plane.point;
  return {glm::dot(u, from), glm::dot(v, from)};
}

const Loop* Section::around(const dvec3& seed) const {
  const dvec2 middle = flat(seed);
  const Loop* best = nullptr;
  double longest = 0.0;
  const Loop* nearest = nullptr;
  double least = std::numeric_limits<double>::max();
  for (const Loop& loop : loops) {
    std::vector<dvec2> polygon;
    polygon.reserve(loop.size());
    for (const dvec3& p : loop) {
      polygon.push_back(flat(p));
      const double away = glm::distance(polygon.back(), middle);
      if (away < least) {
        least = away;
        nearest = &loop;
      }
    }
    if (!goesRound(polygon, middle)) continue;
    const double length = perimeter(polygon);
    if (length > longest) {
      longest = length;
      best = &loop;
    }
  }
  return best ? best : nearest;
}

Section sectionOf(const mesh::TriangleMesh& mesh, const Plane& plane) {
  Section section;
  section.plane = plane;
  const dvec3 n = plane.normal;
  const dvec3 across = std::abs(n.x) < 0.8 ? dvec3(1, 0, 0) : dvec3(0, 0, 1);
  section.u = glm::normalize(across - n * glm::dot(n, across));
  section.v = glm::cross(n, section.u);

  const std::vector<Piece> pieces = piecesOf(mesh, plane);
  std::unordered_map<EdgeKey, std::size_t> entering;
  entering.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) entering.emplace(pieces[i].enters, i);
  std::vector<bool> used(pieces.size(), false);
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    Loop loop;
    std::size_t i = first;
    bool closed = false;
    while (!used[i]) {
      used[i] = true;
      loop.push_back(pieces[i].start);
      const auto next = entering.find(pieces[i].leaves);
      if (next == entering.end()) break;
      i = next->second;
      closed = i == first;
    }
    if (closed && loop.size() >= 3) section.loops.push_back(std::move(loop));
  }
  return section;
}

std::vector<dvec2> convexHull(std::vector<dvec2> points) {
  // Andrew's monotone chain.
  std::sort(points.begin(), points.end(),
            [](const dvec2& a, const dvec2& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 3) return points;
  std::vector<dvec2> hull;
  const auto add = [&](const dvec2& p, std::size_t keep) {
    while (hull.size() >= keep + 2 &&
           cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0.0) {
      hull.pop_back();
    }
    hull.push_back(p);
  };
  for (const dvec2& p : points) add(p, 0);
  const std::size_t lower = hull.size() - 1;
  for (std::size_t i = points.size() - 1; i-- > 0;) add(points[i], lower);
  hull.pop_back();
  return hull;
}

double perimeter(const std::vector<dvec2>& polygon) {
  double length = 0.0;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    length += glm::distance(polygon[i], polygon[j]);
  }
  return length;
}

double tapeRound(const Section& section, const Loop& loop) {
  std::vector<dvec2> points;
  points.reserve(loop.size());
  for (const dvec3& p : loop) points.push_back(section.flat(p));
  return perimeter(convexHull(std::move(points)));
}

}  // namespace mesomap::figure

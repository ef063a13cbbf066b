#include "support/self_intersection.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::test {

namespace {

using Corners = std::array<glm::dvec3, 3>;

/// Six times the signed volume of a tetrahedron.
double volume(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, const glm::dvec3& d) {
  return glm::dot(glm::cross(b - a, c - a), d - a);
}

bool passesThrough(const glm::dvec3& p, const glm::dvec3& q, const Corners& t) {
  const double below = volume(t[0], t[1], t[2], p);
  const double above = volume(t[0], t[1], t[2], q);
  if (below == 0.0 || above == 0.0 || (below < 0.0) == (above < 0.0)) return false;
  const double u = volume(p, q, t[0], t[1]);
  const double v = volume(p, q, t[1], t[2]);
  const double w = volume(p, q, t[2], t[0]);
  return (u >= 0.0 && v >= 0.0 && w >= 0.0) || (u <= 0.0 && v <= 0.0 && w <= 0.0);
}

bool cross(const Corners& a, const Corners& b) {
  for (std::size_t k = 0; k < 3; ++k) {
    if (passesThrough(a[k], a[(k + 1) % 3], b) || passesThrough(b[k], b[(k + 1) % 3], a))
      return true;
  }
  return false;
}

struct Box {
  glm::dvec3 low, high;
};

/// Triangle `triangle` lies in the cell with this key.
struct Entry {
  std::uint64_t key;
  std::uint32_t triangle;
  bool operator<(const Entry& o) const {
    return key != o.key ? key < o.key : triangle < o.triangle;
  }
};

constexpr double kCell = 6.0;  // mm
constexpr int kBits = 20;

std::uint64_t keyOf(int i, int j, int k) {
  const auto part = [](int n) {
    return static_cast<std::uint64_t>(n + (1 << (kBits - 1))) & ((1u << kBits) - 1u);
  };
  return part(i) << (2 * kBits) | part(j) << kBits | part(k);
}

int cellOf(double x) {
  return static_cast<int>(std::floor(x / kCell));
}

}  // namespace

std::vector<std::array<std::uint32_t, 2>> selfIntersections(const mesh::TriangleMesh& mesh) {
  const auto count = static_cast<std::uint32_t>(mesh.triangles.size());
  std::vector<Corners> corners(count);
  std::vector<Box> boxes(count);
  std::vector<Entry> entries;
  for (std::uint32_t t = 0; t < count; ++t) {
    corners[t] = {mesh.corner(t, 0), mesh.corner(t, 1), mesh.corner(t, 2)};
    Box& box = boxes[t];
    box.low = glm::min(glm::min(corners[t][0], corners[t][1]), corners[t][2]);
    box.high = glm::max(glm::max(corners[t][0], corners[t][1]), corners[t][2]);
    for (int i = cellOf(box.low.x); i <= cellOf(box.high.x); ++i) {
      for (int j = cellOf(box.low.y); j <= cellOf(box.high.y); ++j) {
        for (int k = cellOf(box.low.z); k <= cellOf(box.high.z); ++k)
          entries.push_back({keyOf(i, j, k), t});
      }
    }
  }
  std::sort(entries.begin(), entries.end());
  std::vector<std::array<std::uint32_t, 2>> found;
  const auto test = [&](std::uint64_t key, std::uint32_t s, std::uint32_t t) {
    const glm::dvec3 low = glm::max(boxes[s].low, boxes[t].low);
    const glm::dvec3 high = glm::min(boxes[s].high, boxes[t].high);
    if (low.x > high.x || low.y > high.y || low.z > high.z) return;
    if (keyOf(cellOf(low.x), cellOf(low.y), cellOf(low.z)) != key) return;  // met in that cell
    for (const std::uint32_t v : mesh.triangles[s]) {
      if (std::find(mesh.triangles[t].begin(), mesh.triangles[t].end(), v) !=
          mesh.triangles[t].end())
        return;
    }
    if (cross(corners[s], corners[t])) found.push_back({s, t});
  };
  for (std::size_t from = 0; from < entries.size();) {
    std::size_t to = from;
    while (to < entries.size() && entries[to].key == entries[from].key) ++to;
    for (std::size_t a = from; a < to; ++a) {
      for (std::size_t b = a + 1; b < to; ++b)
        test(entries[from].key, entries[a].triangle, entries[b].triangle);
    }
    from = to;
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace mesomap::test

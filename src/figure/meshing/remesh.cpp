// Fewer and better triangles: isotropic remeshing after Botsch & Kobbelt (2004), with a sizing
// field from curvature (Dunyach et al. 2013). Only collapses, flips and smoothing are needed, since
// the nets are finer than wanted everywhere.
#include <algorithm>
#include <numeric>

#include "meshing/mesh_edges.h"
#include "meshing/mesher.h"

namespace mesomap::figure {

namespace {

/// Smallest cosine-free measure: the sine of the smallest angle of a triangle, 0 without area.
float smallestSine(const Vec3& a, const Vec3& b, const Vec3& c) {
  const float twiceArea = glm::length(glm::cross(b - a, c - a));
  std::array<float, 3> sides{glm::distance(a, b), glm::distance(b, c), glm::distance(c, a)};
  std::sort(sides.begin(), sides.end());
  const float longest = sides[1] * sides[2];
  return longest > 0.0f ? twiceArea / longest : 0.0f;
}

class Coarsener {
 public:
  Coarsener(RawMesh& mesh, std::vector<float>& size) : mesh_(mesh), size_(size) {
    around_.resize(mesh.positions.size());
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
      for (const std::uint32_t v : mesh.triangles[t]) around_[v].push_back(t);
    }
    dead_.assign(mesh.triangles.size(), false);
    touched_.assign(mesh.positions.size(), false);
  }

  std::size_t run() {
    struct Candidate {
      float ratio;
      std::uint32_t a, b;
      bool border;
    };
    std::vector<Candidate> candidates;
    const auto edges = sortedEdges(mesh_);
    for (std::size_t i = 0; i < edges.size();) {
      std::size_t j = i + 1;
      while (j < edges.size() && edges[j].low == edges[i].low && edges[j].high == edges[i].high)
        ++j;
      const float length = glm::distance(at(edges[i].low), at(edges[i].high));
      const float ratio = length / std::min(size_[edges[i].low], size_[edges[i].high]);
      if (ratio < kTooShort) candidates.push_back({ratio, edges[i].low, edges[i].high, j - i == 1});
      i = j;
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& p, const Candidate& q) {
      return std::tie(p.ratio, p.a, p.b) < std::tie(q.ratio, q.a, q.b);
    });
    std::size_t collapsed = 0;
    for (const Candidate& c : candidates) {
      if (!touched_[c.a] && !touched_[c.b] && collapse(c.a, c.b, c.border)) ++collapsed;
    }
    finish();
    return collapsed;
  }

 private:
  static constexpr float kTooShort = 0.8f;
  static constexpr float kTooLong = 4.0f / 3.0f;
  static constexpr float kKeepsDirection = 0.6f;

  [[nodiscard]] const Vec3& at(std::uint32_t v) const { return mesh_.positions[v]; }
  [[nodiscard]] bool onMidline(std::uint32_t v) const { return at(v).x == 0.0f; }

  std::vector<std::uint32_t> neighbours(std::uint32_t v) const {
    std::vector<std::uint32_t> ring;
    for (const std::uint32_t t : around_[v]) {
      for (const std::uint32_t w : mesh_.triangles[t]) {
        if (w != v) ring.push_back(w);
      }
    }
    std::sort(ring.begin(), ring.end());
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    return ring;
  }

  /// Would the triangles around `v` (but those with `other`) keep their direction and shape?
  [[nodiscard]] bool staysUpright(std::uint32_t v, std::uint32_t other, const Vec3& to) const {
    for (const std::uint32_t t : around_[v]) {
      const auto& triangle = mesh_.triangles[t];
      if (std::find(triangle.begin(), triangle.end(), other) != triangle.end()) continue;
      std::array<Vec3, 3> before{};
      std::array<Vec3, 3> after{};
      for (std::size_t k = 0; k < 3; ++k) {
        before[k] = at(triangle[k]);
        after[k] = triangle[k] == v ? to : before[k];
      }
      const Vec3 n0 = glm::cross(before[1] - before[0], before[2] - before[0]);
      const Vec3 n1 = glm::cross(after[1] - after[0], after[2] - after[0]);
      if (glm::dot(n0, n1) < kKeepsDirection * glm::length(n0) * glm::length(n1)) return false;
      if (smallestSine(after[0], after[1], after[2]) < 0.15f) return false;
    }
    return true;
  }

  bool collapse(std::uint32_t a, std::uint32_t b, bool border) {
    if (onMidline(a) && onMidline(b) && !border) return false;
    if (onMidline(b) && !onMidline(a)) std::swap(a, b);
    const auto ringA = neighbours(a);
    const auto ringB = neighbours(b);
    std::vector<std::uint32_t> common;
    std::set_intersection(ringA.begin(), ringA.end(), ringB.begin(), ringB.end(),
                          std::back_inserter(common));
    if (common.size() != (border ? 1u : 2u)) return false;  // link condition
    const Vec3 to = onMidline(a) && !onMidline(b) ? at(a) : (at(a) + at(b)) * 0.5f;
    for (const auto* ring : {&ringA, &ringB}) {
      for (const std::uint32_t w : *ring) {
        if (w == a || w == b) continue;
        if (glm::distance(at(w), to) > kTooLong * std::max(size_[w], std::min(size_[a], size_[b])))
          return false;
      }
    }
    if (!staysUpright(a, b, to) || !staysUpright(b, a, to)) return false;
    for (const std::uint32_t t : around_[b]) {
      auto& triangle = mesh_.triangles[t];
      if (std::find(triangle.begin(), triangle.end(), a) != triangle.end()) {
        dead_[t] = true;
        for (const std::uint32_t w : triangle) {
          if (w != b) std::erase(around_[w], t);
        }
      } else {
        std::replace(triangle.begin(), triangle.end(), b, a);
        around_[a].push_back(t);
      }
    }
    around_[b].clear();
    mesh_.positions[a] = to;
    size_[a] = std::min(size_[a], size_[b]);
    touched_[a] = touched_[b] = true;
    for (const std::uint32_t w : neighbours(a)) touched_[w] = true;
    return true;
  }

  void finish() {
    std::vector<std::uint32_t> renamed(mesh_.positions.size(), kNobody);
    std::vector<Vec3> positions;
    std::vector<float> sizes;
    std::vector<std::array<std::uint32_t, 3>> triangles;
    for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
      if (dead_[t]) continue;
      auto triangle = mesh_.triangles[t];
      for (auto& v : triangle) {
        if (renamed[v] == kNobody) {
          renamed[v] = static_cast<std::uint32_t>(positions.size());
          positions.push_back(mesh_.positions[v]);
          sizes.push_back(size_[v]);
        }
        v = renamed[v];
      }
      triangles.push_back(triangle);
    }
    mesh_.positions = std::move(positions);
    mesh_.triangles = std::move(triangles);
    size_ = std::move(sizes);
  }

  RawMesh& mesh_;
  std::vector<float>& size_;
  std::vector<std::vector<std::uint32_t>> around_;
  std::vector<bool> dead_;
  std::vector<bool> touched_;
};

}  // namespace

std::vector<float> sizeFromCurvature(const RawMesh& mesh, const SizeLimits& limits) {
  std::vector<Vec3> normals(mesh.positions.size(), Vec3{0});
  for (const auto& t : mesh.triangles) {
    const Vec3 n = glm::cross(mesh.positions[t[1]] - mesh.positions[t[0]],
                              mesh.positions[t[2]] - mesh.positions[t[0]]);
    for (const std::uint32_t v : t) normals[v] += n;
  }
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (mesh.positions[v].x == 0.0f) normals[v].x = 0.0f;
    normals[v] = glm::normalize(normals[v]);
  }
  std::vector<float> size(mesh.positions.size());
  for (std::size_t v = 0; v < size.size(); ++v) size[v] = limits.largest(mesh.positions[v]);
  for (const auto& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      const float length = std::max(glm::distance(mesh.positions[a], mesh.positions[b]), 0.2f);
      const float curvature = std::max(glm::distance(normals[a], normals[b]) / length, 1e-4f);
      const float wanted =
          std::max(limits.smallest, std::sqrt(8.0f * limits.chordError / curvature));
      size[a] = std::min(size[a], wanted);
      size[b] = std::min(size[b], wanted);
    }
  }
  // Sizes change gradually from place to place.
  for (int round = 0; round < 12; ++round) {
    for (const auto& t : mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = t[k];
        const std::uint32_t b = t[(k + 1) % 3];
        const float step = limits.gradation * glm::distance(mesh.positions[a], mesh.positions[b]);
        size[a] = std::min(size[a], size[b] + step);
        size[b] = std::min(size[b], size[a] + step);
      }
    }
  }
  return size;
}

std::size_t coarsen(RawMesh& mesh, std::vector<float>& size) {
  return Coarsener(mesh, size).run();
}

void flipForAngles(RawMesh& mesh) {
  constexpr float kSameSide = 0.85f;  // never folds: new triangles keep to the old ones' direction
  constexpr float kWorthwhile = 1.02f;
  constexpr int kRounds = 6;
  const auto& p = mesh.positions;
  const auto unit = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const Vec3 n = glm::cross(p[b] - p[a], p[c] - p[a]);
    const float l = glm::length(n);
    return l > 0.0f ? n / l : Vec3{0};
  };
  for (int round = 0; round < kRounds; ++round) {
    const auto opposite = oppositeCorners(mesh);
    std::vector<std::vector<std::uint32_t>> neighbours(p.size());
    for (const auto& t : mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) neighbours[t[k]].push_back(t[(k + 1) % 3]);
    }
    std::vector<bool> touched(mesh.triangles.size(), false);
    std::size_t flips = 0;
    for (std::uint32_t c = 0; c < mesh.triangles.size() * 3; ++c) {
      const std::uint32_t o = opposite[c];
      if (o == kNobody || o < c || touched[c / 3] || touched[o / 3]) continue;
      const std::uint32_t a = vertexAt(mesh, c);
      const std::uint32_t b = vertexAt(mesh, nextCorner(c));
      const std::uint32_t d = vertexAt(mesh, o);
      const std::uint32_t e = vertexAt(mesh, previousCorner(c));
      if (p[a].x == 0.0f && p[d].x == 0.0f) continue;  // would be a midline chord
      const float now = std::min(smallestSine(p[a], p[b], p[e]), smallestSine(p[d], p[e], p[b]));
      const float then = std::min(smallestSine(p[a], p[b], p[d]), smallestSine(p[a], p[d], p[e]));
      if (then <= now * kWorthwhile) continue;
      const auto joined = [&](std::uint32_t v, std::uint32_t w) {
        return std::find(neighbours[v].begin(), neighbours[v].end(), w) != neighbours[v].end();
      };
      if (joined(a, d) || joined(d, a)) continue;
      const Vec3 n0 = unit(a, b, e);
      const Vec3 n1 = unit(d, e, b);
      const Vec3 m0 = unit(a, b, d);
      const Vec3 m1 = unit(a, d, e);
      if (glm::dot(n0, n1) < kSameSide || glm::dot(m0, m1) < kSameSide ||
          glm::dot(m0, n0) < kSameSide) {
        continue;
      }
      mesh.triangles[c / 3] = {a, b, d};
      mesh.triangles[o / 3] = {a, d, e};
      neighbours[a].push_back(d);
      neighbours[d].push_back(a);
      touched[c / 3] = touched[o / 3] = true;
      ++flips;
    }
    if (flips == 0) break;
  }
}

void smoothOnce(RawMesh& mesh, float share) {
  std::vector<Vec3> sum(mesh.positions.size(), Vec3{0});
  std::vector<float> count(mesh.positions.size(), 0.0f);
  const auto add = [&](std::uint32_t to, std::uint32_t from) {
    // On the midline only neighbours along it count: the border keeps its own spacing.
    if (mesh.positions[to].x == 0.0f && mesh.positions[from].x != 0.0f) return;
    sum[to] += mesh.positions[from];
    count[to] += 1.0f;
  };
  for (const auto& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      add(t[k], t[(k + 1) % 3]);
      add(t[(k + 1) % 3], t[k]);
    }
  }
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    if (count[v] == 0.0f) continue;
    mesh.positions[v] += (sum[v] / count[v] - mesh.positions[v]) * share;
  }
}

}  // namespace mesomap::figure

#include "meshing/remesher.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <tuple>

#include "meshing/mesh_edges.h"

namespace mesomap::figure {

namespace {

constexpr float kTooLong = 4.0f / 3.0f;
constexpr float kTooShort = 4.0f / 5.0f;
/// A collapse may bend a triangle's direction by the angle with this cosine at most.
constexpr float kKeepsDirection = 0.6f;
constexpr float kThinnest = 0.15f;  ///< Smallest sine that a collapse may leave behind.

Vec3 crossOf(const Vec3& a, const Vec3& b, const Vec3& c) {
  return glm::cross(b - a, c - a);
}

Vec3 unit(const Vec3& v) {
  const float l = glm::length(v);
  return l > 0.0f ? v / l : Vec3{0};
}

}  // namespace

float smallestSine(const Vec3& a, const Vec3& b, const Vec3& c) {
  const float twiceArea = glm::length(crossOf(a, b, c));
  const float ab = glm::distance(a, b);
  const float bc = glm::distance(b, c);
  const float ca = glm::distance(c, a);
  const float shortest = std::min({ab, bc, ca});
  const float longest = shortest > 0.0f ? ab * bc * ca / shortest : 0.0f;
  return longest > 0.0f ? twiceArea / longest : 0.0f;
}

std::vector<Vec3> normalsOf(const RawMesh& mesh) {
  std::vector<Vec3> normals(mesh.positions.size(), Vec3{0});
  for (const auto& t : mesh.triangles) {
    const Vec3 n = crossOf(mesh.positions[t[0]], mesh.positions[t[1]], mesh.positions[t[2]]);
    for (const std::uint32_t v : t) normals[v] += n;
  }
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (mesh.positions[v].x == 0.0f) normals[v].x = 0.0f;
    normals[v] = unit(normals[v]);
  }
  return normals;
}

Remesher::Remesher(RawMesh mesh, std::vector<float> size)
    : mesh_(std::move(mesh)), size_(std::move(size)) {
  around_.resize(mesh_.positions.size());
  for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
    for (const std::uint32_t v : mesh_.triangles[t]) around_[v].push_back(t);
  }
  dead_.assign(mesh_.triangles.size(), false);
}

std::array<std::uint32_t, 2> Remesher::sidesOf(std::uint32_t a, std::uint32_t b) const {
  std::array<std::uint32_t, 2> sides{kNobody, kNobody};
  for (const std::uint32_t t : around_[a]) {
    const auto& triangle = mesh_.triangles[t];
    for (std::size_t k = 0; k < 3; ++k) {
      if (triangle[k] != a) continue;
      if (triangle[(k + 1) % 3] == b) sides[0] = t;
      if (triangle[(k + 2) % 3] == b) sides[1] = t;
    }
  }
  return sides;
}

std::uint32_t Remesher::thirdOf(std::uint32_t t, std::uint32_t a, std::uint32_t b) const {
  for (const std::uint32_t v : mesh_.triangles[t]) {
    if (v != a && v != b) return v;
  }
  return kNobody;
}

bool Remesher::joined(std::uint32_t a, std::uint32_t b) const {
  return std::any_of(around_[a].begin(), around_[a].end(), [&](std::uint32_t t) {
    const auto& triangle = mesh_.triangles[t];
    return triangle[0] == b || triangle[1] == b || triangle[2] == b;
  });
}

Remesher::Ring Remesher::ringOf(std::uint32_t v) const {
  Ring ring;
  for (const std::uint32_t t : around_[v]) {
    for (const std::uint32_t w : mesh_.triangles[t]) {
      if (w != v) ring.push_back(w);
    }
  }
  std::sort(ring.begin(), ring.end());
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  return ring;
}

template <class Body>
void Remesher::forEachEdge(const Body& body) const {
  for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
    if (dead_[t]) continue;
    const auto triangle = mesh_.triangles[t];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = triangle[k];
      const std::uint32_t b = triangle[(k + 1) % 3];
      // Each edge once: from its triangle that runs upwards, or from its only one.
      if (a < b || (onMidline(a) && onMidline(b) && sidesOf(a, b)[1] == kNobody)) body(a, b);
    }
  }
}

void Remesher::split(std::uint32_t a, std::uint32_t b, const Vec3& where, float size) {
  const auto added = static_cast<std::uint32_t>(mesh_.positions.size());
  mesh_.positions.push_back(where);
  size_.push_back(size);
  around_.emplace_back();
  for (const std::uint32_t t : sidesOf(a, b)) {
    if (t == kNobody) continue;
    const auto fresh = static_cast<std::uint32_t>(mesh_.triangles.size());
    auto other = mesh_.triangles[t];
    const std::uint32_t c = thirdOf(t, a, b);
    std::replace(other.begin(), other.end(), a, added);
    std::replace(mesh_.triangles[t].begin(), mesh_.triangles[t].end(), b, added);
    mesh_.triangles.push_back(other);
    dead_.push_back(false);
    forget(b, t);
    around_[b].push_back(fresh);
    around_[c].push_back(fresh);
    around_[added].push_back(t);
    around_[added].push_back(fresh);
  }
}

std::size_t Remesher::splitLong() {
  struct Candidate {
    float ratio;
    std::uint32_t a, b;
  };
  std::vector<Candidate> candidates;
  forEachEdge([&](std::uint32_t a, std::uint32_t b) {
    const float ratio = glm::distance(at(a), at(b)) / wanted(a, b);
    if (ratio > kTooLong) candidates.push_back({ratio, a, b});
  });
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& p, const Candidate& q) {
    return std::tie(q.ratio, p.a, p.b) < std::tie(p.ratio, q.a, q.b);
  });
  for (const Candidate& c : candidates) {
    Vec3 middle = (at(c.a) + at(c.b)) * 0.5f;
    // A chord between two places of the midline: its middle belongs to the half.
    if (middle.x == 0.0f && sidesOf(c.a, c.b)[0] != kNobody && sidesOf(c.a, c.b)[1] != kNobody)
      middle.x = 0.25f * glm::distance(at(c.a), at(c.b));
    split(c.a, c.b, middle, wanted(c.a, c.b));
  }
  return candidates.size();
}

void Remesher::splitMidlineChords() {
  std::vector<std::array<std::uint32_t, 2>> chords;
  forEachEdge([&](std::uint32_t a, std::uint32_t b) {
    if (onMidline(a) && onMidline(b) && sidesOf(a, b)[0] != kNobody && sidesOf(a, b)[1] != kNobody)
      chords.push_back({a, b});
  });
  for (const auto& [a, b] : chords) {
    Vec3 middle = (at(a) + at(b)) * 0.5f;
    middle.x = 0.25f * glm::distance(at(a), at(b));
    split(a, b, middle, wanted(a, b));
  }
}

bool Remesher::staysUpright(std::uint32_t v, std::uint32_t other, const Vec3& to) const {
  for (const std::uint32_t t : around_[v]) {
    const auto& triangle = mesh_.triangles[t];
    if (triangle[0] == other || triangle[1] == other || triangle[2] == other) continue;
    std::array<Vec3, 3> before{};
    std::array<Vec3, 3> after{};
    for (std::size_t k = 0; k < 3; ++k) {
      before[k] = at(triangle[k]);
      after[k] = triangle[k] == v ? to : before[k];
    }
    const Vec3 n0 = crossOf(before[0], before[1], before[2]);
    const Vec3 n1 = crossOf(after[0], after[1], after[2]);
    if (glm::dot(n0, n1) < kKeepsDirection * glm::length(n0) * glm::length(n1)) return false;
    if (smallestSine(after[0], after[1], after[2]) < kThinnest) return false;
  }
  return true;
}

bool Remesher::collapse(std::uint32_t a, std::uint32_t b) {
  const auto sides = sidesOf(a, b);
  const bool border = sides[0] == kNobody || sides[1] == kNobody;
  if (onMidline(a) && onMidline(b) && !border) return false;
  if (onMidline(b) && !onMidline(a)) std::swap(a, b);
  const Ring ringA = ringOf(a);
  const Ring ringB = ringOf(b);
  Ring common;
  std::set_intersection(ringA.begin(), ringA.end(), ringB.begin(), ringB.end(),
                        std::back_inserter(common));
  if (common.size() != (border ? 1u : 2u)) return false;  // link condition
  // An inner vertex that becomes one of the midline must not bring a chord along.
  if (onMidline(a) && !onMidline(b)) {
    for (const std::uint32_t w : ringB) {
      if (w != a && onMidline(w) && !std::binary_search(ringA.begin(), ringA.end(), w))
        return false;
    }
  }
  const Vec3 to = onMidline(a) && !onMidline(b) ? at(a) : (at(a) + at(b)) * 0.5f;
  const float size = std::min(size_[a], size_[b]);
  for (const Ring* ring : {&ringA, &ringB}) {
    for (const std::uint32_t w : *ring) {
      if (w == a || w == b) continue;
      if (glm::distance(at(w), to) > kTooLong * 0.5f * (size_[w] + size)) return false;
    }
  }
  if (!staysUpright(a, b, to) || !staysUpright(b, a, to)) return false;
  for (const std::uint32_t t : around_[b]) {
    auto& triangle = mesh_.triangles[t];
    if (std::find(triangle.begin(), triangle.end(), a) != triangle.end()) {
      dead_[t] = true;
      for (const std::uint32_t w : triangle) {
        if (w != b) forget(w, t);
      }
    } else {
      std::replace(triangle.begin(), triangle.end(), b, a);
      around_[a].push_back(t);
    }
  }
  around_[b].clear();
  mesh_.positions[a] = to;
  size_[a] = size;
  touched_[a] = touched_[b] = true;
  for (const Ring* ring : {&ringA, &ringB}) {
    for (const std::uint32_t w : *ring) touched_[w] = true;
  }
  return true;
}

std::size_t Remesher::collapseShort() {
  struct Candidate {
    float ratio;
    std::uint32_t a, b;
  };
  std::vector<Candidate> candidates;
  forEachEdge([&](std::uint32_t a, std::uint32_t b) {
    const float ratio = glm::distance(at(a), at(b)) / wanted(a, b);
    if (ratio < kTooShort) candidates.push_back({ratio, a, b});
  });
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& p, const Candidate& q) {
    return std::tie(p.ratio, p.a, p.b) < std::tie(q.ratio, q.a, q.b);
  });
  touched_.assign(mesh_.positions.size(), false);
  std::size_t collapsed = 0;
  for (const Candidate& c : candidates) {
    if (!touched_[c.a] && !touched_[c.b] && collapse(c.a, c.b)) ++collapsed;
  }
  compact();
  return collapsed;
}

bool Remesher::flip(std::uint32_t a, std::uint32_t b) {
  constexpr float kSameSide = 0.85f;  // new triangles keep to the old ones' direction
  constexpr float kWorthwhile = 1.02f;
  const auto [t0, t1] = sidesOf(a, b);
  if (t0 == kNobody || t1 == kNobody) return false;
  const std::uint32_t e = thirdOf(t0, a, b);
  const std::uint32_t d = thirdOf(t1, a, b);
  if (onMidline(d) && onMidline(e)) return false;  // would be a midline chord
  const float now = std::min(smallestSine(at(a), at(b), at(e)), smallestSine(at(b), at(a), at(d)));
  const float then = std::min(smallestSine(at(a), at(d), at(e)), smallestSine(at(d), at(b), at(e)));
  if (then <= now * kWorthwhile) return false;
  if (around_[a].size() < 4 || around_[b].size() < 4) {
    // A vertex with three triangles would be left with two.
    if ((!onMidline(a) && around_[a].size() < 4) || (!onMidline(b) && around_[b].size() < 4))
      return false;
  }
  if (joined(d, e)) return false;
  const Vec3 n0 = unit(crossOf(at(a), at(b), at(e)));
  const Vec3 n1 = unit(crossOf(at(b), at(a), at(d)));
  const Vec3 m0 = unit(crossOf(at(a), at(d), at(e)));
  const Vec3 m1 = unit(crossOf(at(d), at(b), at(e)));
  if (glm::dot(n0, n1) < kSameSide || glm::dot(m0, m1) < kSameSide || glm::dot(m0, n0) < kSameSide)
    return false;
  mesh_.triangles[t0] = {a, d, e};
  mesh_.triangles[t1] = {d, b, e};
  forget(a, t1);
  forget(b, t0);
  around_[d].push_back(t0);
  around_[e].push_back(t1);
  return true;
}

std::size_t Remesher::flipForAngles() {
  constexpr int kRounds = 6;
  std::size_t flips = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::size_t now = 0;
    for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
      if (dead_[t]) continue;
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = mesh_.triangles[t][k];
        const std::uint32_t b = mesh_.triangles[t][(k + 1) % 3];
        if (a < b && flip(a, b)) {
          ++now;
          break;
        }
      }
    }
    flips += now;
    if (now == 0) break;
  }
  return flips;
}

void Remesher::glide(float share, const Projection& project) {
  const std::vector<Vec3> normals = normalsOf(mesh_);
  std::vector<Vec3> moved(mesh_.positions);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, moved.size(), 256),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        const auto v = static_cast<std::uint32_t>(i);
                        if (around_[v].empty()) continue;
                        const bool fixed = onMidline(v);
                        Vec3 sum{0};
                        float count = 0.0f;
                        for (const std::uint32_t t : around_[v]) {
                          for (const std::uint32_t w : mesh_.triangles[t]) {
                            // On the midline only neighbours along it count: the border keeps its
                            // own spacing.
                            if (w == v || (fixed && !onMidline(w))) continue;
                            sum += at(w);
                            count += 1.0f;
                          }
                        }
                        Vec3 step = count > 0.0f ? (sum / count - at(v)) * share : Vec3{0};
                        step -= normals[v] * glm::dot(normals[v], step);
                        if (fixed) step.x = 0.0f;
                        moved[v] = project(at(v) + step, fixed);
                      }
                    });
  mesh_.positions = std::move(moved);
}

void Remesher::compact() {
  std::vector<std::uint32_t> renamed(mesh_.positions.size(), kNobody);
  RawMesh kept;
  std::vector<float> sizes;
  for (std::uint32_t t = 0; t < mesh_.triangles.size(); ++t) {
    if (dead_[t]) continue;
    auto triangle = mesh_.triangles[t];
    for (auto& v : triangle) {
      if (renamed[v] == kNobody) {
        renamed[v] = static_cast<std::uint32_t>(kept.positions.size());
        kept.positions.push_back(mesh_.positions[v]);
        sizes.push_back(size_[v]);
      }
      v = renamed[v];
    }
    kept.triangles.push_back(triangle);
  }
  *this = Remesher(std::move(kept), std::move(sizes));
}

}  // namespace mesomap::figure

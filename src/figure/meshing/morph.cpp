#include "meshing/morph.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace mesomap::figure {

namespace {

/// Steps of build from 0 to 1; a slim figure differs less.
constexpr int kHeavySteps = 14, kSlimSteps = 7;
constexpr int kNewtonSteps = 8;
/// Rounds of evening out per step of build, and how far a vertex goes in each.
constexpr int kMorphEveningRounds = 4;
constexpr float kEveningShare = 0.6f;
/// Triangles with a smaller sine of their smallest angle get their corners evened by place.
constexpr float kThin = 0.34f;  // 20 degrees
/// A triangle whose normal has turned by more than this has been folded into a crevice.
constexpr float kFoldedCosine = 0.3f;
constexpr int kUnfoldingRounds = 40, kUnfoldingRings = 2;

class Morph {
 public:
  explicit Morph(const RawMesh& rest) : rest_(rest), now_(rest) {
    std::vector<std::vector<std::uint32_t>> rings(rest.positions.size());
    for (const auto& t : rest.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        rings[t[k]].push_back(t[(k + 1) % 3]);
        rings[t[k]].push_back(t[(k + 2) % 3]);
      }
    }
    first_.push_back(0);
    for (auto& ring : rings) {
      std::sort(ring.begin(), ring.end());
      ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
      neighbours_.insert(neighbours_.end(), ring.begin(), ring.end());
      first_.push_back(neighbours_.size());
    }
  }

  void follow(const FigureShape& shape) {
    const std::vector<Vec3> before = now_.positions;
    each([&](std::size_t v) {
      // The way of the last step goes on, most likely.
      const Vec3 guess = last_.empty() ? before[v] : before[v] + last_[v];
      return ontoShape(shape, guess, midline(v), kNewtonSteps);
    });
    for (int round = 0; round < kMorphEveningRounds; ++round) evenOut(shape);
    last_.resize(before.size());
    for (std::size_t v = 0; v < before.size(); ++v) last_[v] = now_.positions[v] - before[v];
  }

  /// In the tightest crevices (the corner of an open eye) triangles may have been folded: there the
  /// skin moves as the skin around it does, a little off the shape.
  void unfold() {
    std::vector<std::uint8_t> loose(now_.positions.size(), 0);
    bool any = false;
    for (const auto& t : rest_.triangles) {
      if (glm::dot(normalOf(rest_, t), normalOf(now_, t)) >= kFoldedCosine) continue;
      loose[t[0]] = loose[t[1]] = loose[t[2]] = 1;
      any = true;
    }
    if (!any) return;
    for (int ring = 0; ring < kUnfoldingRings; ++ring) {
      const std::vector<std::uint8_t> inner = loose;
      for (std::size_t v = 0; v < inner.size(); ++v) {
        if (inner[v] == 0) continue;
        for (std::size_t n = first_[v]; n < first_[v + 1]; ++n) loose[neighbours_[n]] = 1;
      }
    }
    for (int round = 0; round < kUnfoldingRounds; ++round) {
      const std::vector<Vec3> before = displacements();
      for (std::size_t v = 0; v < loose.size(); ++v) {
        if (loose[v] == 0) continue;
        Vec3 way{0};
        for (std::size_t n = first_[v]; n < first_[v + 1]; ++n) way += before[neighbours_[n]];
        way /= static_cast<float>(first_[v + 1] - first_[v]);
        if (midline(v)) way.x = 0.0f;
        now_.positions[v] = rest_.positions[v] + way;
      }
    }
  }

  [[nodiscard]] std::vector<Vec3> displacements() const {
    std::vector<Vec3> moved(now_.positions.size());
    for (std::size_t v = 0; v < moved.size(); ++v)
      moved[v] = now_.positions[v] - rest_.positions[v];
    return moved;
  }

 private:
  static Vec3 normalOf(const RawMesh& mesh, const std::array<std::uint32_t, 3>& t) {
    const auto& p = mesh.positions;
    const Vec3 n = glm::cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]]);
    const float length = glm::length(n);
    return length > 0.0f ? n / length : Vec3{0};
  }
  [[nodiscard]] bool midline(std::size_t v) const { return rest_.positions[v].x == 0.0f; }

  template <class Body>
  void each(const Body& body) {
    std::vector<Vec3> moved(now_.positions.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, moved.size(), 256),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                        for (std::size_t v = range.begin(); v < range.end(); ++v)
                          moved[v] = body(v);
                      });
    now_.positions = std::move(moved);
  }

  /// Neighbours should move alike within the surface; where triangles have become thin even so,
  /// their corners go to the middle of their neighbours.
  void evenOut(const FigureShape& shape) {
    const std::vector<Vec3> normals = normalsOf(now_);
    const auto& p = now_.positions;
    std::vector<std::uint8_t> thin(p.size(), 0);
    for (const auto& t : now_.triangles) {
      if (smallestSine(p[t[0]], p[t[1]], p[t[2]]) < kThin) thin[t[0]] = thin[t[1]] = thin[t[2]] = 1;
    }
    each([&](std::size_t v) {
      Vec3 way{0};
      Vec3 place{0};
      for (std::size_t n = first_[v]; n < first_[v + 1]; ++n) {
        const std::uint32_t w = neighbours_[n];
        way += p[w] - rest_.positions[w];
        place += p[w];
      }
      const float count = static_cast<float>(first_[v + 1] - first_[v]);
      Vec3 step = way / count - (p[v] - rest_.positions[v]);
      if (thin[v] != 0 && !midline(v)) step = 0.5f * (step + place / count - p[v]);
      step *= kEveningShare;
      step -= normals[v] * glm::dot(normals[v], step);
      if (midline(v)) step.x = 0.0f;
      return ontoShape(shape, p[v] + step, midline(v), 1);
    });
  }

  const RawMesh& rest_;
  RawMesh now_;
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> neighbours_;
  std::vector<Vec3> last_;
};

}  // namespace

std::vector<Vec3> morphTo(const Parameters& parameters, double towards, const RawMesh& half,
                          const Progress& progress) {
  const int steps = towards > 0.0 ? kHeavySteps : kSlimSteps;
  Morph morph(half);
  Parameters at = parameters;
  for (int step = 1; step <= steps; ++step) {
    if (progress.cancelled()) return {};
    at.build = towards * step / steps;
    morph.follow(*makeShape(at));
    progress(static_cast<double>(step) / steps, "Modelling");
  }
  morph.unfold();
  return morph.displacements();
}

}  // namespace mesomap::figure

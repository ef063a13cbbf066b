// Signed-distance primitives: ellipsoids, capsules, smooth unions and cuts. Negative inside, mm.
// The ellipsoid and smooth-minimum formulas are Quilez' well known ones; they bound distances well
// near the surface but are not exact, so the mesher keeps its steps short.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace mesomap::figure {

using Vec3 = glm::vec3;

inline constexpr float kDegree = 0.017453292519943295f;  ///< Radians.

[[nodiscard]] inline float mix(float a, float b, float t) {
  return a + (b - a) * t;
}

/// 0 below `a`, 1 above `b` (or the other way round when a > b), smooth between.
[[nodiscard]] inline float smoothStep(float a, float b, float x) {
  const float t = std::clamp((x - a) / (b - a), 0.0f, 1.0f);
  return t * t * (3.0f - 2.0f * t);
}

/// Gaussian bump of height 1 that fades to exactly 0 at three sigma without a visible step.
[[nodiscard]] inline float bump(float x, float sigma) {
  const float t = x * x / (sigma * sigma);
  if (t >= 9.0f) return 0.0f;
  const float fade = std::min(1.0f, (1.0f - t / 9.0f) / 0.4f);
  return std::exp(-0.5f * t) * fade * fade * (3.0f - 2.0f * fade);
}

/// Union whose joint is rounded over a width of about `k`; adds at most k/4 where both coincide.
[[nodiscard]] inline float smoothMin(float a, float b, float k) {
  const float h = (k - std::abs(a - b)) / k;
  return h <= 0.0f ? std::min(a, b) : std::min(a, b) - h * h * k * 0.25f;
}
/// Intersection with a rounded joint; smoothMax(d, -tool, k) cuts the tool away.
[[nodiscard]] inline float smoothMax(float a, float b, float k) {
  return -smoothMin(-a, -b, k);
}

/// An orthonormal frame turned by angles about x, then y, then z (degrees).
struct Frame {
  Vec3 u{1, 0, 0}, v{0, 1, 0}, w{0, 0, 1};
  Frame() = default;
  Frame(float aboutX, float aboutY, float aboutZ);
  [[nodiscard]] Vec3 toLocal(const Vec3& p) const {
    return {glm::dot(u, p), glm::dot(v, p), glm::dot(w, p)};
  }
};

/// Distance to an axis-aligned ellipsoid around the origin.
[[nodiscard]] inline float ellipsoidDistance(const Vec3& q, const Vec3& radii) {
  const Vec3 scaled = q / radii;
  const float k1 = glm::length(scaled / radii);
  if (k1 < 1e-6f) return -std::min({radii.x, radii.y, radii.z});
  const float k0 = glm::length(scaled);
  return k0 * (k0 - 1.0f) / k1;
}

struct Ellipsoid {
  Vec3 centre{0};
  Vec3 radii{1};
  [[nodiscard]] float operator()(const Vec3& p) const {
    return ellipsoidDistance(p - centre, radii);
  }
};

struct TurnedEllipsoid {
  Vec3 centre{0};
  Vec3 radii{1};
  Frame frame;
  [[nodiscard]] float operator()(const Vec3& p) const {
    return ellipsoidDistance(frame.toLocal(p - centre), radii);
  }
};

/// A capsule whose radius changes evenly from one end to the other.
struct Cone {
  Vec3 a{0}, b{0, 1, 0};
  float radiusA = 1, radiusB = 1;
  [[nodiscard]] float operator()(const Vec3& p) const {
    const Vec3 ab = b - a;
    const Vec3 ap = p - a;
    const float t = std::clamp(glm::dot(ap, ab) / glm::dot(ab, ab), 0.0f, 1.0f);
    return glm::length(ap - ab * t) - mix(radiusA, radiusB, t);
  }
};

}  // namespace mesomap::figure

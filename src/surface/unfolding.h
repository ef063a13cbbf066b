// Two corners of a triangle with known distances, laid flat with the place the distances come from
// (the virtual source) on the far side of their edge.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace mesomap::surface {

/// Edge i→j lies on the x axis from 0 to `length`; the third place is at (x, y), y >= 0; the
/// virtual source is at (sx, -sy), sy >= 0.
struct Unfolding {
  double length = 0.0;
  double x = 0.0;
  double y = 0.0;
  double sx = 0.0;
  double sy = 0.0;

  Unfolding(const glm::dvec3& pi, const glm::dvec3& pj, const glm::dvec3& pk, double di,
            double dj) {
    const glm::dvec3 e = pj - pi;
    const glm::dvec3 f = pk - pi;
    const double e2 = glm::dot(e, e);
    length = std::sqrt(e2);
    if (!(length > 0.0)) return;
    x = glm::dot(e, f) / length;
    y = std::sqrt(std::max(0.0, glm::dot(f, f) - x * x));
    sx = (di * di - dj * dj + e2) / (2.0 * length);
    sy = std::sqrt(std::max(0.0, di * di - sx * sx));
  }

  /// Where the straight way crosses the edge's line, from 0 at i to `length` at j.
  [[nodiscard]] double crossing() const {
    const double height = sy + y;
    return height > 0.0 ? sx + (x - sx) * sy / height : -1.0;
  }
  [[nodiscard]] bool straight() const {
    const double at = crossing();
    return length > 0.0 && at >= 0.0 && at <= length;
  }
  [[nodiscard]] double distance() const {
    return std::sqrt((x - sx) * (x - sx) + (y + sy) * (y + sy));
  }

  /// Share of the angle i-source-j at which the third place is seen, 0 at i to 1 at j.
  [[nodiscard]] double angleShare() const {
    const double whole = std::atan2(length * sy, -sx * (length - sx) + sy * sy);
    const double part = std::atan2((x - sx) * sy + (y + sy) * sx, -sx * (x - sx) + sy * (y + sy));
    return whole > 1e-12 ? std::clamp(part / whole, 0.0, 1.0) : 0.0;
  }
};

}  // namespace mesomap::surface

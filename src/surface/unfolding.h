// Two corners of a triangle with known distances, laid flat with the place the distances come from
// (the virtual source) on the far side of their edge.
#pragma once

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

namespace mesomap::surface {

/// atan2 for y >= 0, by a short series where the angle is small, as it is away from a source (error
/// below 1e-8); the library's function costs several times more.
inline double smallAngle(double y, double x) {
  if (!(y < 0.125 * x)) return std::atan2(y, x);
  const double r = y / x;
  const double q = r * r;
  return r * (1.0 - q * (1.0 / 3 - q * (1.0 / 5 - q * (1.0 / 7))));
}

/// In units of the edge's length, which saves most roots: the edge i→j lies on the x axis from 0 to
/// 1, the third place at (x, y), y >= 0, the virtual source at (sx, -sy), sy >= 0.
struct Unfolding {
  double squaredLength = 0.0;  ///< mm², of the edge; not above 0: nothing else is meaningful.
  double x = 0.0;
  double y = 0.0;
  double sx = 0.0;
  double sy = 0.0;

  Unfolding(const glm::dvec3& pi, const glm::dvec3& pj, const glm::dvec3& pk, double di,
            double dj) {
    const glm::dvec3 e = pj - pi;
    const glm::dvec3 f = pk - pi;
    squaredLength = glm::dot(e, e);
    if (!(squaredLength > 0.0)) return;
    const double scale = 1.0 / squaredLength;
    x = glm::dot(e, f) * scale;
    y = std::sqrt(std::max(0.0, glm::dot(f, f) * scale - x * x));
    const double ii = di * di * scale;
    sx = 0.5 * (ii - dj * dj * scale + 1.0);
    sy = std::sqrt(std::max(0.0, ii - sx * sx));
  }

  /// -1, 0 or 1: the straight way passes before i, through the edge, beyond j.
  [[nodiscard]] int side() const {
    const double height = sy + y;
    const double at = sx * y + x * sy;  // the crossing times the height
    if (!(squaredLength > 0.0) || !(height > 0.0)) return x < 0.5 ? -1 : 1;
    if (at < 0.0) return -1;
    return at > height ? 1 : 0;
  }
  [[nodiscard]] double squaredDistance() const {
    return squaredLength * ((x - sx) * (x - sx) + (y + sy) * (y + sy));
  }

  /// Share of the angle i-source-j at which the third place is seen, 0 at i to 1 at j.
  [[nodiscard]] double angleShare() const {
    const double whole = smallAngle(sy, sx * (sx - 1.0) + sy * sy);
    const double part =
        smallAngle(std::max(0.0, (x - sx) * sy + (y + sy) * sx), sx * (sx - x) + sy * (y + sy));
    return whole > 1e-12 ? std::clamp(part / whole, 0.0, 1.0) : 0.0;
  }
};

}  // namespace mesomap::surface

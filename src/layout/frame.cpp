#include "frame.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace mesomap::layout {

glm::dvec3 tangentTowards(const glm::dvec3& normal, double directionDeg) {
  glm::dvec3 left = glm::cross(glm::dvec3(0, 1, 0), normal);
  double size = glm::length(left);
  if (size < 1e-6) {
    left = glm::dvec3(1, 0, 0) - normal * normal.x;
    size = glm::length(left);
  }
  left /= size;
  if (left.x < -1e-9 || (left.x <= 1e-9 && left.z < 0.0)) left = -left;
  glm::dvec3 up = glm::cross(normal, left);
  if (up.y < 0.0) up = -up;
  const double angle = directionDeg * std::numbers::pi / 180.0;
  return glm::normalize(left * std::cos(angle) + up * std::sin(angle));
}

}  // namespace mesomap::layout

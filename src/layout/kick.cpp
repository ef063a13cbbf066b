#include "kick.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "surface/walk.h"

namespace mesomap::layout {

std::optional<mesh::SurfacePoint> kicked(const Ground& ground, const Dot& dot, double mostMm,
                                         double spacingMm, Random& random) {
  const double angle = 2.0 * std::numbers::pi * random.uniform();
  const glm::dvec3 u = surface::tangentAt(ground.mesh().mesh(), dot.place, {0.577, 0.577, 0.577});
  const glm::dvec3 v = glm::cross(dot.normal, u);
  mesh::SurfacePoint place =
      surface::walk(ground.mesh(), dot.place, u * std::cos(angle) + v * std::sin(angle),
                    mostMm * random.uniform())
          .point;
  if (!ground.pullInside(place, spacingMm)) return std::nullopt;
  return place;
}

}  // namespace mesomap::layout

#include "between.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>

#include "cell_grid.h"

namespace mesomap::layout {
namespace {

constexpr double kNeighbour = 1.5;  // spacings: the next ring of a lattice begins at 1.73

/// Any direction along the skin, the same for points that face alike.
glm::dvec3 alongSkinOf(const glm::dvec3& normal, const glm::dvec3& towards) {
  const glm::dvec3 flat = towards - normal * glm::dot(towards, normal);
  const double length = glm::length(flat);
  return length > 1e-6 ? flat / length : flat;
}

/// The side of a point on which its new place lies: as far to the client's left and a little down,
/// so that it does not fall between two sides of a lattice that lies straight.
const glm::dvec3 kTowards = glm::normalize(glm::dvec3(1.0, -0.4, 0.25));

/// Middle of the triangle with the two neighbours that stand next to `towards` on either side.
std::optional<glm::dvec3> middleTowards(const plan::Site& site,
                                        const std::vector<glm::dvec3>& neighbours) {
  const glm::dvec3 ahead = alongSkinOf(site.normal, kTowards);
  const glm::dvec3 aside = glm::cross(site.normal, ahead);
  const glm::dvec3* left = nullptr;
  const glm::dvec3* right = nullptr;
  double leastLeft = 1.6, leastRight = 1.6;  // radians: about a right angle
  for (const glm::dvec3& neighbour : neighbours) {
    const glm::dvec3 way = neighbour - site.position;
    const double angle = std::atan2(glm::dot(way, aside), glm::dot(way, ahead));
    if (angle >= 0.0 && angle < leastLeft) {
      leastLeft = angle;
      left = &neighbour;
    } else if (angle < 0.0 && -angle < leastRight) {
      leastRight = -angle;
      right = &neighbour;
    }
  }
  if (left == nullptr || right == nullptr) return std::nullopt;
  return (site.position + *left + *right) / 3.0;
}

}  // namespace

std::vector<glm::dvec3> placesBetween(const std::vector<plan::Site>& sites, double spacingMm) {
  std::vector<glm::dvec3> places;
  if (!(spacingMm > 0.0)) return places;
  const double reach = kNeighbour * spacingMm;
  std::vector<glm::dvec3> positions;
  positions.reserve(sites.size());
  for (const plan::Site& site : sites) positions.push_back(site.position);
  const CellGrid grid(positions, reach);
  std::vector<glm::dvec3> neighbours;
  for (const plan::Site& site : sites) {
    neighbours.clear();
    grid.around(site.position, [&](std::size_t other) {
      if (&sites[other] == &site || glm::distance(positions[other], site.position) > reach) return;
      neighbours.push_back(positions[other]);
    });
    if (const auto middle = middleTowards(site, neighbours)) places.push_back(*middle);
  }
  return places;
}

void addPlacesBetween(Input& input, const plan::Region& before, const PlaceContext& context) {
  if (!input.seeds.empty() || !context.closest) return;
  if (input.rule.pattern != plan::Pattern::even) return;
  for (const glm::dvec3& at : placesBetween(before.sites, before.rule.spacingMm)) {
    const auto place = context.closest(at);
    if (!place) continue;
    input.seeds.push_back(*place);
    input.seedTouches.push_back(0);
  }
}

}  // namespace mesomap::layout

#include "plan/places_by_cell.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::plan {

PlacesByCell::Cell PlacesByCell::cellOf(const glm::dvec3& position) const {
  return {static_cast<std::int64_t>(std::floor(position.x / cellMm_)),
          static_cast<std::int64_t>(std::floor(position.y / cellMm_)),
          static_cast<std::int64_t>(std::floor(position.z / cellMm_))};
}

std::size_t PlacesByCell::add(const glm::dvec3& position) {
  const std::size_t place = positions_.size();
  positions_.push_back(position);
  cells_[cellOf(position)].push_back(place);
  return place;
}

void PlacesByCell::remove(std::size_t place) {
  std::erase(cells_[cellOf(positions_[place])], place);
}

double PlacesByCell::nearestMm(const glm::dvec3& position, std::size_t without) const {
  double least = cellMm_;
  around(position, [&](std::size_t place) {
    if (place != without) least = std::min(least, glm::distance(positions_[place], position));
  });
  return least;
}

}  // namespace mesomap::plan

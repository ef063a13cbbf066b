// Places filled in one after the other, found again by where they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <glm/vec3.hpp>
#include <map>
#include <tuple>
#include <vector>

namespace mesomap::plan {

/// In cubes of `cellMm`: whatever lies within `cellMm` of a position stands in the 27 cells round
/// it, so that the cost of a look follows what is near and not how many there are.
class PlacesByCell {
 public:
  /// `cellMm` is above 0.
  explicit PlacesByCell(double cellMm) : cellMm_(cellMm) {}

  /// The number of the place, counted from 0.
  std::size_t add(const glm::dvec3& position);
  /// Takes the place away; the numbers of the others stay.
  void remove(std::size_t place);
  [[nodiscard]] const glm::dvec3& position(std::size_t place) const { return positions_[place]; }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// Straight distance in mm to the nearest place but `without`; `cellMm` where none is nearer.
  [[nodiscard]] double nearestMm(const glm::dvec3& position, std::size_t without = kNone) const;

  /// Calls `visit(place)` for every place in the 27 cells round `position`.
  template <class Visit>
  void around(const glm::dvec3& position, Visit&& visit) const {
    const auto [x, y, z] = cellOf(position);
    for (std::int64_t k = 0; k < 27; ++k) {
      const auto cell = cells_.find({x + k % 3 - 1, y + k / 3 % 3 - 1, z + k / 9 - 1});
      if (cell == cells_.end()) continue;
      for (const std::size_t place : cell->second) visit(place);
    }
  }

 private:
  using Cell = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  [[nodiscard]] Cell cellOf(const glm::dvec3& position) const;

  double cellMm_;
  std::vector<glm::dvec3> positions_;
  std::map<Cell, std::vector<std::size_t>> cells_;
};

}  // namespace mesomap::plan

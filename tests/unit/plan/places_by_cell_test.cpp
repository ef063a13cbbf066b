#include "plan/places_by_cell.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <random>
#include <set>

namespace mesomap::plan {
namespace {

TEST(PlacesByCell, FindsTheNearestAsASearchThroughAllDoes) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> side(-20.0, 20.0);
    const double cell = 1.0 + seed % 5;
    PlacesByCell places(cell);
    std::set<std::size_t> standing;
    for (int i = 0; i < 300; ++i) {
      standing.insert(places.add({side(random), side(random), side(random) * 0.2}));
    }
    for (std::size_t gone = 0; gone < 300; gone += 3) {
      places.remove(gone);
      standing.erase(gone);
    }
    for (int i = 0; i < 100; ++i) {
      const glm::dvec3 at(side(random), side(random), side(random) * 0.2);
      const auto without = static_cast<std::size_t>(i);
      double least = cell;
      for (const std::size_t place : standing) {
        if (place != without) least = std::min(least, glm::distance(at, places.position(place)));
      }
      EXPECT_DOUBLE_EQ(places.nearestMm(at, without), least) << "seed " << seed;
    }
  }
}

TEST(PlacesByCell, VisitsAllThatIsWithinACell) {
  PlacesByCell places(2.0);
  // Cells meet at 0, and a position below it belongs to another one.
  places.add({-0.1, 0.0, 0.0});
  places.add({1.9, -1.9, 1.9});
  places.add({9.0, 0.0, 0.0});
  std::set<std::size_t> seen;
  places.around({0.1, 0.1, 0.1}, [&](std::size_t place) { seen.insert(place); });
  EXPECT_EQ(seen, (std::set<std::size_t>{0, 1}));
}

}  // namespace
}  // namespace mesomap::plan

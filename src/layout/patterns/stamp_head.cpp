#include "stamp_head.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <numbers>

namespace mesomap::layout {
namespace {

bool evenAbout(const plan::Stamp& stamp, const glm::dvec2& flip) {
  constexpr double kSamePinMm = 0.05;
  return std::all_of(stamp.pins.begin(), stamp.pins.end(), [&](const glm::dvec2& pin) {
    return std::any_of(stamp.pins.begin(), stamp.pins.end(), [&](const glm::dvec2& other) {
      return glm::distance(pin * flip, other) < kSamePinMm;
    });
  });
}

}  // namespace

Tiling tilingOf(const plan::Stamp& stamp, double spacingMm) {
  Tiling tiling;
  double pitch = 1e9;
  glm::dvec2 low = stamp.pins.front();
  glm::dvec2 high = low;
  for (std::size_t i = 0; i < stamp.pins.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      pitch = std::min(pitch, glm::distance(stamp.pins[i], stamp.pins[j]));
    }
    low = glm::min(low, stamp.pins[i]);
    high = glm::max(high, stamp.pins[i]);
    tiling.reachMm = std::max(tiling.reachMm, glm::length(stamp.pins[i]));
  }
  tiling.pitchMm = stamp.pins.size() > 1 ? pitch : spacingMm;
  const glm::dvec2 size = high - low;
  // Bent skin turns touches against one another; a little room keeps their pins apart.
  const double beside = 1.06 * tiling.pitchMm;
  // Round heads stand as honeycomb cells, long and square ones as tiles: between the pins of two
  // touches there is the same distance as between those of one.
  const bool round = stamp.pins.size() > 4 &&
                     std::all_of(stamp.pins.begin(), stamp.pins.end(), [&](const glm::dvec2& p) {
                       return glm::length(p) > 0.8 * tiling.reachMm;
                     });
  // The middle of four pins in a square is 0.71 of their distance from each; the middle of a ring
  // is its own head's as well.
  tiling.coverMm = 0.75 * tiling.pitchMm;
  if (round) {
    tiling.coverMm = std::max(tiling.coverMm, 1.05 * tiling.reachMm);
    tiling.alongMm = 2.0 * tiling.reachMm + beside;
    tiling.acrossMm = std::numbers::sqrt3 * tiling.alongMm;
    tiling.honeycomb = true;
  } else {
    tiling.alongMm = size.x + beside;
    tiling.acrossMm = size.y + beside;
  }
  return tiling;
}

std::optional<HeadAxes> axisOf(const plan::Stamp& stamp) {
  const HeadAxes axes{evenAbout(stamp, {1.0, -1.0}), evenAbout(stamp, {-1.0, 1.0})};
  if (!axes.along && !axes.across) return std::nullopt;
  return axes;
}

}  // namespace mesomap::layout

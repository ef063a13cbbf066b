#include "gaps.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <tuple>

namespace mesomap::layout {
namespace {

std::vector<glm::dvec3> spotPositions(const std::vector<Spot>& spots) {
  std::vector<glm::dvec3> positions;
  positions.reserve(spots.size());
  for (const Spot& s : spots) positions.push_back(s.position);
  return positions;
}

/// The first spot of every cube, in the order of the spots.
std::vector<Spot> thinned(const std::vector<Spot>& spots, double cubeMm) {
  struct Key {
    std::int64_t x, y, z;
    std::uint32_t index;
    [[nodiscard]] bool sameCube(const Key& o) const { return x == o.x && y == o.y && z == o.z; }
  };
  std::vector<Key> keys;
  keys.reserve(spots.size());
  for (std::uint32_t i = 0; i < spots.size(); ++i) {
    const glm::dvec3 cell = glm::floor(spots[i].position / cubeMm);
    keys.push_back({static_cast<std::int64_t>(cell.x), static_cast<std::int64_t>(cell.y),
                    static_cast<std::int64_t>(cell.z), i});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return std::tie(a.x, a.y, a.z, a.index) < std::tie(b.x, b.y, b.z, b.index);
  });
  std::vector<std::uint32_t> first;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (k == 0 || !keys[k].sameCube(keys[k - 1])) first.push_back(keys[k].index);
  }
  std::sort(first.begin(), first.end());
  std::vector<Spot> some;
  some.reserve(first.size());
  for (const std::uint32_t i : first) some.push_back(spots[i]);
  return some;
}

}  // namespace

Gaps::Gaps(const Ground& ground, double spacingMm)
    : ground_(&ground),
      reach_(1.2 * spacingMm),
      spots_(thinned(ground.spots(), 0.1 * spacingMm)),
      grid_(spotPositions(spots_), reach_) {
  clear();
}

void Gaps::clear() {
  distance_.assign(spots_.size(), static_cast<float>(2.0 * reach_ / 1.2));
}

void Gaps::add(const Dot& dot) {
  const double scale = ground_->scaleAt(dot.place);
  const double reach2 = reach_ * reach_;
  grid_.around(dot.position, [&](std::uint32_t i) {
    const glm::dvec3 way = spots_[i].position - dot.position;
    const double d2 = glm::dot(way, way);
    if (d2 >= reach2) return;
    const double straight = std::sqrt(d2);
    if (straight >= static_cast<double>(distance_[i])) return;
    const double cosine = glm::dot(spots_[i].normal, dot.normal);
    if (cosine < kFacingCosine) return;
    const auto along = static_cast<float>(straight * bendFactor(cosine) * scale);
    distance_[i] = std::min(distance_[i], along);
  });
}

double Gaps::largestMm() const {
  return distance_.empty()
             ? 0.0
             : static_cast<double>(*std::max_element(distance_.begin(), distance_.end()));
}

std::vector<std::uint32_t> Gaps::centres(double limitMm, double apartMm) const {
  std::vector<std::uint32_t> wide;
  for (std::uint32_t i = 0; i < distance_.size(); ++i) {
    if (static_cast<double>(distance_[i]) > limitMm) wide.push_back(i);
  }
  std::sort(wide.begin(), wide.end(), [&](std::uint32_t a, std::uint32_t b) {
    return distance_[a] != distance_[b] ? distance_[a] > distance_[b] : a < b;
  });
  std::vector<std::uint32_t> chosen;
  for (const std::uint32_t i : wide) {
    bool apart = true;
    for (const std::uint32_t j : chosen) {
      if (glm::distance(spots_[i].position, spots_[j].position) < apartMm) {
        apart = false;
        break;
      }
    }
    if (apart) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace mesomap::layout

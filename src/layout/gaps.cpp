#include "gaps.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::layout {
namespace {

std::vector<glm::dvec3> positionsOf(const std::vector<Spot>& spots) {
  std::vector<glm::dvec3> positions;
  positions.reserve(spots.size());
  for (const Spot& s : spots) positions.push_back(s.position);
  return positions;
}

}  // namespace

Gaps::Gaps(const Ground& ground, double spacingMm)
    : ground_(&ground), reach_(1.2 * spacingMm), grid_(positionsOf(ground.spots()), reach_) {
  clear();
}

void Gaps::clear() {
  distance_.assign(ground_->spots().size(), static_cast<float>(2.0 * reach_ / 1.2));
}

void Gaps::add(const Dot& dot) {
  const auto& spots = ground_->spots();
  const double reach2 = reach_ * reach_;
  grid_.around(dot.position, [&](std::uint32_t i) {
    const glm::dvec3 way = spots[i].position - dot.position;
    const double d2 = glm::dot(way, way);
    if (d2 >= reach2) return;
    const double straight = std::sqrt(d2);
    if (straight >= static_cast<double>(distance_[i])) return;
    const double cosine = glm::dot(spots[i].normal, dot.normal);
    if (cosine < kFacingCosine) return;
    const auto along = static_cast<float>(straight * bendFactor(cosine));
    distance_[i] = std::min(distance_[i], along);
  });
}

double Gaps::largestMm() const {
  return distance_.empty()
             ? 0.0
             : static_cast<double>(*std::max_element(distance_.begin(), distance_.end()));
}

std::vector<std::uint32_t> Gaps::centres(double limitMm, double apartMm) const {
  const auto& spots = ground_->spots();
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
      if (glm::distance(spots[i].position, spots[j].position) < apartMm) {
        apart = false;
        break;
      }
    }
    if (apart) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace mesomap::layout

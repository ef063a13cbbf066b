#include "few_part.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "cell_grid.h"

namespace mesomap::layout {
namespace {

constexpr std::size_t kMostSpots = 700;  // that stand for a part when gaps are estimated
constexpr double kWidestGap = 0.83;      // spacings: wider ones, as estimated, are worth a point
constexpr double kStranded = 1.6;        // spacings

/// Deep, and near the middle of the part.
std::uint32_t middleOf(const std::vector<const Spot*>& spots) {
  if (spots.empty()) return 0;
  glm::dvec3 mean(0.0);
  float deepest = 0.0f;
  for (const Spot* s : spots) {
    mean += s->position / static_cast<double>(spots.size());
    deepest = std::max(deepest, s->depthMm);
  }
  const Spot* best = nullptr;
  for (const Spot* s : spots) {
    if (s->depthMm < 0.9f * deepest) continue;
    if (!best || glm::distance(s->position, mean) < glm::distance(best->position, mean)) best = s;
  }
  return best ? best->vertex : spots.front()->vertex;
}

}  // namespace

double apart(const glm::dvec3& p, const glm::dvec3& np, const glm::dvec3& q, const glm::dvec3& nq) {
  const double cosine = glm::dot(np, nq);
  if (cosine < kFacingCosine) return std::numeric_limits<double>::infinity();
  return glm::distance(p, q) * bendFactor(cosine);
}

FewPart::FewPart(const Ground& ground, std::span<const std::uint32_t> parts, double h,
                 const std::vector<Dot>& standing)
    : ground_(ground), h_(h) {
  std::vector<const Spot*> all;
  for (const Spot& s : ground.spots()) {
    if (std::find(parts.begin(), parts.end(), s.part) != parts.end()) all.push_back(&s);
  }
  const std::size_t stride = (all.size() + kMostSpots - 1) / kMostSpots;
  for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, stride)) {
    spots_.push_back(*all[i]);
  }
  middle_ = middleOf(all);
  reach_.assign(spots_.size(), 2.0 * h);
  for (const Dot& d : standing) lower(reach_, d);
}

Dot FewPart::dotAt(std::size_t spot) const {
  return makeDot(ground_.mesh(), placeOf(ground_.mesh(), spots_[spot].vertex));
}

Dot FewPart::middle() const {
  return makeDot(ground_.mesh(), placeOf(ground_.mesh(), middle_));
}

std::vector<double> FewPart::reachOf(const std::vector<Dot>& dots) const {
  std::vector<double> reach = reach_;
  for (const Dot& d : dots) lower(reach, d);
  return reach;
}

void FewPart::lower(std::vector<double>& reach, const Dot& dot) const {
  for (std::size_t i = 0; i < spots_.size(); ++i) {
    reach[i] =
        std::min(reach[i], apart(spots_[i].position, spots_[i].normal, dot.position, dot.normal));
  }
}

std::size_t farthestSpot(const std::vector<double>& reach) {
  return static_cast<std::size_t>(std::max_element(reach.begin(), reach.end()) - reach.begin());
}

FewFigures FewPart::judge(const std::vector<Dot>& dots, const std::vector<Dot>& standing) const {
  const double h = h_;
  FewFigures f;
  f.points = dots.size();
  const std::vector<double> reach = reachOf(dots);
  f.largestGap = reach.empty() ? 0.0 : *std::max_element(reach.begin(), reach.end()) / h;
  double smallest = 1.5;
  double sum = 0.0;
  double squares = 0.0;
  double row = 0.0;
  double rowSquares = 0.0;
  for (std::size_t i = 0; i < dots.size(); ++i) {
    double nearest = std::numeric_limits<double>::infinity();
    const auto against = [&](const Dot& other) {
      nearest =
          std::min(nearest, apart(dots[i].position, dots[i].normal, other.position, other.normal));
    };
    for (std::size_t j = 0; j < dots.size(); ++j) {
      if (j != i) against(dots[j]);
    }
    for (const Dot& s : standing) against(s);
    const double depth = ground_.at(dots[i].place) / h;
    if (depth < 0.6) {
      row += 1.0;
      rowSquares += depth * depth;
    }
    if (!std::isfinite(nearest)) continue;
    nearest /= h;
    smallest = std::min(smallest, nearest);
    if (nearest > kStranded) ++f.stranded;
    sum += nearest;
    squares += nearest * nearest;
  }
  const auto n = static_cast<double>(dots.size());
  const double mean = n > 0.0 ? sum / n : 0.0;
  const double uneven =
      mean > 0.0 ? std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean : 0.0;
  const double ragged = row > 0.0 ? std::sqrt(rowSquares / row) : 0.0;
  // Of as many points, those that stand widest apart reach out to the border all round.
  f.cost = -n + std::max(0.65, f.largestGap) - 0.4 * smallest + 0.8 * uneven + 0.4 * ragged +
           0.7 * static_cast<double>(f.stranded);
  if (f.largestGap > kFullGap) f.cost += 4.0 * (f.largestGap - kFullGap);
  if (f.largestGap > kWidestGap) f.cost += 1.1 + 4.0 * (f.largestGap - kWidestGap);
  return f;
}

std::vector<std::vector<std::uint32_t>> clustersOf(const Ground& ground, double spacingMm) {
  std::vector<std::uint32_t> parent(ground.parts());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto find = [&](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  if (parent.size() > 1) {
    std::vector<glm::dvec3> positions;
    std::vector<const Spot*> spots;
    // One spot of every part in every cube stands for the others there.
    using Cube = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::uint32_t>;
    std::vector<std::pair<Cube, const Spot*>> cubes;
    for (const Spot& s : ground.spots()) {
      const glm::dvec3 cell = glm::floor(s.position / (0.1 * spacingMm));
      cubes.emplace_back(Cube{static_cast<std::int64_t>(cell.x), static_cast<std::int64_t>(cell.y),
                              static_cast<std::int64_t>(cell.z), s.part},
                         &s);
    }
    std::sort(cubes.begin(), cubes.end());
    for (std::size_t i = 0; i < cubes.size(); ++i) {
      if (i > 0 && cubes[i].first == cubes[i - 1].first) continue;
      positions.push_back(cubes[i].second->position);
      spots.push_back(cubes[i].second);
    }
    const double reach = 0.4 * spacingMm;
    const CellGrid grid(positions, reach);
    for (std::size_t i = 0; i < spots.size(); ++i) {
      grid.around(positions[i], [&](std::uint32_t j) {
        if (spots[j]->part == spots[i]->part) return;
        if (apart(positions[i], spots[i]->normal, positions[j], spots[j]->normal) > reach) return;
        const std::uint32_t a = find(spots[i]->part);
        const std::uint32_t b = find(spots[j]->part);
        parent[std::max(a, b)] = std::min(a, b);
      });
    }
  }
  std::vector<std::vector<std::uint32_t>> together(parent.size());
  for (std::uint32_t p = 0; p < parent.size(); ++p) together[find(p)].push_back(p);
  std::erase_if(together, [](const auto& parts) { return parts.empty(); });
  return together;
}

}  // namespace mesomap::layout

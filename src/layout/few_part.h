// What is known of a part of an area that holds few points, and how points on it are judged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bubbles.h"
#include "ground.h"

namespace mesomap::layout {

/// Spacings: parts are filled while a place is farther than this from every point.
inline constexpr double kFullGap = 0.80;

/// How a few points stand on their part; no pair is nearer than kNearest.
struct FewFigures {
  std::size_t points = 0;
  double largestGap = 0.0;   ///< spacings
  std::size_t stranded = 0;  ///< points farther than kStranded from their nearest
  double cost = 1e9;         ///< the less the better
};

/// Distance between two places on one side of the skin, estimated from the straight one and the
/// bend; infinite where they face away from one another.
[[nodiscard]] double apart(const glm::dvec3& p, const glm::dvec3& np, const glm::dvec3& q,
                           const glm::dvec3& nq);

/// Parts of the ground that lie together, and what is known of them.
class FewPart {
 public:
  /// `standing`: points that stay, in these parts and beside them. The ground must outlive it.
  FewPart(const Ground& ground, std::span<const std::uint32_t> parts, double spacingMm,
          const std::vector<Dot>& standing);
  [[nodiscard]] bool empty() const { return spots_.empty(); }
  /// Vertices that stand for the parts, no more than some hundreds.
  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }
  [[nodiscard]] Dot dotAt(std::size_t spot) const;
  /// Deep, and near the middle.
  [[nodiscard]] Dot middle() const;
  /// How far every spot is from the nearest of the dots and of what stands, in mm.
  [[nodiscard]] std::vector<double> reachOf(const std::vector<Dot>& dots) const;
  /// Takes one more dot into account.
  void lower(std::vector<double>& reach, const Dot& dot) const;
  [[nodiscard]] FewFigures judge(const std::vector<Dot>& dots,
                                 const std::vector<Dot>& standing) const;

 private:
  const Ground& ground_;
  double h_;
  std::vector<Spot> spots_;
  std::uint32_t middle_ = 0;
  std::vector<double> reach_;
};

/// The first of the farthest spots; there is one.
[[nodiscard]] std::size_t farthestSpot(const std::vector<double>& reach);

/// The parts of the ground, those together that lie within 0.4 spacings of one another: a narrow
/// ribbon on coarse triangles falls into pieces.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> clustersOf(const Ground& ground,
                                                                 double spacingMm);

}  // namespace mesomap::layout

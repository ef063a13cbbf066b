// What an even arrangement promises, and how a region's points stand to it.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "layout/layout.h"

namespace mesomap::layout {

/// Asked of every area: the smallest distance. The others have their figures from this many points
/// up; below, the largest gap alone.
inline constexpr std::size_t kPointsToJudge = 25;
inline constexpr double kMostVariation = 0.03;  ///< Of the distance to the nearest point.
inline constexpr double kMostGap = 0.85;        ///< Spacings, on every area.
inline constexpr double kUsualGap = 0.80;       ///< Spacings, on nine areas of ten.
inline constexpr double kMostBorder = 0.1;      ///< Spacings, root mean square.
inline constexpr double kLeastCount = 0.82;     ///< Of Quality::expected.
inline constexpr double kMostCount = 1.05;
/// Interior points from which on their neighbours are counted, and how many of them have six.
inline constexpr std::size_t kInteriorToJudge = 20;
[[nodiscard]] double leastWithSix(std::size_t interior);

struct Promise {
  /// "smallest-distance", "variation", "six-neighbours", "largest-gap", "border", "count"; all but
  /// the first as Output::gaveWay names them.
  std::string name;
  double figure = 0.0;  ///< Distances in spacings, shares of 1.
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool asked = false;  ///< Areas with few points are not asked for all.
  [[nodiscard]] bool kept() const { return figure >= least && figure <= most; }
};
/// All six, in the order above.
[[nodiscard]] std::vector<Promise> promisesOf(const Quality& quality);

/// As qualityOf, with places that belong to the pattern but have no point: left out in a blocked
/// zone, or deleted by the user. They close gaps and are neighbours, and are measured themselves
/// only in `expected`, which is less by their number.
[[nodiscard]] Quality qualityOf(const mesh::WorkingMesh& mesh, const surface::PageTriangles& pages,
                                const surface::PagedField& shape, const plan::Rule& rule,
                                const std::vector<mesh::SurfacePoint>& points,
                                const std::vector<mesh::SurfacePoint>& absent);

}  // namespace mesomap::layout

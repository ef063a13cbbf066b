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

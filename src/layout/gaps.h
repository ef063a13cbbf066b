// Where no point is near: the distance from every vertex of the ground to its
// nearest point.
#pragma once

#include <vector>

#include "bubbles.h"
#include "cell_grid.h"
#include "ground.h"

namespace mesomap::layout {

class Gaps {
 public:
  Gaps(const Ground& ground, double spacingMm);

  /// Forgets all points.
  void clear();
  /// Takes a point into account.
  void add(const Dot& dot);
  /// The vertices that stand for the ground: all of them, or on a mesh much
  /// finer than the spacing one of every cube a tenth of the spacing wide.
  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }
  /// Estimated from the straight distance and the bend between the two normals;
  /// "far" (two spacings) where none is near. One entry per spot.
  [[nodiscard]] const std::vector<float>& distanceMm() const { return distance_; }
  [[nodiscard]] double largestMm() const;
  /// Indices of the spots that are local centres of gaps wider than `limitMm`,
  /// widest first, no two nearer than `apartMm` to one another.
  [[nodiscard]] std::vector<std::uint32_t> centres(double limitMm, double apartMm) const;

 private:
  const Ground* ground_;
  double reach_;
  std::vector<Spot> spots_;
  CellGrid grid_;
  std::vector<float> distance_;
};

}  // namespace mesomap::layout

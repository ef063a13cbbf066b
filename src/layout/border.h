// The ground's border as places at small steps: where the outer row stands, and
// who stands nearest.
#pragma once

#include <glm/vec3.hpp>
#include <vector>

#include "bubbles.h"
#include "cell_grid.h"
#include "ground.h"
#include "surface/outline.h"

namespace mesomap::layout {

struct BorderPlace {
  mesh::SurfacePoint place;
  glm::dvec3 position{0.0};
  glm::dvec3 normal{0.0};
};

class Border {
 public:
  /// Places every sixth of a spacing or closer.
  Border(const Ground& ground, const surface::PageTriangles& pages, double spacingMm);

  [[nodiscard]] const std::vector<BorderPlace>& places() const { return places_; }
  [[nodiscard]] double lengthMm() const { return lengthMm_; }
  /// Calls `visit(index)` for every place within one spacing of `position`, and
  /// some farther.
  template <class Visit>
  void around(const glm::dvec3& position, Visit&& visit) const {
    grid_.around(position, visit);
  }
  /// Points at equal steps along every line, `aim` of them to a spacing or a
  /// little fewer, the first at `shift` (0..1) of a step.
  [[nodiscard]] std::vector<Dot> row(double aim, double shift) const;

 private:
  struct Line {
    std::size_t first = 0, count = 0;
    double lengthMm = 0.0;
    double scaledMm = 0.0;  ///< Length in the measure of the varying spacing.
    bool closed = true;
  };
  const Ground* ground_;
  double h_;
  std::vector<BorderPlace> places_;
  std::vector<double> along_;  ///< Of each place, from the beginning of its line.
  std::vector<Line> lines_;
  double lengthMm_ = 0.0;
  CellGrid grid_;
};

}  // namespace mesomap::layout

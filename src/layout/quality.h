// How points stand on ground that is known already, measured along the skin.
#pragma once

#include <glm/vec3.hpp>
#include <memory>
#include <vector>

#include "base/progress.h"
#include "bubbles.h"
#include "farthest.h"
#include "ground.h"
#include "layout/layout.h"
#include "surface/outline.h"

namespace mesomap::layout {

/// Measures layouts of one ground that differ little from one another: what stands as it stood and
/// has nothing new around is not measured again.
class Measure {
 public:
  Measure(const Ground& ground, const surface::PageTriangles& pages, double spacingMm);
  ~Measure();
  Measure(const Measure&) = delete;
  Measure& operator=(const Measure&) = delete;

  /// As qualityOf(), without `density`. Ghosts count as neighbours only. Where `progress` says
  /// stop, what comes back is of no use.
  [[nodiscard]] Quality of(const std::vector<Dot>& dots, const Progress& progress);
  /// The middle of the largest gap of the last layout measured.
  [[nodiscard]] const mesh::SurfacePoint& widest() const { return widest_; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  mesh::SurfacePoint widest_;
};

}  // namespace mesomap::layout

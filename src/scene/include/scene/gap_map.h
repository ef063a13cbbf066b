// How far every place of an area lies from its nearest planned point.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/plan.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// In a full even arrangement no place is farther from a point than 0.58 of the spacing (the corner
/// between three points of a hexagonal lattice); from here on a place counts as a gap.
inline constexpr double kGapFrom = 0.68;  ///< spacings
/// Nothing is told apart beyond.
inline constexpr double kGapTo = 1.5;  ///< spacings

struct GapMap {
  struct Vertex {
    std::uint32_t vertex = 0;  ///< Of the working mesh.
    float gap = 0.0f;       ///< To the nearest point along the skin, in spacings; at most kGapTo.
    float insideMm = 0.0f;  ///< Along the skin to the area's border, positive inside.
  };
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;  ///< Three a triangle, into `vertices`.
  [[nodiscard]] bool empty() const { return indices.empty(); }
};

/// Points that wait for an answer do not count: where they would stand is a gap until then. Empty
/// for areas that hold rows or no points, or whose spacing says nothing.
[[nodiscard]] GapMap gapMap(const SurfaceModel& model, const plan::Region& region);

}  // namespace mesomap::scene

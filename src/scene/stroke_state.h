// One stroke under way: the area it changes, and the other side's where both sides are painted.
#pragma once

#include <memory>
#include <optional>

#include "paint/brush.h"
#include "scene/session.h"

namespace mesomap::scene {

/// One brush of the stroke.
struct StrokeSide {
  RegionId region;           ///< In the plan, or the id that the new area will have.
  bool existing = false;     ///< The region is in the plan.
  surface::PagedField base;  ///< Shape before the stroke.
  std::unique_ptr<paint::Stroke> brush;
  std::optional<mesh::SurfacePoint> last;
  std::array<std::uint8_t, 3> color{};
};

struct Session::StrokeState {
  StrokeOptions options;
  StrokeSide main;
  /// The other side; its region equals main.region where both brushes change one area.
  std::optional<StrokeSide> other;
};

}  // namespace mesomap::scene

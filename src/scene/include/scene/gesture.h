// What a gesture hands to the session.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <string>

#include "base/ids.h"
#include "mesh/triangle_mesh.h"
#include "paint/brush.h"
#include "plan/plan.h"
#include "scene/tool_settings.h"
#include "surface/paged_field.h"

namespace mesomap::scene {

/// A change of an area's border that is offered.
struct BorderChange {
  enum class Kind { grow, shrink, smooth } kind = Kind::grow;
  double mm = 2.0;  ///< How far, or for `smooth` below which width, as Session::grow and smooth.
  bool operator==(const BorderChange&) const = default;
};

/// A finished or previewed gesture: skin to add to an area or to take from it.
struct ShapeEdit {
  paint::BrushMode mode = paint::BrushMode::paint;
  mesh::SurfacePoint start;                 ///< Where it began: decides whose paint it is.
  surface::PagedField shape;                ///< Added or taken away.
  std::optional<surface::PagedField> twin;  ///< The other side's, where both sides are changed.
  /// Why both sides cannot be changed though that was asked; then nothing is.
  std::string otherSideRefusal;
  Constraints constraints;
  std::optional<glm::dvec3> eye;  ///< For Constraints::facingOnly.
  std::string label;              ///< Name of the step with {} for the area: "line on {}".
};

struct StrokeOptions {
  paint::BrushMode mode = paint::BrushMode::paint;
  double widthMm = 20.0;
  bool bothSides = false;
  Constraints constraints{.keepOffBlockedZones = false};
  std::optional<glm::dvec3> eye = {};  ///< For Constraints::facingOnly.
};

struct ExclusionOptions {
  paint::BrushMode mode = paint::BrushMode::paint;
  plan::ExclusionKind kind = plan::ExclusionKind::mole;
  std::string note;
  double widthMm = 6.0;
};

/// Where the newest stroke went, and the area that may have been meant: it began on another
/// area's paint or beside it.
struct Elsewhere {
  RegionId went;
  bool fresh = false;  ///< `went` was begun by it.
  RegionId other;
};

}  // namespace mesomap::scene

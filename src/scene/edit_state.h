// One change of skin under way: the area it changes, and the other side's where both are changed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "paint/brush.h"
#include "scene/session.h"

namespace mesomap::scene {

struct EditSide {
  RegionId region;            ///< In the plan, or the id that the new area will have.
  bool existing = false;      ///< The region is in the plan.
  surface::PagedField base;   ///< Shape before the change.
  surface::PagedField shape;  ///< With the change; others' skin is taken off later.
  plan::Look look;
};

struct Edit {
  paint::BrushMode mode = paint::BrushMode::paint;
  bool overOthers = false;
  bool offZones = false;     ///< Blocked zones were left out of it.
  bool newArea = false;      ///< A new area was asked for in so many words.
  mesh::SurfacePoint start;  ///< Where it began.
  RegionId selected;         ///< Before it.
  std::string label;         ///< Of the step, with {} for the area's name.
  EditSide main;
  /// The other side; its region equals main.region where both change one area.
  std::optional<EditSide> other;
};

/// A step just made, as long as another area may have been meant.
struct EditedStroke {
  Edit edit;
  RegionId went;
  bool fresh = false;
  RegionId other;
};

struct Session::StrokeState {
  StrokeOptions options;
  Edit edit;
  struct Brush {
    std::unique_ptr<paint::Stroke> stroke;
    std::optional<mesh::SurfacePoint> last;
  };
  Brush main;
  std::optional<Brush> other;
  bool otherLeftOut = false;  ///< Somewhere there was no skin opposite.
};

struct Session::ExclusionState {
  ExclusionOptions options;
  plan::ExclusionId id;
  surface::PagedField base;
  std::unique_ptr<paint::Stroke> stroke;
  std::optional<mesh::SurfacePoint> last;
};

/// Two samples of a drag belong together when the skin between them is hardly longer than the
/// straight line; over a silhouette it is much longer, or there is none: then the brush is lifted.
void moveBrush(const mesh::WorkingMesh& mesh, double widthMm, paint::Stroke& stroke,
               std::optional<mesh::SurfacePoint>& last, const mesh::SurfacePoint& place);

}  // namespace mesomap::scene

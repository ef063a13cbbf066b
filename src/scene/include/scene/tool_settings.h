// Which tool acts on the skin, and how it is set.
#pragma once

#include <string>

#include "plan/plan.h"

namespace mesomap::scene {

enum class Tool {
  brush,
  erase,
  line,
  curve,
  lasso,
  circle,
  fill,
  area,
  point,
  exclusion,
  guide,
  dense,
  measure
};
/// Works on what an area has already: its pattern's guide, its denser skin.
[[nodiscard]] inline bool belongsToArea(Tool tool) {
  return tool == Tool::guide || tool == Tool::dense;
}
[[nodiscard]] const char* toolName(Tool tool);  ///< "brush", "line" … for reports and settings

/// Where paint may go. Connected skin only, always. Erasing asks for `facingOnly` and `insideArea`
/// alone.
struct Constraints {
  /// Only skin that faces the eye; otherwise a gesture goes on round the side.
  bool facingOnly = false;
  bool keepOffOtherAreas = true;    ///< Areas do not overlap: an overlap would count mL twice.
  bool keepOffBlockedZones = true;  ///< Figures only; scans have no zones.
  std::string insideArea = {};      ///< Id of the atlas that paint stays inside; empty: anywhere.
  plan::Side insideSide = plan::Side::none;  ///< none: any side of it
  bool operator==(const Constraints&) const = default;
};

/// Widths are ViewTool's and the exclusion's own; mm along the skin.
struct ToolSettings {
  Constraints constraints;
  bool subtract = false;  ///< Takes away instead of adding; Shift turns it round for one gesture.
  /// The fill stops where the skin bends more, degrees per centimetre (10..120): a cheek bends by
  /// about 10, a jaw by 40, the fold beside the nose by 60 and more.
  double fillLimitDegPerCm = 30.0;
  bool lassoThrough = false;  ///< The lasso takes what lies behind as well, not visible skin alone.
  double fillReachMm = 30.0;  ///< The fill goes no farther than this from the pointer, 5..300.
  double circleRadiusMm = 10.0;  ///< Of a circle made by a click, 1..150.
  double borderStepMm = 2.0;     ///< How far Grow and Shrink move a border, 0.5..20.
  double smoothScaleMm = 3.0;    ///< What Smooth levels out is narrower than this, 0.5..10.
  plan::ExclusionKind exclusionKind = plan::ExclusionKind::mole;
  std::string exclusionNote;
  double exclusionWidthMm = 6.0;  ///< 2..60
  bool renumberPoints = false;    ///< The point tool numbers points instead of placing them.
  bool operator==(const ToolSettings&) const = default;
};

}  // namespace mesomap::scene

// The standard views of a plan on one sheet of A4, to be printed or given away.
#pragma once

#include "base/result.h"
#include "picture_canvas.h"
#include "plan/plan.h"
#include "scene/surface_model.h"

namespace mesomap::app {

struct SheetOptions {
  bool client = false;  ///< As shown to the client: plain names, no counts, no reference.
  bool withoutPersonalData = false;  ///< Without the client's reference.
  bool clay = false;
};

/// A4 across at 300 dots per inch. All views at one scale, seen from so far away that it holds all
/// over the figure. Of a head or bust six views, of a body front, sides and back. Error: the font
/// is missing.
[[nodiscard]] Result<PictureCanvas> contactSheet(const plan::PlanPtr& plan,
                                                 const scene::SurfaceModelPtr& model,
                                                 const SheetOptions& options);

/// The views that a sheet of this surface has, in their order.
[[nodiscard]] std::vector<scene::StandardView> sheetViews(const scene::SurfaceModel& model);

}  // namespace mesomap::app

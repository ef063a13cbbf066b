// The other side of the client: the plane between the sides.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.h"
#include "scene/surface_model.h"
#include "surface/mirror_plane.h"

namespace mesomap::scene {

struct MiddlePlane {
  enum class Source {
    figure,  ///< Exact: our figures are mirror images of themselves.
    found,   ///< From the scan's shape.
    set,     ///< By hand; stands in the plan.
    box      ///< The middle of the scan's box, where its shape tells nothing.
  };
  surface::MirrorPlane plane;
  Source source = Source::figure;
};

/// A figure's own plane, or one found from a scan's shape (about 0.2 s). A scan that already stands
/// square to its axes keeps the plane x = its middle, exactly.
[[nodiscard]] MiddlePlane findMiddlePlane(const SurfaceModel& model);

/// Where the plane cuts the skin, in mm, to be drawn: every line as long as it goes on.
[[nodiscard]] std::vector<std::vector<glm::dvec3>> cutLines(const SurfaceModel& model,
                                                            const surface::MirrorPlane& plane);

}  // namespace mesomap::scene

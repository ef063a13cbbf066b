// What an area is called: after the atlas on our figures, by number on scans.
#pragma once

#include <optional>
#include <string>

#include "plan/plan.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

struct AreaName {
  std::string area;  ///< atlas id, or empty
  std::string code;
  plan::Side side = plan::Side::none;
  std::string name;  ///< for people: "Client's left cheek", "Area 1"
};

[[nodiscard]] plan::Side toPlanSide(figure::Side side);
[[nodiscard]] AreaName nameOfArea(const figure::Area& area);

/// The atlas area that holds a place of the working mesh, or none (and always none on a scan).
[[nodiscard]] std::optional<AreaName> areaAt(const SurfaceModel& model,
                                             const mesh::SurfacePoint& place);
/// The atlas area that holds most of a shape, else "Area N"; never a name the plan has already.
[[nodiscard]] AreaName nameFor(const SurfaceModel& model, const surface::PagedField& shape,
                               const plan::Plan& plan);
/// `name`, or `name` with the first number that makes it unlike all others.
[[nodiscard]] std::string uniqueName(const std::string& name, const plan::Plan& plan);

}  // namespace mesomap::scene

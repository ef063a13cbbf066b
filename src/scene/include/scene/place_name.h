// What a place on a figure is called, in the practitioner's words.
#pragma once

#include <optional>
#include <string>

#include "mesh/triangle_mesh.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

struct PlaceName {
  std::string area;      ///< "Client's left cheek"
  std::string within;    ///< The folds, lines and parts there, "nasolabial fold", or empty
  std::string zone;      ///< "Caution: the gland and branches of the facial nerve …", or empty
  bool blocked = false;  ///< The zone takes no automatic points.
  bool reviewed = true;  ///< The zone was reviewed by a clinician; true where there is none.
};

/// A place of the working mesh; none on scans and where there is no skin.
[[nodiscard]] std::optional<PlaceName> describePlace(const SurfaceModel& model,
                                                     const mesh::SurfacePoint& working);

/// "Client's left cheek", "Above the collar bone, client's left"; without a side, the bare name.
[[nodiscard]] std::string sidedName(const std::string& english, figure::Side side);

}  // namespace mesomap::scene

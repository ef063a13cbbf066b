// Words about units and sizes, for messages.
#pragma once

#include <string>

#include "mesh/surface_file.h"

namespace mesomap::mesh {

/// What to say when a file states no unit and its size fits no head or body in millimetres, or
/// fits two things.
[[nodiscard]] std::string unitQuestion(double longestSideInFileUnits);

}  // namespace mesomap::mesh

// Words of the plan file that its writer and its reader share.
#pragma once

#include <string_view>

#include "plan/plan.h"

namespace mesomap::plan {

inline constexpr std::string_view kFormatName = "mesomap-plan";
inline constexpr unsigned kFormatVersion = 1;
/// How polygons of the surface's file were cut into the triangles that sites count.
inline constexpr std::string_view kTriangulation =
    "polygons as fans from their first corner, in file order";

}  // namespace mesomap::plan

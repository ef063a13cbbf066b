// The two charts in which nearly all of the face is drawn.
#pragma once

#include "atlas/charts.h"

namespace mesomap::figure {

inline constexpr Chart kFaceFront = &SkinPlace::front;
inline constexpr Chart kFaceAround = &SkinPlace::around;

}  // namespace mesomap::figure

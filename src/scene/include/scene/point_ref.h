// A point of a plan where it stands.
#pragma once

#include "plan/plan.h"

namespace mesomap::scene {

/// A point of the plan with its area; both null where there is none of that id.
struct PointRef {
  const plan::Region* region = nullptr;
  const plan::Site* site = nullptr;
  explicit operator bool() const { return site != nullptr; }
};

}  // namespace mesomap::scene

// What is on its way and not in the plan yet.
#pragma once

#include <memory>

#include "plan/plan.h"
#include "surface/paged_field.h"

namespace mesomap::scene {

struct LiveExclusion {
  plan::ExclusionId id;  ///< In the plan, or the id that the new one will have.
  plan::ExclusionKind kind = plan::ExclusionKind::mole;
  surface::PagedField shape;
};

/// Points on their way: of a stroke under way or of a rule that is being tried. `base` is the
/// area as it is in the plan, null where it is not there yet.
struct LivePoints {
  std::shared_ptr<const plan::Region> placed;
  std::shared_ptr<const plan::Region> base;
};

}  // namespace mesomap::scene

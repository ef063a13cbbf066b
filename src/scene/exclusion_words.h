// Exclusions in words, and how they keep points off.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "layout/sites.h"
#include "plan/plan.h"
#include "plan/plan_names.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// The first exclusion that holds a place of the working mesh, or none.
[[nodiscard]] plan::ExclusionId exclusionIn(
    const std::vector<std::shared_ptr<const plan::Exclusion>>& exclusions,
    const SurfaceModel& model, const mesh::SurfacePoint& place);

/// The model's context with the exclusions beside its blocked zones; `model` must outlive it.
[[nodiscard]] layout::PlaceContext placeContextFor(
    const SurfaceModel& model,
    const std::vector<std::shared_ptr<const plan::Exclusion>>& exclusions);

/// The exclusion on another build of its figure.
[[nodiscard]] std::shared_ptr<const plan::Exclusion> carriedExclusion(
    const plan::Exclusion& exclusion, const SurfaceModel& after);

}  // namespace mesomap::scene

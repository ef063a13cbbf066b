// Small surfaces, areas and points for the tests of the picture.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "mesh/surface_file.h"
#include "plan/plan.h"
#include "render/frame.h"
#include "scene/surface_model.h"

namespace mesomap::render::testing {

/// A model without ray casters: enough to draw.
[[nodiscard]] std::shared_ptr<scene::SurfaceModel> makeModel(mesh::TriangleMesh mesh,
                                                             double maxEdgeMm = 2.5);
/// A sphere of 70 mm about the origin.
[[nodiscard]] std::shared_ptr<scene::SurfaceModel> sphereModel();

/// Signed straight-line distance to a ball of `radiusMm` round `center`, out to 4 mm beyond it.
[[nodiscard]] surface::PagedField ballField(const mesh::TriangleMesh& working,
                                            const glm::dvec3& center, double radiusMm);

/// An area round `center` with a few points on it at vertices of the file's mesh.
[[nodiscard]] std::shared_ptr<plan::Region> ballRegion(const scene::SurfaceModel& model,
                                                       std::uint32_t id, const glm::dvec3& center,
                                                       double radiusMm, double spacingMm);

[[nodiscard]] plan::PlanPtr planOf(std::vector<std::shared_ptr<const plan::Region>> regions);

/// A frame of 320x240 that shows the whole model from the front.
[[nodiscard]] Frame frameOf(const scene::SurfaceModelPtr& model, plan::PlanPtr plan = nullptr,
                            int widthPx = 320, int heightPx = 240);

[[nodiscard]] std::filesystem::path shaderFolder();

}  // namespace mesomap::render::testing

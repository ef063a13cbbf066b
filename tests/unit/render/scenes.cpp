#include "scenes.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/platform/folders.h"
#include "support/meshes.h"

namespace mesomap::render::testing {

std::shared_ptr<scene::SurfaceModel> makeModel(mesh::TriangleMesh mesh, double maxEdgeMm) {
  auto model = std::make_shared<scene::SurfaceModel>();
  model->fileMesh = std::move(mesh);
  if (model->fileMesh.normals.empty()) mesh::computeNormals(model->fileMesh);
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = maxEdgeMm;
  auto working = mesh::makeWorkingMesh(model->fileMesh, options);
  if (working) {
    model->working = *working;
    model->pages = surface::PageTriangles(*model->working);
  }
  model->bounds = mesh::boundsOf(model->fileMesh);
  return model;
}

std::shared_ptr<scene::SurfaceModel> sphereModel() {
  return makeModel(support::makeIcosphere(70.0, 4));
}

surface::PagedField ballField(const mesh::TriangleMesh& working, const glm::dvec3& center,
                              double radiusMm) {
  surface::PagedField::Editor editor(
      surface::PagedField(static_cast<std::uint32_t>(working.positions.size())));
  for (std::uint32_t v = 0; v < working.positions.size(); ++v) {
    const double inside = radiusMm - glm::distance(glm::dvec3(working.positions[v]), center);
    if (inside > -4.0) editor.raiseTo(v, static_cast<float>(inside));
  }
  return editor.publish();
}

std::shared_ptr<plan::Region> ballRegion(const scene::SurfaceModel& model, std::uint32_t id,
                                         const glm::dvec3& center, double radiusMm,
                                         double spacingMm) {
  auto region = std::make_shared<plan::Region>();
  region->id = RegionId{id};
  region->color = plan::paletteColor(id);
  region->rule.spacingMm = spacingMm;
  region->shape = ballField(model.working->mesh(), center, radiusMm);
  const mesh::TriangleMesh& mesh = model.fileMesh;
  // Where a vertex is a corner: its place.
  std::vector<mesh::SurfacePoint> places(mesh.positions.size());
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    for (int k = 0; k < 3; ++k) {
      glm::dvec3 corner(0.0);
      corner[k] = 1.0;
      places[mesh.triangles[t][static_cast<std::size_t>(k)]] = {t, corner};
    }
  }
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const glm::dvec3 position(mesh.positions[v]);
    if (glm::distance(position, center) > radiusMm - spacingMm * 0.4) continue;
    const bool near = std::any_of(
        region->sites.begin(), region->sites.end(),
        [&](const plan::Site& s) { return glm::distance(s.position, position) < spacingMm; });
    if (near) continue;
    plan::Site site;
    site.id = SiteId{static_cast<std::uint32_t>(id * 1000 + v + 1)};
    site.place = places[v];
    site.position = position;
    site.normal = glm::dvec3(mesh.normals[v]);
    region->sites.push_back(site);
  }
  return region;
}

plan::PlanPtr planOf(std::vector<std::shared_ptr<const plan::Region>> regions) {
  auto plan = std::make_shared<plan::Plan>();
  plan->regions = std::move(regions);
  return plan;
}

Frame frameOf(const scene::SurfaceModelPtr& model, plan::PlanPtr plan, int widthPx, int heightPx) {
  Frame frame;
  frame.widthPx = widthPx;
  frame.heightPx = heightPx;
  frame.model = model;
  frame.plan = std::move(plan);
  if (model) frame.camera.frame(model->bounds, glm::dvec2(widthPx, heightPx));
  return frame;
}

std::filesystem::path shaderFolder() {
  auto data = platform::dataFolder();
  return data ? *data / "shaders" : std::filesystem::path("shaders");
}

}  // namespace mesomap::render::testing

#include "unit/plan/sample_plan.h"

#include <memory>
#include <utility>

namespace mesomap::support {

mesh::TriangleMesh sampleSquare() {
  mesh::TriangleMesh mesh;
  mesh.positions = {{0, 0, 0}, {100, 0, 0}, {100, 100, 0}, {0, 100, 0}};
  mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
  mesh.faces = {0, 0};
  mesh::computeNormals(mesh);
  return mesh;
}

namespace {

plan::Site siteAt(std::uint32_t id, std::uint32_t order, double x, double y) {
  plan::Site site;
  site.id = {id};
  site.order = order;
  // Below the diagonal, in triangle 0: (x, y) = 100 (b1 + b2, b2).
  site.place = {0, {1.0 - x / 100.0, (x - y) / 100.0, y / 100.0}};
  for (int k = 0; k < 3; ++k) {
    site.place.barycentric[k] =
        plan::roundTo(site.place.barycentric[k], plan::kBarycentricDecimals);
  }
  site.position = {x, y, 0};
  site.normal = {0, 0, 1};
  site.needleDirection = {0, 0, -1};
  site.depthMm = 1.035;
  return site;
}

}  // namespace

plan::Plan samplePlan() {
  plan::Plan plan;
  plan.created = "2026-01-02T03:04:05Z";
  plan.clientReference = "C-17";
  plan.author = "A. Practitioner";
  plan.surface.kind = plan::SurfaceKind::scan;
  plan.surface.file = "square.obj";
  plan.surface.sha256 = std::string(64, 'a');
  plan.surface.triangles = 2;
  plan.surface.vertices = 4;
  plan.surface.workingRecipe = "split-1.25-v1:test";

  plan::Region forehead;
  forehead.id = {1};
  forehead.name = "Forehead";
  forehead.area = "forehead";
  forehead.side = plan::Side::midline;
  forehead.color = plan::paletteColor(0);
  forehead.rule.depthMm = 1.035;
  forehead.rule.volumeMl = 0.02;
  forehead.areaCm2 = 12.5;
  forehead.perimeterMm = 140;
  forehead.parts = 1;
  forehead.border = {{{{0, 0, 0}, {50, 0, 0}, {50, 25, 0}}, true}};
  forehead.leftOut = {{"orbit", "the orbital rim", {{1, 2, 3}}}};
  surface::PagedField::Editor editor{surface::PagedField(600)};
  for (std::uint32_t v = 250; v < 330; ++v)
    editor.setRaw(v, static_cast<std::int16_t>(v * 3 - 800));
  forehead.shape = editor.publish();
  for (std::uint32_t i = 0; i < 4; ++i) {
    forehead.sites.push_back(siteAt(2 + i, i + 1, 20.0 + 10.0 * i, 10.0));
    forehead.sites.back().volumeMl = 0.02;
  }

  plan::Region cheek;
  cheek.id = {6};
  cheek.name = "Client's left cheek";
  cheek.area = "cheek";
  cheek.side = plan::Side::left;
  cheek.color = plan::paletteColor(1);
  cheek.rule.depthMm = 1.035;
  cheek.areaCm2 = 7.25;
  cheek.sites = {siteAt(7, 1, 60, 30), siteAt(8, 2, 70, 30)};

  plan.regions = {std::make_shared<const plan::Region>(std::move(forehead)),
                  std::make_shared<const plan::Region>(std::move(cheek))};
  plan.products = {{"p1", "Product one", "L-1", "2027-08"}};
  plan.nextId = 9;
  return plan;
}

}  // namespace mesomap::support

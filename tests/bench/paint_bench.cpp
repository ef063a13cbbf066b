// What a touch of the brush costs. The sphere has a head's size and 327,680 triangles.
#include <benchmark/benchmark.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <memory>

#include "mesh/working_mesh.h"
#include "paint/brush.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"

namespace mesomap {
namespace {

std::shared_ptr<const mesh::WorkingMesh> headSized() {
  static const auto made = [] {
    mesh::WorkingMeshOptions options;
    options.maxEdgeMm = 5.0;  // nothing is split: the triangles are counted
    return *mesh::makeWorkingMesh(support::makeIcosphere(70.0, 7), options);
  }();
  return made;
}

/// Places spread over the sphere, so that no dab finds its pages in the cache.
std::vector<mesh::SurfacePoint> places(const mesh::WorkingMesh& mesh) {
  support::Random random(7);
  std::vector<mesh::SurfacePoint> all;
  for (int i = 0; i < 256; ++i) all.push_back(random.pointOn(mesh.mesh()));
  return all;
}

void dabOf(benchmark::State& state, double radiusMm) {
  const auto mesh = headSized();
  const auto where = places(*mesh);
  surface::GeodesicField field(*mesh);
  const surface::PagedField blank(static_cast<std::uint32_t>(mesh->mesh().positions.size()));
  paint::Stroke stroke(*mesh, field, blank, paint::BrushMode::paint, 2.0 * radiusMm);
  std::size_t next = 0;
  surface::PagedField shape;
  for (auto _ : state) {
    stroke.lift();
    stroke.moveTo(where[next++ % where.size()]);
    shape = stroke.shape();
    benchmark::DoNotOptimize(shape);
  }
}

const int kRegistered = [] {
  for (const double radius : {5.0, 10.0, 20.0}) {
    benchmark::RegisterBenchmark(
        ("dab/R" + std::to_string(static_cast<int>(radius)) + "/330k").c_str(),
        [radius](benchmark::State& state) { dabOf(state, radius); })
        ->Unit(benchmark::kMillisecond);
  }
  return 0;
}();

}  // namespace
}  // namespace mesomap

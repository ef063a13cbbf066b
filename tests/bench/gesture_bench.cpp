// Gestures on the bundled female bust, split to edges of about a millimetre: filling a cheek, the
// plane between the sides, and a dab beside the clefts that paint does not cross.
#include <benchmark/benchmark.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <optional>
#include <string>

#include "base/platform/folders.h"
#include "bench/bench_support.h"
#include "figure/atlas.h"
#include "figure/figure.h"
#include "mesh/ray_caster.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "paint/brush.h"
#include "paint/fill.h"
#include "surface/bend.h"
#include "surface/mirror_plane.h"

namespace mesomap {
namespace {

struct Bust {
  mesh::TriangleMesh file;
  std::shared_ptr<const mesh::WorkingMesh> working;
  surface::PageTriangles pages;
  std::unique_ptr<surface::GeodesicField> field;
  std::unique_ptr<mesh::RayCaster> caster;
  std::shared_ptr<const figure::Atlas> atlas;

  [[nodiscard]] paint::Skin skin() const { return {working.get(), &pages, field.get()}; }
  [[nodiscard]] glm::dvec3 landmark(const std::string& id) const {
    for (const auto& landmark : atlas->landmarks()) {
      if (landmark.id == id && landmark.side != figure::Side::right) {
        return mesh::positionAt(file, landmark.place);
      }
    }
    return glm::dvec3(0.0);
  }
  [[nodiscard]] mesh::SurfacePoint cheek() const {
    const glm::dvec3 middle =
        0.35 * landmark("orbitale") + 0.3 * landmark("cheilion") + 0.35 * landmark("zygion");
    return caster->closest(middle)->point;
  }
};

/// Null where the data folder is not found.
const Bust* bust() {
  static const std::unique_ptr<Bust> made = []() -> std::unique_ptr<Bust> {
    const auto data = platform::dataFolder();
    const auto parameters = figure::parametersFromName("bust-female");
    if (!data || !parameters) return nullptr;
    auto file = mesh::openSurface(*data / figure::assetPath(*parameters), {});
    if (!file) return nullptr;
    auto result = std::make_unique<Bust>();
    result->file = std::move(file->mesh);
    auto atlas = figure::readAtlas(*data / figure::atlasPath(*parameters),
                                   *data / figure::kAreaTablePath, result->file);
    auto working = mesh::makeWorkingMesh(result->file, {});
    if (!atlas || !working) return nullptr;
    result->atlas = *atlas;
    result->working = *working;
    result->pages = surface::PageTriangles(*result->working);
    result->field = std::make_unique<surface::GeodesicField>(*result->working);
    result->caster = std::make_unique<mesh::RayCaster>(result->working->mesh());
    return result;
  }();
  return made.get();
}

void reportMesh(benchmark::State& state, const Bust& on) {
  state.counters["triangles"] = static_cast<double>(on.working->mesh().triangles.size());
}

/// The fill, and its preview under a moving pointer.
void fillCheek(benchmark::State& state) {
  const Bust* on = bust();
  if (on == nullptr) return state.SkipWithError("no bundled bust (set MESOMAP_DATA)");
  const surface::Bend bend(*on->working);
  const mesh::SurfacePoint place = on->cheek();
  bench::Samples fill;
  bench::Samples preview;
  surface::PagedField shape;
  for (auto _ : state) {
    state.SetIterationTime(fill.add([&] { shape = paint::filled(on->skin(), bend, place); }));
    preview.add([&] {
      benchmark::DoNotOptimize(paint::fillPreview(on->skin(), bend, place).vertexCount());
    });
  }
  fill.report(state);
  state.counters["preview_p50_ms"] = preview.quantileMs(0.5);
  state.counters["area_cm2"] = 0.01 * surface::areaMm2(*on->working, on->pages, shape);
  reportMesh(state, *on);
}
BENCHMARK(fillCheek)->Name("fill/cheek")->Apply(bench::timedByHand);

void mirrorPlane(benchmark::State& state) {
  const Bust* on = bust();
  if (on == nullptr) return state.SkipWithError("no bundled bust (set MESOMAP_DATA)");
  benchmark::DoNotOptimize(on->cheek());  // the caster's tree is built
  bench::Samples samples;
  double offDeg = 0.0;
  for (auto _ : state) {
    state.SetIterationTime(samples.add([&] {
      const auto plane = surface::findMirrorPlane(on->working->mesh(), *on->caster);
      if (plane) offDeg = std::acos(std::min(1.0, plane->normal.x)) * 57.29578;
    }));
  }
  samples.report(state);
  state.counters["off_deg"] = offDeg;
  reportMesh(state, *on);
}
BENCHMARK(mirrorPlane)->Name("mirror-plane/330k")->Apply(bench::timedByHand);

/// On the upper lip and the cheek, with the clefts of the face as walls and without.
void dabOnFace(benchmark::State& state) {
  const Bust* on = bust();
  if (on == nullptr) return state.SkipWithError("no bundled bust (set MESOMAP_DATA)");
  paint::Allowed beside;
  beside.wall(paint::clefts(on->skin(), surface::Bend(*on->working, 1.0)));
  const std::vector<mesh::SurfacePoint> places{
      on->cheek(), on->caster->closest(on->landmark("labrale-superius"))->point};
  bench::Samples walled;
  bench::Samples open;
  const surface::PagedField blank = on->skin().blank();
  std::size_t next = 0;
  for (auto _ : state) {
    const auto& place = places[next++ % places.size()];
    paint::Stroke with(*on->working, *on->field, blank, paint::BrushMode::paint, 20.0, beside);
    paint::Stroke without(*on->working, *on->field, blank, paint::BrushMode::paint, 20.0);
    state.SetIterationTime(walled.add([&] {
      with.moveTo(place);
      benchmark::DoNotOptimize(with.shape().vertexCount());
    }));
    open.add([&] {
      without.moveTo(place);
      benchmark::DoNotOptimize(without.shape().vertexCount());
    });
  }
  walled.report(state);
  state.counters["times_open"] = walled.quantileMs(0.5) / open.quantileMs(0.5);
  reportMesh(state, *on);
}
BENCHMARK(dabOnFace)->Name("dab/R10/face")->Apply(bench::timedByHand);

}  // namespace
}  // namespace mesomap

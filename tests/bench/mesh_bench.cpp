// Reading, preparing and picking, at the size of a scan.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "mesh/corner_table.h"
#include "mesh/ray_caster.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "support/meshes.h"

namespace {

namespace mesh = mesomap::mesh;
namespace support = mesomap::support;

const mesh::TriangleMesh& large() {
  static const auto kept = support::makeIcosphere(120.0, 7);
  return kept;
}

void parse(benchmark::State& state) {
  const std::string text = mesh::objText(large(), "");
  for (auto _ : state) {
    const auto file = mesh::parseObj(text, "large.obj", {mesh::Unit::millimetre, {}});
    benchmark::DoNotOptimize(file.ok());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(parse)->Name("parse/obj/330k")->Unit(benchmark::kMillisecond);

/// A coarse head-sized shape of 20 k triangles split to some 330 k.
void split(benchmark::State& state) {
  const auto coarse = support::randomBumpySphere(1, 120.0, 5);
  std::size_t triangles = 0;
  for (auto _ : state) {
    const auto made = mesh::makeWorkingMesh(coarse, {.maxEdgeMm = 1.25, .aimTriangles = 400000});
    triangles = (*made)->mesh().triangles.size();
  }
  state.counters["triangles"] = static_cast<double>(triangles);
}
BENCHMARK(split)->Name("working_mesh/330k")->Unit(benchmark::kMillisecond);

void topology(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(mesh::CornerTable(large()).borderEdgeCount());
  }
}
BENCHMARK(topology)->Name("corner_table/330k")->Unit(benchmark::kMillisecond);

void buildCaster(benchmark::State& state) {
  for (auto _ : state) {
    const mesh::RayCaster caster(large());
    benchmark::DoNotOptimize(&caster);
  }
}
BENCHMARK(buildCaster)->Name("ray_caster/build/330k")->Unit(benchmark::kMillisecond);

void pick(benchmark::State& state) {
  const mesh::RayCaster caster(large());
  support::Random random(1);
  for (auto _ : state) {
    const auto from = random.direction() * 400.0;
    const auto to = random.direction() * 60.0;
    benchmark::DoNotOptimize(caster.cast(from, to - from));
  }
}
BENCHMARK(pick)->Name("ray_caster/cast/330k")->Unit(benchmark::kMicrosecond);

void nearest(benchmark::State& state) {
  const mesh::RayCaster caster(large());
  support::Random random(2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(caster.closest(random.direction() * random.uniform(110, 130)));
  }
}
BENCHMARK(nearest)->Name("ray_caster/closest/330k")->Unit(benchmark::kMicrosecond);

}  // namespace

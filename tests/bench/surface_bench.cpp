// Distance along the skin and outlines, on a sphere as large as a head with a known answer.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "mesh/working_mesh.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"
#include "surface/walk.h"

namespace {

namespace mesh = mesomap::mesh;
namespace surface = mesomap::surface;
namespace support = mesomap::support;

constexpr double kSphere = 70.0;

const mesh::WorkingMesh& sphere() {
  static const auto kept =
      *mesh::makeWorkingMesh(support::makeIcosphere(kSphere, 7), {.maxEdgeMm = 2.0});
  return *kept;
}

/// `geodesic/R10/330k`: one ball; errors are against great circles, from 0.2 R to R.
void ball(benchmark::State& state, double radius) {
  const auto& m = sphere().mesh();
  surface::GeodesicField field(sphere());
  support::Random random(1);
  std::vector<mesh::SurfacePoint> sources;
  for (int i = 0; i < 64; ++i) sources.push_back(random.pointOn(m));
  std::size_t next = 0;
  std::size_t reached = 0;
  for (auto _ : state) {
    const auto found = field.ball(sources[next++ % sources.size()], radius);
    reached += found.size();
    benchmark::DoNotOptimize(found.data());
  }
  double sum = 0.0;
  double most = 0.0;
  std::size_t count = 0;
  for (const auto& source : sources) {
    const glm::dvec3 from = glm::normalize(mesh::positionAt(m, source));
    for (const auto& r : field.ball(source, radius)) {
      const glm::dvec3 to = glm::normalize(glm::dvec3(m.positions[r.vertex]));
      const double exact = kSphere * 2.0 * std::asin(std::min(1.0, 0.5 * glm::distance(from, to)));
      if (exact < 0.2 * radius) continue;
      const double error = std::abs(static_cast<double>(r.distanceMm) - exact) / exact;
      sum += error;
      most = std::max(most, error);
      ++count;
    }
  }
  state.counters["mean_error_percent"] = 100.0 * sum / static_cast<double>(count);
  state.counters["max_error_percent"] = 100.0 * most;
  state.counters["vertices_per_second"] =
      benchmark::Counter(static_cast<double>(reached), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(ball, R10, 10.0)->Name("geodesic/R10/330k")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ball, R30, 30.0)->Name("geodesic/R30/330k")->Unit(benchmark::kMillisecond);

surface::PagedField disk(double radius) {
  const auto& m = sphere().mesh();
  surface::GeodesicField field(sphere());
  surface::PagedField::Editor editor{
      surface::PagedField(static_cast<std::uint32_t>(m.positions.size()))};
  for (const auto& r : field.ball({0, {0.3, 0.3, 0.4}}, radius + 3.0)) {
    editor.raiseTo(r.vertex, static_cast<float>(radius) - r.distanceMm);
  }
  return editor.publish();
}

/// Area and perimeter of a disk of 20 mm.
void areaAndPerimeter(benchmark::State& state) {
  const surface::PageTriangles pages(sphere());
  const auto field = disk(20.0);
  double area = 0.0;
  double perimeter = 0.0;
  for (auto _ : state) {
    area = surface::areaMm2(sphere(), pages, field);
    perimeter = surface::perimeterMm(sphere(), pages, field);
    benchmark::DoNotOptimize(area + perimeter);
  }
  const double pi = std::acos(-1.0);
  const double exactArea = 2 * pi * kSphere * kSphere * (1 - std::cos(20.0 / kSphere));
  const double exactLength = 2 * pi * kSphere * std::sin(20.0 / kSphere);
  state.counters["area_error_percent"] = 100.0 * std::abs(area / exactArea - 1.0);
  state.counters["perimeter_error_percent"] = 100.0 * std::abs(perimeter / exactLength - 1.0);
}
BENCHMARK(areaAndPerimeter)->Name("outline/R20/330k")->Unit(benchmark::kMillisecond);

void isolines(benchmark::State& state) {
  const surface::PageTriangles pages(sphere());
  const auto field = disk(20.0);
  for (auto _ : state) {
    benchmark::DoNotOptimize(surface::isolines(sphere(), pages, field).size());
  }
}
BENCHMARK(isolines)->Name("isolines/R20/330k")->Unit(benchmark::kMillisecond);

void redistance(benchmark::State& state) {
  const surface::PageTriangles pages(sphere());
  const auto field = disk(20.0);
  for (auto _ : state) {
    benchmark::DoNotOptimize(surface::redistanced(sphere(), pages, field).empty());
  }
}
BENCHMARK(redistance)->Name("redistance/R20/330k")->Unit(benchmark::kMillisecond);

void walks(benchmark::State& state) {
  support::Random random(2);
  for (auto _ : state) {
    const auto end =
        surface::walk(sphere(), random.pointOn(sphere().mesh()), random.direction(), 10.0);
    benchmark::DoNotOptimize(end.walkedMm);
  }
}
BENCHMARK(walks)->Name("walk/10mm/330k")->Unit(benchmark::kMicrosecond);

}  // namespace

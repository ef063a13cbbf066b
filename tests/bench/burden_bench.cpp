// What it takes to make the map of a course: 2,000 points in each of three sessions, on a bust.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "bench/bench_support.h"
#include "scene/burden_map.h"

namespace mesomap {
namespace {

constexpr std::size_t kPointsOfSession = 2000;
constexpr std::size_t kSessions = 3;

scene::SurfaceModelPtr skin() {
  static const scene::SurfaceModelPtr model = [] {
    auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
    if (!loaded) throw std::runtime_error(loaded.error().text());
    return *loaded;
  }();
  return model;
}

/// In the triangles of the face and what lies about it, the sessions' points beside each other.
scene::BurdenSource course(const scene::SurfaceModel& model) {
  const mesh::TriangleMesh& file = model.fileMesh;
  const glm::dvec3 middle = model.bounds.center() + glm::dvec3(0.0, 80.0, 60.0);
  std::vector<double> away(file.triangles.size());
  for (std::uint32_t t = 0; t < away.size(); ++t) {
    away[t] = glm::distance(mesh::positionAt(file, {t, glm::dvec3(1.0 / 3.0)}), middle);
  }
  std::vector<std::uint32_t> order(away.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return away[a] < away[b]; });
  const std::size_t taken = std::max<std::size_t>(kPointsOfSession * kSessions, order.size() / 2);
  scene::BurdenSource source;
  source.places.sessions = kSessions;
  for (std::size_t i = 0; i < kPointsOfSession * kSessions; ++i) {
    const std::size_t at = i * taken / (kPointsOfSession * kSessions) % order.size();
    source.places.points.push_back({{order[at], glm::dvec3(1.0 / 3.0)}, 0.02});
  }
  return source;
}

void burdenOfCourse(benchmark::State& state) {
  const scene::SurfaceModelPtr model = skin();
  const scene::BurdenSource source = course(*model);
  bench::Samples samples;
  std::size_t vertices = 0;
  for (auto _ : state) {
    state.SetIterationTime(
        samples.add([&] { vertices = scene::burdenMap(*model, source).vertices.size(); }));
  }
  samples.report(state);
  state.counters["points"] = static_cast<double>(source.places.points.size());
  state.counters["vertices"] = static_cast<double>(vertices);
}
BENCHMARK(burdenOfCourse)->Name("burden/course")->Apply(bench::timedByHand);

}  // namespace
}  // namespace mesomap

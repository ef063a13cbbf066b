// Numbers of 5,000 points while the view turns: at most 10 ms of a frame.
#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <numbers>

#include "bench/bench_support.h"
#include "scene/view_labels.h"
#include "support/meshes.h"

namespace mesomap {
namespace {

constexpr int kPoints = 5000;

void numbersOfFiveThousand(benchmark::State& state) {
  auto model = std::make_shared<scene::SurfaceModel>();
  model->fileMesh = support::makeIcosphere(100.0, 6);
  mesh::computeNormals(model->fileMesh);
  model->bounds = mesh::boundsOf(model->fileMesh);
  model->working = *mesh::makeWorkingMesh(model->fileMesh, {});
  model->workingCaster = std::make_shared<const mesh::RayCaster>(model->working->mesh());
  auto plan = std::make_shared<plan::Plan>();
  auto region = std::make_shared<plan::Region>();
  region->id = {plan->nextId++};
  region->name = "Area";
  region->rule.spacingMm = 5.0;
  for (int i = 0; i < kPoints; ++i) {
    const double y = 1.0 - 2.0 * (i + 0.5) / kPoints;
    const double turn = i * std::numbers::pi * (3.0 - std::sqrt(5.0));
    const double r = std::sqrt(1.0 - y * y);
    plan::Site site;
    site.id = {plan->nextId++};
    site.order = static_cast<std::uint32_t>(i + 1);
    site.normal = {r * std::cos(turn), y, r * std::sin(turn)};
    site.position = site.normal * 100.0;
    region->sites.push_back(site);
  }
  plan->regions.push_back(region);
  scene::LabelAsk ask;
  ask.model = model;
  ask.plan = plan;
  ask.selected = region->id;
  ask.viewport = {1280, 800};
  ask.camera.distance = static_cast<double>(state.range(0));
  const auto measure = [](scene::ViewLabel::Kind, const std::string& text) {
    return glm::dvec2(7.0 * static_cast<double>(text.size()), 10.0);
  };
  scene::ViewLabels labels;
  bench::Samples samples;
  std::size_t shown = labels.update(ask, measure).size();  // builds the search tree
  for (auto _ : state) {
    ask.camera.yaw += 0.01;
    const double seconds = samples.add([&] { shown = labels.update(ask, measure).size(); });
    state.SetIterationTime(seconds);
  }
  samples.report(state);
  state.counters["shown"] = static_cast<double>(shown);
}
BENCHMARK(numbersOfFiveThousand)->Arg(300)->Arg(600)->Arg(900)->Apply(bench::timedByHand);

}  // namespace
}  // namespace mesomap

// Writing and reading a plan of ordinary size: it must not be felt when autosaving.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>

#include "plan/history.h"
#include "plan/plan_file.h"
#include "support/meshes.h"

namespace mesomap {
namespace {

/// Four areas with 250 points each and smooth shapes on a mesh of 170,000 vertices.
plan::Plan ordinaryPlan() {
  support::Random random(3);
  plan::Plan plan;
  plan.created = "2026-01-02T03:04:05Z";
  plan.surface.sha256 = std::string(64, '0');
  plan.surface.triangles = 100000;
  plan.surface.workingRecipe = "bench";
  for (std::uint32_t r = 0; r < 4; ++r) {
    plan::Region region;
    region.id = {plan.nextId++};
    region.name = "Area";
    region.rule.depthMm = 1.035;
    surface::PagedField::Editor editor{surface::PagedField(170000)};
    double value = 0.0;
    for (std::uint32_t v = 0; v < 8000; ++v) {
      value += random.uniform(-0.5, 0.5);
      editor.setRaw(r * 30000 + v, surface::PagedField::quantise(static_cast<float>(value)));
    }
    region.shape = editor.publish();
    for (std::uint32_t i = 0; i < 250; ++i) {
      plan::Site site;
      site.id = {plan.nextId++};
      site.order = i + 1;
      site.place.triangle = random.next() % 100000;
      site.place.barycentric = {0.25, 0.25, 0.5};
      site.position = {plan::roundTo(random.uniform(-90, 90), 3), 1.5, 2.25};
      site.depthMm = 1.035;
      site.volumeMl = 0.02;
      region.sites.push_back(site);
    }
    plan.regions.push_back(std::make_shared<const plan::Region>(std::move(region)));
  }
  return plan;
}

void writePlan(benchmark::State& state) {
  const plan::Plan plan = ordinaryPlan();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string text = plan::planText(plan);
    bytes = text.size();
    benchmark::DoNotOptimize(text.data());
  }
  state.counters["kB"] = static_cast<double>(bytes) / 1000.0;
}
BENCHMARK(writePlan)->Name("plan/write/1000")->Unit(benchmark::kMillisecond);

void readPlan(benchmark::State& state) {
  const std::string text = plan::planText(ordinaryPlan());
  for (auto _ : state) {
    auto opened = plan::parsePlan(text, "bench");
    if (!opened) {
      state.SkipWithError(opened.error().text().c_str());
      break;
    }
    benchmark::DoNotOptimize(opened->plan.regions.data());
  }
}
BENCHMARK(readPlan)->Name("plan/read/1000")->Unit(benchmark::kMillisecond);

void commitStep(benchmark::State& state) {
  plan::History history(std::make_shared<const plan::Plan>(ordinaryPlan()), std::size_t{8} << 20);
  std::uint32_t vertex = 0;
  for (auto _ : state) {
    plan::Plan next = *history.current();
    plan::Region region = *next.regions[0];
    surface::PagedField::Editor editor(region.shape);
    editor.setRaw(vertex % 8000, static_cast<std::int16_t>(vertex % 999));
    vertex += 256;
    region.shape = editor.publish();
    next.regions[0] = std::make_shared<const plan::Region>(std::move(region));
    history.commit("bench", std::make_shared<const plan::Plan>(std::move(next)));
  }
}
BENCHMARK(commitStep)->Name("plan/commit")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace mesomap

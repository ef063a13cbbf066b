// What it takes to find the gaps of an area of 2,000 points, beside the plain way: from every point
// as far as is told apart. On the window's thread whenever the area changes while gaps are shown.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <memory>
#include <stdexcept>
#include <vector>

#include "bench/bench_support.h"
#include "scene/gap_map.h"
#include "surface/geodesic_field.h"

namespace mesomap {
namespace {

constexpr std::size_t kPointsOfArea = 2000;
constexpr double kApartMm = 6.0;

struct Dotted {
  scene::SurfaceModelPtr model;
  plan::Region region;
};

/// A bust's skin from the face outwards, with a hole in its points.
const Dotted& dotted() {
  static const Dotted made = [] {
    auto model = scene::loadSurfaceModel("figure:bust-female", {});
    if (!model) throw std::runtime_error(model.error().text());
    Dotted dotted{*model, {}};
    const mesh::TriangleMesh& file = dotted.model->fileMesh;
    const mesh::TriangleMesh& working = dotted.model->working->mesh();
    const glm::dvec3 middle = dotted.model->bounds.center() + glm::dvec3(0.0, 80.0, 60.0);
    double reach = 0.0;
    std::vector<plan::Site>& sites = dotted.region.sites;
    // Shells about the middle, so that the points end where the area does.
    for (double radius = 10.0; sites.size() < kPointsOfArea && radius < 900.0; radius += 10.0) {
      for (std::uint32_t t = 0; t < file.triangles.size() && sites.size() < kPointsOfArea; ++t) {
        const mesh::SurfacePoint place{t, glm::dvec3(1.0 / 3.0)};
        const glm::dvec3 at = mesh::positionAt(file, place);
        const double away = glm::distance(at, middle);
        if (away > radius || away < radius - 10.0) continue;
        const bool near = std::any_of(sites.begin(), sites.end(), [&](const plan::Site& other) {
          return glm::distance(other.position, at) < 0.85 * kApartMm;
        });
        if (near) continue;
        plan::Site site;
        site.place = place;
        site.position = at;
        sites.push_back(site);
        reach = std::max(reach, away);
      }
    }
    std::erase_if(sites, [&](const plan::Site& site) {
      return glm::distance(site.position, sites[sites.size() / 2].position) < 4.0 * kApartMm;
    });
    dotted.region.rule.spacingMm = kApartMm;
    surface::PagedField::Editor editor(
        surface::PagedField(static_cast<std::uint32_t>(working.positions.size())));
    for (std::uint32_t v = 0; v < working.positions.size(); ++v) {
      const double inside = reach - glm::distance(glm::dvec3(working.positions[v]), middle);
      if (inside > -4.0) editor.raiseTo(v, static_cast<float>(inside));
    }
    dotted.region.shape = editor.publish();
    return dotted;
  }();
  return made;
}

void gapsOfArea(benchmark::State& state) {
  const Dotted& area = dotted();
  bench::Samples samples;
  std::size_t vertices = 0;
  for (auto _ : state) {
    state.SetIterationTime(
        samples.add([&] { vertices = scene::gapMap(*area.model, area.region).vertices.size(); }));
  }
  samples.report(state);
  state.counters["points"] = static_cast<double>(area.region.sites.size());
  state.counters["vertices"] = static_cast<double>(vertices);
}
BENCHMARK(gapsOfArea)->Name("gaps/area")->Apply(bench::timedByHand);

void gapsThePlainWay(benchmark::State& state) {
  const Dotted& area = dotted();
  bench::Samples samples;
  std::size_t reached = 0;
  for (auto _ : state) {
    state.SetIterationTime(samples.add([&] {
      surface::GeodesicField field(*area.model->working);
      reached = 0;
      for (const plan::Site& site : area.region.sites) {
        reached +=
            field.reach(area.model->working->fromFile(site.place), scene::kGapTo * kApartMm).size();
      }
    }));
  }
  samples.report(state);
  benchmark::DoNotOptimize(reached);
}
BENCHMARK(gapsThePlainWay)->Name("gaps/the plain way")->Apply(bench::timedByHand);

}  // namespace
}  // namespace mesomap

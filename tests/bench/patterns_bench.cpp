// What the patterns other than the even one cost on 100 cm² of a sphere of a head's size, the
// ground's own distances included.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>

#include "layout/layout.h"
#include "mesh/working_mesh.h"
#include "paint/shapes.h"
#include "support/meshes.h"
#include "surface/outline.h"

namespace mesomap {
namespace {

struct Ground100 {
  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
  surface::PagedField shape;
};

const Ground100& ground100() {
  static const Ground100 made = [] {
    constexpr double kRadiusMm = 70.0;
    mesh::WorkingMeshOptions options;
    options.maxEdgeMm = 1.6;
    auto mesh = *mesh::makeWorkingMesh(support::makeIcosphere(kRadiusMm, 6), options);
    surface::PageTriangles pages(*mesh);
    const double edge = 1.0 - 10000.0 / (2.0 * 3.14159265 * kRadiusMm * kRadiusMm);
    auto shape = paint::shapeOf(*mesh, pages, [&](const glm::dvec3& p) {
      return kRadiusMm * (std::acos(edge) - std::acos(std::clamp(glm::normalize(p).z, -1.0, 1.0)));
    });
    return Ground100{mesh, std::move(pages), std::move(shape)};
  }();
  return made;
}

void lay(benchmark::State& state, plan::Pattern pattern, const plan::Stamp& stamp,
         double spacingMm) {
  const Ground100& ground = ground100();
  layout::Input input;
  input.mesh = ground.mesh.get();
  input.pages = &ground.pages;
  input.shape = ground.shape;
  input.rule.pattern = pattern;
  input.rule.stamp = stamp;
  input.rule.spacingMm = spacingMm;
  input.rule.marginMm = 2.0;
  std::size_t laid = 0;
  for (auto _ : state) {
    auto out = layout::layOut(input);
    if (!out) {
      state.SkipWithError(out.error().message.c_str());
      return;
    }
    laid = out->points.size();
    for (const plan::Row& row : out->rows) laid += row.pricks;
    benchmark::DoNotOptimize(out);
  }
  state.counters["points"] = static_cast<double>(laid);
}

const int kPatternsRegistered = [] {
  const auto add = [](const char* name, plan::Pattern pattern, const plan::Stamp& stamp,
                      double spacingMm) {
    benchmark::RegisterBenchmark(name, [=](benchmark::State& state) {
      lay(state, pattern, stamp, spacingMm);
    })->Unit(benchmark::kMillisecond);
  };
  add("stamp/100cm2", plan::Pattern::stamps, plan::squareStamp(3, 4.0), 5.0);
  add("stamp/ring-5/100cm2", plan::Pattern::stamps, plan::ringStamp(5, 4.0), 5.0);
  add("grid/100cm2", plan::Pattern::grid, {}, 5.0);
  add("rows/100cm2", plan::Pattern::rows, {}, 3.0);
  add("rings/100cm2", plan::Pattern::rings, {}, 5.0);
  add("rays/100cm2", plan::Pattern::rays, {}, 5.0);
  add("outline/100cm2", plan::Pattern::outline, {}, 5.0);
  return 0;
}();

}  // namespace
}  // namespace mesomap

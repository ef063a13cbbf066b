// What arranging points costs, the shape's own distances included. The sphere has a head's size and
// the edges of a working mesh (1.2 mm); the area is round.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <string>

#include "layout/layout.h"
#include "mesh/working_mesh.h"
#include "paint/shapes.h"
#include "support/meshes.h"
#include "surface/outline.h"

namespace mesomap {
namespace {

struct Case {
  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
  layout::Input input;
};

/// About `points` points: the cap's size follows from the spacing.
Case makeCase(double points, double spacingMm) {
  constexpr double kRadiusMm = 70.0;
  static const auto mesh = [] {
    mesh::WorkingMeshOptions options;
    options.maxEdgeMm = 1.6;
    return *mesh::makeWorkingMesh(support::makeIcosphere(kRadiusMm, 6), options);
  }();
  Case made{mesh, surface::PageTriangles(*mesh), {}};
  const double area = points * 0.866 * spacingMm * spacingMm;
  const double edge = 1.0 - area / (2.0 * 3.14159265 * kRadiusMm * kRadiusMm);
  made.input.shape = paint::shapeOf(*mesh, made.pages, [&](const glm::dvec3& p) {
    return kRadiusMm * (std::acos(edge) - std::acos(std::clamp(glm::normalize(p).z, -1.0, 1.0)));
  });
  made.input.rule.spacingMm = spacingMm;
  made.input.rule.marginMm = 0.5 * spacingMm;
  return made;
}

void layoutOf(benchmark::State& state, double points, double spacingMm) {
  Case c = makeCase(points, spacingMm);
  c.input.mesh = c.mesh.get();
  c.input.pages = &c.pages;
  std::size_t laid = 0;
  for (auto _ : state) {
    auto out = layout::layOut(c.input);
    if (!out) {
      state.SkipWithError(out.error().message.c_str());
      return;
    }
    laid = out->points.size();
    benchmark::DoNotOptimize(out);
  }
  state.counters["points"] = static_cast<double>(laid);
}

const int kRegistered = [] {
  const auto add = [](const char* name, double points, double spacingMm) {
    benchmark::RegisterBenchmark(name, [points, spacingMm](benchmark::State& state) {
      layoutOf(state, points, spacingMm);
    })->Unit(benchmark::kMillisecond);
  };
  add("layout/20", 20, 10.0);
  add("layout/100", 100, 10.0);
  add("layout/1000", 1000, 4.0);
  return 0;
}();

}  // namespace
}  // namespace mesomap

// What arranging points costs on the bust, the ground's own distances included: round areas on the
// chest, 3 to 10 mm apart. "layout" is the live pass (smallest distance held), "layout-settled"
// with every promise.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <string>

#include "layout/layout.h"
#include "mesh/working_mesh.h"
#include "scene/surface_model.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"
#include "surface/walk.h"

namespace mesomap {
namespace {

struct Case {
  scene::SurfaceModelPtr model;
  layout::Input input;
};

scene::SurfaceModelPtr figureModel(const char* name) {
  const Result<scene::SurfaceModelPtr> loaded = scene::loadSurfaceModel(name, {});
  return loaded ? *loaded : nullptr;
}

/// A round area of `radiusMm` along the skin about the place nearest to `centre`.
surface::PagedField roundArea(const scene::SurfaceModel& model, const glm::dvec3& centre,
                              double radiusMm) {
  const mesh::TriangleMesh& m = model.working->mesh();
  std::uint32_t nearest = 0;
  for (std::uint32_t v = 0; v < m.positions.size(); ++v) {
    if (glm::distance(glm::dvec3(m.positions[v]), centre) <
        glm::distance(glm::dvec3(m.positions[nearest]), centre)) {
      nearest = v;
    }
  }
  const std::uint32_t corner = model.working->topology().cornersAt(nearest).front();
  mesh::SurfacePoint place{mesh::CornerTable::triangleOf(corner), glm::dvec3(0.0)};
  place.barycentric[static_cast<int>(corner % 3)] = 1.0;
  surface::GeodesicField field(*model.working);
  surface::PagedField::Editor editor{
      surface::PagedField(static_cast<std::uint32_t>(m.positions.size()))};
  for (const surface::Reached& r : field.reach(place, radiusMm + 6.0)) {
    editor.setRaw(r.vertex,
                  surface::PagedField::quantise(static_cast<float>(radiusMm) - r.distanceMm));
  }
  return editor.publish();
}

/// About `points` points: the area's size follows from the spacing.
Case makeCase(const char* figure, const glm::dvec3& centre, double points, double spacingMm) {
  Case made;
  made.model = figureModel(figure);
  if (!made.model) return made;
  // The outer row stands on the border, half a spacing inside.
  const double radius = spacingMm * std::sqrt(points * 0.866 / 3.14159265);
  made.input.mesh = made.model->working.get();
  made.input.pages = &made.model->pages;
  made.input.shape = roundArea(*made.model, centre, radius);
  made.input.rule.spacingMm = spacingMm;
  made.input.rule.marginMm = 0.5 * spacingMm;
  return made;
}

const glm::dvec3 kChest(0.0, -250.0, 120.0);
const glm::dvec3 kTrunk(0.0, 1100.0, 150.0);  // bodies stand on the ground

void layoutOf(benchmark::State& state, const char* figure, const glm::dvec3& centre, double points,
              double spacingMm, layout::Effort effort) {
  Case c = makeCase(figure, centre, points, spacingMm);
  if (!c.model) {
    state.SkipWithError("the figures are not there: set MESOMAP_DATA");
    return;
  }
  c.input.effort = effort;
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

/// One point of an arrangement is moved by two thirds of a spacing, there and back.
void dragOnePoint(benchmark::State& state) {
  Case c = makeCase("figure:bust-female", kChest, 1000, 4.0);
  if (!c.model) {
    state.SkipWithError("the figures are not there: set MESOMAP_DATA");
    return;
  }
  c.input.effort = layout::Effort::live;
  const auto first = layout::layOut(c.input);
  if (!first || first->points.empty()) {
    state.SkipWithError("nothing was laid out");
    return;
  }
  const std::size_t moved = first->points.size() / 2;
  for (std::size_t i = 0; i < first->points.size(); ++i) {
    if (i != moved) c.input.keep.push_back(first->points[i].place);
  }
  const mesh::SurfacePoint home = first->points[moved].place;
  bool away = false;
  for (auto _ : state) {
    away = !away;
    const mesh::SurfacePoint to =
        away ? surface::walk(*c.input.mesh, home, {1.0, 0.3, 0.0}, 2.7).point : home;
    c.input.locked = {to};
    c.input.around = {home, to};
    auto out = layout::layOut(c.input);
    if (!out) {
      state.SkipWithError(out.error().message.c_str());
      return;
    }
    benchmark::DoNotOptimize(out);
  }
}

const int kRegistered = [] {
  const auto add = [](const char* name, const char* figure, const glm::dvec3& centre, double points,
                      double spacingMm, layout::Effort effort) {
    benchmark::RegisterBenchmark(name,
                                 [=](benchmark::State& state) {
                                   layoutOf(state, figure, centre, points, spacingMm, effort);
                                 })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
  };
  const char* bust = "figure:bust-female";
  add("layout/20", bust, kChest, 20, 10.0, layout::Effort::live);
  add("layout/100", bust, kChest, 100, 10.0, layout::Effort::live);
  add("layout/300", bust, kChest, 300, 5.0, layout::Effort::live);
  add("layout/1000", bust, kChest, 1000, 4.0, layout::Effort::live);
  add("layout/3000", bust, kChest, 3000, 3.0, layout::Effort::live);
  add("layout/10000", "figure:body-female", kTrunk, 10900, 5.0, layout::Effort::live);
  add("layout-settled/20", bust, kChest, 20, 10.0, layout::Effort::settled);
  add("layout-settled/100", bust, kChest, 100, 10.0, layout::Effort::settled);
  add("layout-settled/1000", bust, kChest, 1000, 4.0, layout::Effort::settled);
  benchmark::RegisterBenchmark("relayout/drag-one-point/1000", dragOnePoint)
      ->Unit(benchmark::kMillisecond);
  return 0;
}();

}  // namespace
}  // namespace mesomap

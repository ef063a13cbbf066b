// What a touch of the brush costs. The skin is a ball of 280 mm with 5,242,880 triangles (edges of
// 0.6 mm), and the sixteenth of it about its pole with 327,680, cut out: the same patch, vertex for
// vertex, with little and with much skin around it.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <numeric>
#include <optional>
#include <string>

#include "bench/bench_support.h"
#include "mesh/ray_caster.h"
#include "mesh/working_mesh.h"
#include "paint/brush.h"
#include "support/meshes.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap {
namespace {

using surface::PagedField;
using Mesh = std::shared_ptr<const mesh::WorkingMesh>;

constexpr std::size_t kPlaces = 256;

Mesh working(const mesh::TriangleMesh& file) {
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = 5.0;  // nothing is split: the triangles are counted
  return *mesh::makeWorkingMesh(file, options);
}

const mesh::TriangleMesh& ball() {
  static const mesh::TriangleMesh made = support::makeIcosphere(280.0, 9);
  return made;
}

double height(const mesh::TriangleMesh& m, const mesh::Triangle& t) {
  return static_cast<double>(m.positions[t[0]].z) + static_cast<double>(m.positions[t[1]].z) +
         static_cast<double>(m.positions[t[2]].z);
}

/// The sixteenth of the ball's triangles that lies highest.
mesh::TriangleMesh pole() {
  const mesh::TriangleMesh& whole = ball();
  std::vector<double> heights;
  for (const auto& t : whole.triangles) heights.push_back(height(whole, t));
  const auto least = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 15 / 16);
  std::nth_element(heights.begin(), least, heights.end());
  mesh::TriangleMesh cut;
  std::vector<std::uint32_t> number(whole.positions.size(), mesh::kNone);
  for (const auto& t : whole.triangles) {
    if (height(whole, t) < *least) continue;
    mesh::Triangle own{};
    for (std::size_t k = 0; k < 3; ++k) {
      auto& n = number[t[k]];
      if (n == mesh::kNone) {
        n = static_cast<std::uint32_t>(cut.positions.size());
        cut.positions.push_back(whole.positions[t[k]]);
        cut.normals.push_back(whole.normals[t[k]]);
      }
      own[k] = n;
    }
    cut.triangles.push_back(own);
  }
  return cut;
}

const Mesh& small() {
  static const Mesh made = working(pole());
  return made;
}

const Mesh& large() {
  static const Mesh made = working(ball());
  return made;
}

const mesh::RayCaster& casterOf(const Mesh& mesh) {
  static const mesh::RayCaster onSmall(small()->mesh());
  static std::optional<mesh::RayCaster> onLarge;
  if (mesh == small()) return onSmall;
  if (!onLarge) onLarge.emplace(mesh->mesh());
  return *onLarge;
}

/// The same places on either mesh, spread over the patch so that no dab finds its pages in the
/// cache, and far enough from its rim.
std::vector<mesh::SurfacePoint> places(const Mesh& mesh) {
  support::Random random(7);
  std::vector<mesh::SurfacePoint> all;
  while (all.size() < kPlaces) {
    // A sixteenth of a ball reaches down to 7/8 of its radius.
    const glm::dvec3 direction = random.direction();
    if (direction.z < 0.905) continue;
    all.push_back(casterOf(mesh).cast(direction * 400.0, -direction)->point);
  }
  return all;
}

/// Dabs on bare skin: the stroke begins anew when all places have been touched.
class Dabs {
 public:
  Dabs(Mesh mesh, double radiusMm)
      : mesh_(std::move(mesh)),
        places_(places(mesh_)),
        field_(*mesh_),
        blank_(static_cast<std::uint32_t>(mesh_->mesh().positions.size())),
        widthMm_(2.0 * radiusMm) {}

  /// One touch and the shape to draw after it.
  double one() {
    const std::size_t at = next_++ % places_.size();
    if (at == 0) stroke_.emplace(*mesh_, field_, blank_, paint::BrushMode::paint, widthMm_);
    stroke_->lift();
    return samples.add([&] {
      stroke_->moveTo(places_[at]);
      shape = stroke_->shape();
    });
  }
  /// The vertices that the last touch reached, in its order.
  std::vector<std::uint32_t> reached() {
    std::vector<std::uint32_t> all;
    const auto& place = places_[(next_ - 1) % places_.size()];
    // As far as the brush wrote: its radius and a band of about an edge.
    for (const auto& r : field_.ball(place, 0.5 * widthMm_ + 0.8)) all.push_back(r.vertex);
    return all;
  }
  [[nodiscard]] const Mesh& mesh() const { return mesh_; }

  bench::Samples samples;
  PagedField shape;

 private:
  Mesh mesh_;
  std::vector<mesh::SurfacePoint> places_;
  surface::GeodesicField field_;
  PagedField blank_;
  double widthMm_;
  std::optional<paint::Stroke> stroke_;
  std::size_t next_ = 0;
};

/// The least that a dab must do: visit the same vertices in the same order, look at the triangles
/// about each, give every vertex found a distance once, write it down, and hand the shape over. No
/// queue, no geometry but the length of edges.
class Flood {
 public:
  explicit Flood(const Mesh& mesh)
      : mesh_(*mesh),
        blank_(static_cast<std::uint32_t>(mesh_.mesh().positions.size())),
        state_(blank_.vertexCount()) {}

  double over(const std::vector<std::uint32_t>& vertices) {
    if (rounds_++ % kPlaces == 0) editor_.emplace(blank_);
    return samples.add([&] {
      ++stamp_;
      const auto& m = mesh_.mesh();
      state_[vertices.front()] = {0.0f, stamp_};
      for (const auto v : vertices) {
        for (const auto c : mesh_.topology().cornersAt(v)) {
          const auto& t = m.triangles[c / 3];
          for (const auto w :
               {t[mesh::CornerTable::next(c) % 3], t[mesh::CornerTable::prev(c) % 3]}) {
            if (state_[w].stamp == stamp_) continue;
            state_[w] = {state_[v].distance + glm::distance(m.positions[v], m.positions[w]),
                         stamp_};
          }
        }
        editor_->raiseTo(v, 10.0f - state_[v].distance);
      }
      shape_ = editor_->publish();
    });
  }
  bench::Samples samples;

 private:
  struct State {
    float distance = 0.0f;
    std::uint32_t stamp = 0;
  };
  const mesh::WorkingMesh& mesh_;
  PagedField blank_, shape_;
  std::vector<State> state_;
  std::optional<PagedField::Editor> editor_;
  std::size_t rounds_ = 0;
  std::uint32_t stamp_ = 0;
};

/// `dab/R10/330k`, `dab/2000v` …, with the floor beside it, dab by dab.
void dab(benchmark::State& state, double radiusMm) {
  Dabs dabs(small(), radiusMm);
  Flood flood(small());
  double vertices = 0.0;
  for (auto _ : state) {
    state.SetIterationTime(dabs.one());
    const auto reached = dabs.reached();
    flood.over(reached);
    vertices += static_cast<double>(reached.size());
  }
  dabs.samples.report(state);
  const double floorMs = flood.samples.quantileMs(0.5);
  state.counters["floor_p50_ms"] = floorMs;
  state.counters["times_floor"] = dabs.samples.quantileMs(0.5) / floorMs;
  state.counters["triangles"] = static_cast<double>(small()->mesh().triangles.size());
  state.counters["vertices"] = vertices / static_cast<double>(state.iterations());
}
BENCHMARK_CAPTURE(dab, R10, 10.0)->Name("dab/R10/330k")->Apply(bench::timedByHand);
BENCHMARK_CAPTURE(dab, v2000, 14.9)->Name("dab/2000v")->Apply(bench::timedByHand);
BENCHMARK_CAPTURE(dab, v10000, 34.2)->Name("dab/10000v")->Apply(bench::timedByHand);

/// The same patch inside the whole ball, in turns with the patch alone.
void dabInLarge(benchmark::State& state) {
  Dabs alone(small(), 10.0);
  Dabs inside(large(), 10.0);
  for (auto _ : state) {
    alone.one();
    state.SetIterationTime(inside.one());
  }
  inside.samples.report(state);
  state.counters["triangles"] = static_cast<double>(large()->mesh().triangles.size());
  state.counters["times_330k"] = inside.samples.quantileMs(0.5) / alone.samples.quantileMs(0.5);
  state.counters["p99_times_330k"] =
      inside.samples.quantileMs(0.99) / alone.samples.quantileMs(0.99);
}
BENCHMARK(dabInLarge)->Name("dab/R10/5M")->Apply(bench::timedByHand);

/// Pages that the renderer sends after a dab: those whose pointer is another than before.
void upload(benchmark::State& state) {
  Dabs dabs(small(), 10.0);
  double sent = 0.0;
  double least = 0.0;
  for (auto _ : state) {
    const PagedField before = dabs.shape;
    state.SetIterationTime(dabs.one());
    const PagedField& after = dabs.shape;
    if (before.vertexCount() != after.vertexCount()) continue;
    for (std::uint32_t p = 0; p < after.pageCount(); ++p) {
      if (before.page(p) == after.page(p)) continue;
      sent += sizeof(PagedField::Page);
      // Needed only where a value is another.
      const bool differs = !before.page(p) || !after.page(p) || *before.page(p) != *after.page(p);
      least += differs ? sizeof(PagedField::Page) : 0;
    }
  }
  const auto count = static_cast<double>(state.iterations());
  state.counters["bytes_sent"] = sent / count;
  state.counters["bytes_changed"] = least / count;
  state.counters["bytes_of_whole_field"] = 2.0 * static_cast<double>(dabs.shape.vertexCount());
}
BENCHMARK(upload)->Name("upload/dab")->Apply(bench::timedByHand);

void pick(benchmark::State& state) {
  const mesh::RayCaster& caster = casterOf(large());
  support::Random random(1);
  benchmark::DoNotOptimize(caster.cast({0, 0, 400}, {0, 0, -1}));  // builds its tree
  bench::Samples samples;
  for (auto _ : state) {
    const glm::dvec3 from = random.direction() * 800.0;
    const glm::dvec3 to = random.direction() * 140.0;
    state.SetIterationTime(
        samples.add([&] { benchmark::DoNotOptimize(caster.cast(from, to - from)); }));
  }
  samples.report(state);
}
BENCHMARK(pick)->Name("pick/5M")->Unit(benchmark::kMicrosecond)->UseManualTime();

/// 100 mm with a brush of 20 mm, in 50 moves of the pointer with a shape to draw after each; then
/// what letting go costs: true distances, area, perimeter and border.
void stroke(benchmark::State& state) {
  const Mesh& mesh = small();
  const surface::PageTriangles pages(*mesh);
  surface::GeodesicField field(*mesh);
  const PagedField blank(static_cast<std::uint32_t>(mesh->mesh().positions.size()));
  std::vector<mesh::SurfacePoint> way;
  for (int i = 0; i <= 50; ++i) {
    const double angle = (2.0 * i - 50.0) / 280.0;
    const glm::dvec3 direction{std::sin(angle), 0.03, std::cos(angle)};
    way.push_back(casterOf(mesh).cast(direction * 400.0, -direction)->point);
  }
  bench::Samples moves, whole, finish;
  PagedField clean;
  for (auto _ : state) {
    PagedField shape;
    state.SetIterationTime(whole.add([&] {
      paint::Stroke stroke(*mesh, field, blank, paint::BrushMode::paint, 20.0);
      for (const auto& place : way) {
        moves.add([&] {
          stroke.moveTo(place);
          shape = stroke.shape();
        });
      }
    }));
    finish.add([&] {
      clean = surface::redistanced(*mesh, pages, shape);
      benchmark::DoNotOptimize(surface::areaMm2(*mesh, pages, clean) +
                               surface::perimeterMm(*mesh, pages, clean));
      benchmark::DoNotOptimize(surface::isolines(*mesh, pages, clean).size());
    });
  }
  whole.report(state);
  state.counters["move_p99_ms"] = moves.quantileMs(0.99);
  state.counters["finish_p50_ms"] = finish.quantileMs(0.5);
  state.counters["kept_bytes"] = static_cast<double>(clean.heapBytes());
}
BENCHMARK(stroke)->Name("stroke/100mm/330k")->Apply(bench::timedByHand);

}  // namespace
}  // namespace mesomap

#include "scene/burden_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "surface/geodesic_field.h"

namespace mesomap::scene {
namespace {

/// The vertices that anything was added to, found by their number in the mesh.
class Tally {
 public:
  explicit Tally(std::size_t vertexCount)
      : places_(static_cast<std::uint32_t*>(
            std::calloc(std::max<std::size_t>(1, vertexCount), sizeof(std::uint32_t)))) {
    if (!places_) throw std::bad_alloc();
  }
  /// Its place in `vertices`.
  std::uint32_t placeOf(std::uint32_t vertex) {
    std::uint32_t& place = places_.get()[vertex];
    if (place == 0) {
      vertices.push_back({.vertex = vertex});
      place = static_cast<std::uint32_t>(vertices.size());
    }
    return place - 1;
  }
  void add(std::uint32_t vertex, double punctures, double ml) {
    BurdenMap::Vertex& to = vertices[placeOf(vertex)];
    to.punctures += static_cast<float>(punctures);
    to.volumeMl += static_cast<float>(ml);
  }
  /// Lies among the first `count` vertices.
  [[nodiscard]] bool among(std::uint32_t vertex, std::size_t count) const {
    const std::uint32_t place = places_.get()[vertex];
    return place != 0 && place <= count;
  }

  std::vector<BurdenMap::Vertex> vertices;

 private:
  struct Freed {
    void operator()(std::uint32_t* places) const { std::free(places); }
  };
  /// From 1; 0: none. From calloc: pages that are never looked at cost nothing.
  std::unique_ptr<std::uint32_t, Freed> places_;
};

void addPoints(const SurfaceModel& model, const BurdenSource& source, Tally& tally,
               BurdenMap& map) {
  surface::GeodesicField field(*model.working);
  for (const plan::Puncture& point : source.places.points) {
    if (!point.volumeMl) ++map.withoutVolume;
    if (point.place.triangle >= model.fileMesh.triangles.size()) {
      ++map.notShown;
      continue;
    }
    const mesh::SurfacePoint place = model.working->fromFile(point.place);
    for (const surface::Reached& reached : field.reach(place, kBurdenRadiusMm + kBurdenRimMm)) {
      const double inside = kBurdenRadiusMm - static_cast<double>(reached.distanceMm);
      const double counts = std::clamp(0.5 + 0.5 * inside / kBurdenRimMm, 0.0, 1.0);
      tally.add(reached.vertex, counts, counts * point.volumeMl.value_or(0.0));
    }
  }
}

void addRows(const SurfaceModel& model, const BurdenSource& source, Tally& tally, BurdenMap& map) {
  const auto vertexCount = model.working->mesh().positions.size();
  for (std::size_t i = 0; i < source.places.rows.size(); ++i) {
    const plan::RowPricks& rows = source.places.rows[i];
    const auto& region = source.regions[i];
    if (!rows.volumeMl) map.withoutVolume += rows.pricks;
    if (!region || region->shape.vertexCount() != vertexCount || !(rows.areaCm2 > 0.0)) {
      map.notShown += rows.pricks;
      continue;
    }
    map.pricks += rows.pricks;
    std::vector<std::uint32_t> inside;
    for (const std::uint32_t triangle : model.pages.touched(region->shape)) {
      for (const std::uint32_t v : model.working->mesh().triangles[triangle]) {
        if (region->shape.mm(v) > 0.0f) inside.push_back(v);
      }
    }
    std::sort(inside.begin(), inside.end());
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    for (const std::uint32_t v : inside) {
      tally.add(v, rows.pricks / rows.areaCm2, rows.volumeMl.value_or(0.0) / rows.areaCm2);
    }
  }
}

/// Every triangle that has a corner where anything was counted.
void addTriangles(const SurfaceModel& model, Tally& tally, BurdenMap& map) {
  const mesh::TriangleMesh& mesh = model.working->mesh();
  const std::size_t counted = tally.vertices.size();
  for (std::size_t i = 0; i < counted; ++i) {
    const std::uint32_t vertex = tally.vertices[i].vertex;
    for (const std::uint32_t corner : model.working->topology().cornersAt(vertex)) {
      const auto& corners = mesh.triangles[mesh::CornerTable::triangleOf(corner)];
      // Once, from the least of its corners that was counted.
      const bool first = std::all_of(corners.begin(), corners.end(), [&](std::uint32_t v) {
        return v >= vertex || !tally.among(v, counted);
      });
      if (!first) continue;
      for (const std::uint32_t v : corners) map.indices.push_back(tally.placeOf(v));
    }
  }
}

}  // namespace

BurdenSource burdenSource(const plan::Plan& plan) {
  BurdenSource source;
  source.places = plan::coursePlaces(plan);
  for (const plan::RowPricks& rows : source.places.rows) {
    const std::size_t index = plan.indexOf(rows.region);
    source.regions.push_back(index < plan.regions.size() ? plan.regions[index] : nullptr);
  }
  return source;
}

double BurdenMap::scaleTo(BurdenMeasure measure) const {
  const double most =
      static_cast<double>(measure == BurdenMeasure::volume ? mostMl : mostPunctures);
  if (!(most > 0.0)) return 0.0;
  // A hair of rounding does not ask for the next number.
  const double wanted = most * (1.0 - 1e-4);
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  constexpr std::array<double, 7> kSteps{1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0};
  for (const double step : kSteps) {
    if (step * power >= wanted) return step * power;
  }
  return 10.0 * power;
}

BurdenMap burdenMap(const SurfaceModel& model, const BurdenSource& source) {
  BurdenMap map;
  map.sessions = source.places.sessions;
  if (!model.working) return map;
  Tally tally(model.working->mesh().positions.size());
  addPoints(model, source, tally, map);
  addRows(model, source, tally, map);
  addTriangles(model, tally, map);
  map.vertices = std::move(tally.vertices);
  for (const BurdenMap::Vertex& each : map.vertices) {
    map.mostPunctures = std::max(map.mostPunctures, each.punctures);
    map.mostMl = std::max(map.mostMl, each.volumeMl);
  }
  return map;
}

}  // namespace mesomap::scene

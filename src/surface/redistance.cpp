#include <algorithm>
#include <glm/geometric.hpp>

#include "level_triangle.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::surface {

namespace {

double distanceToSegment(const glm::dvec3& p, const glm::dvec3& a, const glm::dvec3& b) {
  const glm::dvec3 d = b - a;
  const double along = glm::dot(d, d);
  const double t = along > 0.0 ? std::clamp(glm::dot(p - a, d) / along, 0.0, 1.0) : 0.0;
  return glm::distance(p, a + d * t);
}

/// Distances of the corners of crossed triangles from the line inside those triangles.
std::vector<GeodesicField::Seed> seedsAlongLine(const mesh::WorkingMesh& mesh,
                                                const std::vector<std::uint32_t>& touched,
                                                const PagedField& field) {
  std::vector<GeodesicField::Seed> seeds;
  for (const auto t : touched) {
    const auto& triangle = mesh.mesh().triangles[t];
    const LevelTriangle cut(triangle, field, 0.0);
    if (!cut.crossed()) continue;
    const glm::dvec3 a = positionAt(mesh.mesh(), {t, cut.entryPlace()});
    const glm::dvec3 b = positionAt(mesh.mesh(), {t, cut.exitPlace()});
    for (int k = 0; k < 3; ++k) {
      const double d = distanceToSegment(mesh.mesh().corner(t, k), a, b);
      seeds.push_back({triangle[static_cast<std::size_t>(k)], static_cast<float>(d)});
    }
  }
  // One seed a vertex, the nearest.
  std::sort(seeds.begin(), seeds.end(), [](const auto& x, const auto& y) {
    return x.vertex != y.vertex ? x.vertex < y.vertex : x.distanceMm < y.distanceMm;
  });
  seeds.erase(std::unique(seeds.begin(), seeds.end(),
                          [](const auto& x, const auto& y) { return x.vertex == y.vertex; }),
              seeds.end());
  return seeds;
}

}  // namespace

PagedField redistanced(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                       const PagedField& field, double outsideMm) {
  const auto touched = pages.touched(field);
  const auto seeds = seedsAlongLine(mesh, touched, field);
  PagedField::Editor editor{PagedField(field.vertexCount())};
  const auto inside = [&field](std::uint32_t v) { return field.raw(v) > 0; };

  if (seeds.empty()) {
    // No border anywhere: all inside (the whole of a closed surface) or all outside.
    for (const auto t : touched) {
      for (const auto v : mesh.mesh().triangles[t]) {
        if (inside(v)) editor.setRaw(v, field.raw(v));
      }
    }
    return editor.publish();
  }

  GeodesicField distances(mesh);
  constexpr float kLeast = 1.0f / PagedField::kStepsPerMm;  // rounding must not change the side
  for (const auto& r : distances.fromSeeds(seeds, 511.0, inside)) {
    editor.setRaw(r.vertex, PagedField::quantise(std::max(r.distanceMm, kLeast)));
  }
  const auto outside = [&inside](std::uint32_t v) { return !inside(v); };
  for (const auto& r : distances.fromSeeds(seeds, outsideMm, outside)) {
    editor.setRaw(r.vertex, PagedField::quantise(-std::max(r.distanceMm, kLeast)));
  }
  // Crossed triangles keep their outside corner even where it is farther than asked, and a piece
  // inside that touches no border of the field (an island of the mesh) keeps its values.
  for (const auto& seed : seeds) {
    if (!inside(seed.vertex) && editor.raw(seed.vertex) == PagedField::kOutside) {
      editor.setRaw(seed.vertex, PagedField::quantise(-std::max(seed.distanceMm, kLeast)));
    }
  }
  for (const auto t : touched) {
    for (const auto v : mesh.mesh().triangles[t]) {
      if (inside(v) && editor.raw(v) == PagedField::kOutside) editor.setRaw(v, field.raw(v));
    }
  }
  return editor.publish();
}

}  // namespace mesomap::surface

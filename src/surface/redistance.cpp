#include <algorithm>

#include "border_seeds.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::surface {

PagedField redistanced(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                       const PagedField& field, double outsideMm) {
  const auto touched = pages.touched(field);
  const auto seeds = borderSeeds(mesh, touched, field);
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
  for (const auto& r : distances.fromSeeds(seeds, 511.0, inside)) {
    editor.setRaw(r.vertex, PagedField::quantise(std::max(r.distanceMm, kLeastMm)));
  }
  const auto outside = [&inside](std::uint32_t v) { return !inside(v); };
  for (const auto& r : distances.fromSeeds(seeds, outsideMm, outside)) {
    editor.setRaw(r.vertex, PagedField::quantise(-std::max(r.distanceMm, kLeastMm)));
  }
  // Crossed triangles keep their outside corner even where it is farther than asked, and a piece
  // inside that touches no border of the field (an island of the mesh) keeps its values.
  for (const auto& seed : seeds) {
    if (!inside(seed.vertex) && editor.raw(seed.vertex) == PagedField::kOutside) {
      editor.setRaw(seed.vertex, PagedField::quantise(-std::max(seed.distanceMm, kLeastMm)));
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

#include <algorithm>
#include <cstdlib>

#include "border_seeds.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::surface {

namespace {

/// Both say the same of every vertex, but for what measuring again does: distances start from a
/// border interpolated from rounded distances, and their error grows with them.
bool alike(const PagedField::Page& a, const PagedField::Page& b, double outsideMm) {
  constexpr int kMostSteps = 3;  // 3/64 mm at the border …
  constexpr int kShare = 32;     // … and 3 % of the distance from it
  const int rim = -static_cast<int>((outsideMm - 0.125) * double{PagedField::kStepsPerMm});
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (a[i] == PagedField::kOutside || b[i] == PagedField::kOutside) {
      if (std::max(a[i], b[i]) > rim) return false;
    } else if ((a[i] > 0) != (b[i] > 0) ||
               std::abs(a[i] - b[i]) > kMostSteps + std::abs(b[i]) / kShare) {
      return false;
    }
  }
  return true;
}

/// `fresh` with the pages of `old` that say the same: skin far from what was painted costs a step
/// of the history nothing.
PagedField sharingWith(const PagedField& old, const PagedField& fresh, double outsideMm) {
  PagedField::Editor editor(old);
  for (std::uint32_t p = 0; p < old.pageCount(); ++p) {
    const auto& before = old.page(p);
    const auto& after = fresh.page(p);
    if (before == after || (before && after && alike(*before, *after, outsideMm))) continue;
    editor.sharePage(p, after);
  }
  return editor.publish();
}

}  // namespace

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
  return sharingWith(field, editor.publish(), outsideMm);
}

}  // namespace mesomap::surface

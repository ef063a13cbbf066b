#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "border_seeds.h"
#include "surface/geodesic_field.h"
#include "surface/outline.h"

namespace mesomap::surface {

namespace {

constexpr int kMostSteps = 3;     // 3/64 mm at the border …
constexpr int kCornerShare = 12;  // … and on the triangles across it 8 % of their size
constexpr int kShare = 32;        // … and 3 % of the distance from it

/// Both say the same of every vertex, but for what measuring again does: distances start from a
/// border interpolated from rounded distances, and their error grows with them.
bool alike(const PagedField::Page& a, const PagedField::Page& b, double outsideMm) {
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
/// of the history nothing. Pages that are `deepest` all over are one.
PagedField sharingWith(const PagedField& old, const PagedField& fresh, double outsideMm,
                       std::int16_t deepest) {
  PagedField::Editor editor(old);
  PagedField::PagePtr deep;
  for (std::uint32_t p = 0; p < old.pageCount(); ++p) {
    const auto& before = old.page(p);
    const auto& after = fresh.page(p);
    if (before == after || (before && after && alike(*before, *after, outsideMm))) continue;
    const bool isDeep = after && std::all_of(after->begin(), after->end(),
                                             [deepest](std::int16_t v) { return v == deepest; });
    if (isDeep && !deep) deep = after;
    editor.sharePage(p, isDeep ? deep : after);
  }
  return editor.publish();
}

/// Distances to a border of chords are a little short outside a bend and long inside it. Where the
/// old ones were no worse all round, they stay, and with them the border stays where it is.
void keepBorder(const mesh::WorkingMesh& mesh, const std::vector<std::uint32_t>& crossed,
                const std::vector<GeodesicField::Seed>& seeds, const PagedField& old,
                PagedField::Editor& fresh) {
  std::vector<bool> keep(seeds.size(), true);
  const auto of = [&](std::uint32_t v) {
    const auto seed = std::lower_bound(
        seeds.begin(), seeds.end(), v,
        [](const GeodesicField::Seed& s, std::uint32_t vertex) { return s.vertex < vertex; });
    return static_cast<std::size_t>(seed - seeds.begin());
  };
  const auto good = [&](std::uint32_t v, int size) {
    const int a = old.raw(v);
    const int b = fresh.raw(v);
    return (a > 0) == (b > 0) &&
           std::abs(a - b) <= kMostSteps + size / kCornerShare + std::abs(b) / kShare;
  };
  for (const auto t : crossed) {
    const auto& corners = mesh.mesh().triangles[t];
    int size = 0;
    for (const auto v : corners) size = std::max(size, std::abs(int{fresh.raw(v)}));
    if (std::all_of(corners.begin(), corners.end(), [&](auto v) { return good(v, size); }))
      continue;
    for (const auto v : corners) keep[of(v)] = false;
  }
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    if (keep[i]) fresh.setRaw(seeds[i].vertex, old.raw(seeds[i].vertex));
  }
}

}  // namespace

PagedField redistanced(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                       const PagedField& field, double outsideMm, double depthMm) {
  const auto touched = pages.touched(field);
  std::vector<std::uint32_t> crossed;
  const auto seeds = borderSeeds(mesh, touched, field, &crossed);
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

  // Beside the border all distances must be true, or it would not be interpolated where it is.
  const auto byDistance = [](const auto& a, const auto& b) { return a.distanceMm < b.distanceMm; };
  const double farthest =
      static_cast<double>(std::max_element(seeds.begin(), seeds.end(), byDistance)->distanceMm);
  const double depth = std::max(depthMm, farthest);
  const std::int16_t deepest = PagedField::quantise(static_cast<float>(depth));
  GeodesicField distances(mesh);
  for (const auto& r : distances.fromSeeds(seeds, depth, inside)) {
    editor.setRaw(r.vertex, PagedField::quantise(std::max(r.distanceMm, kLeastMm)));
  }
  const auto outside = [&inside](std::uint32_t v) { return !inside(v); };
  for (const auto& r : distances.fromSeeds(seeds, outsideMm, outside)) {
    editor.setRaw(r.vertex, PagedField::quantise(-std::max(r.distanceMm, kLeastMm)));
  }
  // Crossed triangles keep their outside corner even where it is farther than asked. What is inside
  // and was not reached lies deeper than asked, or is a piece that touches no border of the field
  // (an island of the mesh).
  for (const auto& seed : seeds) {
    if (!inside(seed.vertex) && editor.raw(seed.vertex) == PagedField::kOutside) {
      editor.setRaw(seed.vertex, PagedField::quantise(-std::max(seed.distanceMm, kLeastMm)));
    }
  }
  keepBorder(mesh, crossed, seeds, field, editor);
  for (const auto t : touched) {
    for (const auto v : mesh.mesh().triangles[t]) {
      if (!inside(v) || editor.raw(v) != PagedField::kOutside) continue;
      editor.setRaw(v, depth < kWholeDepthMm ? deepest : field.raw(v));
    }
  }
  return sharingWith(field, editor.publish(), outsideMm, deepest);
}

}  // namespace mesomap::surface

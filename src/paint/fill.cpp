#include "paint/fill.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "paint/skin_path.h"
#include "surface/offset.h"
#include "surface/parts.h"

namespace mesomap::paint {

using surface::PagedField;

namespace {

/// The field's value in both: the least of the two, known where both are.
PagedField common(const PagedField& a, const PagedField& b) {
  PagedField::Editor editor{PagedField(a.vertexCount())};
  for (std::uint32_t p = a.nextPage(0); p < a.pageCount(); p = a.nextPage(p + 1)) {
    if (!b.page(p)) continue;
    const std::uint32_t end = std::min(a.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      editor.setRaw(v, std::min(a.raw(v), b.raw(v)));
    }
  }
  return editor.publish();
}

}  // namespace

PagedField fillPreview(const Skin& skin, const surface::Bend& bend, const mesh::SurfacePoint& place,
                       const FillOptions& options, const Allowed& allowed) {
  PagedField::Editor editor(skin.blank());
  if (!liesOn(skin.triangles(), place) || bend.vertexCount() != skin.vertexCount() ||
      !(options.limitDegPerCm > 0.0)) {
    return editor.publish();
  }
  // Per mm; a limit of 1000 is a ball of half a millimetre: nothing stops it.
  const auto limit =
      static_cast<float>(std::min(options.limitDegPerCm, 1000.0) * std::numbers::pi / 1800.0);
  const auto share = static_cast<float>(
      std::isnan(options.bulgeShare) ? 1.0 : std::clamp(options.bulgeShare, 0.0, 1.0));
  const double radius = options.maxRadiusMm >= 1.0 ? std::min(options.maxRadiusMm, 300.0) : 1.0;
  const bool everywhere = allowed.everywhere();
  // How far from stopping: a few mm deep where the skin is flat, 0 where it bends by the limit.
  const auto room = [&](std::uint32_t v) {
    constexpr float kFlatMm = 4.0f;
    const float bending = std::max(bend.hollow(v), share * bend.bulge(v));
    float mm = kFlatMm * (1.0f - bending / limit);
    if (!everywhere) mm = std::min(mm, allowed.limitMm(*skin.mesh, v));
    return mm;
  };
  const double band = bandOf(*skin.mesh);
  const auto& topology = skin.mesh->topology();
  const auto reached =
      skin.field->reach(place, radius + band, [&](std::uint32_t v) { return room(v) > 0.0f; });
  for (const surface::Reached& r : reached) {
    const float mm = std::min(room(r.vertex), static_cast<float>(radius) - r.distanceMm);
    editor.setRaw(r.vertex, PagedField::quantise(std::max(mm, -20.0f)));
    // The stopped neighbours fix the border.
    for (const std::uint32_t c : topology.cornersAt(r.vertex)) {
      for (const std::uint32_t w : skin.triangles().triangles[mesh::CornerTable::triangleOf(c)]) {
        if (editor.raw(w) != PagedField::kOutside) continue;
        const float stopped = room(w);
        if (stopped <= 0.0f) editor.setRaw(w, PagedField::quantise(std::max(stopped, -20.0f)));
      }
    }
  }
  return editor.publish();
}

PagedField filled(const Skin& skin, const surface::Bend& bend, const mesh::SurfacePoint& place,
                  const FillOptions& options, const Allowed& allowed) {
  PagedField shape = fillPreview(skin, bend, place, options, allowed);
  if (shape.empty()) return skin.blank();
  const mesh::Triangle& start = skin.triangles().triangles[place.triangle];
  if (options.neckMm > 0.0) {
    const double half = 0.5 * std::min(options.neckMm, 40.0);
    const PagedField inner =
        surface::pieceAt(*skin.mesh, surface::grown(*skin.mesh, *skin.pages, shape, -half), start);
    // A little more than was taken, so that corners are not cut.
    if (!inner.empty()) {
      const PagedField wide = surface::grown(*skin.mesh, *skin.pages, inner, half + 0.5);
      shape = surface::pieceAt(*skin.mesh, common(shape, wide), start);
    }
  }
  if (options.holeMm2 > 0.0) {
    shape =
        surface::withoutHoles(*skin.mesh, *skin.pages, shape, std::min(options.holeMm2, 5000.0));
  }
  constexpr double kSmoothMm = 2.0;
  shape = surface::smoothed(*skin.mesh, *skin.pages, shape, kSmoothMm);
  // Smoothing and holes know nothing of limits.
  return limited(skin, shape, allowed);
}

}  // namespace mesomap::paint

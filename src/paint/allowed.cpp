#include "paint/allowed.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <utility>

#include "change_disk.h"
#include "paint/shapes.h"
#include "paint/skin_path.h"
#include "surface/offset.h"

namespace mesomap::paint {

using surface::PagedField;

Allowed& Allowed::inside(PagedField shape) {
  inside_.push_back(std::move(shape));
  return *this;
}

Allowed& Allowed::outside(PagedField shape) {
  // One that was never painted forbids nothing.
  if (!shape.empty()) outside_.push_back(std::move(shape));
  return *this;
}

Allowed& Allowed::wall(PagedField shape) {
  if (!shape.empty()) walls_.push_back(std::move(shape));
  return *this;
}

std::function<bool(std::uint32_t)> Allowed::passable() const {
  if (walls_.empty()) return {};
  return [this](std::uint32_t v) {
    return std::none_of(walls_.begin(), walls_.end(), [v](const PagedField& wall) {
      return v < wall.vertexCount() && wall.raw(v) > 0;
    });
  };
}

Allowed& Allowed::facing(const glm::dvec3& eye) {
  eye_ = eye;
  return *this;
}

float Allowed::limitMm(const mesh::WorkingMesh& mesh, std::uint32_t vertex) const {
  constexpr float kFar = 512.0f;
  float limit = kFar;
  for (const PagedField& shape : inside_) {
    limit = std::min(limit, vertex < shape.vertexCount() ? shape.mm(vertex) : -kFar);
  }
  for (const auto* shapes : {&outside_, &walls_}) {
    for (const PagedField& shape : *shapes) {
      if (vertex < shape.vertexCount()) limit = std::min(limit, -shape.mm(vertex));
    }
  }
  if (eye_ && limit > -kFar) {
    // The sine of the angle by which the skin still faces the eye, times the radius of a brow or a
    // chin, is about the way to the edge of what faces it.
    constexpr double kRadiusMm = 20.0;
    const glm::dvec3 toEye = *eye_ - glm::dvec3(mesh.mesh().positions[vertex]);
    const double length = glm::length(toEye);
    const double sine = glm::dot(outwardAt(mesh, vertex), toEye) / (length > 0.0 ? length : 1.0);
    limit =
        std::min(limit, static_cast<float>(std::isfinite(sine) ? kRadiusMm * sine : -kRadiusMm));
  }
  return limit;
}

bool Allowed::at(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place) const {
  if (!liesOn(mesh.mesh(), place)) return false;
  if (everywhere()) return true;
  double limit = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    limit += place.barycentric[static_cast<int>(k)] *
             static_cast<double>(limitMm(mesh, mesh.mesh().triangles[place.triangle][k]));
  }
  return limit > 0.0;
}

void closeOff(const Skin& skin, const Allowed& allowed, std::uint32_t vertex,
              PagedField::Editor& editor) {
  for (const std::uint32_t c : skin.mesh->topology().cornersAt(vertex)) {
    for (const std::uint32_t w : skin.triangles().triangles[mesh::CornerTable::triangleOf(c)]) {
      if (editor.raw(w) != PagedField::kOutside) continue;
      const float limit = allowed.limitMm(*skin.mesh, w);
      if (limit <= 0.0f) editor.setRaw(w, PagedField::quantise(limit));
    }
  }
}

namespace {

/// What a disk must be larger by, so that its border runs where it should in the mean. Along the
/// edges that it cuts the distance from its middle bends by 1/R, and a border interpolated linearly
/// lies inside the circle: by h²/16R in the mean on triangles of edge length h, chords counted.
double chordCorrection(const Skin& skin, std::size_t reached, double reachMm, double radiusMm) {
  constexpr double kLargestShare = 0.05;
  // An even triangle mesh has one vertex for every √3/2 h² of skin.
  const double perVertex =
      std::numbers::pi * reachMm * reachMm / static_cast<double>(std::max<std::size_t>(1, reached));
  const double longest = skin.mesh->maxEdgeMm();
  const double edge2 = std::min(perVertex * 2.0 / std::numbers::sqrt3, longest * longest);
  return std::min(edge2 / (16.0 * radiusMm), kLargestShare * radiusMm);
}

}  // namespace

void changeDisk(const Skin& skin, const mesh::SurfacePoint& place, double radiusMm, double bandMm,
                BrushMode mode, const Allowed& allowed, PagedField::Editor& editor, bool alone) {
  const auto reached = skin.field->reach(place, radiusMm + bandMm, allowed.passable());
  const double correction =
      alone ? chordCorrection(skin, reached.size(), radiusMm + bandMm, radiusMm) : 0.0;
  const auto radius = static_cast<float>(radiusMm + correction);
  const auto band = static_cast<float>(bandMm);
  const bool everywhere = allowed.everywhere();
  for (const surface::Reached& r : reached) {
    float depth = radius - r.distanceMm;
    if (!everywhere) {
      const float limit = allowed.limitMm(*skin.mesh, r.vertex);
      const bool beside = limit > 0.0f && limit < band && depth > 0.0f;
      depth = std::min(depth, limit);
      // Beyond the band it would only touch pages that hold nothing of this gesture.
      if (depth < -band) continue;
      if (beside && mode == BrushMode::paint) closeOff(skin, allowed, r.vertex, editor);
    }
    if (mode == BrushMode::paint) {
      editor.raiseTo(r.vertex, depth);
    } else if (editor.raw(r.vertex) != PagedField::kOutside) {
      editor.lowerTo(r.vertex, -depth);
    }
  }
}

PagedField clefts(const Skin& skin, const surface::Bend& fine, double radiusMm) {
  if (fine.vertexCount() != skin.vertexCount()) return skin.blank();
  const double radius = radiusMm >= 0.2 ? std::min(radiusMm, 50.0) : 0.2;
  const auto limit = static_cast<float>(1.0 / radius);
  // About a millimetre of skin for each share by which it bends more than that.
  return shapeFrom(skin, [&](std::uint32_t v) { return fine.hollow(v) / limit - 1.0f; });
}

PagedField limited(const Skin& skin, const PagedField& shape, const Allowed& allowed) {
  if (allowed.everywhere()) return shape;
  PagedField::Editor editor(shape);
  const double band = bandOf(*skin.mesh);
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    const std::uint32_t end = std::min(shape.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      if (shape.raw(v) == PagedField::kOutside) continue;
      const float limit = allowed.limitMm(*skin.mesh, v);
      if (limit > 0.0f && limit < static_cast<float>(band)) closeOff(skin, allowed, v, editor);
      editor.lowerTo(v, limit);
    }
  }
  return editor.publish();
}

PagedField applied(const Skin& skin, const PagedField& base, const PagedField& gesture,
                   BrushMode mode, const Allowed& allowed) {
  const PagedField cut = limited(skin, gesture, allowed);
  return mode == BrushMode::paint ? united(base, cut) : subtracted(base, cut);
}

PagedField shapeFrom(const Skin& skin, const std::function<float(std::uint32_t)>& insideMm) {
  PagedField::Editor editor(skin.blank());
  if (insideMm) {
    std::vector<float> value(skin.vertexCount());
    for (std::uint32_t v = 0; v < skin.vertexCount(); ++v) {
      const float mm = insideMm(v);
      value[v] = std::isnan(mm) ? -1.0f : std::clamp(mm, -8.0f, 8.0f);
    }
    for (const mesh::Triangle& t : skin.triangles().triangles) {
      if (!(value[t[0]] > 0.0f || value[t[1]] > 0.0f || value[t[2]] > 0.0f)) continue;
      for (const std::uint32_t v : t) editor.setRaw(v, PagedField::quantise(value[v]));
    }
  }
  const PagedField rough = editor.publish();
  return rough.empty() ? skin.blank() : surface::redistanced(*skin.mesh, *skin.pages, rough);
}

PagedField shapeWhere(const Skin& skin, const std::function<bool(std::uint32_t)>& inside) {
  if (!inside) return skin.blank();
  const PagedField rough =
      shapeFrom(skin, [&inside](std::uint32_t v) { return inside(v) ? 0.5f : -0.5f; });
  return surface::smoothed(*skin.mesh, *skin.pages, rough, std::max(0.5, bandOf(*skin.mesh)));
}

}  // namespace mesomap::paint

#include "paint/both_sides.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/i18n.h"
#include "paint/skin_path.h"

namespace mesomap::paint {

using mesh::SurfacePoint;
using surface::PagedField;

OtherSide::OtherSide(const mesh::WorkingMesh& mesh, const mesh::RayCaster& workingCaster,
                     const surface::MirrorPlane& plane)
    : mesh_(&mesh), caster_(&workingCaster), plane_(plane) {
  const double length = glm::length(plane.normal);
  if (length > 0.0 && std::isfinite(length)) {
    plane_.normal /= length;
    plane_.offsetMm /= length;
  } else {
    plane_ = {};
  }
}

Result<OtherSide> OtherSide::byPairs(const mesh::WorkingMesh& mesh, const mesh::TriangleMesh& file,
                                     std::span<const std::uint32_t> twin) {
  const auto refused = [](const char* why) { return Error{ErrorKind::refused, "", why}; };
  if (twin.size() != file.positions.size()) {
    return refused(_("the list of opposite vertices does not fit the figure"));
  }
  struct Key {
    std::array<std::uint32_t, 3> corners;  // ascending
    std::uint32_t triangle;
    bool operator<(const Key& other) const {
      return corners != other.corners ? corners < other.corners : triangle < other.triangle;
    }
  };
  const auto sorted = [](std::array<std::uint32_t, 3> c) {
    std::sort(c.begin(), c.end());
    return c;
  };
  std::vector<Key> keys;
  keys.reserve(file.triangles.size());
  for (std::uint32_t t = 0; t < file.triangles.size(); ++t) {
    for (const std::uint32_t v : file.triangles[t]) {
      if (v >= twin.size() || twin[v] >= twin.size()) {
        return refused(_("the list of opposite vertices does not fit the figure"));
      }
    }
    keys.push_back({sorted(file.triangles[t]), t});
  }
  std::sort(keys.begin(), keys.end());
  OtherSide result;
  result.mesh_ = &mesh;
  result.partner_.resize(file.triangles.size());
  for (std::uint32_t t = 0; t < file.triangles.size(); ++t) {
    std::array<std::uint32_t, 3> image{};
    for (std::size_t k = 0; k < 3; ++k) image[k] = twin[file.triangles[t][k]];
    const auto it = std::lower_bound(keys.begin(), keys.end(), Key{sorted(image), 0});
    if (it == keys.end() || it->corners != sorted(image)) {
      return refused(_("a triangle of the figure has no opposite one"));
    }
    Partner& partner = result.partner_[t];
    partner.triangle = it->triangle;
    for (std::size_t k = 0; k < 3; ++k) {
      for (std::size_t j = 0; j < 3; ++j) {
        if (file.triangles[it->triangle][j] == image[k]) {
          partner.corner[k] = static_cast<std::uint8_t>(j);
        }
      }
    }
  }
  return result;
}

OtherSide::Opposite OtherSide::opposite(const SurfacePoint& place) const {
  if (!liesOn(mesh_->mesh(), place)) return {};
  if (!partner_.empty()) {
    const SurfacePoint file = mesh_->toFile(place);
    if (file.triangle >= partner_.size()) return {};
    const Partner& partner = partner_[file.triangle];
    SurfacePoint image{partner.triangle, glm::dvec3(0.0)};
    for (int k = 0; k < 3; ++k) {
      image.barycentric[partner.corner[static_cast<std::size_t>(k)]] = file.barycentric[k];
    }
    return {Answer::found, mesh_->fromFile(image)};
  }
  const glm::dvec3 position = plane_.mirrored(positionAt(mesh_->mesh(), place));
  const glm::dvec3 normal =
      plane_.mirroredDirection(mesh::faceNormal(mesh_->mesh(), place.triangle));
  const auto hit = caster_->closest(position, kFarthestMm);
  if (!hit || !(hit->distance <= kFarthestMm)) return {Answer::tooFar, {}};
  if (!(glm::dot(mesh::faceNormal(mesh_->mesh(), hit->point.triangle), normal) >= kLeastCosine)) {
    return {Answer::facesAway, {}};
  }
  return {Answer::found, hit->point};
}

std::optional<SurfacePoint> OtherSide::at(const SurfacePoint& place) const {
  const Opposite found = opposite(place);
  if (found.answer != Answer::found) return std::nullopt;
  return found.place;
}

namespace {

/// Area of the shape by what its other side answers; each vertex stands for the skin about it.
struct Share {
  double found = 0.0, tooFar = 0.0, facesAway = 0.0;
  [[nodiscard]] double missing() const { return tooFar + facesAway; }
};

double areaAbout(const Skin& skin, std::uint32_t vertex) {
  double area = 0.0;
  for (const std::uint32_t c : skin.mesh->topology().cornersAt(vertex)) {
    area += mesh::triangleArea(skin.triangles(), mesh::CornerTable::triangleOf(c)) / 3.0;
  }
  return area;
}

/// The shape's value at a place; -512 where one of the corners is not known.
float valueAt(const Skin& skin, const PagedField& shape, const SurfacePoint& place) {
  double sum = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::uint32_t v = skin.triangles().triangles[place.triangle][k];
    const double share = place.barycentric[static_cast<int>(k)];
    if (shape.raw(v) == PagedField::kOutside) {
      if (share > 1e-6) return -512.0f;
      continue;
    }
    sum += share * static_cast<double>(shape.mm(v));
  }
  return static_cast<float>(sum);
}

}  // namespace

Result<Carried> carriedOver(const Skin& skin, const OtherSide& otherSide, const PagedField& shape) {
  if (shape.empty()) {
    return Error{ErrorKind::usage, "", _("there is nothing to copy to the other side")};
  }
  // Where the shape's own places land, the search on the other side begins.
  Share share;
  std::vector<std::uint32_t> front;
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    const std::uint32_t end = std::min(shape.vertexCount(), (p + 1) * PagedField::kPageSize);
    for (std::uint32_t v = p * PagedField::kPageSize; v < end; ++v) {
      if (shape.raw(v) <= 0) continue;
      const auto answer = otherSide.opposite(placeOf(*skin.mesh, v));
      const double area = areaAbout(skin, v);
      if (answer.answer == OtherSide::Answer::found) {
        share.found += area;
        for (const std::uint32_t w : skin.triangles().triangles[answer.place.triangle]) {
          front.push_back(w);
        }
      } else if (answer.answer == OtherSide::Answer::facesAway) {
        share.facesAway += area;
      } else {
        share.tooFar += area;
      }
    }
  }
  constexpr double kMostMissing = 0.1;
  if (!(share.missing() <= kMostMissing * (share.found + share.missing()))) {
    return Error{ErrorKind::refused, "",
                 share.tooFar >= share.facesAway
                     ? _("the skin on the other side lies too far from its mirror image: check the "
                         "middle plane")
                     : _("the skin on the other side faces another way than its mirror image: "
                         "check the middle plane")};
  }
  std::sort(front.begin(), front.end());
  front.erase(std::unique(front.begin(), front.end()), front.end());
  PagedField::Editor rough(skin.blank());
  // Every vertex there asks back, so that no gap is left where triangles are finer than here.
  const auto ask = [&](std::uint32_t v) {
    const auto back = otherSide.at(placeOf(*skin.mesh, v));
    const float mm = back ? valueAt(skin, shape, *back) : -8.0f;
    rough.setRaw(v, PagedField::quantise(std::clamp(mm, -8.0f, 500.0f)));
  };
  for (const std::uint32_t v : front) ask(v);
  while (!front.empty()) {
    const std::uint32_t v = front.back();
    front.pop_back();
    if (rough.raw(v) <= 0) continue;
    for (const std::uint32_t c : skin.mesh->topology().cornersAt(v)) {
      for (const std::uint32_t w : skin.triangles().triangles[mesh::CornerTable::triangleOf(c)]) {
        if (rough.raw(w) != PagedField::kOutside) continue;
        ask(w);
        front.push_back(w);
      }
    }
  }
  Carried result;
  result.shape = surface::redistanced(*skin.mesh, *skin.pages, rough.publish());
  result.areaMm2 = surface::areaMm2(*skin.mesh, *skin.pages, result.shape);
  result.leftOutMm2 = share.missing();
  return result;
}

}  // namespace mesomap::paint

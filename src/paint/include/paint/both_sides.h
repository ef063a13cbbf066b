// The other side of the body: the place opposite to a place, and a whole shape carried over.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "mesh/ray_caster.h"
#include "paint/skin.h"
#include "surface/mirror_plane.h"

namespace mesomap::paint {

/// Finds the skin opposite to a place of the working mesh: about a plane, or exactly, by the pairs
/// of vertices that a bundled figure's file keeps. Cheap to ask. What it was made of must outlive
/// it.
class OtherSide {
 public:
  /// Mirrored skin farther off than this is not the same skin.
  static constexpr double kFarthestMm = 8.0;
  /// Nor is skin that faces away from the mirrored direction by more than 60°.
  static constexpr double kLeastCosine = 0.5;

  /// `workingCaster` holds the working mesh. The normal's length does not matter.
  OtherSide(const mesh::WorkingMesh& mesh, const mesh::RayCaster& workingCaster,
            const surface::MirrorPlane& plane);
  /// By the pairs of vertices of the file's mesh, an involution; each triangle must have a partner
  /// (errors: refused, naming the first without). Places carry over exactly, at every build.
  [[nodiscard]] static Result<OtherSide> byPairs(const mesh::WorkingMesh& mesh,
                                                 const mesh::TriangleMesh& file,
                                                 std::span<const std::uint32_t> twin);

  enum class Answer {
    found,
    tooFar,     ///< No skin within kFarthestMm of the mirrored place.
    facesAway,  ///< The nearest skin there faces another way.
    nowhere     ///< The place is not on the mesh.
  };
  struct Opposite {
    Answer answer = Answer::nowhere;
    mesh::SurfacePoint place;  ///< Only where found.
  };
  [[nodiscard]] Opposite opposite(const mesh::SurfacePoint& place) const;
  [[nodiscard]] std::optional<mesh::SurfacePoint> at(const mesh::SurfacePoint& place) const;

 private:
  OtherSide() = default;
  const mesh::WorkingMesh* mesh_ = nullptr;
  const mesh::RayCaster* caster_ = nullptr;
  surface::MirrorPlane plane_;
  /// Of each of the file's triangles: its partner, and which of the partner's corners faces each of
  /// its own. Empty where a plane is used.
  struct Partner {
    std::uint32_t triangle = 0;
    std::array<std::uint8_t, 3> corner{};
  };
  std::vector<Partner> partner_;
};

struct Carried {
  surface::PagedField shape;
  double areaMm2 = 0.0;     ///< Of the shape on the other side.
  double leftOutMm2 = 0.0;  ///< Of the original that has no counterpart; at most a tenth of it.
};

/// The same shape on the other side, with true distances. Errors: usage for an empty shape; refused
/// where more than a tenth of it has no counterpart, because the mirrored skin is too far away or
/// faces another way (says which). Cost follows the shape.
[[nodiscard]] Result<Carried> carriedOver(const Skin& skin, const OtherSide& otherSide,
                                          const surface::PagedField& shape);

}  // namespace mesomap::paint

// Where a gesture may change skin, as one small value that every gesture takes: inside an area, not
// over other areas or blocked zones, only skin that faces the eye.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "paint/skin.h"
#include "surface/bend.h"

namespace mesomap::paint {

enum class BrushMode { paint, erase };

/// Every limit is a signed distance in mm, and together they are the least of them: a shape cut by
/// a limit gets that limit's own smooth border. Cheap to copy: fields share their pages.
class Allowed {
 public:
  /// Everywhere.
  Allowed() = default;

  /// Only inside this shape; several: inside all of them.
  Allowed& inside(surface::PagedField shape);
  /// Not over this shape: another area, an exclusion spot, a blocked zone (see `shapeWhere`).
  Allowed& outside(surface::PagedField shape);
  /// Not over this shape nor from one side of it to the other: nothing reaches skin beyond but by a
  /// way round it (see `clefts`).
  Allowed& wall(surface::PagedField shape);
  /// Only skin that faces a point, such as the eye of the picture. Not called: through and through.
  Allowed& facing(const glm::dvec3& eye);

  [[nodiscard]] bool everywhere() const {
    return inside_.empty() && outside_.empty() && walls_.empty() && !eye_;
  }
  /// For the searches of `GeodesicField`: empty without walls, else true where ways may lead. Valid
  /// as long as this value is.
  [[nodiscard]] std::function<bool(std::uint32_t)> passable() const;
  /// Signed distance from the border of what is allowed, positive where it is; about 512 where no
  /// limit is known, about -512 far from an area given to `inside`. Within some mm of a limit's
  /// border it is true; of the edge of what faces the eye it is right to within the skin's bending.
  [[nodiscard]] float limitMm(const mesh::WorkingMesh& mesh, std::uint32_t vertex) const;
  /// Interpolated; false for a place that is not on the mesh.
  [[nodiscard]] bool at(const mesh::WorkingMesh& mesh, const mesh::SurfacePoint& place) const;

 private:
  std::vector<surface::PagedField> inside_, outside_, walls_;
  std::optional<glm::dvec3> eye_;
};

/// The skin at the bottom of tight clefts, for `Allowed::wall`: between closed lips, closed lids,
/// in a nostril and the ear, and where a scan has joined skin that only touches. It bends inwards
/// more tightly than a ball of `radiusMm`; `fine` is made at a scale of about 1 mm. Folds of a face
/// have radii above 4 mm. Looks at every vertex of the mesh: make it once and keep it.
[[nodiscard]] surface::PagedField clefts(const Skin& skin, const surface::Bend& fine,
                                         double radiusMm = 3.0);

/// The allowed part of a shape.
[[nodiscard]] surface::PagedField limited(const Skin& skin, const surface::PagedField& shape,
                                          const Allowed& allowed);

/// What a gesture makes of an area: its allowed part added to `base` or taken from it.
[[nodiscard]] surface::PagedField applied(const Skin& skin, const surface::PagedField& base,
                                          const surface::PagedField& gesture, BrushMode mode,
                                          const Allowed& allowed = {});

/// A shape from a signed number at each vertex, positive inside, smooth and about mm near its
/// border (an area of the atlas). Distances are true afterwards. Asks every vertex of the mesh:
/// make it once and keep it.
[[nodiscard]] surface::PagedField shapeFrom(const Skin& skin,
                                            const std::function<float(std::uint32_t)>& insideMm);

/// A shape from a yes or no at each vertex (a blocked zone). The border runs half way between the
/// vertices that differ, smoothed over about 2 edges: parts narrower than that are lost.
[[nodiscard]] surface::PagedField shapeWhere(const Skin& skin,
                                             const std::function<bool(std::uint32_t)>& inside);

}  // namespace mesomap::paint

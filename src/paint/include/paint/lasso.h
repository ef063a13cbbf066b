// Lasso: the skin inside an outline drawn freehand on the picture.
#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <optional>
#include <span>

#include "base/result.h"
#include "mesh/ray_caster.h"
#include "paint/allowed.h"
#include "paint/skin.h"

namespace mesomap::paint {

/// How the picture shows the surface: projection times view, as OpenGL has them (seen where
/// -w <= x, y, z <= w). Pixels count from the picture's top left corner, y down.
class PictureView {
 public:
  PictureView(const glm::dmat4& clipFromModel, const glm::dvec2& sizePx);

  /// None behind the eye, or where the numbers lead nowhere.
  [[nodiscard]] std::optional<glm::dvec2> pixelOf(const glm::dvec3& position) const;
  struct Ray {
    glm::dvec3 origin{0.0};  ///< On the near plane.
    glm::dvec3 direction{0, 0, -1};
  };
  [[nodiscard]] Ray rayThrough(const glm::dvec2& pixel) const;
  [[nodiscard]] const glm::dvec2& sizePx() const { return sizePx_; }

 private:
  glm::dmat4 clip_, model_;
  glm::dvec2 sizePx_;
};

struct LassoOptions {
  /// Also the skin behind, through and through: every piece that the outline encloses. Else only
  /// skin that faces the eye and that nothing hides.
  bool through = false;
  /// Every piece of visible skin in the outline. Else the largest in the picture alone, which is
  /// connected: a finger in front of a cheek does not take the cheek along.
  bool allPieces = false;
};

/// The shape inside the outline, which closes itself; what it goes round more often one way than
/// the other is inside (the non-zero rule), so both eyes of a figure of eight are. Its border
/// follows the outline within the triangles, with true distances. Points that are not numbers are
/// left out; more than 4,000 are thinned. `workingCaster` holds the working mesh.
/// Errors: usage for fewer than three places or an outline without width; refused where no skin
/// lies inside it (or less than one triangle of the working mesh).
[[nodiscard]] Result<surface::PagedField> lassoed(const Skin& skin,
                                                  const mesh::RayCaster& workingCaster,
                                                  const PictureView& view,
                                                  std::span<const glm::dvec2> outlinePx,
                                                  const LassoOptions& options = {},
                                                  const Allowed& allowed = {});

}  // namespace mesomap::paint

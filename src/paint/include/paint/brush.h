// The brush: geodesic dabs along a path turned into a change of a region's shape. Paint follows
// connected skin only; it never jumps from lip to lip or across a gap.
#pragma once

#include <optional>
#include <vector>

#include "mesh/working_mesh.h"
#include "paint/allowed.h"
#include "surface/geodesic_field.h"
#include "surface/paged_field.h"

namespace mesomap::paint {

/// One stroke in progress. Feed it places on the working mesh; it fills in between along the skin.
class Stroke {
 public:
  /// `widthMm` is the brush's diameter, 1..150. `field` belongs to the same mesh. Starts from
  /// `base`; changes only skin that is `allowed`.
  Stroke(const mesh::WorkingMesh& mesh, surface::GeodesicField& field, surface::PagedField base,
         BrushMode mode, double widthMm, Allowed allowed = {});

  /// Adds a dab at `place`. When the last dab is farther than a quarter of the radius, dabs between
  /// are added along the skin (see skin_path.h). Where the skin does not lead there within three
  /// times the straight distance (other lip, other side of a gap or fold), nothing is filled in.
  /// Returns the number of dabs made; 0 for a place that is not on the mesh.
  int moveTo(const mesh::SurfacePoint& place);
  /// Lifts the brush: the next moveTo starts anew without joining (the pointer left the skin).
  void lift();

  [[nodiscard]] bool changed() const { return editor_.changed(); }
  /// The shape so far (cheap; shares untouched pages).
  [[nodiscard]] surface::PagedField shape() { return editor_.publish(); }

 private:
  void dab(const mesh::SurfacePoint& place);

  const mesh::WorkingMesh* mesh_;
  surface::GeodesicField* field_;
  surface::PagedField::Editor editor_;
  BrushMode mode_;
  double radiusMm_;
  double bandMm_;  ///< Written outside the brush, so that the zero line is well interpolated.
  Allowed allowed_;
  std::optional<mesh::SurfacePoint> last_;
  std::vector<mesh::SurfacePoint> between_;  ///< Scratch.
};

/// The ring of a brush lying on the skin, for the preview: closed polyline in mm, empty when none.
[[nodiscard]] std::vector<glm::dvec3> brushRing(const mesh::WorkingMesh& mesh,
                                                const mesh::SurfacePoint& place, double widthMm,
                                                int segments = 64);

}  // namespace mesomap::paint

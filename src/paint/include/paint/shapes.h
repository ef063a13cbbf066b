// Whole shapes: an area of the atlas, a stroke through points, mirror, subtract.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "mesh/ray_caster.h"
#include "mesh/working_mesh.h"
#include "paint/brush.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::paint {

/// Shape where `inside(position)` > 0 (smooth, about mm near its border), with true distances along
/// the skin. Small islands under `smallestPartMm2` are dropped.
[[nodiscard]] surface::PagedField shapeOf(const mesh::WorkingMesh& mesh,
                                          const surface::PageTriangles& pages,
                                          const std::function<double(const glm::dvec3&)>& inside,
                                          double smallestPartMm2 = 25.0);

/// A painted stroke of `widthMm` through places in order, over skin that is `allowed` alone.
[[nodiscard]] surface::PagedField strokeThrough(const mesh::WorkingMesh& mesh,
                                                surface::PagedField base,
                                                std::span<const mesh::SurfacePoint> places,
                                                double widthMm, BrushMode mode = BrushMode::paint,
                                                const Allowed& allowed = {});

/// `shape` without `taken` (areas do not overlap unless asked).
[[nodiscard]] surface::PagedField subtracted(const surface::PagedField& shape,
                                             const surface::PagedField& taken);
[[nodiscard]] surface::PagedField united(const surface::PagedField& a,
                                         const surface::PagedField& b);

/// The same place on the other side of the plane x = `planeX`, if the skin there lies within 8 mm
/// and faces the mirrored way; else none.
[[nodiscard]] std::optional<mesh::SurfacePoint> mirrored(const mesh::WorkingMesh& mesh,
                                                         const mesh::RayCaster& workingCaster,
                                                         const mesh::SurfacePoint& place,
                                                         double planeX = 0.0);

}  // namespace mesomap::paint

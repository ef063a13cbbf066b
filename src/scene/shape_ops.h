// Pointwise questions about two shapes on the same mesh; cost follows the pages they touch.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scene/surface_model.h"
#include "surface/paged_field.h"

namespace mesomap::scene {

/// Some vertex lies inside both.
[[nodiscard]] bool overlaps(const surface::PagedField& a, const surface::PagedField& b);

/// The place of the working mesh lies inside the shape, interpolated between its vertices.
[[nodiscard]] bool insideOf(const surface::PagedField& shape, const mesh::TriangleMesh& mesh,
                            const mesh::SurfacePoint& place);

/// Inside where both are inside (the smaller value at every vertex).
[[nodiscard]] surface::PagedField common(const surface::PagedField& a,
                                         const surface::PagedField& b);

/// The part of `a` that lies deeper in `a` than in `b`: two shapes that overlap part the skin
/// between them evenly.
[[nodiscard]] surface::PagedField nearerTo(const surface::PagedField& a,
                                           const surface::PagedField& b);

/// Both together. Where one was cut along the other's border no slit stays between them.
[[nodiscard]] surface::PagedField joined(const surface::PagedField& a,
                                         const surface::PagedField& b);

/// Vertices inside, ascending, at most about `most` of them at an even stride.
[[nodiscard]] std::vector<std::uint32_t> sampleInside(const surface::PagedField& shape,
                                                      std::size_t most);

/// The vertex deepest inside, the lowest of equals; none in an empty shape.
[[nodiscard]] std::optional<std::uint32_t> deepestVertex(const surface::PagedField& shape);

/// A vertex as a place, in one of its triangles.
[[nodiscard]] mesh::SurfacePoint placeOf(const mesh::WorkingMesh& mesh, std::uint32_t vertex);

/// The shape of an area of the model's atlas, with distances along the skin; empty where it has no
/// skin. `area` is an index into the atlas's areas.
[[nodiscard]] surface::PagedField shapeOfArea(const SurfaceModel& model, std::size_t area);

}  // namespace mesomap::scene
